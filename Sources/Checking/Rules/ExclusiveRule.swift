import Foundation
import RecordModel

/// Of several cases at most one is answered "yes".
package struct ExclusiveRule: CheckRule {
    package static let kind = "exclusive"
    package static let placeholders: Set<String> = ["names", "count"]

    let cases: [String]

    package var fields: [String] { cases }
    package var trust: CheckTrust { .loose }

    package func types(of field: String) -> Set<FieldType> { [.yesno] }

    package func evaluate(_ figures: Figures) -> CheckOutcome {
        let chosen = cases.filter { figures[$0]?.value.bool == true }
        guard !chosen.isEmpty else { return .silent }
        let facts = CheckFacts(fields: chosen, ["names": .names(chosen), "count": .number(Decimal(chosen.count), decimals: 0)])
        return chosen.count == 1 ? .holds(chance: trust.chance, facts: facts) : .fails(CheckFailure(facts))
    }
}
