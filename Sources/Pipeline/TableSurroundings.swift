import DocumentModel
import Intake

/// The rows of a table around a cell of a source without pages, and the lines around a paragraph.
package struct TableSurroundings: Codable, Sendable {
    package struct Cell: Codable, Sendable {
        package var text: String
        package var column: Int
        package var rowSpan: Int
        package var columnSpan: Int
        package var isMarked: Bool
        package var name: String?
    }

    package struct Row: Codable, Sendable {
        package var number: Int
        package var cells: [Cell]
    }

    package var title: String?
    package var columnCount: Int
    package var rows: [Row]

    /// Rows shown before and after the cell's own: what a person sees at a glance.
    private static let around = 4
    /// Characters of a cell that are shown.
    private static let mostText = 600

    /// - Parameter place: where the field stands, as its evidence says.
    /// - Throws: `ReadingFailure` where the file cannot be read.
    /// - Returns: nil where the place is not in the document.
    package static func read(_ file: ReceivedFile, around place: SourcePlace) throws -> TableSurroundings? {
        // What stands in pictures has a page for its place.
        around(place, in: try DocumentReader(readsPictures: false).read(file))
    }

    static func around(_ place: SourcePlace, in document: Document) -> TableSurroundings? {
        var title: String?
        for section in document.sections {
            for (index, block) in section.blocks.enumerated() {
                switch block {
                case .table(let table):
                    if let found = find(place, table) { return rows(found.table, found.cell, title: section.name ?? title) }
                case .paragraph(let paragraph):
                    if paragraph.runs.contains(where: { isSame($0.place, place) }) {
                        return lines(section.blocks, index, title: section.name)
                    }
                    if !paragraph.text.allSatisfy(\.isWhitespace) { title = paragraph.text }
                }
            }
        }
        return nil
    }

    /// The innermost table that holds the cell.
    private static func find(_ place: SourcePlace, _ table: Table) -> (table: Table, cell: Cell.Place)? {
        for cell in table.cells {
            for case .table(let inner) in cell.blocks { if let found = find(place, inner) { return found } }
            if isSame(cell.place, place) || cell.blocks.contains(where: { holds($0, place) }) {
                return (table, Cell.Place(row: cell.row, column: cell.column))
            }
        }
        return nil
    }

    private static func holds(_ block: Block, _ place: SourcePlace) -> Bool {
        guard case .paragraph(let paragraph) = block else { return false }
        return paragraph.runs.contains { isSame($0.place, place) }
    }

    /// Evidence names the cell, runs name the paragraph in it as well.
    private static func isSame(_ found: SourcePlace?, _ wanted: SourcePlace) -> Bool {
        switch (found, wanted) {
        case (.sheet(let name, let cell), .sheet(let other, let otherCell)): return name == other && cell == otherCell
        case (.part(let name, let table, let row, let cell, let paragraph), .part(let other, let t, let r, let c, let p)):
            guard name == other, table == t, row == r, cell == c else { return false }
            return t != nil || paragraph == p
        default: return false
        }
    }

    private static func rows(_ table: Table, _ marked: Cell.Place, title: String?) -> TableSurroundings {
        let shown = table.headerRows.union(Set(max(0, marked.row - around)...min(table.rowCount - 1, marked.row + around)))
        let rows = shown.sorted().map { row in
            let cells = table.cells.filter { $0.row == row }.sorted { $0.column < $1.column }
            return Row(
                number: row + 1,
                cells: cells.map { cell in
                    var name: String?
                    if case .sheet(_, let cellName) = cell.place { name = cellName }
                    return Cell(
                        text: String(cell.text.prefix(mostText)), column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
                        isMarked: cell.row == marked.row && cell.column == marked.column, name: name)
                })
        }
        return TableSurroundings(title: title, columnCount: table.columnCount, rows: rows)
    }

    private static func lines(_ blocks: [Block], _ index: Int, title: String?) -> TableSurroundings {
        let shown = max(0, index - around)...min(blocks.count - 1, index + around)
        let rows = shown.compactMap { number -> Row? in
            guard case .paragraph(let paragraph) = blocks[number] else { return nil }
            let text = [paragraph.listLabel, paragraph.text].compactMap { $0 }.joined(separator: " ")
            return Row(
                number: paragraph.runs.lazy.compactMap { $0.place?.paragraph }.first ?? number + 1,
                cells: [
                    Cell(text: String(text.prefix(mostText)), column: 0, rowSpan: 1, columnSpan: 1, isMarked: number == index, name: nil)
                ])
        }
        return TableSurroundings(title: title, columnCount: 1, rows: rows)
    }
}

extension SourcePlace {
    /// As the record counts paragraphs of a part.
    fileprivate var paragraph: Int? {
        if case .part(_, _, _, _, let paragraph) = self { paragraph } else { nil }
    }
}

extension TableSurroundings.Cell {
    struct Place {
        var row: Int
        var column: Int
    }
}
