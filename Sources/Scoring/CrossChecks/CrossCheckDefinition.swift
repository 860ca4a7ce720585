import Foundation
import RecordModel

/// Which figures of an upper agency's report follow from the reports of the agencies below (`Mappings/crosschecks/ID.yaml`).
package struct CrossCheckDefinition: Sendable {
    /// How a figure follows from those of the agencies below.
    package enum Rule: Hashable, Sendable {
        /// How many agencies there are.
        case members
        /// How many of them say yes, or have more than nought.
        case count(String)
        /// The same as a share of all, in per cent.
        case share(String)
        case sum([String])
        /// One sum over another, in per cent.
        case ratio(part: [String], whole: [String])
        /// The mean of a rate, each agency weighing the same or by a figure of its own.
        case mean(String, weight: String?)

        package var fields: [String] {
            switch self {
            case .members: []
            case .count(let field), .share(let field): [field]
            case .sum(let fields): fields
            case .ratio(let part, let whole): part + whole
            case .mean(let field, let weight): [field] + (weight.map { [$0] } ?? [])
            }
        }

        /// The result is a rate in per cent, and compared with the tolerance of rates.
        package var isRate: Bool {
            switch self {
            case .members, .count, .sum: false
            case .share, .ratio, .mean: true
            }
        }
    }

    package struct Figure: Sendable {
        package var field: String
        /// What it is called on sheets, where the form's label names a whole ratio.
        package var label: String?
        package var rule: Rule
        package var bound: CrossCheck.Bound?
        package var remark: String?
        package var line: Int?
    }

    /// A figure about the agencies below that their reports say nothing of.
    package struct Unchecked: Sendable {
        package var field: String
        package var why: String
        package var line: Int?
    }

    /// A worked case: what the upper agency declares, what each agency below has, and what comes of it.
    package struct Example: Sendable {
        package var field: String
        package var declared: String
        /// A value for each agency; "" for a blank, "-" for an agency without a report.
        package var communes: [String: [String]]
        package var gives: CrossCheck.State?
        package var derived: Decimal?
        package var line: Int?
    }

    package var id: String
    package var title: String
    /// Ids of the forms.
    package var upper: String
    package var lower: String
    package var areas: String
    package var figures: [Figure]
    package var unchecked: [Unchecked]
    package var examples: [Example]
}
