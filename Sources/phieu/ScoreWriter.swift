import DocumentModel
import Foundation
import RecordModel
import Reporting
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
        return Data(ScoreSheet(card, record: member.record, rubric: Self.facts(member.rubric, card), language: language).html.utf8)
    }

    func workbook(_ members: [ScoredMember]) throws -> Data {
        let entries = members.compactMap { member in member.card.map { ScoreWorkbook.Entry($0, rank: $0.rank) } }
        var facts: [String: RubricFacts] = [:]
        for member in members { if let card = member.card { facts[member.rubric.id] = Self.facts(member.rubric, card) } }
        return try ScoreWorkbook(entries, rubrics: facts, language: language).data(created: Date(timeIntervalSince1970: 0))
    }

    /// What a sheet prints of the rubric besides the points.
    private static func facts(_ rubric: Rubric, _ card: ScoreCard) -> RubricFacts {
        let headings = rubric.groups.flatMap(\.headings).compactMap { heading in
            rubric.firstCriterion(under: heading).map {
                Reporting.RubricHeading(path: heading.path, number: heading.number, title: heading.title, max: heading.max, before: $0.path)
            }
        }
        let policies = rubric.policies.map { policy in
            let touching = rubric.inconsistencies.filter { $0.policy == policy.name }
            return PolicyFacts(
                name: policy.name, value: card.policies[policy.name] ?? policy.standard,
                title: ([policy.question] + touching.map { "\($0.id): \($0.text)" }).joined(separator: " "), why: policy.reason,
                alternatives: policy.values, paths: touching.flatMap(\.touches))
        }
        return RubricFacts(
            title: rubric.title, issuer: rubric.decision, headings: headings, policies: policies,
            inconsistencies: rubric.inconsistencies.map {
                InconsistencyFacts(id: $0.id, text: $0.text, paths: $0.touches, policy: $0.policy)
            })
    }
}

struct RubricMissing: Error {
    var vietnamese: String
    var english: String
}
