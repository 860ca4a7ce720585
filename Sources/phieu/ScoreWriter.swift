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
        let headings = rubric.groups.flatMap(\.headings).map {
            Reporting.RubricHeading(path: $0.path, number: $0.number, title: $0.title, max: $0.max)
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

/// The rubrics in the `Mappings` folders.
struct RubricShelf {
    private var rubrics: [Rubric] = []
    private let language: Language

    init(folders: [URL], language: Language) throws {
        self.language = language
        for folder in folders {
            let place = folder.appending(path: "rubrics")
            let files = (try? FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)) ?? []
            for file in files.filter({ $0.pathExtension == "yaml" }).sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
                let rubric = try RubricReader.load(yaml: String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent)
                rubrics.removeAll { $0.id == rubric.id }
                rubrics.append(rubric)
            }
        }
    }

    /// The rubric that was asked for, or the one written for the record's form, or that of the departments, which shares most fields.
    func rubric(_ id: String?, for record: Record) throws -> Rubric {
        let chosen = id.map { id in rubrics.first { $0.id == id } } ?? rubrics.first { $0.form == record.document.form } ?? rubrics.first
        guard let chosen else {
            throw RubricMissing(
                vietnamese: "không có bộ tiêu chí “\(id ?? "")” trong Mappings/rubrics.",
                english: "there is no rubric “\(id ?? "")” in Mappings/rubrics.")
        }
        return chosen
    }
}

struct RubricMissing: Error {
    var vietnamese: String
    var english: String
}
