import DocumentModel
import Foundation
import RecordModel
import VietnameseText

/// Turns a blank document's items into a form's tree.
struct DraftBuilder {
    let document: DocumentItems
    /// In a filled document slots bring their answers along.
    let mode: SlotScanner.Mode
    private var outline = DraftOutline()

    init(document: DocumentItems, mode: SlotScanner.Mode = .blankForm) {
        self.document = document
        self.mode = mode
    }

    /// A paragraph as the builder sees it.
    struct Line {
        var item: Int
        var text: RunText
        var start: Int
        var marker: LineMarker
        var isBold: Bool
        var slots: [ScannedSlot]
        /// As printed, with the number that the word processor draws.
        var shown: String
        /// Dots alone, or, in a filled document, dots with words typed over them.
        var isBlankOnly: Bool {
            guard let first = slots.first, first.label.isEmpty, first.options.isEmpty else { return false }
            return slots.count == 1 || !shown.contains(":")
        }
        var isBoxesOnly: Bool { slots.count == 1 && slots[0].label.isEmpty && !slots[0].options.isEmpty && marker.number.isEmpty }
        var label: String {
            var label = ValueReader.collapsed(text.string(start..<text.scalars.count))
            while label.hasSuffix(":") { label.removeLast() }
            return label
        }
    }

    /// Words that a section's title begins with, and the style that its lines share otherwise.
    private static let sectionWords = ["MỤC", "PHẦN", "CHƯƠNG", "Mục", "Phần", "Chương"]

    static func isSection(_ text: String) -> Bool {
        let words = text.split(maxSplits: 2, whereSeparator: \.isWhitespace).map(String.init)
        guard words.count >= 2, sectionWords.contains(words[0]) else { return false }
        let number = words[1].trimmingCharacters(in: [".", ":", ")"])
        return Int(number) != nil || !number.isEmpty && number.allSatisfy { "IVXLC".contains($0) }
            || number.count == 1 && number.first?.isUppercase == true
    }

    func items() -> [DraftItem] {
        var builder = self
        return builder.build()
    }

    private mutating func build() -> [DraftItem] {
        let signatures = SignatureFinder(document: document, mode: mode).find()
        let tables = DraftTables(document: document, mode: mode)
        let sectionStyle = sectionStyle()
        var taken = Set(signatures.flatMap(\.items)).union(tables.listItems)
        var index = 0
        while index < document.items.count {
            defer { index += 1 }
            if let block = signatures.first(where: { $0.items.min() == index }) { outline.attach(.signature(block.signers), raw: "") }
            if let list = tables.lists.first(where: { $0.firstItem == index }) {
                outline.endSections()
                outline.addRoot(.list(list.list))
            }
            if taken.contains(index) { continue }
            let item = document.items[index]
            if let table = item.table {
                addTable(table, tables: tables, skipping: taken)
                taken.formUnion(document.tableRows[table])
                continue
            }
            let line = self.line(item)
            if line.slots.isEmpty, Self.isSection(line.shown) || line.marker.style == sectionStyle && line.isHeading {
                if let question = question(line, answeredIn: following(index, taken: taken)) {
                    outline.endSections()
                    outline.addRoot(question.kind)
                    taken.formUnion(question.items)
                } else {
                    outline.beginSection(ValueReader.collapsed(line.shown))
                }
                continue
            }
            let used = add(line, following: following(index, taken: taken))
            taken.formUnion(used)
        }
        return outline.items()
    }

    /// Sections are marked by words ("MỤC 1"), or else by Roman numbers or capital letters of bold lines.
    private func sectionStyle() -> String? {
        let lines = document.items.filter { !$0.isRow }.map(line)
        if lines.contains(where: { $0.slots.isEmpty && Self.isSection($0.shown) }) { return nil }
        return ["roman", "A"].first { style in lines.count(where: { $0.marker.style == style && $0.slots.isEmpty && $0.isHeading }) >= 2 }
    }

    private func following(_ index: Int, taken: Set<Int>) -> [Line] {
        var lines: [Line] = []
        var next = index + 1
        while next < document.items.count, !document.items[next].isRow, !taken.contains(next), lines.count < Self.lookahead {
            lines.append(line(document.items[next]))
            next += 1
        }
        return lines
    }

    /// Lines of dots that one question may have below it.
    private static let lookahead = 12

    func line(_ item: DocumentItem) -> Line {
        line(item.parts[0], item: item.index)
    }

    func line(_ part: DocumentItem.Part, item: Int) -> Line {
        let text = RunText(LineMarks.drawn(part.runs))
        let whole = text.string(text.scalars.indices)
        let start = part.listLabel == nil ? text.scalars.count - Enumerator.split(whole).rest.unicodeScalars.count : 0
        let letters = part.runs.filter { $0.text.contains(where: \.isLetter) }
        let bold = letters.filter(\.style.bold).reduce(0) { $0 + $1.text.count }
        let isBold = bold * 2 > letters.reduce(0) { $0 + $1.text.count }
        return Line(
            item: item, text: text, start: start, marker: LineMarker(text: whole, listLabel: part.listLabel), isBold: isBold,
            slots: SlotScanner.scan(text.scalars, from: start, mode: mode), shown: (part.listLabel.map { $0 + " " } ?? "") + whole)
    }

    // MARK: Lines

    /// - Returns: the items below that were taken with it.
    private mutating func add(_ line: Line, following: [Line]) -> [Int] {
        let label = line.label
        if line.slots.isEmpty {
            if let boxes = following.first, boxes.isBoxesOnly {
                addLine([line, boxes], labelled: label)
                return [boxes.item]
            }
            if let blank = following.first, blank.isBlankOnly, blank.slots.count == 1, blank.slots[0].unit?.isEmpty == false, !label.isEmpty
            {
                addLine([line, blank], labelled: label)
                return [blank.item]
            }
            if let question = question(line, answeredIn: following) {
                place(question.kind, line, hasSlots: true)
                return question.items
            }
            place(heading(line, label: label), line, hasSlots: false)
            return []
        }
        if let share = following.first, !share.slots.isEmpty, share.marker.number.isEmpty, Self.isShare(share.slots[0].label),
            !share.shown.contains("Trong đó")
        {
            addLine([line, share], labelled: nil)
            return [share.item]
        }
        addLine([line], labelled: nil)
        return []
    }

    /// A line with its blank in the lines below it; nil when it has none.
    private func question(_ line: Line, answeredIn following: [Line]) -> (kind: DraftKind, items: [Int])? {
        let blanks = answers(to: line, in: following)
        let label = line.label
        guard let first = blanks.first, !label.isEmpty else { return nil }
        var slot = DraftSlot(
            number: line.marker.number, label: label, type: first.marker.number.isEmpty ? .longtext : .list, isTypeSure: true)
        if mode == .filled {
            let text = blanks.map { ValueReader.trimmingLeaders($0.text.string($0.start..<$0.text.scalars.count)) }
            slot.answer = DraftAnswer(text: text.joined(separator: "\n"), place: first.text.wholePlace)
        }
        let print = first.marker.number.isEmpty ? "{}" : "\(first.marker.number) {}"
        return (
            .heading(number: line.marker.number, label: label, below: DraftBelow(slot: slot, lines: print), printedNote: nil),
            blanks.map(\.item)
        )
    }

    /// The lines below a question that are its blank: dots, or, in a filled document, what was written over them.
    private func answers(to line: Line, in following: [Line]) -> [Line] {
        let drawn = Array(following.prefix { $0.isBlankOnly && $0.marker.style != "#1" })
        let key = comparisonKey(line.label)
        guard drawn.isEmpty, mode == .filled, line.shown.hasSuffix(":") || line.isHeading, Self.openQuestions.contains(where: key.contains)
        else { return drawn }
        let first = following.first?.marker
        guard let first, first.number.isEmpty || first.style == "+" || first.rank > line.marker.rank else { return [] }
        return Array(following.prefix { $0.slots.isEmpty && !$0.isHeading && $0.marker.style == first.style && !Self.isSection($0.shown) })
    }

    /// Words of questions that are answered in lines of their own.
    private static let openQuestions = ["liệt kê", "thông tin khác", "ý kiến khác", "kiến nghị", "nêu rõ", "đề xuất"].map {
        comparisonKey($0)
    }

    /// "Tỷ lệ: …%" alone on a line belongs to the line above.
    static func isShare(_ label: String) -> Bool { ["Tỷ lệ", "Chiếm tỷ lệ"].map { comparisonKey($0) }.contains(comparisonKey(label)) }

    private func heading(_ line: Line, label: String) -> DraftKind {
        if line.marker.number.isEmpty, !line.isBold { return .text(line.shown.trimmingCharacters(in: .whitespacesAndNewlines)) }
        return .heading(number: line.marker.number, label: label, below: nil, printedNote: nil)
    }

    /// A line, or several that the form breaks it into, with its slots.
    private mutating func addLine(_ lines: [Line], labelled label: String?) {
        let template = lines.map { Self.template($0) }.joined(separator: "\n")
        var slots: [DraftSlot] = []
        for line in lines {
            for found in line.slots {
                slots.append(slot(found, in: line, number: lines[0].marker.number, label: label, after: slots))
            }
        }
        place(.line(template: template, number: lines[0].marker.number, slots: slots), lines[0], hasSlots: true)
    }

    private mutating func place(_ kind: DraftKind, _ line: Line, hasSlots: Bool) {
        let raw = line.shown.trimmingCharacters(in: .whitespacesAndNewlines)
        if line.marker.number.isEmpty {
            let belongsToLine = raw.hasPrefix("Trong đó") || endsInWhich
            outline.addUnnumbered(kind, raw: raw, isBold: line.isBold, hasSlots: hasSlots, belongsToLine: belongsToLine)
        } else {
            outline.add(kind, raw: raw, marker: line.marker, hasSlots: hasSlots)
            endsInWhich = raw.hasSuffix("Trong đó:")
        }
    }

    /// Whether the last numbered line ended in "Trong đó:", so that plain lines below belong to it.
    private var endsInWhich = false

    /// The printed line with `{}` for its blanks.
    static func template(_ line: Line) -> String {
        var result = ""
        var position = 0
        for slot in line.slots {
            result += line.text.string(position..<max(position, slot.range.lowerBound)) + "{}"
            position = max(position, slot.range.upperBound)
        }
        result += line.text.string(position..<line.text.scalars.count)
        let marker = line.start == 0 && !line.marker.number.isEmpty ? line.shown.prefix { !$0.isWhitespace } + " " : ""
        return (marker + result).trimmingCharacters(in: .whitespaces)
    }

    func slot(_ found: ScannedSlot, in line: Line, number: String, label: String? = nil, after earlier: [DraftSlot]) -> DraftSlot {
        var slot = Self.slot(found, number: number, label: label, after: earlier)
        if mode == .filled {
            let shown = found.print.map { _ in found.range } ?? found.content
            if !slot.isTypeSure, slot.type == .text, SlotScanner.isYesOrNo(line.text.string(shown)) { slot.type = .yesno }
            slot.answer = DraftAnswer(
                text: line.text.string(shown), place: line.text.place(found.content.isEmpty ? found.range : found.content),
                ticked: found.options.isEmpty ? nil : found.options.filter(\.isTicked).map(\.text),
                confidence: line.text.confidence(found.range))
            slot.prefilled = nil
        } else if !found.content.isEmpty, found.options.isEmpty {
            slot.prefilled = line.text.string(found.content)
        }
        return slot
    }

    private static func slot(_ found: ScannedSlot, number: String, label: String?, after earlier: [DraftSlot]) -> DraftSlot {
        var name = found.label
        if name.isEmpty { name = label ?? earlier.last?.label ?? "" }
        let options = found.print.flatMap { comparisonKey($0) == "cókhông" ? ["Có", "Không"] : nil } ?? found.options.map(\.text)
        let guess = SlotTyper.guess(label: name, unit: found.unit, options: options, isRatio: found.part != .whole)
        var slot = DraftSlot(
            number: number, label: name, type: guess.type, isTypeSure: guess.isSure, unit: found.unit, options: options, part: found.part)
        if let print = found.print { slot.blank = [print] }
        if let ticked = found.options.first(where: \.isTicked) { slot.prefilled = ticked.text }
        // a share, or a count beside the first one, belongs to the line's first slot
        if let first = earlier.indices.first, guess.type == .percent, isShare(name) { slot.under = first }
        return slot
    }
}

extension DraftBuilder.Line {
    /// Short and set apart: bold, or in capitals.
    var isHeading: Bool {
        let letters = shown.filter(\.isLetter)
        return isBold || !letters.isEmpty && letters == letters.uppercased()
    }
}

extension DraftBuilder {
    // MARK: Tables

    private mutating func addTable(_ table: Int, tables: DraftTables, skipping: Set<Int>) {
        guard let fixed = tables.fixed[table] else {
            for row in document.tableRows[table] where !skipping.contains(row) {
                let text = ValueReader.collapsed(document.items[row].text)
                if !ValueReader.trimmingLeaders(text).isEmpty { outline.attach(.text(text), raw: text) }
            }
            return
        }
        for row in fixed.shape.titleRows {
            let text = ValueReader.collapsed(document.items[row].text)
            if !text.isEmpty { outline.attach(.text(text), raw: text) }
        }
        outline.beginTable(.table(fixed.columns))
        let rows = DraftRows(document: document, table: fixed, builder: self, skipping: skipping)
        for row in rows.rows() {
            switch row.kind {
            case .section: outline.addTableSection(row.kind, raw: row.raw)
            case .heading(_, _, _, _) where row.marker.number.isEmpty:
                outline.addUnnumbered(row.kind, raw: row.raw, isBold: row.isBold, hasSlots: false, belongsToLine: false)
            case .text: outline.attach(row.kind, raw: row.raw)
            default:
                if row.marker.number.isEmpty {
                    outline.addUnnumbered(row.kind, raw: row.raw, isBold: row.isBold, hasSlots: true, belongsToLine: true)
                } else {
                    outline.add(row.kind, raw: row.raw, marker: row.marker, hasSlots: row.hasSlots)
                }
            }
        }
        outline.endTable()
    }
}
