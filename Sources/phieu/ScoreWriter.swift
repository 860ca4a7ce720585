import DocumentModel
import Foundation
import RecordModel
import Reporting
import ReviewDesk
import Scoring

/// Score cards as JSON, as sheets and as a workbook.
struct ScoreWriter {
    let language: Language

    func json(_ member: ScoredMember, isOnlyOne: Bool) throws -> Data {
        guard let card = member.card else { return Data() }
        return Data((try RecordJSON.text(card, style: isOnlyOne ? .pretty : .compact) + "\n").utf8)
    }

    func html(_ member: ScoredMember) -> Data {
        guard let card = member.card else { return Data() }
        return Data(
            ScoreSheet(card, record: member.record, rubric: RubricFacts(member.rubric, policies: card.policies), language: language).html
                .utf8)
    }

    func workbook(_ members: [ScoredMember]) throws -> Data {
        let entries = members.compactMap { member in member.card.map { ScoreWorkbook.Entry($0, rank: $0.rank) } }
        var facts: [String: RubricFacts] = [:]
        for member in members where facts[member.rubric.id] == nil {
            if let card = member.card { facts[member.rubric.id] = RubricFacts(member.rubric, policies: card.policies) }
        }
        return try ScoreWorkbook(entries, rubrics: facts, language: language).data(created: Date(timeIntervalSince1970: 0))
    }
}

struct RubricMissing: Error {
    var vietnamese: String
    var english: String
}
