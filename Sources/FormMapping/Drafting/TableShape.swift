import Foundation
import VietnameseText

/// What a table is, told from its head and from which of its columns are printed.
struct TableShape: Sendable {
    enum Kind: Sendable, Hashable {
        /// Printed rows, a blank or more in each.
        case fixed
        /// A head over rows that the sender writes.
        case list
    }

    struct Column: Sendable {
        /// Column of the grid where its cells begin.
        var grid: Int
        /// Levels of the head from the top down, without the row that numbers the columns.
        var levels: [String]
        /// As the head numbers it ("(4)").
        var number: String?
        var role: FormTable.Column.Role
        var title: String { levels.joined(separator: " / ") }
        var lastTitle: String { levels.last ?? "" }
    }

    var kind: Kind
    /// Items before the head (a sheet's titles), of the head, and below it.
    var titleRows: [Int]
    var headRows: [Int]
    var bodyRows: [Int]
    var columns: [Column]

    /// Share of the rows in which a cell must begin at a place of the grid for a column to begin there.
    private static let columnShare = 0.3
    /// Share of a printed column's cells that are filled.
    private static let printedShare = 0.5
    /// Different texts in a column up to which they are the form's instructions ("Số lượng tin, bài").
    private static let repeatedPrint = 3
    /// Columns from which a table without unit and ticks is a list, however its rows are filled.
    private static let listWidth = 5
    /// Rows that a head may have, and rows of titles above it on a sheet.
    private static let tallestHead = 4
    private static let deepestHead = 12

    private static let numberHeads: Set<String> = Set(["tt", "stt", "sốtt", "sốthứtự", "no"].map { comparisonKey($0) })
    private static let unitHeads: Set<String> = Set(["đơnvịtính", "đvt", "đvtính", "đơnvị"].map { comparisonKey($0) })
    private static let labelHeads = [
        "nộidung", "tiêuchí", "chỉtiêu", "tên", "danhmục", "hạngmục", "câuhỏi", "thôngtin", "loại", "lĩnhvực", "hệthống", "ứngdụng",
        "biệnpháp",
    ].map { comparisonKey($0) }
    private static let noteHeads = ["ghichú", "giảithích", "diễngiải", "làmrõ", "thuyếtminh"].map { comparisonKey($0) }
    static let answerHeads: Set<String> = Set(
        [
            "có", "không", "đầyđủ", "chưađầyđủ", "đạt", "chưađạt", "khôngđạt", "đãtriểnkhai", "chưatriểnkhai", "đúng", "sai", "rồi", "chưa",
        ].map { comparisonKey($0) })

    /// - Returns: nil for a table that is layout (one row, or one column).
    static func read(_ document: DocumentItems, table: Int, mode: SlotScanner.Mode) -> TableShape? {
        let rows = document.tableRows[table]
        guard rows.count > 1, document.tables[table].columnCount > 1 else { return nil }
        guard let head = head(document, table: table, rows: rows) else { return nil }
        let headRows = Array(rows[head])
        let body = Array(rows[head.upperBound...])
        guard !body.isEmpty else { return nil }
        var columns = columns(document, table: table, headRows: headRows, body: body)
        guard columns.count > 1 else { return nil }
        let filled = columns.map { column in share(filled: column.grid, body, document) }
        assignRoles(&columns, body: body, document: document)
        let kind = kind(columns, filled: filled, body: body, document: document, mode: mode)
        return TableShape(
            kind: kind, titleRows: Array(rows[..<head.lowerBound]), headRows: headRows, bodyRows: body, columns: columns)
    }

    private static func key(_ part: DocumentItem.Part) -> String { comparisonKey(numbered(part.text).title) }

    /// A head's words and the number that some heads carry below them: "Số liệu\n(4)" → ("Số liệu", "(4)").
    private static func numbered(_ text: String) -> (title: String, number: String?) {
        let text = ValueReader.collapsed(text)
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return (text, nil) }
        let inner = text[text.index(after: open)...].dropLast()
        guard !inner.isEmpty, inner.count <= 2, inner.allSatisfy(\.isNumber) else { return (text, nil) }
        return (text[..<open].trimmingCharacters(in: .whitespaces), String(text[open...]))
    }

    private static func isHeadWord(_ key: String) -> Bool {
        numberHeads.contains(key) || unitHeads.contains(key) || answerHeads.contains(key) || noteHeads.contains { key.hasPrefix($0) }
            || labelHeads.contains { key.hasPrefix($0) } || ["sốliệu", "sốlượng", "kếtquả", "giátrị"].contains { key.hasPrefix($0) }
    }

    /// The rows of the head: the first row that speaks like one, all that its cells reach over, and the row that numbers the columns.
    private static func head(_ document: DocumentItems, table: Int, rows: [Int]) -> Range<Int>? {
        for start in rows.indices.prefix(deepestHead) {
            let item = document.items[rows[start]]
            let filled = item.parts.filter { !$0.isEmpty }
            guard filled.count >= 2, filled.count(where: { isHeadWord(key($0)) }) >= min(2, filled.count - 1) else { continue }
            var end = start + max(1, min(filled.map(\.height).max() ?? 1, tallestHead))
            let isParted = filled.contains { $0.span > 1 && $0.span < document.tables[table].columnCount }
            if end == start + 1, isParted, end < rows.count, isSubhead(document.items[rows[end]], under: item) { end += 1 }
            let marked = document.tables[table].headerRows
            while end < rows.count, let row = document.items[rows[end]].row, marked.contains(row), end - start < tallestHead { end += 1 }
            if end < rows.count, isNumbering(document.items[rows[end]]) { end += 1 }
            return start..<min(end, rows.count)
        }
        return nil
    }

    private static func isSubhead(_ item: DocumentItem, under head: DocumentItem) -> Bool {
        let filled = item.parts.filter { !$0.isEmpty }
        guard !filled.isEmpty else { return false }
        return filled.allSatisfy { part in head.part(covering: part.column).map { $0.span > 1 || $0.text == part.text } ?? true }
    }

    /// "(1) (2) (3)".
    static func isNumbering(_ item: DocumentItem) -> Bool {
        let filled = item.parts.filter { !$0.isEmpty }
        return filled.count >= 3
            && filled.allSatisfy { part in
                part.text.contains("(") && part.text.contains(where: \.isNumber)
                    && part.text.allSatisfy { "() \n".contains($0) || $0.isNumber }
            }
    }

    private static func columns(_ document: DocumentItems, table: Int, headRows: [Int], body: [Int]) -> [Column] {
        var starts: [Int: Int] = [:]
        for row in headRows + body { for part in document.items[row].parts { starts[part.column, default: 0] += 1 } }
        let needed = Double(headRows.count + body.count) * columnShare
        let grids = starts.filter { Double($0.value) >= needed }.keys.sorted()
        let heads = document.heads(table: table, rows: headRows)
        return grids.map { grid in
            var levels: [String] = []
            var number: String?
            for head in heads[grid] {
                let (title, own) = numbered(head)
                number = own ?? number
                if title.allSatisfy({ "() ".contains($0) || $0.isNumber }) {
                    if number == nil, !title.isEmpty { number = title }
                } else if levels.last != title {
                    levels.append(title)
                }
            }
            return Column(grid: grid, levels: levels, number: number, role: .value)
        }
    }

    private static func share(filled grid: Int, _ body: [Int], _ document: DocumentItems) -> Double {
        let cells = body.compactMap { document.items[$0].parts.first { $0.column == grid } }
        return cells.isEmpty ? 0 : Double(cells.count { !ValueReader.trimmingLeaders($0.text).isEmpty }) / Double(cells.count)
    }

    private static func assignRoles(_ columns: inout [Column], body: [Int], document: DocumentItems) {
        for index in columns.indices {
            let key = comparisonKey(columns[index].lastTitle)
            if numberHeads.contains(key) {
                columns[index].role = .number
            } else if unitHeads.contains(key) {
                columns[index].role = .unit
            } else if noteHeads.contains(where: { key.hasPrefix($0) || key.hasSuffix($0) }) {
                columns[index].role = .note
            } else if answerHeads.contains(key) {
                columns[index].role = .option
            }
        }
        // one answer alone is a column of its own
        if columns.count(where: { $0.role == .option }) < 2 {
            for index in columns.indices where columns[index].role == .option { columns[index].role = .value }
        }
        let open = columns.indices.filter { columns[$0].role == .value }
        let spoken = open.first { index in labelHeads.contains { comparisonKey(columns[index].lastTitle).hasPrefix($0) } }
        let longest = open.max { length(columns[$0].grid, body, document) < length(columns[$1].grid, body, document) }
        if let label = spoken ?? longest { columns[label].role = .label }
    }

    private static func length(_ grid: Int, _ body: [Int], _ document: DocumentItems) -> Int {
        body.reduce(0) { $0 + (document.items[$1].parts.first { $0.column == grid }?.text.count ?? 0) }
    }

    private static func kind(
        _ columns: [Column], filled: [Double], body: [Int], document: DocumentItems, mode: SlotScanner.Mode
    ) -> Kind {
        guard let label = columns.firstIndex(where: { $0.role == .label }) else { return .list }
        let answers = columns.indices.filter { [.value, .option, .note].contains(columns[$0].role) && $0 != label }
        if mode == .blankForm {
            guard filled[label] >= printedShare else { return .list }
            // a wide table whose rows somebody filled in already is a list that the form brings along
            let isWritten = answers.contains { index in
                columns[index].role == .value && filled[index] > printedShare
                    && texts(columns[index].grid, body, document).count > repeatedPrint
            }
            return isWritten && columns.count >= listWidth ? .list : .fixed
        }
        if columns.contains(where: { $0.role == .unit || $0.role == .option }) { return .fixed }
        let values = columns.indices.filter { columns[$0].role == .value }
        if values.count <= 1 { return filled[label] >= printedShare ? .fixed : .list }
        let figures = values.filter { isFigures(columns[$0].grid, body, document) }
        return figures.count == values.count && filled[label] >= printedShare && columns.count < listWidth + 1 ? .fixed : .list
    }

    private static func texts(_ grid: Int, _ body: [Int], _ document: DocumentItems) -> Set<String> {
        Set(body.compactMap { document.items[$0].parts.first { $0.column == grid }.map { comparisonKey($0.text) } }.filter { !$0.isEmpty })
    }

    private static func isFigures(_ grid: Int, _ body: [Int], _ document: DocumentItems) -> Bool {
        let texts = body.compactMap { document.items[$0].parts.first { $0.column == grid }?.text }.filter { !$0.allSatisfy(\.isWhitespace) }
        return texts.allSatisfy { $0.contains(where: \.isNumber) && $0.count <= 20 }
    }
}
