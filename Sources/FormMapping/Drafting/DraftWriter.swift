import Foundation
import RecordModel

/// Writes a draft as YAML, doubts as comments, for a person to look over.
struct DraftWriter {
    private let form: DraftForm
    private let library: MappingLibrary
    private var lines: [String] = []

    init(form: DraftForm, library: MappingLibrary) {
        self.form = form
        self.library = library
    }

    func draft() -> FormDraft {
        var writer = self
        return writer.write()
    }

    private mutating func write() -> FormDraft {
        var form = form
        var slots: [DraftSlot] = []
        form.forEachSlot { slots.append($0) }
        let unknown = slots.filter { library.fields[$0.field] == nil }
        let doubts = slots.filter { $0.doubt != nil }
        lines = [
            "# Bản nháp do `phieu forms draft` lập từ biểu trống. Cần người biết biểu mẫu xem lại; dòng có “CHƯA CHẮC” xem trước.",
            "# \(slots.count) ô trống, \(slots.count - unknown.count) ô nối với trường đã biết, \(doubts.count) ô chưa chắc.",
            "form: \(form.id)", "name: \(Self.quoted(form.name))", "layout: \(layout)", "", "body:",
        ]
        for item in form.items { write(item, indent: 1) }
        let isLinked = slots.count - unknown.count
        return FormDraft(
            form: lines.joined(separator: "\n") + "\n", fields: unknown.isEmpty ? nil : Self.fields(unknown), slotCount: slots.count,
            linkedCount: isLinked, doubtCount: doubts.count)
    }

    private var layout: String {
        func lineCount(_ items: [DraftItem]) -> (lines: Int, rows: Int) {
            items.reduce(into: (0, 0)) { total, item in
                if case .line = item.kind { total.0 += 1 }
                if case .row = item.kind { total.1 += 1 }
                let inner = lineCount(item.items)
                total.0 += inner.lines
                total.1 += inner.rows
            }
        }
        let counts = lineCount(form.items)
        return counts.rows > counts.lines ? "table" : "inline"
    }

    private static func fields(_ slots: [DraftSlot]) -> String {
        var lines = ["# Trường mới của bản nháp; đổi mã cho gọn, hoặc nối với trường đã có trong danh mục rồi xoá dòng ở đây.", "fields:"]
        for slot in slots {
            let unit = slot.unit.map { ", unit: \(quoted($0))" } ?? ""
            lines.append("  - {id: \(slot.field), name: \(quoted(slot.label)), type: \(slot.type.rawValue)\(unit)}")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": continue
            default: result.unicodeScalars.append(character)
            }
        }
        return result + "\""
    }

    private mutating func put(_ indent: Int, _ text: String, doubt: String? = nil) {
        lines.append(
            String(repeating: "  ", count: indent) + text + (doubt.map { "  # CHƯA CHẮC: \($0.replacing("\n", with: " "))" } ?? ""))
    }

    private mutating func write(_ item: DraftItem, indent: Int) {
        switch item.kind {
        case .section(let title):
            put(indent, "- section: \(Self.quoted(title))")
            writeItems(item.items, indent: indent + 1)
        case .text(let text):
            if !text.isEmpty { put(indent, "- text: \(Self.quoted(text))") }
            for inner in item.items { write(inner, indent: indent) }
        case .heading(let number, let label, let below, let printedNote):
            put(indent, "- heading: \(Self.quoted(label))")
            if !number.isEmpty { put(indent + 1, "number: \(Self.quoted(number))") }
            if let printedNote { put(indent + 1, "printed_note: \(Self.quoted(printedNote))") }
            if let below {
                put(
                    indent + 1, "below: \(flow(below.slot, siblings: [], extra: ", lines: \(Self.quoted(below.lines))"))",
                    doubt: below.slot.doubt)
            }
            writeItems(item.items, indent: indent + 1)
        case .line(let template, let number, let slots):
            put(indent, "- line: \(Self.quoted(template))")
            if slots.allSatisfy({ $0.number.isEmpty }), !number.isEmpty { put(indent + 1, "number: \(Self.quoted(number))") }
            writeSlots(slots, indent: indent + 1)
            writeItems(item.items, indent: indent + 1)
        case .table(let columns): writeTable(columns, rows: item.items, indent: indent)
        case .row(let number, let label, let slots, let note): writeRow(number, label, slots, note, items: item.items, indent: indent)
        case .list(let list): writeList(list, indent: indent)
        case .signature(let signers): writeSigners(signers, indent: indent)
        }
    }

    private mutating func writeItems(_ items: [DraftItem], indent: Int) {
        guard !items.isEmpty else { return }
        put(indent, "items:")
        for item in items { write(item, indent: indent + 1) }
    }

    private mutating func writeSlots(_ slots: [DraftSlot], indent: Int, isRow: Bool = false) {
        put(indent, "slots:")
        for slot in slots { put(indent + 1, "- \(flow(slot, siblings: slots, isRow: isRow))", doubt: slot.doubt) }
    }

    /// A slot in flow style.
    private func flow(_ slot: DraftSlot, siblings: [DraftSlot], isRow: Bool = false, extra: String = "") -> String {
        var text = "{field: \(slot.field)"
        if let column = slot.column { text += ", column: \(column)" }
        if !isRow {
            if !slot.number.isEmpty { text += ", number: \(Self.quoted(slot.number))" }
            text += ", label: \(Self.quoted(slot.label))"
        }
        text += ", type: \(slot.type.rawValue)"
        if let unit = slot.unit { text += ", unit: \(Self.quoted(unit))" }
        if !slot.options.isEmpty { text += ", options: [\(slot.options.map(Self.quoted).joined(separator: ", "))]" }
        if !slot.blank.isEmpty { text += ", blank: [\(slot.blank.map(Self.quoted).joined(separator: ", "))]" }
        if let prefilled = slot.prefilled { text += ", prefilled: \(Self.quoted(prefilled))" }
        if let under = slot.under, siblings.indices.contains(under) { text += ", under: \(siblings[under].field)" }
        return text + extra + "}"
    }

    private mutating func writeTable(_ columns: [DraftColumn], rows: [DraftItem], indent: Int) {
        put(indent, "- table:")
        put(indent + 2, "columns:")
        for column in columns {
            var text = "- {id: \(column.id), role: \(column.role.rawValue), title: \(Self.quoted(column.title))"
            if let option = column.option { text += ", slot: \(column.slot ?? "status"), option: \(Self.quoted(option))" }
            if let number = column.number { text += ", number: \(Self.quoted(number))" }
            put(indent + 3, text + "}")
        }
        put(indent + 2, "rows:")
        for row in rows { write(row, indent: indent + 3) }
    }

    private mutating func writeRow(
        _ number: String, _ label: String, _ slots: [DraftSlot], _ note: String?, items: [DraftItem], indent: Int
    ) {
        if slots.count == 1, let slot = slots.first, slot.column == nil {
            put(indent, "- field: \(slot.field)", doubt: slot.doubt)
            if !number.isEmpty { put(indent + 1, "number: \(Self.quoted(number))") }
            put(indent + 1, "label: \(Self.quoted(label))")
            put(indent + 1, "type: \(slot.type.rawValue)")
            if let unit = slot.unit { put(indent + 1, "unit: \(Self.quoted(unit))") }
            if !slot.options.isEmpty { put(indent + 1, "options: [\(slot.options.map(Self.quoted).joined(separator: ", "))]") }
            if !slot.blank.isEmpty { put(indent + 1, "blank: [\(slot.blank.map(Self.quoted).joined(separator: ", "))]") }
            if let prefilled = slot.prefilled { put(indent + 1, "prefilled: \(Self.quoted(prefilled))") }
        } else {
            put(indent, "- label: \(Self.quoted(label))")
            if !number.isEmpty { put(indent + 1, "number: \(Self.quoted(number))") }
            writeSlots(slots, indent: indent + 1, isRow: true)
        }
        if let note { put(indent + 1, "printed_note: \(Self.quoted(note))") }
        writeItems(items, indent: indent + 1)
    }

    private mutating func writeList(_ list: DraftList, indent: Int) {
        put(indent, "- list: \(list.id)")
        put(indent + 1, "title: \(Self.quoted(list.title))")
        if !list.notes.isEmpty {
            put(indent + 1, "notes:")
            for note in list.notes { put(indent + 2, "- \(Self.quoted(note))") }
        }
        put(indent + 1, "columns:")
        for column in list.columns {
            put(indent + 2, "- {id: \(column.id), title: \(Self.quoted(column.title)), type: \(column.type.rawValue)}")
        }
        if !list.groups.isEmpty {
            put(indent + 1, "groups:")
            for group in list.groups { put(indent + 2, "- {text: \(Self.quoted(group))}") }
        }
        if !list.prefilled.isEmpty {
            put(indent + 1, "prefilled:")
            for row in list.prefilled { put(indent + 2, "- [\(row.map(Self.quoted).joined(separator: ", "))]") }
        }
    }

    private mutating func writeSigners(_ signers: [DraftSigner], indent: Int) {
        put(indent, "- signature:")
        for signer in signers {
            var text = "- {role: \(Self.quoted(signer.role))"
            if let note = signer.note { text += ", note: \(Self.quoted(note))" }
            if let line = signer.line { text += ", line: \(Self.quoted(line))" }
            if let place = signer.place { text += ", place: \(place.field)" }
            if let date = signer.date { text += ", date: \(date.field)" }
            put(indent + 2, text + ", name: \(signer.name.field)}")
        }
    }
}
