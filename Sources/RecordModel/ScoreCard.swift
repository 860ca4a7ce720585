import Foundation

/// The score of one record under one rubric: `phieu.scorecard/1`. A total is derived; every part says why.
package struct ScoreCard: Codable, Hashable, Sendable {
    package static let schemaName = "phieu.scorecard/1"

    package var schema: String
    package var rubric: String
    package var agency: String?
    package var period: String?
    package var criteria: [CriterionScore]
    package var groups: [GroupScore]
    package var total: Decimal
    /// Lowest and highest total that what is still open allows.
    package var range: [Decimal]
    package var max: Decimal
    package var level: String?
    package var levelFailed: [String]
    package var provisional: Bool
    /// Every policy switch that was in force, so that the score can be made again.
    package var policies: [String: String]

    enum CodingKeys: String, CodingKey {
        case schema, rubric, agency, period, criteria, groups, total, range, max, level, levelFailed = "level_failed", provisional, policies
    }

    package init(
        rubric: String, agency: String?, period: String?, criteria: [CriterionScore], groups: [GroupScore], total: Decimal, range: [Decimal],
        max: Decimal, level: String?, levelFailed: [String], provisional: Bool, policies: [String: String]
    ) {
        self.schema = Self.schemaName
        self.rubric = rubric
        self.agency = agency
        self.period = period
        self.criteria = criteria
        self.groups = groups
        self.total = total
        self.range = range
        self.max = max
        self.level = level
        self.levelFailed = levelFailed
        self.provisional = provisional
        self.policies = policies
    }
}

package enum CriterionState: String, Codable, Hashable, Sendable {
    case scored
    case notReported = "not-reported"
    case notComputable = "not-computable"
    case needsAssessor = "needs-assessor"
}

package struct CriterionScore: Codable, Hashable, Sendable {
    package var path: String
    package var number: String
    package var title: String
    package var max: Decimal
    package var points: Decimal
    /// Lowest and highest points that what is still open allows.
    package var range: [Decimal]
    package var state: CriterionState
    /// As the decision prints it.
    package var rule: String
    package var working: String
    package var inputs: [CriterionInput]
    package var confidence: Double
    package var notes: [String]

    package init(
        path: String, number: String, title: String, max: Decimal, points: Decimal, range: [Decimal], state: CriterionState, rule: String,
        working: String, inputs: [CriterionInput], confidence: Double, notes: [String]
    ) {
        self.path = path
        self.number = number
        self.title = title
        self.max = max
        self.points = points
        self.range = range
        self.state = state
        self.rule = rule
        self.working = working
        self.inputs = inputs
        self.confidence = confidence
        self.notes = notes
    }
}

package struct CriterionInput: Codable, Hashable, Sendable {
    package var field: String
    package var value: FieldValue?
    package var state: FieldState
    package var decision: Decision
    package var evidence: Evidence?

    package init(field: String, value: FieldValue?, state: FieldState, decision: Decision, evidence: Evidence?) {
        self.field = field
        self.value = value
        self.state = state
        self.decision = decision
        self.evidence = evidence
    }
}

package struct GroupScore: Codable, Hashable, Sendable {
    package var path: String
    package var title: String
    package var max: Decimal
    package var points: Decimal
    package var level: String?

    package init(path: String, title: String, max: Decimal, points: Decimal, level: String?) {
        self.path = path
        self.title = title
        self.max = max
        self.points = points
        self.level = level
    }
}
