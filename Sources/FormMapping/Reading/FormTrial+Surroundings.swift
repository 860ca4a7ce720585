import DocumentModel
import RecordModel
import VietnameseText

/// What stands around a slot and speaks against what was read: text that nothing took, figures in other cells, a table that is wholly empty. A page
/// whose tables were cut up wrongly shows itself here before anywhere else.
struct Surroundings {
    /// Share of the document's letters and figures, between the form's first and last row, that nothing took.
    private let leftoverShare: Double
    private let leftovers: Set<Int>
    /// By the document's table: its slots' share that reads as blank.
    private let blankShares: [Int: Double]
    /// The same over all slots that were found.
    private let blankShare: Double
    /// How much more of the boxes is blank than of everything else: boxes that were not seen look like boxes that nobody ticked.
    private let blankBoxes: Double

    /// Share of a document left over from which more says no more: its tables were not read as tables.
    private static let muchLeft = 0.1
    /// Slots of one table from which its being empty says something.
    private static let telling = 4

    init(_ trial: FormTrial, _ outcomes: [SlotOutcome], used: Set<Int>) {
        let items = trial.document.items
        let rows = trial.matches.map(\.items.lowerBound)
        let lists = Set(trial.lists.flatMap { $0.headRows + $0.bodyRows })
        var (left, whole) = (0.0, 0.0)
        var leftovers: Set<Int> = []
        if let first = rows.min(), let last = rows.max() {
            for item in items[first...last] where !lists.contains(item.index) {
                let length = Double(comparisonKey(item.text).unicodeScalars.count)
                whole += length
                guard !used.contains(item.index), length > 0 else { continue }
                left += length
                leftovers.insert(item.index)
            }
        }
        leftoverShare = whole == 0 ? 0 : left / whole
        self.leftovers = leftovers
        var counts: [Int: (slots: Int, blank: Int)] = [:]
        var all = (slots: 0, blank: 0)
        var boxes = (slots: 0, blank: 0)
        for outcome in outcomes {
            guard let match = outcome.match else { continue }
            let blank = outcome.reading.state == .blank ? 1 : 0
            if Self.isBox(outcome, trial) { boxes = (boxes.slots + 1, boxes.blank + blank) }
            all = (all.slots + 1, all.blank + blank)
            guard let table = items[match.items.lowerBound].table else { continue }
            let count = counts[table] ?? (0, 0)
            counts[table] = (count.slots + 1, count.blank + blank)
        }
        blankShare = all.slots == 0 ? 0 : Double(all.blank) / Double(all.slots)
        let others = (slots: all.slots - boxes.slots, blank: all.blank - boxes.blank)
        blankBoxes =
            boxes.slots < Self.telling || others.slots == 0
            ? 0 : Double(boxes.blank) / Double(boxes.slots) - Double(others.blank) / Double(others.slots)
        blankShares = counts.filter { $0.value.slots >= Self.telling }.mapValues { Double($0.blank) / Double($0.slots) }
    }

    private static func isBox(_ outcome: SlotOutcome, _ trial: FormTrial) -> Bool {
        let type = trial.form.slots[outcome.slot].type
        return type == .yesno || type == .choice
    }

    func doubts(_ outcome: SlotOutcome, _ trial: FormTrial) -> [Doubt: Double] {
        var doubts: [Doubt: Double] = [.leftovers: min(leftoverShare / Self.muchLeft, 1)]
        guard let match = outcome.match else { return doubts }
        let items = trial.document.items
        let near = max(0, match.items.lowerBound - 1)...(match.items.upperBound + 1)
        doubts[.besideLeftover] = near.contains(where: leftovers.contains) ? 1 : 0
        let row = items[match.items.lowerBound]
        if outcome.reading.state == .filled, isOnSeveralLines(outcome, items[match.items]) { doubts[.severalLines] = 1 }
        if let table = row.table {
            if outcome.reading.state == .blank { doubts[.emptyTable] = max(0, (blankShares[table] ?? 0) - blankShare) }
            doubts[.unruled] = trial.document.tables[table].isRuled ? 0 : 1
            doubts[.looseCells] = trial.document.tables[table].gridDoubt
            doubts[.otherFigures] = otherFigures(row, match, outcome) ? 1 : 0
        }
        if outcome.reading.state == .blank, Self.isBox(outcome, trial) { doubts[.emptyTable] = max(doubts[.emptyTable] ?? 0, blankBoxes) }
        return doubts
    }

    /// Whether a value on a page was set in more than one line, or goes over a page's end: where its lines were put together, words may be cut or lost.
    private func isOnSeveralLines(_ outcome: SlotOutcome, _ items: ArraySlice<DocumentItem>) -> Bool {
        guard case .page(let page, let rect) = outcome.place else { return false }
        let boxes = items.flatMap(\.parts).flatMap(\.runs).compactMap { run -> (page: Int, box: PageRect)? in
            guard case .page(let page, let box) = run.place, box.x1 > rect.x0, box.x0 < rect.x1 else { return nil }
            return (page, box)
        }
        let inside = boxes.filter { $0.page == page && $0.box.midY > rect.y0 && $0.box.midY < rect.y1 }.map(\.box)
        guard let first = inside.first else { return false }
        return inside.contains { abs($0.midY - first.midY) > first.height / 2 } || boxes.contains { $0.page != page }
    }

    /// Letters that a cell beside the value may have to be a figure of its own.
    private static let longestFigure = 20

    /// Whether another cell of the row holds a figure that is neither the row's number nor the value nor part of a note.
    private func otherFigures(_ row: DocumentItem, _ match: EntryMatch, _ outcome: SlotOutcome) -> Bool {
        var rest = row.parts.enumerated().filter { $0.offset > match.labelPart && !$0.element.isEmpty }.map {
            ValueReader.collapsed($0.element.text)
        }
        if let raw = outcome.reading.raw,
            let own = rest.firstIndex(where: { ValueReader.trimmingLeaders($0) == ValueReader.collapsed(raw) })
        {
            rest.remove(at: own)
        }
        if let note = outcome.note { rest.removeAll { $0 == ValueReader.collapsed(note) } }
        return rest.contains { $0.count <= Self.longestFigure && $0.contains(where: \.isNumber) && !$0.contains("/") }
    }
}
