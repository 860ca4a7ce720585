/// One edge of a grid: the lines that lie on it.
struct GridEdge {
    /// Across the lines, at `middle`.
    private(set) var position: Double
    private let slope: Double
    private let middle: Double
    private(set) var lines: [Ruling]
    /// No line is drawn, but the table ends here.
    let isOpen: Bool

    init(_ line: Ruling, at position: Double, slope: Double, middle: Double) {
        self.position = position
        self.slope = slope
        self.middle = middle
        lines = [line]
        isOpen = false
    }

    init(open position: Double, like other: GridEdge) {
        self.position = position
        slope = other.slope
        middle = other.middle
        lines = []
        isOpen = true
    }

    mutating func add(_ line: Ruling, at position: Double) {
        let weight = Double(lines.reduce(0) { $0 + $1.length })
        self.position = (self.position * weight + position * Double(line.length)) / (weight + Double(line.length))
        lines.append(line)
    }

    /// Where the edge is at `along`.
    func across(at along: Double) -> Double {
        if let line = lines.first(where: { Double($0.start) <= along && along <= Double($0.end) }) { return line.across(at: along) }
        return position + slope * (along - middle)
    }

    var thickness: Int { lines.map(\.thickness).max() ?? 0 }

    /// Share of the stretch from `start` to `end` that the ink of lines covers.
    func coverage(from start: Double, to end: Double) -> Double {
        guard end > start else { return 0 }
        if isOpen { return 1 }
        let inked = lines.flatMap(\.inked)
        let covered = inked.reduce(0.0) { $0 + max(0, min(end, Double($1.upperBound)) - max(start, Double($1.lowerBound))) }
        return min(1, covered / (end - start))
    }
}

/// The edges of one table, and the cells that they enclose.
struct Grid {
    let rows: [GridEdge]
    let columns: [GridEdge]
    let parting: Double

    /// Cells with their spans: grid fields that no line parts are one cell.
    func places() -> [RuledTable.Place] {
        let (rowCount, columnCount) = (rows.count - 1, columns.count - 1)
        var owner = Array(0..<(rowCount * columnCount))
        func root(_ node: Int) -> Int {
            var node = node
            while owner[node] != node { node = owner[node] }
            return node
        }
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                let here = row * columnCount + column
                if column + 1 < columnCount, !isParted(columns[column + 1], rows[row], rows[row + 1]) {
                    owner[root(here + 1)] = root(here)
                }
                if row + 1 < rowCount, !isParted(rows[row + 1], columns[column], columns[column + 1]) {
                    owner[root(here + columnCount)] = root(here)
                }
            }
        }
        var members: [Int: [Int]] = [:]
        for node in owner.indices { members[root(node), default: []].append(node) }
        return members.values.flatMap { rectangles($0, columnCount: columnCount) }.map(place)
            .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    private func isParted(_ edge: GridEdge, _ from: GridEdge, _ to: GridEdge) -> Bool {
        let start = from.across(at: edge.position)
        let end = to.across(at: edge.position)
        let covered = edge.coverage(from: start, to: end)
        guard covered >= parting, covered < Self.unbroken else { return covered >= parting }
        // the stems of letters in a merged cell look like a broken line, but do not reach its sides
        let length = end - start
        let (low, high) = (start + Double(from.thickness) / 2, end - Double(to.thickness) / 2)
        return [(low, low + Self.tip * length), (high - Self.tip * length, high)].allSatisfy {
            edge.coverage(from: $0.0, to: $0.1) >= Self.tipCovered
        }
    }

    /// Share of a cell's side that no letters can cover.
    private static let unbroken = 0.85
    /// Share of a cell's side, at each end, that text leaves free, and the share of it that a line has covered.
    private static let tip = 0.12
    private static let tipCovered = 0.5

    private typealias Span = (rows: ClosedRange<Int>, columns: ClosedRange<Int>)

    /// Fields that hang together but make no rectangle (a line is missing somewhere) fall apart into the parts of each row.
    private func rectangles(_ nodes: [Int], columnCount: Int) -> [Span] {
        let rows = nodes.map { $0 / columnCount }
        let columns = nodes.map { $0 % columnCount }
        guard let r0 = rows.min(), let r1 = rows.max(), let c0 = columns.min(), let c1 = columns.max() else { return [] }
        if (r1 - r0 + 1) * (c1 - c0 + 1) == nodes.count { return [(r0...r1, c0...c1)] }
        var spans: [Span] = []
        for row in r0...r1 {
            let inRow = nodes.filter { $0 / columnCount == row }.map { $0 % columnCount }.sorted()
            for column in inRow {
                if let last = spans.last, last.rows == row...row, last.columns.upperBound + 1 == column {
                    spans[spans.count - 1].columns = last.columns.lowerBound...column
                } else {
                    spans.append((row...row, column...column))
                }
            }
        }
        return spans
    }

    private func place(_ span: Span) -> RuledTable.Place {
        let (top, bottom) = (rows[span.rows.lowerBound], rows[span.rows.upperBound + 1])
        let (left, right) = (columns[span.columns.lowerBound], columns[span.columns.upperBound + 1])
        let box = PixelBox(
            x0: Int(max(left.across(at: top.position), left.across(at: bottom.position))) + left.thickness / 2 + 1,
            y0: Int(max(top.across(at: left.position), top.across(at: right.position))) + top.thickness / 2 + 1,
            x1: Int(min(right.across(at: top.position), right.across(at: bottom.position))) - right.thickness / 2,
            y1: Int(min(bottom.across(at: left.position), bottom.across(at: right.position))) - bottom.thickness / 2)
        return RuledTable.Place(
            row: span.rows.lowerBound, column: span.columns.lowerBound, rowSpan: span.rows.count, columnSpan: span.columns.count, box: box)
    }
}
