import RecordModel
import VietnameseText

/// The tables of a blank document: fixed ones with their columns, lists with their titles.
struct DraftTables {
    struct Fixed {
        var shape: TableShape
        var columns: [DraftColumn]
    }

    struct List {
        var firstItem: Int
        var list: DraftList
        var table: Int
        var shape: TableShape
    }

    private(set) var fixed: [Int: Fixed] = [:]
    private(set) var lists: [List] = []
    /// Items that are titles, notes and rows of lists.
    private(set) var listItems: Set<Int> = []
    private let document: DocumentItems

    /// Paragraphs above a list among which its title and notes stand.
    private static let reach = 12
    private static let titleWords = ["bảng", "biểu", "danhsách", "danhmục", "phụlục"]

    init(document: DocumentItems, mode: SlotScanner.Mode) {
        self.document = document
        for table in document.tables.indices {
            guard let shape = TableShape.read(document, table: table, mode: mode) else { continue }
            switch shape.kind {
            case .fixed: fixed[table] = Fixed(shape: shape, columns: Self.columns(shape))
            case .list: addList(table, shape)
            }
        }
    }

    private static func columns(_ shape: TableShape) -> [DraftColumn] {
        let values = shape.columns.count { $0.role == .value }
        var used: Set<String> = []
        return shape.columns.map { column in
            var draft = DraftColumn(id: column.role.rawValue, role: column.role, title: column.title, number: column.number)
            switch column.role {
            case .option:
                draft.id = "tick_" + AsciiName.words(column.lastTitle, limit: 3)
                draft.option = column.lastTitle
                draft.slot = "status"
            case .value where values > 1: draft.id = AsciiName.words(column.title, limit: 4)
            default: break
            }
            draft.id = AsciiName.unique(draft.id.isEmpty ? "column" : draft.id, among: &used)
            return draft
        }
    }

    private mutating func addList(_ table: Int, _ shape: TableShape) {
        let rows = document.tableRows[table]
        let caption = caption(before: rows[0])
        let titles = shape.titleRows.map { ValueReader.collapsed(document.items[$0].text) }.filter { !$0.isEmpty }
        var used: Set<String> = []
        let columns = shape.columns.map { column in
            let name = column.role == .number ? "tt" : AsciiName.words(column.lastTitle, limit: 4)
            let guess = column.role == .number ? .text : SlotTyper.guess(label: column.lastTitle, unit: nil).type
            let type: FieldType = [.count, .percent, .money, .url, .email, .phone].contains(guess) ? guess : .text
            return DraftList.Column(id: AsciiName.unique(name.isEmpty ? "column" : name, among: &used), title: column.title, type: type)
        }
        var groups: [String] = []
        var prefilled: [[String]] = []
        for row in shape.bodyRows {
            let filled = document.items[row].parts.filter { !ValueReader.trimmingLeaders($0.text).isEmpty }
            guard let widest = filled.max(by: { $0.span < $1.span }) else { continue }
            if widest.span * 2 > document.tables[table].columnCount {
                groups.append(ValueReader.collapsed(widest.text))
            } else if filled.count > 1 {
                prefilled.append(
                    shape.columns.map { column in
                        document.items[row].parts.first { $0.column == column.grid }.map { ValueReader.collapsed($0.text) } ?? ""
                    })
            }
        }
        let title = caption.title ?? titles.first ?? ""
        lists.append(
            List(
                firstItem: caption.items.min() ?? rows[0],
                list: DraftList(
                    id: AsciiName.words(title, limit: 6), title: title, notes: caption.notes + titles.dropFirst(), columns: columns,
                    groups: groups,
                    prefilled: prefilled), table: table, shape: shape))
        listItems.formUnion(rows)
        listItems.formUnion(caption.items)
    }

    /// The lines right above a list: its title, and the notes between the two.
    private func caption(before first: Int) -> (title: String?, notes: [String], items: [Int]) {
        var items: [Int] = []
        var notes: [String] = []
        var index = first - 1
        while index >= 0, first - index <= Self.reach, !document.items[index].isRow {
            let text = ValueReader.collapsed(document.items[index].text)
            let key = comparisonKey(document.items[index].text)
            if DraftBuilder.isSection(text) { break }
            items.append(index)
            if Self.titleWords.contains(where: { key.hasPrefix($0) }) { return (text, notes.reversed(), items) }
            notes.append(text)
            index -= 1
        }
        // no line calls itself a table: the one right above is the title
        guard first > 0, !document.items[first - 1].isRow else { return (nil, [], []) }
        let text = ValueReader.collapsed(document.items[first - 1].text)
        return DraftBuilder.isSection(text) || text.hasPrefix("(") ? (nil, [], []) : (text, [], [first - 1])
    }
}
