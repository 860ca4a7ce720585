import Foundation
import RecordModel
import Store
import VietnameseText

/// Applies orders to an open document: pure but for the values given to it. What it leaves in the document is what the store is to hold.
struct Settler: Sendable {
    let rules: DeskRules
    let doubleEntry: DoubleEntryRule

    /// Adds the order to the document's trail and puts the field to what it says then.
    func settle(_ order: SettleOrder, in document: inout OpenDocument, sightings: inout [AliasSighting]) throws {
        let position = order.field.position
        guard document.machine.fields.indices.contains(position), let row = document.row(position) else {
            throw DeskError.noSuchField(order.field)
        }
        let history = document.history(position)
        if row.revision > order.revision {
            let who = history.entries.last?.who ?? document.trail.last { $0.position == position }?.who ?? ""
            throw DeskError.changedMeanwhile(order.field, by: who, revision: document.listing.row.revision)
        }
        let current = document.record.fields[position]
        let (outcome, action) = try outcome(of: order, current: current, machine: document.machine, history: history)
        let before = FieldOutcome(current, status: document.status(position))
        var entry = TrailRow(
            delivery: document.id, revision: document.listing.row.revision + 1, position: position, field: current.id, label: current.label,
            action: action.rawValue, old: before.json, new: outcome.json, who: order.who, at: order.at, why: order.why,
            isSample: order.isSample,
            confidence: document.machine.fields[position].confidence)
        if needsTwo(document, position), !(try isDecided(history, outcome, order)) {
            entry.action = TrailEntry.Action.entered.rawValue
            // The third has to see both: an order from a page that did not show them is out of date.
            let makesTwo = history.entries.count == 1
            try add(entry, to: &document, revision: makesTwo ? entry.revision : nil)
            return
        }
        entry.features = CalibrationLine(document, position: position, outcome: outcome, action: action, order: order).json
        try add(entry, to: &document, revision: entry.revision)
        if let sighting = sighting(document, position, outcome) { sightings.append(sighting) }
    }

    func undo(_ position: Int, revision: Int, who: String, at now: Date, in document: inout OpenDocument) throws {
        let reference = FieldReference(document: document.id, position: position)
        guard let row = document.row(position), document.machine.fields.indices.contains(position) else {
            throw DeskError.noSuchField(reference)
        }
        let history = document.history(position)
        if row.revision > revision {
            let last = document.trail.last { $0.position == position }?.who ?? ""
            throw DeskError.changedMeanwhile(reference, by: last, revision: document.listing.row.revision)
        }
        let target: TrailRow?
        if history.entries.isEmpty {
            target = history.settlement
        } else {
            target = history.entries.last { $0.who == who }
        }
        guard let target else { throw DeskError.nothingToUndo }
        let current = document.record.fields[position]
        var entry = TrailRow(
            delivery: document.id, revision: document.listing.row.revision + 1, position: position, field: current.id, label: current.label,
            action: TrailEntry.Action.undone.rawValue, old: FieldOutcome(current, status: document.status(position)).json, new: nil,
            who: who,
            at: now, undoes: target.id, confidence: document.machine.fields[position].confidence)
        for index in document.trail.indices where document.trail[index].id == target.id { document.trail[index].isUndone = true }
        var trial = document
        try trial.refresh(position, revision: nil, rules: rules)
        entry.new = FieldOutcome(trial.record.fields[position], status: trial.status(position)).json
        // Taking back one of two entries leaves the other's page as good as it was.
        try add(entry, to: &document, revision: history.entries.isEmpty ? entry.revision : nil)
    }

    private func add(_ entry: TrailRow, to document: inout OpenDocument, revision: Int?) throws {
        document.trail.append(entry)
        document.listing.row.revision = entry.revision
        try document.refresh(entry.position, revision: revision, rules: rules)
    }

    // MARK: Double entry

    func needsTwo(_ document: OpenDocument, _ position: Int) -> Bool {
        let field = document.machine.fields[position]
        switch doubleEntry {
        case .none: return false
        case .fields(let ids): return field.id.map(ids.contains) ?? false
        case .scoreCritical:
            return field.type.isNumeric && !rules.criteria(of: field.id, rubric: document.listing.row.rubric).isEmpty
        }
    }

    /// Whether this entry ends the round: it agrees with the first, or it is the third.
    private func isDecided(_ history: FieldHistory, _ outcome: FieldOutcome, _ order: SettleOrder) throws -> Bool {
        if history.entries.contains(where: { $0.who == order.who }) { throw DeskError.needsAnotherPerson }
        switch history.entries.count {
        case 0: return false
        case 1: return history.entries[0].new.flatMap(FieldOutcome.init(json:))?.agrees(with: outcome) ?? false
        default: return true
        }
    }

    // MARK: Outcomes

    private func outcome(
        of order: SettleOrder, current: RecordField, machine: Record, history: FieldHistory
    ) throws -> (FieldOutcome, TrailEntry.Action) {
        let field = machine.fields[order.field.position]
        func outcome(_ status: FieldStatus = .settled) -> FieldOutcome { FieldOutcome(current, status: status) }
        switch order.action {
        case .confirm:
            guard current.state != .filled || current.value != nil else { throw DeskError.notUnderstood(nothingToConfirm(current)) }
            return (outcome(), .confirmed)
        case .choose(let index):
            guard field.alternatives.indices.contains(index) else { throw DeskError.noSuchAlternative(index) }
            let alternative = field.alternatives[index]
            guard let value = alternative.value else {
                return (try typed(alternative.raw, field, machine, base: outcome()), .chosen)
            }
            var chosen = outcome()
            (chosen.state, chosen.raw, chosen.value) = (.filled, alternative.raw, value)
            return (chosen, .chosen)
        case .correct(let text): return (try typed(text, field, machine, base: outcome()), .corrected)
        case .blank:
            var blank = outcome()
            (blank.state, blank.raw, blank.value) = (.blank, nil, nil)
            return (blank, .blank)
        case .illegible:
            var illegible = outcome(.illegible)
            (illegible.state, illegible.value) = (.filled, nil)
            return (illegible, .illegible)
        case .reportWrong:
            guard let why = order.why, !why.nfcSpaced.isEmpty else { throw DeskError.noteMissing }
            return (outcome(.reportWrong), .reportWrong)
        case .place(let page, let box, let text):
            guard box.count == 4, box.allSatisfy(\.isFinite), box[0] < box[2], box[1] < box[3] else {
                throw DeskError.noPicture(page: page, why: "box")
            }
            var placed = try typed(text, field, machine, base: outcome())
            (placed.page, placed.box) = (page, box)
            return (placed, .placed)
        }
    }

    private func typed(_ text: String, _ field: RecordField, _ machine: Record, base: FieldOutcome) throws -> FieldOutcome {
        let answer = rules.answers(machine).read(text, as: field)
        guard answer.isUnderstood else { throw DeskError.notUnderstood(answer.sentence ?? "") }
        var outcome = base
        (outcome.state, outcome.raw, outcome.value) = answer.isBlank ? (.blank, nil, nil) : (.filled, answer.raw, answer.value)
        return outcome
    }

    private func nothingToConfirm(_ field: RecordField) -> String {
        rules.language == .vietnamese
            ? "Ô này có “\(field.raw ?? "")” nhưng chưa đọc ra giá trị. Hãy nhập giá trị, hoặc đánh dấu không đọc được."
            : "The field holds “\(field.raw ?? "")”, of which no value could be made. Type the value, or mark it illegible."
    }

    // MARK: What comes back

    /// Reasons of labels whose wording the form does not know, in text that came through whole.
    private static let rewordedCode = "label-reworded"

    private func sighting(_ document: OpenDocument, _ position: Int, _ outcome: FieldOutcome) -> AliasSighting? {
        let field = document.machine.fields[position]
        guard outcome.status == .settled, field.reasonCodes.contains(Self.rewordedCode), let form = document.machine.document.form,
            let id = field.id, let wording = field.evidence?.readAs?.nfcSpaced, !wording.isEmpty
        else { return nil }
        // The value must have been found where the wording stands: a place taken elsewhere says nothing for it.
        if let box = outcome.box, box != field.evidence?.bbox { return nil }
        let key = comparisonKey(wording)
        guard !key.isEmpty, key != comparisonKey(field.label) else { return nil }
        return AliasSighting(form: form, field: id, label: field.label, wording: wording, key: key)
    }
}
