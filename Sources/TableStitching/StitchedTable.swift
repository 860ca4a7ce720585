import DocumentModel

/// A table under construction from its parts on consecutive pages.
struct StitchedTable {
    /// An index row ("(1) (2) (3)") or a repeated head is looked for in this many rows from the top; heads have three levels and an index row.
    private static let deepestHead = 6

    /// Columns that were found by their text lie this far apart (points) at most on different pages.
    private static let sameGutter = 15.0

    /// Share of the filled cells of a head that are the same, letter for letter, where it is repeated.
    private static let sameShare = 0.75
    /// Of the cells of each of its rows.
    private static let sameRowShare = 0.5

    /// Share of the letters of a recognised head that may be misread: twice what a copy of a copy loses.
    private static let mostMisread = 0.2

    private var xs: [Double]
    private var rowCount: Int
    private var cells: [(cell: PageTable.PageCell, rect: PageRect, page: Int, from: Double, to: Double)] = []
    private var headRows: Set<Int> = []
    private let first: PageTable
    private var last: PageTable
    private let isRuled: Bool
    /// The most of any part.
    private var gridDoubt: Double

    var lastPage: Int { last.page }
    var origin: PageTable.Origin { last.origin }

    init(_ part: PageTable) {
        first = part
        last = part
        xs = part.xs
        rowCount = part.rowCount
        isRuled = part.isRuled
        gridDoubt = part.gridDoubt
        add(part.cells, of: part, rowShift: 0)
        headRows = part.indexRow(within: Self.deepestHead).map { Set(0...$0) } ?? part.likelyHead
    }

    /// Whether a part on the next page continues this table: it has the same outer edges, and repeats the head or has the same columns.
    func goesOn(in found: PageTable) -> Bool {
        let part = laid(found)
        if !isRuled, !part.isRuled, part.xs.count == xs.count, repeatedHead(in: part) == 0 {
            return zip(xs, part.xs).allSatisfy { abs($0 - $1) <= Self.sameGutter }
        }
        guard let left = xs.first, let right = xs.last, let partLeft = part.xs.first, let partRight = part.xs.last,
            TableStitcher.isSame(left, partLeft), TableStitcher.isSame(right, partRight), part.isRuled == isRuled
        else { return false }
        if repeatedHead(in: part) > 0 { return true }
        // A head of its own makes another table, unless it is the rest of this table's head.
        if let index = part.indexRow(within: Self.deepestHead), !isRestOfHead(part, above: index) { return false }
        let fewer = xs.count < part.xs.count ? xs : part.xs
        let more = xs.count < part.xs.count ? part.xs : xs
        if fewer.allSatisfy({ x in more.contains { TableStitcher.isSame(x, $0) } }) { return true }
        // on pictures the strokes of a signature or a seal make edges of their own, in a few rows
        guard part.origin == .picture else { return false }
        let usual = last.edgesOfMostRows
        let partUsual = part.edgesOfMostRows
        return usual.count > 2 && usual.count == partUsual.count
            && zip(laid(last, usual), partUsual).allSatisfy { TableStitcher.isSame($0, $1) }
    }

    /// Edges of the last part, where its outermost lie over the table's.
    private func laid(_ part: PageTable, _ edges: [Double]) -> [Double] {
        guard let left = xs.first, let right = xs.last, let from = part.xs.first, let to = part.xs.last, to > from else { return edges }
        return edges.map { left + ($0 - from) * (right - left) / (to - from) }
    }

    private func laid(_ part: PageTable) -> PageTable {
        guard let left = xs.first, let right = xs.last else { return part }
        return part.laid(over: left, right)
    }

    /// Whether the rows above a part's index row are what a page break cut off this table's head: a head of its own has a title in its first column.
    private func isRestOfHead(_ part: PageTable, above index: Int) -> Bool {
        guard first.indexRow(within: Self.deepestHead) == nil, rowCount <= Self.deepestHead else { return false }
        return !part.cells.contains { $0.area.row < index && $0.area.column == 0 && !$0.paragraphs.isEmpty }
    }

    /// How many rows at the top of a part repeat those at the top of the table.
    private func repeatedHead(in part: PageTable) -> Int {
        let most = min(Self.deepestHead, first.rowCount, part.rowCount)
        var best = 0
        for count in stride(from: 1, through: most, by: 1) {
            guard let mine = first.rows(upTo: count), let theirs = part.rows(upTo: count) else { continue }
            // a head of many cells would carry the row below it along, whatever stands there
            guard areSame(mine, theirs, origin: part.origin, share: Self.sameShare),
                areSame(first.texts(of: best..<count), part.texts(of: best..<count), origin: part.origin, share: Self.sameRowShare)
            else { break }
            best = count
        }
        guard let mine = first.rows(upTo: best), mine.contains(where: { !$0.isEmpty }) else { return 0 }
        if let index = first.indexRow(within: Self.deepestHead) { best = min(best, index + 1) }
        return best
    }

    /// Whether two heads say the same. Text that overflows its cell may come out a little differently on each page.
    private func areSame(_ mine: [String], _ theirs: [String], origin: PageTable.Origin, share: Double) -> Bool {
        guard mine.count == theirs.count else { return false }
        let filled = zip(mine, theirs).filter { !$0.isEmpty || !$1.isEmpty }
        let isRecognized = origin == .picture || first.origin == .picture
        // other figures are another row's
        if filled.contains(where: { $0 != $1 && (Self.isFigure($0) || Self.isFigure($1)) }) { return false }
        let same = filled.count { $0 == $1 || isRecognized && Self.areAlike($0, $1) }
        return Double(same) >= share * Double(filled.count)
    }

    /// A figure by itself; a head's numbers of columns stand in brackets, which pictures misread.
    private static func isFigure(_ text: String) -> Bool { !text.isEmpty && text.allSatisfy { $0.isNumber || ".,%".contains($0) } }

    /// Whether two texts, recognised twice, are the same but for misread letters.
    private static func areAlike(_ one: String, _ other: String) -> Bool {
        let changed = other.difference(from: one).count
        return Double(changed) <= mostMisread * Double(one.count + other.count)
    }

    mutating func append(_ found: PageTable) {
        var part = laid(found)
        // Columns found by their text end a little differently on each page.
        if !isRuled, part.xs.count == xs.count { part.xs = xs }
        let head = repeatedHead(in: part)
        headRows.formUnion(0..<head)
        if head == 0, headRows.isEmpty, let index = part.indexRow(within: Self.deepestHead) { headRows = Set(0...(rowCount + index)) }
        let body = part.cells.filter { $0.area.row >= head }
        for x in part.xs where !xs.contains(where: { TableStitcher.isSame($0, x) }) { xs.append(x) }
        xs.sort()
        if RowJoin.isCut(above: last, below: part, head: head) {
            joinRow(body.filter { $0.area.row == head }, of: part)
            add(body.filter { $0.area.row > head }, of: part, rowShift: rowCount - head - 1)
            rowCount += part.rowCount - head - 1
        } else {
            add(body, of: part, rowShift: rowCount - head)
            rowCount += part.rowCount - head
        }
        gridDoubt = max(gridDoubt, part.gridDoubt)
        last = part
    }

    private mutating func add(_ added: [PageTable.PageCell], of part: PageTable, rowShift: Int) {
        for cell in added {
            var moved = cell
            moved.area.row += rowShift
            cells.append(
                (moved, cell.rect, part.page, part.xs[cell.area.column], part.xs[cell.area.column + cell.area.columnSpan]))
        }
    }

    /// Continues the cells of the last row with those of a row that the page break cut off.
    private mutating func joinRow(_ continuations: [PageTable.PageCell], of part: PageTable) {
        for piece in continuations where !piece.paragraphs.isEmpty {
            let target = cells.indices.last { index in
                cells[index].cell.area.row + cells[index].cell.area.rowSpan == rowCount
                    && TableStitcher.isSame(cells[index].from, part.xs[piece.area.column])
            }
            guard let target else { continue }
            cells[target].cell = RowJoin.joined(cells[target].cell, piece)
        }
    }

    func table(number: Int) -> Table {
        let columns = xs
        func column(_ x: Double) -> Int { columns.indices.min { abs(columns[$0] - x) < abs(columns[$1] - x) } ?? 0 }
        let finished = cells.map { entry in
            let from = column(entry.from)
            return Cell(
                row: entry.cell.area.row, column: from, rowSpan: entry.cell.area.rowSpan, columnSpan: max(1, column(entry.to) - from),
                blocks: entry.cell.paragraphs.map { .paragraph($0) }, place: .page(entry.page, entry.rect))
        }
        return Table(
            number: number, rowCount: rowCount, columnCount: columns.count - 1,
            cells: finished.sorted { ($0.row, $0.column) < ($1.row, $1.column) }, headerRows: headRows, isRuled: isRuled,
            gridDoubt: gridDoubt)
    }
}
