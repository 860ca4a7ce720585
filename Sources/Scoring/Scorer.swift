import Foundation
import RecordModel

/// Scores records under one rubric: a pure function of records, rubric, policies, judgements and the group's best values.
package struct Scorer: Sendable {
    package let rubric: Rubric
    package let policies: Policies
    let index: RubricIndex

    /// - Throws: `ScoringError` for switches that the rubric does not know.
    package init(rubric: Rubric, policies overrides: [String: String] = [:]) throws {
        self.rubric = rubric
        index = RubricIndex(rubric)
        policies = try Policies(rubric: rubric, overrides: overrides)
    }

    /// The score card of one agency.
    ///
    /// - Parameters:
    ///   - judgements: what people decided about this agency.
    ///   - group: best values of its group, from `scoreGroup`; without it, rows relative to the best agency stay open.
    package func score(_ record: Record, judgements: Judgements? = nil, group: GroupContext = GroupContext()) -> ScoreCard {
        score(RecordIndex(record), judgements: judgements, group: group)
    }

    package func score(_ record: RecordIndex, judgements: Judgements? = nil, group: GroupContext = GroupContext()) -> ScoreCard {
        let scorer = CriterionScorer(index: index, policies: policies)
        let results = rubric.criteria.map { criterion in
            scorer.score(
                criterion, record: record, group: group, judgement: judgements?.criteria[criterion.path],
                annulled: annulment(judgements, criterion))
        }
        let totals = Totals(rubric: rubric, index: index, policies: policies, results: results)
        let level = Levels(rubric: rubric, policies: policies).level(totals)
        let criteria = results.map(\.score)
        var notes = totals.notes
        if let annulment = judgements?.annulment { notes.insert("Kết quả bị hủy: \(annulment.reason)", at: 0) }
        notes += index.generalNotes
        return ScoreCard(
            rubric: rubric.id, agency: record.agency, period: record.period, criteria: criteria, groups: level.groups, parts: totals.parts,
            total: totals.points, totalVerified: totals.verified, range: [totals.low, totals.high], max: rubric.max, level: level.name,
            levelFailed: level.failed, provisional: criteria.contains(where: \.provisional), policies: policies.values, notes: notes)
    }

    private func annulment(_ judgements: Judgements?, _ criterion: Criterion) -> String? {
        guard let annulment = judgements?.annulment else { return nil }
        return policies["annul_scope"] == "dvc" && criterion.inspection != .service ? nil : annulment.reason
    }
}
