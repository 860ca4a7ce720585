import Foundation
import RecordModel

/// A declared count is the number of rows of a list table. A list that the document does not hold, or holds empty, says nothing.
package struct RowsRule: CheckRule {
    package static let kind = "rows"
    package static let placeholders: Set<String> = ["count", "count.name", "rows"]

    let count: String
    let list: String

    package var fields: [String] { [count] }
    package var trust: CheckTrust { .rows }

    package func evaluate(_ figures: Figures) -> CheckOutcome {
        guard let count = figures[self.count]?.number, let rows = figures.rowCount(of: list), rows > 0 else { return .silent }
        let facts = CheckFacts(
            fields: fields,
            ["count": .number(count, decimals: nil), "count.name": .name(self.count), "rows": .number(Decimal(rows), decimals: 0)])
        return count == Decimal(rows) ? .holds(chance: trust.chance, facts: facts) : .fails(CheckFailure(facts))
    }
}
