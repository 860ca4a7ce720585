import Foundation

/// What a score sheet wants to print of the rubric besides the points: names, headings between the criteria, and what the policies mean.
///
/// All of it may be missing; the sheet then shows ids.
package struct RubricFacts: Sendable {
    /// The name of the rubric for people, and the decision that it comes from.
    package var title: String
    package var issuer: String?
    /// Rows of the decision that are no criteria.
    package var headings: [RubricHeading]
    package var policies: [PolicyFacts]
    /// Everything in the decision that does not add up, settled by a switch or not.
    package var inconsistencies: [InconsistencyFacts]

    package init(
        title: String, issuer: String? = nil, headings: [RubricHeading] = [], policies: [PolicyFacts] = [],
        inconsistencies: [InconsistencyFacts] = []
    ) {
        self.title = title
        self.issuer = issuer
        self.headings = headings
        self.policies = policies
        self.inconsistencies = inconsistencies
    }
}

/// A place where the decision contradicts itself or says too little, and how it was read.
package struct InconsistencyFacts: Sendable {
    package var id: String
    package var text: String
    /// Paths of the criteria, headings and groups that it touches; empty where it is the decision as a whole.
    package var paths: [String]
    /// The switch that settles it, where there is one.
    package var policy: String?

    package init(id: String, text: String, paths: [String] = [], policy: String? = nil) {
        self.id = id
        self.text = text
        self.paths = paths
        self.policy = policy
    }

    /// As it stands among the notes of a criterion or a card.
    var note: String { "\(id): \(text)" }
}

package struct RubricHeading: Sendable {
    package var path: String
    package var number: String
    package var title: String
    /// As printed beside the heading.
    package var max: Decimal?
    /// Path of the criterion that it stands before.
    package var before: String

    package init(path: String, number: String, title: String, max: Decimal? = nil, before: String) {
        self.before = before
        self.path = path
        self.number = number
        self.title = title
        self.max = max
    }
}

/// A switch that settles what the decision leaves open, in the words of the language that was asked for.
package struct PolicyFacts: Sendable {
    package var name: String
    package var value: String
    /// What the decision says that does not add up.
    package var title: String
    package var why: String
    package var alternatives: [String]
    /// Paths of the criteria and groups that it touches.
    package var paths: [String]

    package init(name: String, value: String, title: String, why: String, alternatives: [String] = [], paths: [String] = []) {
        self.name = name
        self.value = value
        self.title = title
        self.why = why
        self.alternatives = alternatives
        self.paths = paths
    }
}
