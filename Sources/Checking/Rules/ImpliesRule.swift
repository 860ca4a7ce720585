import Foundation
import RecordModel

/// Where one field says "no" (or 0, or one of the named options), the figures that depend on it are 0 or blank.
package struct ImpliesRule: CheckRule {
    package static let kind = "implies"
    package static let placeholders: Set<String> = ["answer", "condition.name", "value", "value.name"]

    let condition: String
    /// The answers that mean "there is none", as the record holds them.
    let answers: [FieldValue]
    let zero: [String]

    package var fields: [String] { ([condition] + zero).uniqued() }
    package var trust: CheckTrust { .loose }

    package func types(of field: String) -> Set<FieldType> { FieldType.numeric.union(field == condition ? [.yesno, .choice] : []) }

    package func evaluate(_ figures: Figures) -> CheckOutcome {
        guard let answer = figures[condition], answers.contains(answer.value) else { return .silent }
        var named: (field: String, number: Decimal)?
        for field in zero {
            guard let number = figures[field]?.number, named == nil || number > 0 else { continue }
            named = (field, number)
            if number > 0 { break }
        }
        guard let named else { return .silent }
        let facts = CheckFacts(
            fields: [condition, named.field],
            [
                "answer": .text(answer.raw ?? ""), "condition.name": .name(condition), "value": .number(named.number, decimals: nil),
                "value.name": .name(named.field),
            ])
        return named.number > 0 ? .fails(CheckFailure(facts)) : .holds(chance: trust.chance, facts: facts)
    }
}
