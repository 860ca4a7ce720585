import RecordModel
import Scoring
import Store

/// A document as one person may see it.
struct DeskView {
    let open: OpenDocument
    let rules: DeskRules
    let settler: Settler
    let who: String
    let scores: ScoreChange?

    var document: DeskDocument {
        DeskDocument(
            item: open.listing, record: open.record, revision: open.listing.row.revision, fields: fields,
            scores: scores, pages: open.machine.document.pages)
    }

    private var fields: [DeskField] {
        let points = Dictionary((scores?.after.criteria ?? []).map { ($0.path, $0.points) }) { first, _ in first }
        let trails = Dictionary(grouping: open.trail, by: \.position)
        var relations: [String: [FieldRelation]] = [:]
        for (fields, relation) in rules.relations(open.record) {
            for field in fields { relations[field, default: []].append(relation) }
        }
        return open.record.fields.indices.map { position in
            let field = open.record.fields[position]
            let history = FieldHistory(trails[position] ?? [])
            let status = open.status(position)
            return DeskField(
                reference: FieldReference(document: open.id, position: position), field: field, machine: open.machine.fields[position],
                status: status, checks: field.id.map { id in open.record.checks.filter { $0.fields.contains(id) } } ?? [],
                relations: field.id.flatMap { relations[$0] } ?? [],
                criteria: rules.criteria(of: field.id, rubric: scores?.rubric).map {
                    CriterionStake(
                        path: $0.path, title: $0.title, maximum: $0.max.double, points: (points[$0.path] ?? 0).double)
                },
                entries: entries(history, status),
                lastSettlement: history.settlement.map { TrailEntry($0, isHidden: false) },
                isDoubleEntry: settler.needsTwo(open, position))
        }
    }

    /// The third person decides between two entries; nobody else sees any but the own.
    private func entries(_ history: FieldHistory, _ status: FieldStatus) -> [DoubleEntry] {
        let isParty = history.entries.contains { $0.who == who }
        return history.entries.compactMap { row in
            guard row.who == who || (status == .awaitingThird && !isParty), let outcome = row.new.flatMap(FieldOutcome.init(json:)) else {
                return nil
            }
            return DoubleEntry(who: row.who, at: row.at, outcome: outcome)
        }
    }
}
