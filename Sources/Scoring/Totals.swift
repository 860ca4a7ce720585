import Foundation
import RecordModel

/// Sums of rounded points, with the decision's contradicting maxima settled by the policies.
struct Totals {
    struct Group {
        var path: String
        var title: String
        /// What classes are measured against.
        var max: Decimal
        var points: Decimal
        var low: Decimal
        var high: Decimal
        var verified: Decimal
        var notes: [String]
        /// More than half of the group fell away under `na=exclude`: no class is given.
        var isHollow: Bool
    }

    private(set) var groups: [Group] = []
    private(set) var parts: [PartScore] = []
    private(set) var points: Decimal = 0
    private(set) var low: Decimal = 0
    private(set) var high: Decimal = 0
    private(set) var verified: Decimal = 0
    private(set) var notes: [String] = []

    init(rubric: Rubric, index: RubricIndex, policies: Policies, results: [CriterionScorer.Result]) {
        let rowsOfGroups = Dictionary(grouping: results) { $0.score.group }
        for group in rubric.groups {
            let sum = GroupSum(group: group, policies: policies, headings: index.headings, rows: rowsOfGroups[group.path] ?? [])
            groups.append(sum.total())
        }
        for part in rubric.parts {
            let own = groups.filter { summed in rubric.groups.contains { $0.path == summed.path && $0.part == part.path } }
            parts.append(
                PartScore(
                    path: part.path, title: part.title, max: part.max, points: own.map(\.points).reduce(0, +),
                    range: [own.map(\.low).reduce(0, +), own.map(\.high).reduce(0, +)]))
        }
        points = groups.map(\.points).reduce(0, +)
        low = groups.map(\.low).reduce(0, +)
        high = groups.map(\.high).reduce(0, +)
        verified = groups.map(\.verified).reduce(0, +)
        notes = groups.flatMap { group in group.notes.map { "\(group.path): \($0)" } }
    }
}

/// The sum of one group under the policies for overflowing and falling short.
private struct GroupSum {
    let group: RubricGroup
    let policies: Policies
    /// Heading paths of each criterion.
    let headings: [String: [String]]
    let rows: [CriterionScorer.Result]

    /// The figures of a row that are summed, each on its own.
    private enum Figure: CaseIterable {
        case points, low, high, verified

        func of(_ score: CriterionScore) -> Decimal {
            switch self {
            case .points: score.points
            case .low: score.range.first ?? score.points
            case .high: score.range.last ?? score.points
            case .verified: score.verified ? score.points : 0
            }
        }
    }

    private var rowMaximum: Decimal { rows.map(\.score.max).reduce(0, +) }

    func total() -> Totals.Group {
        var notes: [String] = []
        let excluded = rows.filter(\.isExcluded).map(\.score.max).reduce(0, +)
        var maximum = group.max
        if excluded > 0 {
            maximum = max(group.max - excluded, 0)
            notes.append("Không áp dụng \(excluded.written()) điểm, còn tính trên \(maximum.written()) điểm.")
        }
        if rowMaximum < group.max {
            if policies["category_shortfall"] == "attainable" { maximum = min(maximum, rowMaximum - excluded) }
            notes.append("Cộng các tiêu chí chỉ được \(rowMaximum.written()) điểm, bảng in \(group.max.written()).")
        }
        let isHollow = excluded * 2 > group.max
        if isHollow { notes.append("Hơn một nửa hạng mục không áp dụng: không xếp mức.") }
        let sums = Dictionary(uniqueKeysWithValues: Figure.allCases.map { ($0, sum($0)) })
        let raw = rows.map(\.score.points).reduce(0, +)
        if let points = sums[.points], raw != points {
            notes.append("Cộng được \(raw.written()) điểm, tính \(points.written()) (category_overflow=\(policies["category_overflow"])).")
        }
        return Totals.Group(
            path: group.path, title: group.title, max: maximum, points: sums[.points] ?? 0, low: sums[.low] ?? 0, high: sums[.high] ?? 0,
            verified: sums[.verified] ?? 0, notes: notes, isHollow: isHollow)
    }

    private func sum(_ figure: Figure) -> Decimal {
        let plain = rows.map { figure.of($0.score) }.reduce(0, +)
        switch policies["category_overflow"] {
        case "none": return plain
        case "cap_headings": return min(capped(figure), group.max)
        case "scale": return min(scaled(figure), group.max)
        default: return min(plain, group.max)
        }
    }

    /// Every printed heading is a cap: innermost headings first.
    private func capped(_ figure: Figure) -> Decimal {
        sum(figure, under: [])
    }

    private func sum(_ figure: Figure, under parents: [String]) -> Decimal {
        let direct = rows.filter { headings[$0.score.path] == parents }.map { figure.of($0.score) }.reduce(0, +)
        let inner = group.headings.filter { $0.parents == parents }.map { heading -> Decimal in
            let points = sum(figure, under: parents + [heading.path])
            return heading.max.map { min(points, $0) } ?? points
        }
        return direct + inner.reduce(0, +)
    }

    /// The headings whose rows give more than they print are shrunk until the group's rows give the group's maximum.
    private func scaled(_ figure: Figure) -> Decimal {
        let excess = rowMaximum - group.max
        let overflowing = group.headings.filter { heading in
            heading.parents.isEmpty && (heading.max.map { maximum(under: heading) > $0 } ?? false)
        }
        let overflow = overflowing.map { maximum(under: $0) }.reduce(0, +)
        guard excess > 0, overflow > 0 else { return rows.map { figure.of($0.score) }.reduce(0, +) }
        let factor = (overflow - excess) / overflow
        return rows.map { row -> Decimal in
            let points = figure.of(row.score)
            let isOverflowing = headings[row.score.path]?.first.map { first in overflowing.contains { $0.path == first } } ?? false
            return isOverflowing ? points * factor : points
        }.reduce(0, +).rounded(toPlaces: 2)
    }

    private func maximum(under heading: RubricHeading) -> Decimal {
        rows.filter { headings[$0.score.path]?.first == heading.path }.map(\.score.max).reduce(0, +)
    }
}
