import Foundation
import RecordModel

/// A figure is at most another (a part of what the other counts). Of several limits that the form may mean, the highest binds.
package struct LimitRule: CheckRule {
    package static let kind = "at_most"
    package static let placeholders: Set<String> = ["value", "value.name", "limit", "limit.name"]

    let value: FieldSum
    let limits: [FieldSum]

    /// What shares that exclude each other may exceed 100 by, in percentage points, when each is rounded.
    private static let slackOfShares: Decimal = 1

    package var fields: [String] { (value.fields + limits.flatMap(\.fields)).uniqued() }
    package var trust: CheckTrust { .loose }

    package func evaluate(_ figures: Figures) -> CheckOutcome {
        guard let value = value.total(figures), value != 0 else { return .silent }
        let known = limits.compactMap { limit in limit.total(figures).map { (sum: limit, total: $0) } }
        guard let highest = known.max(by: { $0.total < $1.total }) else { return .silent }
        let facts = CheckFacts(
            fields: (self.value.fields + highest.sum.fields).uniqued(),
            [
                "value": .sum(self.value.values(figures).values), "value.name": .names(self.value.fields),
                "limit": .sum(highest.sum.values(figures).values), "limit.name": .names(highest.sum.fields),
            ])
        let slack = highest.sum.fields.isEmpty ? Self.slackOfShares : 0
        if value <= highest.total + slack { return .holds(chance: trust.chance, facts: facts) }
        return limits.contains { $0.isLeftBlank(figures) } ? .silent : .fails(CheckFailure(facts))
    }
}
