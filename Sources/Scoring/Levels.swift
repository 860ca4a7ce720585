import Foundation
import RecordModel

/// Classes of groups (Tốt, Khá, Trung bình) and levels of the whole (Mức I–IV).
struct Levels {
    let rubric: Rubric
    let policies: Policies

    struct Outcome {
        var name: String?
        /// Failing conditions of the next better level, groups before totals.
        var failed: [String]
        var groups: [GroupScore]
    }

    /// A condition with how far the points are from it.
    struct Gap: Hashable {
        var condition: LevelCondition
        var title: String
        var points: Decimal
        var missing: Decimal { condition.points - points }
    }

    /// The table in force; nil where the decision has no levels.
    var table: LevelTable? {
        rubric.levelTables.first { table in table.when.allSatisfy { policies[$0.key] == $0.value } }
    }

    func level(_ totals: Totals) -> Outcome {
        let levels = table?.levels ?? []
        let groups = totals.groups.map { group in
            GroupScore(
                path: group.path, title: group.title, max: group.max, points: group.points, range: [group.low, group.high],
                verified: group.verified, level: group.isHollow ? nil : groupLevel(group, levels), notes: group.notes)
        }
        guard !levels.isEmpty else { return Outcome(name: nil, failed: [], groups: groups) }
        let reached = levels.firstIndex { failing($0, totals).isEmpty }
        let better = reached.map { $0 - 1 } ?? levels.count - 1
        let failed = better >= 0 ? describe(levels[better], totals) : []
        return Outcome(name: reached.map { levels[$0].name } ?? rubric.unranked, failed: failed, groups: groups)
    }

    private func groupLevel(_ group: Totals.Group, _ levels: [RubricLevel]) -> String? {
        if !rubric.classes.isEmpty, group.max > 0 {
            return rubric.classes.first { group.points * 100 >= $0.from * group.max }?.name
        }
        // A group has no table of its own: its own minimum in the level table decides.
        guard levels.contains(where: { $0.conditions.contains { $0.path == group.path } }) else { return nil }
        let reached = levels.first { level in
            level.conditions.first { $0.path == group.path }.map { group.points >= $0.points } ?? false
        }
        return reached?.name ?? rubric.unranked
    }

    /// Conditions of a level that fail: groups first, totals after them.
    func failing(_ level: RubricLevel, _ totals: Totals) -> [Gap] {
        let gaps = level.conditions.map { condition -> Gap in
            let group = totals.groups.first { $0.path == condition.path }
            let part = totals.parts.first { $0.path == condition.path }
            return Gap(
                condition: condition, title: group?.title ?? part?.title ?? condition.path, points: group?.points ?? part?.points ?? 0)
        }
        .filter { $0.missing > 0 }
        return gaps.filter { !$0.condition.isTotal } + gaps.filter(\.condition.isTotal)
    }

    private func describe(_ level: RubricLevel, _ totals: Totals) -> [String] {
        failing(level, totals).map { gap in
            let what = gap.condition.isTotal ? "tổng “\(gap.title)”" : "“\(gap.title)”"
            return
                "\(level.name): \(what) \(gap.points.written()) < \(gap.condition.points.written()) (in: \(gap.condition.printed)), thiếu "
                + "\(gap.missing.written())"
        }
    }
}
