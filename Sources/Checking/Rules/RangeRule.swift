import Foundation
import RecordModel

/// A figure lies between two bounds.
package struct RangeRule: CheckRule {
    package static let kind = "range"
    package static let placeholders: Set<String> = ["value", "value.name", "from", "to"]

    let field: String
    let from: Decimal?
    let to: Decimal?

    package var fields: [String] { [field] }
    package var trust: CheckTrust { .loose }

    package func evaluate(_ figures: Figures) -> CheckOutcome {
        guard let value = figures[field]?.number else { return .silent }
        var facts: [String: CheckFacts.Fact] = ["value": .number(value, decimals: nil), "value.name": .name(field)]
        facts["from"] = from.map { .number($0, decimals: nil) }
        facts["to"] = to.map { .number($0, decimals: nil) }
        let found = CheckFacts(fields: [field], facts)
        if let from, value < from { return .fails(CheckFailure(found, variant: "below")) }
        if let to, value > to { return .fails(CheckFailure(found)) }
        // Nearly every misreading stays within.
        return .silent
    }
}
