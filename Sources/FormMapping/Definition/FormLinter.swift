import DocumentModel
import Foundation
import MappingFiles
import RecordModel
import VietnameseText

/// Checks the mappings: what the loader found, and what only shows when forms and catalogue are seen together. Runs every example.
package struct FormLinter: Sendable {
    private let library: MappingLibrary

    package init(_ library: MappingLibrary) {
        self.library = library
    }

    /// Problems in the order of files and lines.
    package func problems() -> [MappingProblem] {
        var problems = library.problems
        var used: Set<String> = []
        for form in library.forms {
            problems += duplicates(in: form) + collisions(in: form) + catalogue(in: form) + units(in: form) + examples(in: form)
            used.formUnion(form.slots.map(\.field))
        }
        for field in library.fields.values where !used.contains(field.id) {
            problems.append(
                MappingProblem(
                    field.place, severity: .warning, vietnamese: "trường “\(field.id)” không có trong biểu mẫu nào",
                    english: "field “\(field.id)” is in no form"))
        }
        return problems.sorted { ($0.place.file, $0.place.line, $0.place.column) < ($1.place.file, $1.place.line, $1.place.column) }
    }

    private func duplicates(in form: FormDefinition) -> [MappingProblem] {
        var first: [String: MappingPlace] = [:]
        return form.slots.compactMap { slot in
            guard let other = first[slot.field] else {
                first[slot.field] = slot.place
                return nil
            }
            return MappingProblem(
                slot.place, vietnamese: "mã trường “\(slot.field)” đã dùng ở dòng \(other.line)",
                english: "field id “\(slot.field)” is used at line \(other.line) already")
        }
    }

    /// Labels that read alike and have nothing above them to tell them apart would be told by their order alone.
    private func collisions(in form: FormDefinition) -> [MappingProblem] {
        var first: [String: FormSlot] = [:]
        var problems: [MappingProblem] = []
        for slot in form.slots {
            let parts = [slot.section] + slot.parents + [slot.number, slot.label, slot.column ?? "", slot.type == .text ? "text" : ""]
            let key =
                parts.map { comparisonKey($0) }.joined(separator: "|") + (isDenominator(slot) ? "|/" : "") + "|\(slot.entryTable(in: form))"
            if let other = first[key], !(other.entry == slot.entry) {
                problems.append(
                    MappingProblem(
                        slot.place,
                        vietnamese: "nhãn “\(slot.label)” trùng với dòng \(other.place.line) và không có nhãn cha nào để phân biệt",
                        english: "label “\(slot.label)” is the same as at line \(other.place.line), and no parents tell them apart"))
            } else {
                first[key] = slot
            }
        }
        return problems
    }

    private func isDenominator(_ slot: FormSlot) -> Bool { slot.field.hasSuffix(".denominator") }

    private func catalogue(in form: FormDefinition) -> [MappingProblem] {
        form.slots.compactMap { slot in
            guard let field = library.fields[slot.field] else {
                return MappingProblem(
                    slot.place, vietnamese: "trường “\(slot.field)” không có trong danh mục (Mappings/fields)",
                    english: "field “\(slot.field)” is not in the catalogue (Mappings/fields)")
            }
            if field.type == slot.type || Self.guises.contains([slot.type, field.type]) { return nil }
            return MappingProblem(
                slot.place, vietnamese: "kiểu \(slot.type.rawValue) khác kiểu \(field.type.rawValue) của trường “\(slot.field)”",
                english: "type \(slot.type.rawValue) differs from \(field.type.rawValue), the type of field “\(slot.field)”")
        }
    }

    /// Types under which a form may ask for a field of another type: (the form's, the catalogue's).
    private static let guises: Set<[FieldType]> = [
        [.choice, .yesno], [.yesno, .choice], [.noteColumn, .list], [.noteColumn, .text], [.text, .noteColumn], [.list, .text],
        [.text, .list],
        [.longtext, .text], [.text, .longtext], [.decimal, .count], [.count, .decimal], [.longtext, .list], [.list, .longtext],
    ]

    /// Whether a form may ask under `type` for a field of type `other`.
    static func isGuise(_ type: FieldType, of other: FieldType) -> Bool { guises.contains([type, other]) }

    private func units(in form: FormDefinition) -> [MappingProblem] {
        form.slots.compactMap { slot in
            guard let unit = slot.unit, !unit.isEmpty else { return nil }
            let isShare = unit.trimmingCharacters(in: .whitespaces) == "%"
            let isYesNo = comparisonKey(unit).hasPrefix("10")
            let contradicts =
                isShare && ![.percent, .decimal].contains(slot.type) || !isShare && !unit.contains("%") && slot.type == .percent
                || isYesNo && slot.type != .yesno
            guard contradicts else { return nil }
            return MappingProblem(
                slot.place, vietnamese: "đơn vị “\(unit)” không hợp với kiểu \(slot.type.rawValue)",
                english: "unit “\(unit)” contradicts type \(slot.type.rawValue)")
        }
    }

    private func examples(in form: FormDefinition) -> [MappingProblem] {
        return form.examples.flatMap { example -> [MappingProblem] in
            let mapper = FormMapper(forms: [Self.excerpt(of: form, for: example)])
            let readings = Self.documents(for: example, in: form).map { mapper.map($0, formID: form.id) }
            let fits = readings.map { Self.differences(example, $0) }
            guard let best = fits.min(by: { $0.count < $1.count }) else { return [] }
            return best.map { field, wanted, found in
                MappingProblem(
                    example.place, vietnamese: "ví dụ không đúng: “\(field)” đọc được \(found ?? "(trống)"), cần \(wanted ?? "(trống)")",
                    english: "the example does not hold: “\(field)” reads \(found ?? "(blank)"), wanted \(wanted ?? "(blank)")")
            }
        }
    }

    /// Only the entries that the example is about and those above them: without its neighbours a line might be taken for any other.
    private static func excerpt(of form: FormDefinition, for example: FormExample) -> FormDefinition {
        var kept: Set<Int> = []
        for slot in form.slots where example.gives.contains(where: { $0.field == slot.field }) {
            var entry: Int? = slot.entry
            while let index = entry {
                kept.insert(index)
                entry = form.entries[index].parent
            }
        }
        var excerpt = form
        for index in form.entries.indices where !kept.contains(index) {
            excerpt.entries[index].kind = .text
            excerpt.entries[index].label = ""
            excerpt.entries[index].pieces = []
            excerpt.entries[index].aliases = []
            excerpt.entries[index].note = nil
        }
        return excerpt
    }

    private static func differences(_ example: FormExample, _ mapped: MappedDocument) -> [(String, String?, String?)] {
        example.gives.compactMap { field, wanted in
            let found = mapped.fields.first { $0.id == field && $0.state != .missing }?.value?.plainText
            guard let wanted else { return found == nil ? nil : (field, nil, found) }
            return found.map { comparisonKey($0) == comparisonKey(wanted) && $0.count == wanted.count || $0 == wanted } == true
                ? nil : (field, wanted, found)
        }
    }

    /// The example as documents of its own: a paragraph, or, for a row, each of the form's tables of that width with the row in it.
    private static func documents(for example: FormExample, in form: FormDefinition) -> [Document] {
        switch example.input {
        case .text(let text):
            let lines = text.split(separator: "\n").map { Block.paragraph(Paragraph(runs: [TextRun(String($0))])) }
            return [Document(kind: .text, sections: [DocumentSection(blocks: lines)])]
        case .row(let cells):
            let fitting = form.tables.filter { $0.columns.count == cells.count }
            return (fitting.isEmpty ? form.tables : fitting).map { table in
                var rows = [table.columns.map(\.title)]
                if let under = example.under {
                    rows.append(table.columns.indices.map { table.columns[$0].role == .label ? under : "" })
                }
                rows.append(cells)
                let width = rows.map(\.count).max() ?? 0
                let grid = rows.enumerated().flatMap { row, texts in
                    texts.enumerated().map { column, text in
                        Cell(row: row, column: column, blocks: [.paragraph(Paragraph(runs: [TextRun(text)]))])
                    }
                }
                let block = Table(number: 1, rowCount: rows.count, columnCount: width, cells: grid)
                return Document(kind: .text, sections: [DocumentSection(blocks: [.table(block)])])
            }
        }
    }
}

extension FormSlot {
    /// Slots of different tables may have the same label.
    fileprivate func entryTable(in form: FormDefinition) -> Int { form.entries[entry].table ?? -1 }
}

extension FieldValue {
    /// As a mapping file writes it: numbers with a point, true/false, list entries parted by "; ".
    package var plainText: String {
        switch self {
        case .number(let value): "\(value)"
        case .bool(let value): value ? "true" : "false"
        case .string(let value): value
        case .list(let values): values.joined(separator: "; ")
        }
    }
}
