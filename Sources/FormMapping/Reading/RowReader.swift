import DocumentModel
import RecordModel
import VietnameseText

/// Reads the slots of table rows from the cells of the items that were matched with them.
struct RowReader {
    let form: FormDefinition
    let channel: LossyChannel
    let values: ValueReader
    let document: DocumentItems
    let lines: LineReader
    /// Columns for each pair of the document's table and the form's.
    private let columns: [TablePair: TableColumns]
    /// Items that are heads of the form's tables.
    let headItems: Set<Int>

    private struct TablePair: Hashable {
        let document: Int
        let form: Int
    }

    /// Certainty of a column told by its order from the label's alone, without a head.
    private static let orderOnly = 0.6
    /// Rows above the first matched one that may be the table's head.
    private static let tallestHead = 5

    init(
        form: FormDefinition, channel: LossyChannel, values: ValueReader, document: DocumentItems, lines: LineReader, matches: [EntryMatch]
    ) {
        self.form = form
        self.channel = channel
        self.values = values
        self.document = document
        self.lines = lines
        var byPair: [TablePair: [EntryMatch]] = [:]
        for match in matches {
            guard let formTable = form.entries[match.entry].table, let table = document.items[match.items.lowerBound].table else {
                continue
            }
            byPair[TablePair(document: table, form: formTable), default: []].append(match)
        }
        var columns: [TablePair: TableColumns] = [:]
        var headItems: Set<Int> = []
        var donors: [(form: Int, count: Int, roles: [FormTable.Column.Role], columns: TableColumns)] = []
        for (pair, members) in byPair.sorted(by: { ($0.key.document, $0.key.form) < ($1.key.document, $1.key.form) }) {
            let head = Self.head(of: pair, matches: members, document: document)
            headItems.formUnion(head)
            let own = Self.columns(of: pair, head: head, matches: members, form: form, document: document, channel: channel)
            let count = document.tables[pair.document].columnCount
            let roles = form.tables[pair.form].columns.map(\.role)
            if own.certainty <= Self.orderOnly,
                let donor = donors.last(where: {
                    $0.count == count && $0.roles == roles && $0.columns.columns[own.labelColumn] == own.columns[own.labelColumn]
                        && ($0.form == pair.form || count == roles.count)
                })
            {
                // a table cut in two, or several printed as one: the head stands above the first only; columns that the sender added may stand
                // elsewhere in another table
                columns[pair] = donor.columns
            } else {
                columns[pair] = own
                if own.certainty > Self.orderOnly { donors.append((pair.form, count, roles, own)) }
            }
        }
        self.columns = columns
        self.headItems = headItems
    }

    /// The rows right above the first matched one that fill several columns.
    private static func head(of pair: TablePair, matches: [EntryMatch], document: DocumentItems) -> [Int] {
        let first = matches.map(\.items.lowerBound).min() ?? 0
        let above = document.tableRows[pair.document].filter { $0 < first }.suffix(tallestHead)
        return above.filter { row in document.items[row].parts.filter { !$0.isEmpty }.count >= 2 }
    }

    private static func columns(
        of pair: TablePair, head: [Int], matches: [EntryMatch], form: FormDefinition, document: DocumentItems, channel: LossyChannel
    ) -> TableColumns {
        let table = form.tables[pair.form]
        var votes: [Int: Int] = [:]
        for match in matches where form.entries[match.entry].kind == .row {
            votes[document.items[match.items.lowerBound].parts[match.labelPart].column, default: 0] += 1
        }
        let labelForm = table.columns.firstIndex { $0.role == .label }
        let labelGrid = votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
        let anchor = labelForm.flatMap { form in labelGrid.map { (form: form, grid: $0) } }
        var result = TableColumns.match(
            heads: document.heads(table: pair.document, rows: head).map { TableColumns.Head(levels: $0, channel: channel) },
            titles: table.columns.map { TableColumns.Head(title: $0.title, channel: channel) }, anchor: anchor)
        // without a head, columns as many as the form's stand in its order
        let gridCount = document.tables[pair.document].columnCount
        result.labelColumn = labelForm ?? 0
        if result.certainty == 0 { result.certainty = orderOnly }
        if result.columns.compactMap({ $0 }).count <= 1, let anchor, gridCount >= table.columns.count {
            result.columns = table.columns.indices.map { index in
                let grid = index - anchor.form + anchor.grid
                return (0..<gridCount).contains(grid) ? grid : nil
            }
            result.certainty = orderOnly
        }
        return result
    }

    func read(_ match: EntryMatch) -> [SlotOutcome] {
        let entry = form.entries[match.entry]
        let first = document.items[match.items.lowerBound]
        guard let formTable = entry.table, let table = first.table, let columns = columns[TablePair(document: table, form: formTable)]
        else {
            return readAsLine(match, entry)
        }
        let label = first.parts[match.labelPart]
        let labelPlace = label.place
        var outcomes: [SlotOutcome] = []
        if !entry.pieces.isEmpty {
            let result = lines.read(entry: entry, runs: joinedRuns(match, column: label.column))
            outcomes += result.slots.map { slot in
                SlotOutcome(
                    slot: slot.slot, reading: slot.reading, place: slot.place, labelPlace: labelPlace, readAs: label.text, match: match,
                    distortion: result.distortion, characterConfidence: slot.confidence)
            }
        }
        let done = Set(outcomes.map(\.slot))
        for slot in entry.slots where !done.contains(slot) {
            outcomes.append(readCell(slot, match, columns, form.tables[formTable], label: label))
        }
        return outcomes
    }

    /// A row of the document that the form does not have.
    struct AddedRow {
        var slot: FormSlot
        var outcome: SlotOutcome
    }

    /// Letters of the shortest label of a row that a sender adds ("Máy in"): shorter texts are the rest of a row, or a mark.
    private static let shortestLabel = 5

    /// Reads a row that matches nothing as one that the sender added, by the columns of the table that it stands in; nil where it has no label or no
    /// answer.
    /// - Parameter above: the match above it in the same table.
    func added(_ item: DocumentItem, below above: EntryMatch) -> AddedRow? {
        guard let formTable = form.entries[above.entry].table, let table = item.table,
            let columns = columns[TablePair(document: table, form: formTable)],
            let labelGrid = columns.columns[columns.labelColumn], let label = item.part(covering: labelGrid), label.span == 1,
            label.text.count(where: \.isLetter) >= Self.shortestLabel
        else { return nil }
        let roles = form.tables[formTable].columns
        func part(_ role: FormTable.Column.Role) -> DocumentItem.Part? {
            roles.firstIndex { $0.role == role }.flatMap { columns.columns[$0] }.flatMap { item.part(covering: $0) }.flatMap {
                $0.isEmpty ? nil : $0
            }
        }
        guard let value = part(.value), value.column != label.column else { return nil }
        let unit = part(.unit).map { ValueReader.collapsed($0.text) }
        let nearest = form.entries[above.entry].slots.first.map { form.slots[$0] }
        let text = ValueReader.collapsed(label.text)
        let slot = FormSlot(
            field: "", section: nearest?.section ?? "",
            number: item.parts.first { $0.column < label.column }.map { ValueReader.collapsed($0.text) } ?? "",
            label: text, parents: nearest?.parents ?? [], type: SlotTyper.guess(label: text, unit: unit).type, unit: unit, options: [],
            blanks: [],
            entry: above.entry, place: form.entries[above.entry].place)
        let runs = RunText(value.runs)
        let reading = values.read(runs, runs.scalars.indices, slot: slot)
        guard reading.state == .filled else { return nil }
        var outcome = SlotOutcome(
            slot: 0, reading: reading, place: value.place ?? runs.wholePlace, labelPlace: label.place, readAs: label.text)
        outcome.characterConfidence = runs.confidence(runs.scalars.indices)
        outcome.note = part(.note).map { ValueReader.collapsed($0.text) }
        return AddedRow(slot: slot, outcome: outcome)
    }

    /// A row that the document prints as a paragraph: the label, and behind it the value.
    private func readAsLine(_ match: EntryMatch, _ entry: FormEntry) -> [SlotOutcome] {
        guard let slot = entry.slots.first else { return [] }
        var line = entry
        line.pieces = entry.pieces.isEmpty ? [.literal(entry.label), .slot(slot)] : entry.pieces
        let runs = match.items.flatMap { document.items[$0].parts.flatMap { $0.runs + [TextRun(" ")] } }
        let result = lines.read(entry: line, runs: runs)
        return result.slots.map { found in
            SlotOutcome(
                slot: found.slot, reading: found.reading, place: found.place, labelPlace: result.labelPlace,
                readAs: document.items[match.items.lowerBound].text, match: match, columnCertainty: Self.orderOnly,
                distortion: result.distortion,
                characterConfidence: found.confidence)
        }
    }

    /// The runs of the cells in a column, of all items that the entry covers.
    private func joinedRuns(_ match: EntryMatch, column: Int) -> [TextRun] {
        var runs: [TextRun] = []
        for item in match.items {
            guard let part = document.items[item].part(covering: column), !part.isEmpty else { continue }
            if !runs.isEmpty { runs.append(TextRun(" ")) }
            runs += part.runs
        }
        return runs
    }

    private func readCell(
        _ index: Int, _ match: EntryMatch, _ columns: TableColumns, _ table: FormTable, label: DocumentItem.Part
    ) -> SlotOutcome {
        let slot = form.slots[index]
        let entry = form.entries[match.entry]
        var outcome = SlotOutcome(slot: index, reading: .blank(), labelPlace: label.place, readAs: label.text, match: match)
        outcome.columnCertainty = columns.certainty
        outcome.note = note(match, columns, table, printed: entry.printedNote, label: label)
        if let name = slot.column, table.columns.contains(where: { $0.role == .option && $0.slot == name }) {
            readTicks(&outcome, slot, match, columns, table, group: name)
            return outcome
        }
        let formColumn =
            slot.column.flatMap { name in table.columns.firstIndex { $0.id == name } } ?? table.columns.firstIndex { $0.role == .value }
        guard let formColumn, let grid = columns.columns[formColumn] else {
            outcome.columnCertainty = 0
            outcome.reading.reasons.append(.columnUncertain)
            return outcome
        }
        read(&outcome, slot, match, column: grid, label: label)
        if outcome.reading.state == .blank, slot.column == nil, slot.unit == nil,
            let unit = table.columns.firstIndex(where: { $0.role == .unit }), let unitGrid = columns.columns[unit], unitGrid != grid
        {
            // the form prints no unit here, so what stands in the unit column is the sender's
            let place = outcome.place
            read(&outcome, slot, match, column: unitGrid, label: label)
            if outcome.reading.state == .blank { outcome.place = place }
        }
        if slot.type == .noteColumn, let note = outcome.note {
            outcome.reading = SlotReading(state: .filled, raw: note, value: .string(ValueReader.collapsed(note)))
            if let column = table.columns.firstIndex(where: { $0.role == .note }), let grid = columns.columns[column] {
                outcome.place = document.items[match.items.lowerBound].part(covering: grid)?.place ?? outcome.place
            }
        }
        return outcome
    }

    private func read(_ outcome: inout SlotOutcome, _ slot: FormSlot, _ match: EntryMatch, column: Int, label: DocumentItem.Part) {
        let cell = document.items[match.items.lowerBound].part(covering: column)
        guard let cell, cell.column != label.column else {
            outcome.reading = .blank()
            outcome.place = cell?.place
            return
        }
        let runs = joinedRuns(match, column: column)
        let text = RunText(runs)
        outcome.place = text.scalars.isEmpty ? cell.place : cell.place ?? text.wholePlace
        outcome.characterConfidence = text.confidence(text.scalars.indices)
        outcome.reading = values.read(text, text.scalars.indices, slot: slot)
        if case .formulaWithoutResult = cell.stored {
            outcome.reading = SlotReading(state: .blank, reasons: [.formulaWithoutResult], fitness: 0.1)
        }
    }

    private func readTicks(
        _ outcome: inout SlotOutcome, _ slot: FormSlot, _ match: EntryMatch, _ columns: TableColumns, _ table: FormTable, group: String
    ) {
        var ticked: [(option: String, place: SourcePlace?, mark: String)] = []
        var found = 0
        for (index, column) in table.columns.enumerated() where column.role == .option && column.slot == group {
            guard let grid = columns.columns[index], let part = document.items[match.items.lowerBound].part(covering: grid) else {
                continue
            }
            found += 1
            outcome.place = outcome.place ?? part.place
            let mark = ValueReader.trimmingLeaders(part.text)
            if mark.isEmpty || mark.allSatisfy({ "☐□-–0oO".contains($0) }) { continue }
            ticked.append((column.option ?? column.title, part.place, mark))
        }
        if found == 0 {
            outcome.columnCertainty = 0
            outcome.reading = .blank([.columnUncertain])
        }
        switch ticked.count {
        case 0: break
        case 1:
            outcome.place = ticked[0].place
            let option = ticked[0].option
            let value: FieldValue = slot.type == .yesno ? .bool(option == (slot.options.first ?? "Có")) : .string(option)
            outcome.reading = SlotReading(state: .filled, raw: "\(ValueReader.withoutUnreadInk(ticked[0].mark)) \(option)", value: value)
            if ValueReader.hasUnreadInk(ticked[0].mark) { outcome.reading.reasons.append(.inkUnread) }
            let isMark = comparisonKey(ticked[0].mark).count <= 1 || comparisonKey(ticked[0].mark) == comparisonKey(option)
            if !isMark {
                outcome.reading.reasons.append(.answerUnclear)
                outcome.reading.fitness = 0.5
            }
        default:
            outcome.reading = SlotReading(
                state: .filled, raw: ticked.map { "\($0.mark) \($0.option)" }.joined(separator: " + "), value: nil,
                reasons: [.bothBoxesTicked],
                alternatives: ticked.map { Alternative(value: .string($0.option), raw: $0.mark, confidence: 0.3) }, fitness: 0.1)
        }
    }

    /// What the sender wrote in the row's note column, without what the form prints there.
    private func note(
        _ match: EntryMatch, _ columns: TableColumns, _ table: FormTable, printed: String?, label: DocumentItem.Part
    ) -> String? {
        guard let column = table.columns.firstIndex(where: { $0.role == .note }), let grid = columns.columns[column] else { return nil }
        let runs = joinedRuns(match, column: grid)
        guard let part = document.items[match.items.lowerBound].part(covering: grid), part.column != label.column else { return nil }
        let text = ValueReader.withoutUnreadInk(nfc(runs.map(\.text).joined())).trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : text
    }
}
