import DocumentModel

/// A table as it stands on one page, before its parts on several pages are put together.
package struct PageTable: Sendable {
    /// The places of the grid that a cell covers, counted from 0.
    package struct Area: Hashable, Sendable {
        package var row: Int
        package var column: Int
        package var rowSpan: Int
        package var columnSpan: Int

        package init(row: Int, column: Int, rowSpan: Int, columnSpan: Int) {
            self.row = row
            self.column = column
            self.rowSpan = rowSpan
            self.columnSpan = columnSpan
        }
    }

    package struct PageCell: Sendable {
        package var area: Area
        package var rect: PageRect
        package var paragraphs: [Paragraph]
        /// Whether the last line of its text could have gone on: it leaves no room for a word.
        package var endsFull: Bool
        /// nil where the reader keeps no lines.
        package var ends: (any TextEnds)?

        package init(area: Area, rect: PageRect, paragraphs: [Paragraph], endsFull: Bool) {
            self.area = area
            self.rect = rect
            self.paragraphs = paragraphs
            self.endsFull = endsFull
        }

        package var text: String { paragraphs.map(\.text).joined(separator: "\n") }
        /// The text without white space, for comparing.
        var letters: String { String(text.filter { !$0.isWhitespace }) }
    }

    /// Where a part's edges and letters come from; it tells how far those of two parts of one table may differ.
    package enum Origin: Sendable {
        case textLayer
        /// Recognised from a picture: every sheet lies a little differently in the scanner, and letters are misread.
        case picture
    }

    package var page: Int
    /// Boundaries of the columns from left to right, one more than there are columns; points.
    package var xs: [Double]
    package var rowCount: Int
    package var cells: [PageCell]
    package var origin = Origin.textLayer
    /// Whether lines part the cells, or columns were found by the alignment of the text.
    package var isRuled = true
    /// `Table.gridDoubt`.
    package var gridDoubt = 0.0
    /// Whether the outermost lines at the top and bottom are drawn; a table that runs over a page break may lack them.
    package var hasTopLine = true
    package var hasBottomLine = true
    /// Rows that look like the head by themselves, for a table without a row of column numbers and without a repeated head.
    package var likelyHead: Set<Int> = []

    package init(page: Int, xs: [Double], rowCount: Int, cells: [PageCell]) {
        self.page = page
        self.xs = xs
        self.rowCount = rowCount
        self.cells = cells
    }

    /// Share of a table's rows from which an edge is one of its columns'.
    private static let mostRows = 0.5

    /// Edges at which most rows have a cell begin or end.
    var edgesOfMostRows: [Double] {
        xs.indices.filter { index in
            let beside = cells.filter { $0.area.column == index || $0.area.column + $0.area.columnSpan == index }
            let rows = Set(beside.flatMap { $0.area.row..<$0.area.row + $0.area.rowSpan })
            return Double(rows.count) > Self.mostRows * Double(rowCount)
        }.map { xs[$0] }
    }

    /// The row that numbers the columns, "(1) (2) (3)…", if it is among the first rows.
    func indexRow(within count: Int) -> Int? {
        for row in 0..<min(count, rowCount) {
            let texts = cells.filter { $0.area.row == row && $0.area.rowSpan == 1 }.map(\.letters).filter { !$0.isEmpty }
            guard texts.count > 2 else { continue }
            switch origin {
            case .textLayer:
                let numbers = texts.compactMap { IndexRow.number($0) }
                // senders who move a column take its number along: "(1) (2) (4) (3)"
                if numbers.count == texts.count, Set(numbers).count == numbers.count { return row }
            case .picture:
                if IndexRow.isLikely(texts) { return row }
            }
        }
        return nil
    }

    /// The texts of the cells that begin in these rows.
    func texts(of rows: Range<Int>) -> [String] { cells.filter { rows.contains($0.area.row) }.map(\.letters) }

    /// The texts of the cells of the first rows, nil when a cell reaches over the last of them.
    func rows(upTo count: Int) -> [String]? {
        let head = cells.filter { $0.area.row < count }
        guard head.allSatisfy({ $0.area.row + $0.area.rowSpan <= count }) else { return nil }
        return head.map(\.letters)
    }

    /// This part laid over another: the sheets of one report lie in the scanner up to `displaced` points apart and come out up to `stretched`
    /// larger or smaller. The places of its cells stay those on the page.
    func laid(over left: Double, _ right: Double) -> PageTable {
        guard origin == .picture, let ownLeft = xs.first, let ownRight = xs.last, ownRight > ownLeft, abs(ownLeft - left) <= Self.displaced
        else { return self }
        let scale = (right - left) / (ownRight - ownLeft)
        guard abs(scale - 1) <= Self.stretched else { return self }
        var moved = self
        moved.xs = xs.map { left + ($0 - ownLeft) * scale }
        return moved
    }

    /// Points: half an inch, what a feeder and a hand-laid sheet differ by.
    package static let displaced = 36.0
    /// Share of the width: feeders stretch a sheet by a few in a thousand, and a line of the frame is a point wide.
    private static let stretched = 0.02
}
