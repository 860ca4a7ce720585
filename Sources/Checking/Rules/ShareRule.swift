import Foundation
import RecordModel

/// A rate is its numerator divided by its denominator: per cent (`scale` 100) or as a plain quotient (`scale` 1).
package struct ShareRule: CheckRule {
    package static let kind = "share"
    package static let placeholders: Set<String> = [
        "rate", "rate.name", "numerator", "numerator.name", "denominator", "denominator.name", "computed", "unit",
    ]

    let rate: String
    let numerator: FieldSum
    /// What the form may mean by "of all", the likeliest first.
    let denominators: [FieldSum]
    let scale: Decimal

    /// What a share may be off besides the rounding of its printed decimals, in percentage points.
    private static let slack = Decimal(string: "0.05") ?? 0
    /// Off by no more than this, in percentage points, is a habit of rounding (cut off, rounded to the half), not another figure.
    private static let smallDifference = Decimal(string: "0.5") ?? 0
    /// "100 %" beside two equal counts is passed by any misreading that makes both counts alike.
    private static let chanceOfWhole = 0.15

    package var fields: [String] { ([rate] + numerator.fields + denominators.flatMap(\.fields)).uniqued() }
    package var trust: CheckTrust { .exact }

    package func types(of field: String) -> Set<FieldType> { field == rate ? [.percent, .decimal] : FieldType.numeric }

    package func evaluate(_ figures: Figures) -> CheckOutcome {
        guard let written = figures[rate], let share = written.number, let part = numerator.total(figures) else { return .silent }
        let unit = Self.powerOfTen(-written.decimals)
        let perPoint = scale / 100
        let exact = unit / 2 + Self.slack * perPoint
        let small = max(Self.smallDifference * perPoint, unit + Self.slack * perPoint)
        var nearest: (difference: Decimal, facts: CheckFacts)?
        var tried = 0
        var isOpen = false
        for denominator in denominators {
            guard let whole = denominator.total(figures), whole > 0 else {
                isOpen = isOpen || denominator.isLeftBlank(figures)
                continue
            }
            tried += 1
            let computed = part * scale / whole
            let difference = abs(computed - share)
            let facts = facts(written, computed, part, denominator, figures)
            if difference <= exact {
                if part == 0 { return .silent }
                let chance = part == whole ? Self.chanceOfWhole : trust.chance
                return .holds(chance: min(chance * Double(tried), 1), facts: facts)
            }
            if difference < nearest?.difference ?? .greatestFiniteMagnitude { nearest = (difference, facts) }
        }
        // With a candidate left blank, nobody knows what the sender divided by.
        guard let nearest, !isOpen else { return .silent }
        if nearest.difference <= small { return .fails(CheckFailure(nearest.facts, size: .small)) }
        return .fails(CheckFailure(nearest.facts, variant: looksLikeFraction(share, part, exact, figures) ? "fraction" : nil))
    }

    /// "0,8" where 80 % is meant.
    private func looksLikeFraction(_ share: Decimal, _ part: Decimal, _ tolerance: Decimal, _ figures: Figures) -> Bool {
        guard scale == 100, share > 0, share <= 1 else { return false }
        return denominators.contains { denominator in
            guard let whole = denominator.total(figures), whole > 0 else { return false }
            return abs(part / whole - share) <= tolerance
        }
    }

    private func facts(
        _ written: Figure, _ computed: Decimal, _ part: Decimal, _ denominator: FieldSum, _ figures: Figures
    ) -> CheckFacts {
        let decimals = max(1, min(written.decimals, 2))
        var facts: [String: CheckFacts.Fact] = [
            "rate": .number(written.number ?? 0, decimals: nil), "rate.name": .name(rate),
            "computed": .number(computed, decimals: decimals),
            "numerator": .sum(numerator.values(figures).values), "denominator": .sum(denominator.values(figures).values),
        ]
        facts["unit"] = .text(scale == 100 ? " %" : "")
        facts["numerator.name"] = .names(numerator.fields)
        facts["denominator.name"] = .names(denominator.fields)
        return CheckFacts(fields: ([rate] + numerator.fields + denominator.fields).uniqued(), facts)
    }

    private static func powerOfTen(_ exponent: Int) -> Decimal {
        Decimal(sign: .plus, exponent: exponent, significand: 1)
    }
}

extension Array where Element: Hashable {
    /// Each element once, in the order of first appearance.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
