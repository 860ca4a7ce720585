/// A cell after spans were resolved: it covers `rowSpan` × `columnSpan` places of the grid from (`row`, `column`), counted from 0.
package struct Cell: Hashable, Sendable {
    package var row: Int
    package var column: Int
    package var rowSpan: Int
    package var columnSpan: Int
    package var blocks: [Block]
    package var place: SourcePlace?
    /// What a spreadsheet stores when it differs in kind from what it shows: 0.98 shown as "98 %".
    package var stored: StoredValue?

    package init(
        row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, blocks: [Block], place: SourcePlace? = nil,
        stored: StoredValue? = nil
    ) {
        self.row = row
        self.column = column
        self.rowSpan = rowSpan
        self.columnSpan = columnSpan
        self.blocks = blocks
        self.place = place
        self.stored = stored
    }

    /// Paragraphs joined by U+000A, nested tables flattened in reading order.
    package var text: String { blocks.map(\.text).joined(separator: "\n") }
}

/// The value that a spreadsheet keeps behind what it shows.
package enum StoredValue: Hashable, Sendable {
    /// A number as the file writes it ("0.98"); `isPercent` when the cell's format multiplies it by 100 for display.
    case number(String, isPercent: Bool)
    /// ISO 8601 date.
    case date(String)
    case boolean(Bool)
    /// A formula whose result the file does not hold.
    case formulaWithoutResult(String)
}

package struct Table: Hashable, Sendable {
    /// Counts the document's tables from 1 in reading order.
    package var number: Int
    package var rowCount: Int
    package var columnCount: Int
    /// In reading order; a place of the grid belongs to at most one cell.
    package var cells: [Cell]
    /// Indices of the rows that are set as heads (Word's `tblHeader`, or heads repeated on later pages, which are kept once).
    package var headerRows: Set<Int>
    /// Whether lines part the cells, or columns were found by the alignment of the text.
    package var isRuled: Bool
    /// 0…1: how doubtful rows and columns are that were found by the text; 0 where lines part all cells.
    package var gridDoubt: Double

    package init(
        number: Int, rowCount: Int, columnCount: Int, cells: [Cell], headerRows: Set<Int> = [], isRuled: Bool = true,
        gridDoubt: Double = 0
    ) {
        self.number = number
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.cells = cells
        self.headerRows = headerRows
        self.isRuled = isRuled
        self.gridDoubt = gridDoubt
    }
}

package indirect enum Block: Hashable, Sendable {
    case paragraph(Paragraph)
    case table(Table)

    package var text: String {
        switch self {
        case .paragraph(let paragraph): paragraph.text
        case .table(let table): table.cells.map(\.text).joined(separator: "\t")
        }
    }
}
