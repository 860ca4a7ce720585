import Foundation
import RecordModel
import VietnameseText

/// Turns the rows of a fixed table into headings, lines and rows with slots.
struct DraftRows {
    let document: DocumentItems
    let table: DraftTables.Fixed
    let builder: DraftBuilder
    /// Rows of a sheet that are the signers' block.
    let skipping: Set<Int>

    struct Row {
        var kind: DraftKind
        var raw: String
        var marker: LineMarker
        var isBold: Bool
        var hasSlots: Bool
    }

    /// Share of rows with a unit from which one without it asks for nothing.
    private static let unitShare = 0.6
    /// Share of bold rows below which bold type sets a heading apart.
    private static let boldShare = 0.5
    /// Heads that say nothing about the type of what stands below them.
    private static let plainHeads = [
        "sốliệu", "kếtquả", "giátrị", "trảlời", "sốliệubáocáo", "thựchiện", "nộidungtrảlời", "nămnay", "kỳbáocáo",
    ]

    func rows() -> [Row] {
        let items = table.shape.bodyRows.filter { !skipping.contains($0) }.map { document.items[$0] }
        let isBoldTelling = Double(items.count(where: { isBold($0) })) < Double(items.count) * Self.boldShare
        let unitColumn = grid(.unit)
        let withUnit = unitColumn.map { column in items.count { $0.part(covering: column)?.isEmpty == false } } ?? 0
        let isUnitTelling = Double(withUnit) >= Double(items.count) * Self.unitShare
        return items.compactMap { row($0, isBoldTelling: isBoldTelling, isUnitTelling: isUnitTelling) }
    }

    private func grid(_ role: FormTable.Column.Role) -> Int? { table.shape.columns.first { $0.role == role }?.grid }

    private func isBold(_ item: DocumentItem) -> Bool { labelPart(item).map { builder.line($0, item: item.index).isBold } ?? false }

    private func labelPart(_ item: DocumentItem) -> DocumentItem.Part? {
        let part = grid(.label).flatMap { item.part(covering: $0) }
        if let part, !part.isEmpty { return part }
        return item.onlyPart.map { item.parts[$0] }
    }

    private func row(_ item: DocumentItem, isBoldTelling: Bool, isUnitTelling: Bool) -> Row? {
        guard let part = labelPart(item) else { return nil }
        var line = builder.line(part, item: item.index)
        let raw = ValueReader.collapsed(part.text)
        guard !ValueReader.trimmingLeaders(raw).isEmpty else { return nil }
        let numberCell = grid(.number).flatMap { item.part(covering: $0) }.flatMap { $0.column == part.column ? nil : $0.text } ?? ""
        var marker = LineMarker(cell: numberCell)
        var number = ValueReader.collapsed(numberCell)
        if number.first?.isNumber == true { number = number.trimmingCharacters(in: ["."]) }
        if marker.number.isEmpty { marker = line.marker }
        let answers = table.shape.columns.indices.filter { [.value, .option].contains(table.shape.columns[$0].role) }
        let own = answers.filter { index in item.part(covering: table.shape.columns[index].grid).map { $0.column != part.column } ?? false }
        // beside a cell for the answer only what is drawn in the label's cell is a blank
        if !own.isEmpty { line.slots.removeAll { !$0.isDrawn && !Self.asksForWords($0.label) } }
        if own.isEmpty { return merged(item, line: line, marker: marker, number: number, raw: raw) }
        let printedNote =
            builder.mode == .filled
            ? nil : grid(.note).flatMap { item.part(covering: $0) }.flatMap { $0.column == part.column || $0.isEmpty ? nil : $0.text }
        if isHeading(
            item, line: line, raw: raw, marker: marker, isBoldTelling: isBoldTelling, isUnitTelling: isUnitTelling, own: own,
            note: printedNote)
        {
            let label = raw.hasSuffix(":") ? String(raw.dropLast()) : raw
            let kind = DraftKind.heading(number: number, label: label, below: nil, printedNote: printedNote.map(ValueReader.collapsed))
            return Row(kind: kind, raw: raw, marker: number.isEmpty ? .none : marker, isBold: true, hasSlots: false)
        }
        let slots = slots(item, line: line, raw: raw, number: number, own: own)
        let label = line.slots.first.map { _ in ValueReader.collapsed(line.text.string(0..<line.slots[0].range.lowerBound)) } ?? raw
        let kind = DraftKind.row(
            number: number, label: label.hasSuffix(":") ? String(label.dropLast()) : label, slots: slots,
            printedNote: printedNote.map(ValueReader.collapsed))
        return Row(kind: kind, raw: raw, marker: marker, isBold: false, hasSlots: true)
    }

    private static func asksForWords(_ label: String) -> Bool {
        ["nêu rõ", "ghi rõ"].contains { comparisonKey(label).contains(comparisonKey($0)) }
    }

    /// A cell that reaches over the answers: a heading, or a line with blanks of its own.
    private func merged(_ item: DocumentItem, line: DraftBuilder.Line, marker: LineMarker, number: String, raw: String) -> Row {
        guard !line.slots.isEmpty else {
            if DraftBuilder.isSection(number + " " + raw) {
                return Row(kind: .section(number + " " + raw), raw: raw, marker: .none, isBold: true, hasSlots: false)
            }
            if raw.hasPrefix("Trong đó") { return Row(kind: .text(raw), raw: raw, marker: .none, isBold: false, hasSlots: false) }
            let kind = DraftKind.heading(
                number: number, label: raw.hasSuffix(":") ? String(raw.dropLast()) : raw, below: nil, printedNote: nil)
            return Row(kind: kind, raw: raw, marker: number.isEmpty ? .none : marker, isBold: true, hasSlots: false)
        }
        var slots: [DraftSlot] = []
        for found in line.slots {
            slots.append(builder.slot(found, in: line, number: number.isEmpty ? line.marker.number : number, after: slots))
        }
        // a year in a title of costs stands beside the sum, the sum not below it
        for index in slots.indices where slots[index].type == .money { slots[index].under = nil }
        return Row(
            kind: .line(template: DraftBuilder.template(line), number: number, slots: slots), raw: raw, marker: marker, isBold: line.isBold,
            hasSlots: true)
    }

    private func isHeading(
        _ item: DocumentItem, line: DraftBuilder.Line, raw: String, marker: LineMarker, isBoldTelling: Bool, isUnitTelling: Bool,
        own: [Int],
        note: String?
    ) -> Bool {
        let isAnswered = own.contains { item.part(covering: table.shape.columns[$0].grid)?.isEmpty == false }
        if isAnswered || !line.slots.isEmpty { return false }
        if let unit = grid(.unit), let part = item.part(covering: unit), isUnitTelling, part.isEmpty {
            let guess = SlotTyper.guess(label: raw, unit: nil)
            if line.isBold || raw.hasSuffix(":") || note != nil { return true }
            return !(guess.isSure || marker.value != nil)
        }
        if item.index == table.shape.bodyRows.last || comparisonKey(raw).hasPrefix("tổng") { return false }
        return isBoldTelling && line.isBold && (marker.number.isEmpty || marker.style == "roman" || marker.style == "A")
    }

    private func slots(_ item: DocumentItem, line: DraftBuilder.Line, raw: String, number: String, own: [Int]) -> [DraftSlot] {
        var slots: [DraftSlot] = []
        let unit = unit(item, own: own, raw: raw)
        let label = raw
        for found in line.slots {
            var slot = builder.slot(found, in: line, number: number, after: slots)
            slot.column = table.columns.first { $0.role == .label }?.id
            slots.append(slot)
        }
        let options = own.filter { table.shape.columns[$0].role == .option }
        if let first = options.first {
            let titles = options.map { table.shape.columns[$0].lastTitle }
            let guess = SlotTyper.guess(label: label, unit: nil, options: titles)
            var slot = DraftSlot(
                number: number, label: label, type: guess.type, isTypeSure: true, options: titles,
                column: table.columns[first].slot ?? "status")
            if builder.mode == .filled { slot.answer = ticks(item, options) }
            slots.append(slot)
        }
        let values = own.filter { table.shape.columns[$0].role == .value }
        for index in values {
            let head = table.shape.columns[index].lastTitle
            var slot = valueSlot(label: label, head: head, unit: unit, number: number)
            if values.count > 1 || !options.isEmpty || !line.slots.isEmpty { slot.column = table.columns[index].id }
            if builder.mode == .filled {
                let column = isAnswerInUnit(item, own: own, raw: raw) ? grid(.unit) : nil
                slot.answer = answer(item, column ?? table.shape.columns[index].grid)
            } else if let print = item.part(covering: table.shape.columns[index].grid).map({ ValueReader.collapsed($0.text) }),
                !ValueReader.trimmingLeaders(print).isEmpty
            {
                if ReportPeriod.read(print) != nil || print.contains(where: \.isNumber) {
                    slot.prefilled = print
                } else {
                    slot.blank = [print]
                }
            }
            slots.append(slot)
        }
        return slots
    }

    /// The printed unit; in a filled document what stands in the unit's column may be the answer.
    private func unit(_ item: DocumentItem, own: [Int], raw: String) -> String? {
        guard let grid = grid(.unit), let part = item.part(covering: grid), !part.isEmpty else { return nil }
        if own.contains(where: { item.part(covering: table.shape.columns[$0].grid)?.column == part.column }) { return nil }
        return builder.mode == .filled && isAnswerInUnit(item, own: own, raw: raw) ? nil : ValueReader.collapsed(part.text)
    }

    private func isAnswerInUnit(_ item: DocumentItem, own: [Int], raw: String) -> Bool {
        guard let grid = grid(.unit), let part = item.part(covering: grid), !part.isEmpty else { return false }
        guard own.allSatisfy({ item.part(covering: table.shape.columns[$0].grid)?.isEmpty != false }) else { return false }
        let guess = SlotTyper.guess(label: raw, unit: nil)
        return guess.isSure && guess.type != .count && guess.type != .percent && guess.type != .money
    }

    /// What stands in a cell of a filled document, with the row's note.
    private func answer(_ item: DocumentItem, _ grid: Int) -> DraftAnswer {
        let part = item.part(covering: grid)
        let note = self.grid(.note).flatMap { item.part(covering: $0) }.map { ValueReader.collapsed($0.text) }.flatMap {
            $0.isEmpty ? nil : $0
        }
        return DraftAnswer(
            text: part?.text ?? "", place: part?.place ?? part?.runs.lazy.compactMap(\.place).first, note: note,
            confidence: part?.runs.map(\.confidence).min() ?? 1)
    }

    private func ticks(_ item: DocumentItem, _ options: [Int]) -> DraftAnswer {
        var ticked: [String] = []
        var answer: DraftAnswer?
        for index in options {
            let cell = self.answer(item, table.shape.columns[index].grid)
            let mark = ValueReader.trimmingLeaders(cell.text)
            if answer == nil { answer = cell }
            if mark.isEmpty || mark.allSatisfy({ "☐□-–0oO".contains($0) }) { continue }
            ticked.append(table.shape.columns[index].lastTitle)
            answer = cell
        }
        var result = answer ?? DraftAnswer(text: "")
        result.ticked = ticked
        return result
    }

    private func valueSlot(label: String, head: String, unit: String?, number: String) -> DraftSlot {
        let key = comparisonKey(head)
        let isPlain = Self.plainHeads.contains { key.hasPrefix($0) } || key.isEmpty || key.allSatisfy(\.isNumber)
        let guess: SlotTyper.Guess
        if unit != nil || isPlain {
            guess = SlotTyper.guess(label: label, unit: unit)
        } else {
            guess = SlotTyper.guess(label: head, unit: nil)
        }
        var slot = DraftSlot(number: number, label: label, type: guess.type, isTypeSure: guess.isSure, unit: unit)
        if guess.type == .yesno { slot.options = head.contains("1") || unit?.contains("1") == true ? ["1", "0"] : ["Có", "Không"] }
        return slot
    }
}
