import Foundation
import RecordModel

/// A total is the sum of its parts. With parts left blank, those that are there must not exceed it.
package struct SumRule: CheckRule {
    package static let kind = "sum"
    package static let placeholders: Set<String> = ["total", "total.name", "parts", "computed"]

    /// What the form may mean by the total, the likeliest first.
    let totals: [FieldSum]
    let parts: FieldSum

    /// What two rounded shares may be off their total of 100, in percentage points: half a point each where they are whole numbers.
    private static let slackOfShares: Decimal = 1
    /// A total beside a single part that is not 0 only repeats that part.
    private static let chanceOfRepetition = 0.15
    /// Parts that do not exceed the total say little.
    private static let chanceOfLimit = CheckTrust.loose.chance

    package var fields: [String] { (totals.flatMap(\.fields) + parts.fields).uniqued() }
    package var trust: CheckTrust { .exact }

    package func evaluate(_ figures: Figures) -> CheckOutcome {
        let (values, isComplete) = parts.values(figures)
        let known = totals.compactMap { total in total.total(figures).map { (sum: total, total: $0) } }
        // Parts that are all 0 or blank have been left empty, whatever the total is.
        guard let likeliest = known.first, values.contains(where: { $0 != 0 }) else { return .silent }
        let sum = values.reduce(0, +)
        let slack = likeliest.sum.fields.isEmpty ? Self.slackOfShares : 0
        let highest = known.max { $0.total < $1.total } ?? likeliest
        guard isComplete else {
            return sum > highest.total + slack
                ? .fails(CheckFailure(facts(highest.sum, values, figures), variant: "exceeded"))
                : .holds(chance: Self.chanceOfLimit, facts: facts(highest.sum, values, figures))
        }
        guard let match = known.first(where: { abs(sum - $0.total) <= slack }) else {
            return .fails(CheckFailure(facts(likeliest.sum, values, figures)))
        }
        let repeats = values.filter { $0 != 0 }.count == 1
        let chance = (repeats ? Self.chanceOfRepetition : trust.chance) * Double(known.count)
        return .holds(chance: min(chance, 1), facts: facts(match.sum, values, figures))
    }

    private func facts(_ total: FieldSum, _ values: [Decimal], _ figures: Figures) -> CheckFacts {
        let named = parts.fields.filter { figures[$0]?.number != nil }
        return CheckFacts(
            fields: (total.fields + named).uniqued(),
            [
                "total": .sum(total.values(figures).values), "total.name": .names(total.fields), "parts": .sum(values),
                "computed": .number(values.reduce(0, +), decimals: nil),
            ])
    }
}
