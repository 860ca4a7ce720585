import Foundation
import RecordModel

/// What a check finds in the figures of one report.
package enum CheckOutcome: Sendable {
    /// A figure that it needs is not there, or what is there says nothing ("0 of 0").
    case silent
    /// - Parameter chance: how often figures that have nothing to do with each other would have passed, 0 to 1.
    case holds(chance: Double, facts: CheckFacts)
    case fails(CheckFailure)
}

package struct CheckFailure: Sendable {
    package enum Size: Sendable {
        /// Off by a rounding habit, not by another figure.
        case small
        case full
    }

    package var size: Size
    /// Which message of the kind tells it; nil is the ordinary one.
    package var variant: String?
    package var facts: CheckFacts

    init(_ facts: CheckFacts, size: Size = .full, variant: String? = nil) {
        self.facts = facts
        self.size = size
        self.variant = variant
    }
}

/// The values that a message names, by placeholder.
package struct CheckFacts: Sendable {
    package enum Fact: Sendable {
        /// - Parameter decimals: nil prints as many as the number has.
        case number(Decimal, decimals: Int?)
        case sum([Decimal])
        case text(String)
        /// The name of a field, as the catalogue words it.
        case name(String)
        case names([String])
        case date(String)
    }

    package var facts: [String: Fact]
    /// The fields that the message speaks of, in its order.
    package var fields: [String]

    init(fields: [String], _ facts: [String: Fact]) {
        self.facts = facts
        self.fields = fields
    }
}

/// One way in which fields of a report must fit together. One kind, one file.
package protocol CheckRule: Sendable {
    /// The name of the kind, which is the key that names it in `Mappings/checks`.
    static var kind: String { get }
    /// What `{…}` in a message of this kind may name.
    static var placeholders: Set<String> { get }
    /// Every field that it looks at, each once, the checked one first.
    var fields: [String] { get }
    /// How often reports keep to it (1 = always); see `CheckTrust`.
    var trust: CheckTrust { get }

    /// The types that a field of this rule may have; numbers, unless the rule says otherwise.
    func types(of field: String) -> Set<FieldType>

    func evaluate(_ figures: Figures) -> CheckOutcome
}

extension CheckRule {
    package func types(of field: String) -> Set<FieldType> { FieldType.numeric }
}

extension FieldType {
    static let numeric = Set(allCases.filter(\.isNumeric))
}

/// How much a check says about the reading of its fields.
package struct CheckTrust: Sendable {
    /// Probability that the figures that the sender really wrote keep the rule.
    let reports: Double
    /// Probability that wrongly read figures keep it by chance.
    let chance: Double

    /// Shares, totals, repeated figures. Of the 26 shares and totals that the two real reports of the seeds give with all their figures,
    /// 19 hold; misread digits meet a share to its printed decimal far less often than 1 time in 20, which is taken so as not to claim
    /// too much.
    static let exact = CheckTrust(reports: 0.75, chance: 0.05)
    /// Limits, ranges, dates, answers and figures: of the 25 limits in the real reports 22 are kept, but most misreadings keep them too.
    static let loose = CheckTrust(reports: 0.9, chance: 0.7)
    /// Rows of a list against the declared number: lists are often given in part.
    static let rows = CheckTrust(reports: 0.6, chance: 0.2)
}
