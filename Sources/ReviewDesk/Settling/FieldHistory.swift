import Foundation
import RecordModel
import Store

/// What the trail says of one field: the settlement that holds, and the entries that wait for another person's.
struct FieldHistory: Sendable {
    /// The last settlement that is not undone.
    let settlement: TrailRow?
    /// Entries of the open round of double entry, oldest first.
    let entries: [TrailRow]

    /// - Parameter rows: of this field, oldest first.
    init(_ rows: [TrailRow]) {
        let live = rows.filter { !$0.isUndone && $0.action != TrailEntry.Action.undone.rawValue }
        let last = live.lastIndex { $0.action != TrailEntry.Action.entered.rawValue }
        settlement = last.map { live[$0] }
        entries = Array(live[(last.map { $0 + 1 } ?? 0)...])
    }

    /// - Parameter machine: the field as the machine read it.
    func status(machine: RecordField) -> FieldStatus {
        switch entries.count {
        case 0: break
        case 1: return .awaitingSecond
        default: return .awaitingThird
        }
        if let settlement { return settlement.new.flatMap(FieldOutcome.init(json:))?.status ?? .settled }
        return machine.decision == .review ? .waiting : .accepted
    }

    /// The field as people settled it; nil while the machine's holds.
    func current(machine: RecordField, rules: DeskRules) -> RecordField? {
        guard let settlement, let outcome = settlement.new.flatMap(FieldOutcome.init(json:)) else { return nil }
        return outcome.field(machine: machine, action: settlement.action, language: rules.language)
    }
}
