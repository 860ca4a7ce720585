import Foundation
import RecordModel

/// Two slots that ask for the same figure.
package struct SameRule: CheckRule {
    package static let kind = "same"
    package static let placeholders: Set<String> = ["first", "first.name", "second", "second.name"]

    let first: String
    let second: String

    package var fields: [String] { [first, second] }
    package var trust: CheckTrust { .exact }
    /// Lone digits that are both misread agree this often: a font's 2 that looks like a 7 does so in both places.
    private static let chanceOfLoneDigits = 0.5
    private static let ten = Decimal(10)

    package func types(of field: String) -> Set<FieldType> { Set(FieldType.allCases) }

    package func evaluate(_ figures: Figures) -> CheckOutcome {
        guard let one = figures[first], let other = figures[second] else { return .silent }
        let facts = CheckFacts(
            fields: fields,
            ["first": one.fact, "first.name": .name(first), "second": other.fact, "second.name": .name(second)])
        guard one.value == other.value else { return .fails(CheckFailure(facts)) }
        guard let number = one.number else { return .holds(chance: trust.chance, facts: facts) }
        if number == 0 { return .silent }
        return .holds(chance: abs(number) < Self.ten ? Self.chanceOfLoneDigits : trust.chance, facts: facts)
    }
}

extension Figure {
    var fact: CheckFacts.Fact { number.map { .number($0, decimals: nil) } ?? .text(value.string ?? raw ?? "") }
}
