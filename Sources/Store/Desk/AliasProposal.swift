import Foundation

/// A label's wording that people confirmed and the mapping does not know.
package struct AliasProposal: Hashable, Sendable {
    /// The names are those in the store.
    package enum State: String, Hashable, Sendable {
        case proposed
        /// The linter and the reference documents had nothing against it.
        case passed
        case failed
        case accepted, rejected
    }

    package var id: Int64
    package var form: String
    package var field: String
    /// As the form words it.
    package var label: String
    /// As documents word it.
    package var wording: String
    /// In how many documents it was confirmed.
    package var documents: Int
    package var state: State
    /// What the trial found, a line each.
    package var findings: [String]
    package var decidedBy: String?
    package var decidedAt: Date?

    package init(
        id: Int64, form: String, field: String, label: String, wording: String, documents: Int, state: State, findings: [String],
        decidedBy: String? = nil, decidedAt: Date? = nil
    ) {
        self.id = id
        self.form = form
        self.field = field
        self.label = label
        self.wording = wording
        self.documents = documents
        self.state = state
        self.findings = findings
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
    }
}
