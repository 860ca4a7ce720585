import DocumentModel

/// Puts the rows of a Word table on a grid.
struct WordTableBuilder {
    enum VerticalMerge {
        case none, begins, continues
    }

    struct RowCell {
        var place: SourcePlace
        /// Columns of the grid.
        var span = 1
        var verticalMerge = VerticalMerge.none
        /// The old way to merge: the cell belongs to the one on its left.
        var continuesLeft = false
        var isDeleted = false
        var hasBorders = false
        var blocks: [Block] = []

        init(place: SourcePlace) {
            self.place = place
        }
    }

    struct Row {
        var isHeader = false
        /// Columns of the grid that are taken, those left free before the first cell included.
        var columnCount = 0
        fileprivate var cells: [(column: Int, cell: RowCell)] = []

        mutating func append(_ cell: RowCell, columnLimit: Int) {
            let column = columnCount
            var cell = cell
            cell.span = min(cell.span, max(1, columnLimit - column))
            columnCount += cell.span
            if cell.continuesLeft, let last = cells.indices.last {
                cells[last].cell.span += cell.span
            } else if !cell.isDeleted {
                cells.append((column, cell))
            }
        }
    }

    let number: Int
    var hasBorders = false
    private var rowCount = 0
    private var cells: [Cell] = []
    private var headerRows: Set<Int> = []
    /// Cells of the row above that the row below may continue: by first column, the index in `cells`.
    private var mergeable: [Int: Int] = [:]

    init(number: Int) {
        self.number = number
    }

    mutating func append(_ row: Row, findings: inout WordFindings) {
        var next: [Int: Int] = [:]
        for (column, cell) in row.cells {
            hasBorders = hasBorders || cell.hasBorders
            if cell.verticalMerge == .continues, let above = mergeable[column], cells[above].columnSpan == cell.span {
                cells[above].rowSpan += 1
                next[column] = above
                if cell.blocks.contains(where: { $0.text.contains { !$0.isWhitespace } }) { findings.coveredCells += 1 }
                continue
            }
            if cell.verticalMerge != .none { next[column] = cells.count }
            cells.append(Cell(row: rowCount, column: column, columnSpan: cell.span, blocks: cell.blocks, place: cell.place))
        }
        mergeable = next
        if row.isHeader { headerRows.insert(rowCount) }
        rowCount += 1
    }

    /// The table, without the columns of Word's grid at which no cell of any row begins or ends: they come from dragged lines.
    func table() -> Table {
        var edges: Set<Int> = [0]
        for cell in cells {
            edges.insert(cell.column)
            edges.insert(cell.column + cell.columnSpan)
        }
        let columns = Dictionary(uniqueKeysWithValues: edges.sorted().enumerated().map { ($1, $0) })
        var placed = cells
        for index in placed.indices {
            let cell = placed[index]
            guard let start = columns[cell.column], let end = columns[cell.column + cell.columnSpan] else { continue }
            placed[index].column = start
            placed[index].columnSpan = end - start
        }
        return Table(
            number: number, rowCount: rowCount, columnCount: edges.count - 1, cells: placed, headerRows: headerRows, isRuled: hasBorders)
    }
}
