import Foundation
import RecordModel
import Reporting
import Scoring
import Store

extension StoreDesk {
    package func rankings() async throws -> [RankingChoice] {
        let rows = try ledger.deskRubrics()
        return Dictionary(grouping: rows, by: \.rubric).sorted { $0.key < $1.key }.map { rubric, rows in
            RankingChoice(
                rubric: rubric, title: rules.scorer(rubric)?.rubric.title ?? rubric, periods: rows.compactMap(\.period).sorted(),
                documents: rows.reduce(0) { $0 + $1.documents })
        }
    }

    package func ranking(rubric: String, period: String?) async throws -> Ranking {
        guard let scorer = rules.scorer(rubric) else { throw DeskError.noSuchRubric(rubric) }
        var query = DeskQuery()
        (query.rubric, query.period) = (rubric, period)
        let listings = try ledger.deskListings(query, limit: .max, offset: 0)
        let documents = try listings.map { try open($0.row.delivery) }
        let group = scorer.scoreGroup(documents.map { GroupMember(record: $0.record) })
        let places = group.order.map { index in
            Ranking.Place(
                document: documents[index].id, file: documents[index].listing.name, card: group.cards[index],
                open: documents[index].listing.row.open)
        }
        return Ranking(rubric: rubric, title: scorer.rubric.title, period: period, places: places, warnings: group.warnings)
    }

    package func rubricFacts(_ id: String) async throws -> RubricFacts? {
        rules.scorer(id).map { RubricFacts($0.rubric, policies: $0.policies.values) }
    }
}
