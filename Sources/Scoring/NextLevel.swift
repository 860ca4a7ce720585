import Foundation
import RecordModel

/// The shortest list of changes found that reaches a better class or level.
package struct NextLevelPlan: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package var path: String
        package var title: String
        package var change: FieldChange
        /// The field's label on the form.
        package var label: String
        package var before: FieldValue?
        /// What to do, in Vietnamese ("đạt 53").
        package var advice: String
        package var gain: Decimal
    }

    /// "Mức III", or a group's path and class ("II: Khá").
    package var goal: String
    /// Which conditions fail now and by how much, groups before totals.
    package var failing: [String]
    package var steps: [Step]
    /// Whether the steps reach the goal without anyone's judgement.
    package var isReached: Bool
    /// Rows that only an assessor can raise, with the points that are still open there.
    package var openRows: [OpenRow]

    package struct OpenRow: Hashable, Sendable {
        package var path: String
        package var title: String
        package var points: Decimal
    }
}

extension Scorer {
    /// What it would take to reach the next better level, or in each group the next better class.
    package func nextLevels(_ record: Record, judgements: Judgements? = nil, group: GroupContext = GroupContext()) -> [NextLevelPlan] {
        nextLevels(RecordIndex(record), judgements: judgements, group: group)
    }

    package func nextLevels(
        _ record: RecordIndex, judgements: Judgements? = nil, group: GroupContext = GroupContext()
    ) -> [NextLevelPlan] {
        let search = NextLevelSearch(scorer: self, record: record, judgements: judgements, group: group)
        let card = score(record, judgements: judgements, group: group)
        return rubric.levelTables.isEmpty ? search.classPlans(card) : search.levelPlan(card).map { [$0] } ?? []
    }
}

/// Greedy: the changes that gain most first, the last one cut down to what is needed.
private struct NextLevelSearch {
    let scorer: Scorer
    let record: RecordIndex
    let judgements: Judgements?
    let group: GroupContext

    /// Points that a group (or a part) needs.
    private struct Need {
        var path: String
        var points: Decimal
    }

    private struct Candidate {
        var criterion: Criterion
        var change: FieldChange
        var advice: String
        var gain: Decimal
    }

    func classPlans(_ card: ScoreCard) -> [NextLevelPlan] {
        card.groups.compactMap { score in
            guard let now = scorer.rubric.classes.firstIndex(where: { $0.name == score.level }), now > 0 else { return nil }
            let better = scorer.rubric.classes[now - 1]
            let needed = better.from * score.max / 100
            let failing =
                "\(score.path) “\(score.title)”: \(score.points.written()) < \(needed.written()) (\(better.from.written()) % của "
                + "\(score.max.written())), thiếu \((needed - score.points).written())"
            return plan("\(score.path): \(better.name)", failing: [failing], needs: [Need(path: score.path, points: needed)], card)
        }
    }

    func levelPlan(_ card: ScoreCard) -> NextLevelPlan? {
        let levels = Levels(rubric: scorer.rubric, policies: scorer.policies).table?.levels ?? []
        let now = levels.firstIndex { $0.name == card.level } ?? levels.count
        guard now > 0 else { return nil }
        let better = levels[now - 1]
        let conditions = better.conditions.filter { !$0.isTotal } + better.conditions.filter(\.isTotal)
        return plan(better.name, failing: card.levelFailed, needs: conditions.map { Need(path: $0.path, points: $0.points) }, card)
    }

    private func plan(_ goal: String, failing: [String], needs: [Need], _ card: ScoreCard) -> NextLevelPlan {
        var chosen: [Candidate] = []
        var open: [NextLevelPlan.OpenRow] = []
        var isReached = true
        for need in needs {
            let rows = scorer.rubric.criteria.filter { belongs($0, to: need.path) }
            guard points(need.path, with: chosen) < need.points else { continue }
            var candidates = rows.flatMap(candidates).sorted { $0.gain > $1.gain }
            candidates.removeAll { candidate in chosen.contains { $0.change.field == candidate.change.field } }
            while points(need.path, with: chosen) < need.points, !candidates.isEmpty { chosen.append(candidates.removeFirst()) }
            if points(need.path, with: chosen) < need.points {
                isReached = false
                open += openRows(rows, card)
            } else {
                chosen = trimmed(chosen, need)
            }
        }
        let steps = chosen.map { candidate in
            let field = record.field(candidate.change.field)
            return NextLevelPlan.Step(
                path: candidate.criterion.path, title: candidate.criterion.title, change: candidate.change,
                label: field?.label ?? candidate.change.field, before: field?.value, advice: candidate.advice, gain: candidate.gain)
        }
        return NextLevelPlan(goal: goal, failing: failing, steps: steps, isReached: isReached, openRows: open)
    }

    private func belongs(_ criterion: Criterion, to path: String) -> Bool {
        criterion.group == path || scorer.rubric.group(criterion.group)?.part == path
    }

    private func points(_ path: String, with chosen: [Candidate]) -> Decimal {
        let card = scorer.score(record.with(chosen.map(\.change)), judgements: judgements, group: group)
        return card.groups.first { $0.path == path }?.points ?? card.parts.first { $0.path == path }?.points ?? 0
    }

    // MARK: One row

    private func candidates(_ criterion: Criterion) -> [Candidate] {
        let context = RuleContext(
            record: record, policies: scorer.policies, group: group, answer: judgements?.criteria[criterion.path], path: criterion.path,
            max: criterion.max)
        let now = points(criterion, in: record)
        return criterion.rule(under: scorer.policies).body.improvements(context).compactMap { improvement in
            // What the form does not ask cannot be declared on it.
            guard record.field(improvement.change.field) != nil else { return nil }
            let gain = points(criterion, in: record.with([improvement.change])) - now
            return gain > 0 ? Candidate(criterion: criterion, change: improvement.change, advice: improvement.advice, gain: gain) : nil
        }
    }

    private func points(_ criterion: Criterion, in record: RecordIndex) -> Decimal {
        CriterionScorer(index: scorer.index, policies: scorer.policies).score(
            criterion, record: record, group: group, judgement: judgements?.criteria[criterion.path], annulled: nil
        ).score.points
    }

    private func openRows(_ rows: [Criterion], _ card: ScoreCard) -> [NextLevelPlan.OpenRow] {
        card.criteria.filter { score in rows.contains { $0.path == score.path } }.compactMap { score in
            // Rows that no single figure raises (services and their files) are open up to their maximum.
            let isStuck = scorer.rubric.criterion(score.path).map { candidates($0).isEmpty && $0.base.kind == FormulaRule.kind } ?? false
            let open = (isStuck ? score.max : score.range.last ?? score.points) - score.points
            return open > 0 ? NextLevelPlan.OpenRow(path: score.path, title: score.title, points: open) : nil
        }
    }

    // MARK: No more than needed

    /// Drops changes that turn out not to be needed, and lowers the last numeric one to the least value that still does.
    private func trimmed(_ chosen: [Candidate], _ need: Need) -> [Candidate] {
        var kept = chosen
        for candidate in chosen where belongs(candidate.criterion, to: need.path) {
            let without = kept.filter { $0.change != candidate.change }
            if points(need.path, with: without) >= need.points { kept = without }
        }
        guard let last = kept.indices.last, belongs(kept[last].criterion, to: need.path), case .number(let high) = kept[last].change.value
        else {
            return kept
        }
        var low = record.field(kept[last].change.field)?.value?.number ?? 0
        var enough = high
        guard high > low else { return kept }
        while enough - low > 1 {
            let middle = ((low + enough) / 2).roundedDown
            kept[last].change.value = .number(middle)
            if points(need.path, with: kept) >= need.points { enough = middle } else { low = middle }
        }
        kept[last].change.value = .number(enough)
        kept[last].advice = "đạt \(enough.written())"
        kept[last].gain = points(kept[last].criterion, in: record.with([kept[last].change])) - points(kept[last].criterion, in: record)
        return kept
    }
}
