import DocumentModel

/// The visible used area of a sheet as the grid of a table.
///
/// The area reaches from the first to the last row and column with content. Hidden rows and columns are not in it, and long empty
/// stretches between content are cut short, so that a cell at XFD1048576 costs no more than any other; every cell keeps its true name.
struct SheetGrid {
    private let content: SheetContent
    private let sheet: String
    private let limits: OfficeLimits
    /// The rows and columns of the sheet that the table has, in order.
    private let rows: [Int]
    private let columns: [Int]
    private let rowIndices: [Int: Int]
    private let columnIndices: [Int: Int]
    /// Hidden rows and columns that hold content, for findings.
    let hiddenRows: [Int]
    let hiddenColumns: [Int]
    var unresolved: [CellReference] { content.unresolved }

    /// Empty rows or columns in a stretch that are kept: far more than forms leave between their parts.
    private static let longestGap = 50
    /// Places of a grid up to which those without a cell in the file get an empty one, so that every blank has a name; beyond, the
    /// sheet is no form.
    private static let largestFilledGrid = 200_000

    init(_ content: SheetContent, sheet: String, limits: OfficeLimits) {
        self.content = content
        self.sheet = sheet
        self.limits = limits
        let used = content.cells.filter(\.isUsed).map(\.place)
        let usedRows = Set(used.map(\.row))
        let usedColumns = Set(used.map(\.column))
        hiddenRows = usedRows.filter { content.hiddenRows.contains($0) }.sorted()
        hiddenColumns = usedColumns.filter { content.hiddenColumns[$0] }.sorted()
        rows = Self.stretch(usedRows.sorted(), isHidden: { content.hiddenRows.contains($0) })
        columns = Self.stretch(usedColumns.sorted(), isHidden: { content.hiddenColumns[$0] })
        rowIndices = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
        columnIndices = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    }

    /// The table; nil for a sheet without visible content.
    func table(number: Int) throws -> Table? {
        guard !rows.isEmpty, !columns.isEmpty else { return nil }
        var covered: Set<CellReference> = []
        var cells: [Cell] = []
        var mergedPlaces = 0
        for area in content.mergedAreas {
            if let cell = try mergedCell(area, covered: &covered, places: &mergedPlaces) { cells.append(cell) }
        }
        for cell in content.cells {
            guard let row = rowIndices[cell.place.row], let column = columnIndices[cell.place.column],
                covered.insert(CellReference(row: row, column: column)).inserted
            else { continue }
            cells.append(tableCell(cell, row: row, column: column))
        }
        if rows.count * columns.count <= Self.largestFilledGrid {
            for (row, sheetRow) in rows.enumerated() {
                for (column, sheetColumn) in columns.enumerated() where !covered.contains(CellReference(row: row, column: column)) {
                    let place = CellReference(row: sheetRow, column: sheetColumn)
                    cells.append(tableCell(SheetContent.Cell(place: place), row: row, column: column))
                }
            }
        }
        cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        return Table(number: number, rowCount: rows.count, columnCount: columns.count, cells: cells)
    }

    /// A merged area as one cell, as far as it lies in the grid; nil where nothing of it does, or another area covers it already.
    /// `places` counts what all areas together would cover.
    private func mergedCell(_ area: CellArea, covered: inout Set<CellReference>, places: inout Int) throws -> Cell? {
        let inRows = Self.indices(of: area.rows, in: rows)
        let inColumns = Self.indices(of: area.columns, in: columns)
        guard !inRows.isEmpty, !inColumns.isEmpty else { return nil }
        places += inRows.count * inColumns.count
        guard places <= limits.cells else { throw OfficeReadingError.limitExceeded(what: .cells, limit: limits.cells) }
        for row in inRows {
            for column in inColumns where covered.contains(CellReference(row: row, column: column)) { return nil }
        }
        for row in inRows {
            for column in inColumns { covered.insert(CellReference(row: row, column: column)) }
        }
        let anchor = cell(at: area.first) ?? SheetContent.Cell(place: area.first)
        var cell = tableCell(anchor, row: inRows.lowerBound, column: inColumns.lowerBound)
        cell.rowSpan = inRows.count
        cell.columnSpan = inColumns.count
        return cell
    }

    private func tableCell(_ cell: SheetContent.Cell, row: Int, column: Int) -> Cell {
        let place = SourcePlace.sheet(sheet, cell: cell.place.text)
        let runs = cell.runs.map { run in
            var run = run
            run.place = place
            return run
        }
        return Cell(
            row: row, column: column, blocks: runs.isEmpty ? [] : [.paragraph(Paragraph(runs: runs))], place: place, stored: cell.stored)
    }

    /// The cell of the file at a place; cells are in order.
    private func cell(at place: CellReference) -> SheetContent.Cell? {
        var low = 0
        var high = content.cells.count
        while low < high {
            let middle = (low + high) / 2
            let found = content.cells[middle].place
            if (found.row, found.column) < (place.row, place.column) { low = middle + 1 } else { high = middle }
        }
        return content.cells.indices.contains(low) && content.cells[low].place == place ? content.cells[low] : nil
    }

    /// The indices in `lines` (ascending) of those that lie in `range`.
    private static func indices(of range: ClosedRange<Int>, in lines: [Int]) -> Range<Int> {
        let first = lines.partitioningIndex { $0 >= range.lowerBound }
        let end = lines.partitioningIndex { $0 > range.upperBound }
        return first..<max(first, end)
    }

    /// The visible lines from the first to the last used one, long gaps cut short.
    private static func stretch(_ used: [Int], isHidden: (Int) -> Bool) -> [Int] {
        var lines: [Int] = []
        for line in used where !isHidden(line) {
            if let last = lines.last {
                var gap = (last + 1)..<line
                if gap.count > longestGap { gap = (last + 1)..<(last + 1 + longestGap) }
                lines += gap.filter { !isHidden($0) }
            }
            lines.append(line)
        }
        return lines
    }
}

extension [Int] {
    /// The first index whose element fulfils `isBeyond`, which holds for all elements after one for which it holds.
    fileprivate func partitioningIndex(where isBeyond: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
