import Foundation
import MappingFiles
import RecordModel

/// Reads one form's YAML into a `FormDefinition`; the format is described in `docs/form-format.md`.
struct FormLoader {
    private(set) var form: FormDefinition
    private(set) var problems: [MappingProblem] = []
    private let file: String

    private static let slotKeys: Set<String> = [
        "field", "label", "number", "type", "unit", "options", "blank", "note", "column", "aliases", "parents", "under",
        "prefilled", "printed_note",
    ]
    private static let rowKeys = slotKeys.union(["items", "printed_note", "slots"])

    /// What an item stands in: its section, the labels above it, the entry and the table it belongs to.
    private struct Context {
        var section = ""
        var parents: [String] = []
        var parent: Int?
        var table: Int?
    }

    /// Loads `yaml`; `file` is its name for messages.
    static func load(yaml: String, file: String) -> (form: FormDefinition?, problems: [MappingProblem]) {
        let root: MappingNode
        do {
            guard let node = try MappingNode.compose(yaml, file: file) else {
                let place = MappingPlace(file: file, line: 1, column: 1)
                return (nil, [MappingProblem(place, vietnamese: "tệp rỗng", english: "the file is empty")])
            }
            root = node
        } catch {
            return (nil, [error])
        }
        var loader = FormLoader(root: root, file: file)
        loader.read(root)
        return (loader.form, loader.problems)
    }

    private init(root: MappingNode, file: String) {
        self.file = file
        let id = root["form"]?.string ?? ""
        form = FormDefinition(id: id, name: root["name"]?.string ?? id, issuer: root["issuer"]?.string)
    }

    private mutating func read(_ root: MappingNode) {
        problems += root.unknownKeys(besides: ["form", "name", "issuer", "layout", "period", "body", "examples"], in: "biểu mẫu (form)")
        if form.id.isEmpty { complain(root.place, "thiếu khoá “form” (mã biểu mẫu)", "the key “form” (the form's id) is missing") }
        let stem = (file as NSString).lastPathComponent.replacingOccurrences(of: ".yaml", with: "")
        if !form.id.isEmpty, form.id != stem {
            complain(root["form"]?.place ?? root.place, "mã “\(form.id)” khác tên tệp", "the id “\(form.id)” is not the file's name")
        }
        guard let body = root["body"], body.isSequence else {
            complain(root.place, "thiếu danh sách “body”", "the list “body” is missing")
            return
        }
        readItems(body, Context())
        for example in root["examples"]?.items ?? [] { readExample(example) }
    }

    private mutating func complain(_ place: MappingPlace, _ vietnamese: String, _ english: String) {
        problems.append(MappingProblem(place, vietnamese: vietnamese, english: english))
    }

    private mutating func readItems(_ list: MappingNode, _ context: Context) {
        for item in list.items { readItem(item, context) }
    }

    private mutating func readItem(_ item: MappingNode, _ context: Context) {
        if item["section"] != nil {
            readSection(item, context)
        } else if let heading = item["heading"] {
            readHeading(item, label: heading.string ?? "", context)
        } else if let line = item["line"] {
            readLine(item, template: line.string ?? "", context)
        } else if item["field"] != nil || (context.table != nil && item["slots"] != nil) {
            readRow(item, context)
        } else if item["table"] != nil || item["rows"] != nil {
            readTable(item["rows"] == nil ? item["table"] ?? item : item, context)
        } else if item["list"] != nil {
            readList(item, context)
        } else if let signers = item["signature"] {
            for signer in signers.items { readSigner(signer, context) }
        } else if let below = item["below"] {
            _ = addBelow(below, context)
        } else if let text = item["text"] {
            problems += item.unknownKeys(besides: ["text", "number"], in: "“text”")
            _ = addEntry(.text, label: text.string ?? "", at: item, context)
        } else if item["label"] != nil {
            // a row without slots: a printed heading of a table
            readHeading(item, label: item["label"]?.string ?? "", context)
        } else {
            complain(
                item.place, "mục không thuộc loại nào (section, heading, field, line, table, list, signature, below, text)",
                "an item of no known kind (section, heading, field, line, table, list, signature, below, text)")
        }
    }

    private mutating func readSection(_ item: MappingNode, _ context: Context) {
        problems += item.unknownKeys(besides: ["section", "title", "sheet", "part", "items", "note"], in: "“section”")
        var inner = context
        inner.section = item["section"]?.string ?? ""
        inner.parents = []
        let title = item["title"].map { $0.string ?? "" } ?? inner.section
        if !title.isEmpty { inner.parent = addEntry(.heading, label: title, at: item, inner) }
        if let items = item["items"] { readItems(items, inner) }
    }

    private mutating func readHeading(_ item: MappingNode, label: String, _ context: Context) {
        problems += item.unknownKeys(
            besides: ["heading", "label", "number", "note", "printed_note", "unit", "items", "below", "aliases"], in: "“heading”")
        let index = addEntry(.heading, label: label, at: item, context)
        var inner = context
        inner.parents.append(label)
        inner.parent = index
        if let below = item["below"] { _ = addBelow(below, context, above: index) }
        if let items = item["items"] { readItems(items, inner) }
    }

    private mutating func readRow(_ item: MappingNode, _ context: Context) {
        problems += item.unknownKeys(besides: Self.rowKeys, in: "dòng của bảng (row)")
        let label = item["label"]?.string ?? ""
        let index = addEntry(.row, label: label, at: item, context)
        if item["field"] != nil { addSlot(item, to: index, context) }
        for slot in item["slots"]?.items ?? [] { addSlot(slot, to: index, context, rowLabel: label, rowNumber: item["number"]?.string) }
        let labelColumns = context.table.map { form.tables[$0].columns.filter { $0.role == .label }.map(\.id) } ?? []
        if let inLabel = form.entries[index].slots.first(where: { labelColumns.contains(form.slots[$0].column ?? "") }) {
            form.entries[index].pieces = [.literal(label + ":"), .slot(inLabel)]
            form.slots[inLabel].column = nil
        }
        readChildren(item, of: index, label: label, context)
    }

    private mutating func readLine(_ item: MappingNode, template: String, _ context: Context) {
        problems += item.unknownKeys(
            besides: ["line", "number", "slots", "items", "below", "note", "printed_note", "aliases", "label", "unit"], in: "“line”")
        let literals = template.components(separatedBy: "{}")
        let index = addEntry(context.table == nil ? .line : .row, label: literals.joined(separator: " "), at: item, context)
        var pending = item["slots"]?.items ?? []
        var pieces: [FormEntry.Piece] = []
        for (position, literal) in literals.enumerated() {
            if !literal.isEmpty { pieces.append(.literal(literal)) }
            guard position < literals.count - 1 else { break }
            guard let slot = pending.first(where: { $0["column"] == nil }) ?? pending.first else {
                complain(item.place, "dòng có nhiều {} hơn số “slots”", "the line has more {} than “slots”")
                break
            }
            pending.removeFirst()
            pieces.append(.slot(addSlot(slot, to: index, context, rowNumber: item["number"]?.string)))
        }
        for slot in pending {
            guard context.table != nil, slot["column"] != nil else {
                complain(slot.place, "“slots” nhiều hơn số {} của dòng", "more “slots” than the line has {}")
                continue
            }
            addSlot(slot, to: index, context, rowLabel: form.entries[index].label, rowNumber: item["number"]?.string)
        }
        form.entries[index].pieces = pieces
        if let below = item["below"] { _ = addBelow(below, context, above: index) }
        let label = form.entries[index].slots.first.map { form.slots[$0].label } ?? template
        readChildren(item, of: index, label: label, context)
    }

    private mutating func readChildren(_ item: MappingNode, of index: Int, label: String, _ context: Context) {
        guard let items = item["items"] else { return }
        var inner = context
        inner.parents.append(label)
        inner.parent = index
        readItems(items, inner)
    }

    private mutating func addBelow(_ node: MappingNode, _ context: Context, above: Int? = nil) -> Int {
        problems += node.unknownKeys(besides: Self.slotKeys.union(["lines"]), in: "“below”")
        let index = addEntry(.below, label: node["lines"]?.string ?? "", at: node, context)
        if let above { form.entries[index].parent = above }
        addSlot(node, to: index, context)
        return index
    }

    private mutating func readTable(_ item: MappingNode, _ context: Context) {
        problems += item.unknownKeys(besides: ["table", "columns", "rows", "title", "label", "note"], in: "“table”")
        var columns: [FormTable.Column] = []
        for node in item["columns"]?.items ?? [] {
            problems += node.unknownKeys(besides: ["id", "role", "title", "option", "slot", "number", "note"], in: "cột của bảng (column)")
            let role = node["role"]?.string ?? "other"
            if FormTable.Column.Role(rawValue: role) == nil {
                complain(node.place, "vai trò cột “\(role)” không có", "there is no column role “\(role)”")
            }
            columns.append(
                FormTable.Column(
                    id: node["id"]?.string ?? role, role: .init(rawValue: role) ?? .other, title: node["title"]?.string ?? "",
                    option: node["option"]?.string, slot: node["slot"]?.string))
        }
        if columns.isEmpty { complain(item.place, "bảng không có “columns”", "the table has no “columns”") }
        form.tables.append(FormTable(columns: columns))
        var inner = context
        inner.table = form.tables.count - 1
        if let rows = item["rows"] { readItems(rows, inner) }
    }

    private mutating func readList(_ item: MappingNode, _ context: Context) {
        problems += item.unknownKeys(
            besides: ["list", "title", "notes", "columns", "groups", "prefilled", "sheet"], in: "“list”")
        var columns: [FormList.Column] = []
        for node in item["columns"]?.items ?? [] {
            problems += node.unknownKeys(besides: ["id", "title", "type", "number", "note"], in: "cột của danh sách (column)")
            let type = readType(node) ?? .text
            columns.append(FormList.Column(id: node["id"]?.string ?? "", title: node["title"]?.string ?? "", type: type))
        }
        let list = FormList(
            id: item["list"]?.string ?? "", title: item["title"]?.string ?? "", section: context.section,
            notes: item["notes"]?.items.compactMap(\.string) ?? [], columns: columns,
            groups: item["groups"]?.items.map { $0.string ?? $0["text"]?.string ?? $0["title"]?.string ?? "" } ?? [],
            prefilled: item["prefilled"]?.items.map { row in row.items.map { $0.string ?? "" } } ?? [], place: item.place)
        form.lists.append(list)
        _ = addEntry(.list(form.lists.count - 1), label: list.title, at: item, context)
        for note in list.notes { _ = addEntry(.text, label: note, at: item["notes"] ?? item, context) }
    }

    private mutating func readSigner(_ node: MappingNode, _ context: Context) {
        problems += node.unknownKeys(besides: ["role", "note", "aliases", "line", "place", "date", "name"], in: "“signature”")
        let role = node["role"]?.string ?? ""
        let index = addEntry(.signature, label: role, at: node, context)
        let nameLabel = node["note"]?.string.map { "\(role) \($0)" } ?? role
        for (key, type, label) in [
            ("place", FieldType.text, "Địa danh"), ("date", .date, "ngày ... tháng ... năm"), ("name", .name, nameLabel),
        ] {
            guard let value = node[key] else { continue }
            form.slots.append(
                FormSlot(
                    field: value.string ?? "", section: context.section, number: "", label: label, parents: [role], type: type,
                    entry: index,
                    place: value.place))
            form.entries[index].slots.append(form.slots.count - 1)
        }
    }

    private mutating func readExample(_ node: MappingNode) {
        problems += node.unknownKeys(besides: ["text", "row", "gives", "under"], in: "“examples”")
        let input: FormExample.Input
        if let row = node["row"] {
            input = .row(row.items.map { $0.string ?? "" })
        } else {
            input = .text(node["text"]?.string ?? "")
        }
        let gives = (node["gives"]?.keys ?? []).map { key in
            let value = node["gives"]?[key.name]
            let text = value?.isSequence == true ? value?.items.compactMap(\.string).joined(separator: "; ") : value?.string
            return (key.name, text == "null" || text == "~" ? nil : text)
        }
        form.examples.append(FormExample(input: input, under: node["under"]?.string, gives: gives, place: node.place))
    }

    private mutating func addEntry(_ kind: FormEntry.Kind, label: String, at node: MappingNode, _ context: Context) -> Int {
        form.entries.append(
            FormEntry(
                kind: kind, section: context.section, number: node["number"]?.string ?? "", label: label, note: node["note"]?.string,
                printedNote: node["printed_note"]?.string, unit: node["unit"]?.string,
                aliases: node["aliases"]?.items.compactMap(\.string) ?? [], table: context.table, parent: context.parent, place: node.place)
        )
        return form.entries.count - 1
    }

    @discardableResult
    private mutating func addSlot(
        _ node: MappingNode, to entry: Int, _ context: Context, rowLabel: String? = nil, rowNumber: String? = nil
    ) -> Int {
        if rowLabel != nil || form.entries[entry].kind == .line {
            problems += node.unknownKeys(besides: Self.slotKeys, in: "“slots”")
        }
        let type = readType(node)
        if type == nil { complain(node.place, "ô trống thiếu “type”", "the slot has no “type”") }
        form.slots.append(
            FormSlot(
                field: node["field"]?.string ?? "", section: context.section, number: node["number"]?.string ?? rowNumber ?? "",
                label: node["label"]?.string ?? rowLabel ?? "",
                parents: node["parents"]?.items.compactMap(\.string) ?? parents(of: node, in: entry, context),
                type: type ?? .text, unit: node["unit"]?.string, options: node["options"]?.items.compactMap(\.string) ?? [],
                blanks: node["blank"]?.items.compactMap(\.string) ?? [], note: node["note"]?.string, column: node["column"]?.string,
                aliases: node["aliases"]?.items.compactMap(\.string) ?? [], prefilled: node["prefilled"]?.string, entry: entry,
                place: node.place))
        form.entries[entry].slots.append(form.slots.count - 1)
        return form.slots.count - 1
    }

    /// The labels above a slot; `under` names the slot of the same line that it belongs under.
    private mutating func parents(of node: MappingNode, in entry: Int, _ context: Context) -> [String] {
        guard let under = node["under"] else { return context.parents }
        let siblings = form.entries[entry].slots.map { form.slots[$0] }
        guard let above = siblings.first(where: { $0.field == under.string }) else {
            complain(
                under.place, "“under” không phải mã của ô nào đứng trước trong cùng dòng",
                "“under” is not the id of an earlier slot of the same line")
            return context.parents
        }
        return above.parents + [above.label]
    }

    private mutating func readType(_ node: MappingNode) -> FieldType? {
        guard let type = node["type"] else { return nil }
        guard let known = FieldType(rawValue: type.string ?? "") else {
            complain(type.place, "kiểu “\(type.string ?? "")” không có", "there is no type “\(type.string ?? "")”")
            return .text
        }
        return known
    }
}
