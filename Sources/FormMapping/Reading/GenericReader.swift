import DocumentModel
import Foundation
import MappingFiles
import RecordModel
import VietnameseText

/// Reads a document of no known form: every row of its tables and every blank of its lines as a record of its own, so that nothing has to
/// be typed. Blanks are found as the drafts of forms find them.
struct GenericReader {
    let document: DocumentItems

    struct Result {
        var fields: [RecordField]
        var tables: [RecordTable]
        /// What the document says about its sender and its period, where a blank asks for it.
        var agency: String?
        var period: String?
        /// What is neither label nor answer: printed text, or an answer whose question was not understood.
        var unmapped: [UnmappedText]
    }

    /// Confidence of a value read without a form: its characters are right, what they mean is a guess.
    private static let guessed = 0.5
    private static let agencyLabels = Set(
        ["Tên cơ quan", "Tên đơn vị", "Tên cơ quan báo cáo", "Tên đơn vị báo cáo", "Cơ quan báo cáo", "Đơn vị báo cáo"].map {
            comparisonKey($0)
        })

    func read(language: Language) -> Result {
        var form = DraftForm(id: "", name: "", items: DraftBuilder(document: document, mode: .filled).items())
        form.tellApart()
        let values = ValueReader(decimalMark: nil)
        var result = Result(fields: [], tables: [], unmapped: unmapped(form.items))
        form.forEachSlot { slot in
            let field = field(slot, values: values, language: language)
            result.fields.append(field)
            guard let text = field.value?.string else { return }
            if result.agency == nil, Self.agencyLabels.contains(comparisonKey(slot.label)) { result.agency = text }
            if result.period == nil, slot.type == .period { result.period = text }
        }
        result.tables = DraftTables(document: document, mode: .filled).lists.enumerated().map { index, list in
            table(list, number: index + 1)
        }
        return result
    }

    private func unmapped(_ items: [DraftItem]) -> [UnmappedText] {
        var texts: Set<String> = []
        func collect(_ items: [DraftItem]) {
            for item in items {
                if case .text(let text) = item.kind { texts.insert(ValueReader.collapsed(text)) }
                collect(item.items)
            }
        }
        collect(items)
        return document.items.compactMap { item in
            let text = ValueReader.collapsed(item.text)
            let label = item.parts.first?.listLabel.map { $0 + " " + text }
            guard !text.isEmpty, texts.contains(text) || label.map(texts.contains) == true else { return nil }
            return UnmappedText(text: text, evidence: Evidence(item.parts.first { !$0.isEmpty }?.place))
        }
    }

    private func field(_ slot: DraftSlot, values: ValueReader, language: Language) -> RecordField {
        let place = MappingPlace(file: "", line: 0, column: 0)
        let asked = FormSlot(
            field: "", section: slot.section, number: slot.number, label: slot.label, parents: slot.parents, type: slot.type,
            unit: slot.unit,
            options: slot.options, blanks: slot.blank, entry: 0, place: place)
        let reading = slot.answer.map { read($0, asked, values: values) } ?? .blank()
        return RecordField(
            guessed: asked, reading, because: .otherFormUnknown, note: slot.answer?.note, characters: slot.answer?.confidence ?? 1,
            evidence: slot.answer.map { Evidence($0.place) }, language: language)
    }

    private func read(_ answer: DraftAnswer, _ slot: FormSlot, values: ValueReader) -> SlotReading {
        guard let ticked = answer.ticked else { return values.read(answer.text, slot: slot) }
        guard let first = ticked.first else { return .blank() }
        guard ticked.count == 1 else {
            return SlotReading(state: .filled, raw: ticked.joined(separator: " + "), reasons: [.bothBoxesTicked], fitness: 0.1)
        }
        let value: FieldValue = slot.type == .yesno ? .bool(first == slot.options.first) : .string(first)
        return SlotReading(state: .filled, raw: first, value: value)
    }

    private func table(_ list: DraftTables.List, number: Int) -> RecordTable {
        var rows: [[RecordCell]] = []
        var groups: [RecordGroup] = []
        for item in list.shape.bodyRows {
            let row = document.items[item]
            let filled = row.parts.filter { !ValueReader.trimmingLeaders($0.text).isEmpty }
            if let widest = filled.max(by: { $0.span < $1.span }), widest.span * 2 > document.tables[list.table].columnCount {
                groups.append(RecordGroup(beforeRow: rows.count, text: ValueReader.collapsed(filled.map(\.text).joined(separator: " "))))
                continue
            }
            let cells = list.shape.columns.map { column in cell(row, column.grid) }
            if zip(list.shape.columns, cells).contains(where: { $0.role != .number && $1.value != nil }) { rows.append(cells) }
        }
        let columns = list.list.columns.map { RecordColumn(id: $0.id, title: $0.title) }
        return RecordTable(id: "table_\(number)", title: list.list.title, columns: columns, rows: rows, groups: groups)
    }

    private func cell(_ row: DocumentItem, _ grid: Int) -> RecordCell {
        guard let part = row.part(covering: grid) else { return RecordCell(raw: "", value: nil, confidence: Self.guessed, evidence: nil) }
        let text = ValueReader.collapsed(ValueReader.trimmingLeaders(part.text))
        return RecordCell(
            raw: part.text.trimmingCharacters(in: .whitespacesAndNewlines), value: text.isEmpty ? nil : .string(text),
            confidence: Self.guessed,
            evidence: Evidence(part.place))
    }
}
