import DocumentModel
import TableStitching

/// A table on one page as lines make it: boundaries of columns and rows, and which of them part neighbouring places.
package struct TableGrid: Sendable {
    package typealias Area = PageTable.Area

    /// Boundaries from left to right and top to bottom; one more than there are columns and rows. Points.
    package var xs: [Double]
    package var ys: [Double]
    /// Whether a line parts a place from the one to its right, and from the one below: `[row][column]`.
    package var partsRight: [[Bool]]
    package var partsBelow: [[Bool]]
    package var isRuled = true
    /// 0…1: how doubtful rows and columns are that were found by the text.
    package var doubt = 0.0
    /// Whether the outermost lines at the top and bottom are drawn; a table that runs over a page break may lack them.
    package var hasTopLine = true
    package var hasBottomLine = true

    /// A boundary counts as a line between two places when the line runs along this much (points) less than the whole side.
    private static let slack = 4.0
    /// Lines of a grid nearer than this (points) are one boundary: double borders, and rows thinner than any text.
    private static let thinnest = 4.0

    package var rowCount: Int { ys.count - 1 }
    package var columnCount: Int { xs.count - 1 }
    package var rect: PageRect { PageRect(x0: xs.first ?? 0, y0: ys.first ?? 0, x1: xs.last ?? 0, y1: ys.last ?? 0) }

    /// The grid of lines that hang together; nil when they enclose fewer than two places.
    package init?(_ rulings: Rulings) {
        var xPositions = rulings.upright.map(\.position)
        var yPositions = rulings.level.map(\.position)
        guard let left = rulings.level.map(\.from).min(), let right = rulings.level.map(\.to).max(),
            let top = rulings.upright.map(\.from).min(), let bottom = rulings.upright.map(\.to).max()
        else { return nil }
        // Lines that run on beyond the outermost crossing ones mean that the table has no drawn edge there.
        xPositions += [left, right]
        yPositions += [top, bottom]
        xs = Self.clustered(xPositions)
        ys = Self.clustered(yPositions)
        guard xs.count > 1, ys.count > 1, xs.count + ys.count > 4 else { return nil }
        partsRight = []
        partsBelow = []
        for row in 0..<ys.count - 1 {
            partsRight.append((0..<xs.count - 1).map { Self.hasLine(rulings.upright, at: xs[$0 + 1], from: ys[row], to: ys[row + 1]) })
            partsBelow.append((0..<xs.count - 1).map { Self.hasLine(rulings.level, at: ys[row + 1], from: xs[$0], to: xs[$0 + 1]) })
        }
        hasTopLine = Self.hasLine(rulings.level, at: ys[0], from: xs[0], to: xs[xs.count - 1])
        hasBottomLine = Self.hasLine(rulings.level, at: ys[ys.count - 1], from: xs[0], to: xs[xs.count - 1])
    }

    init(xs: [Double], ys: [Double], partsRight: [[Bool]], partsBelow: [[Bool]], isRuled: Bool) {
        self.xs = xs
        self.ys = ys
        self.partsRight = partsRight
        self.partsBelow = partsBelow
        self.isRuled = isRuled
    }

    static func clustered(_ positions: [Double]) -> [Double] {
        var groups: [[Double]] = []
        for position in positions.sorted() {
            if let last = groups.last?.last, position - last < thinnest {
                groups[groups.count - 1].append(position)
            } else {
                groups.append([position])
            }
        }
        return groups.map { $0.reduce(0, +) / Double($0.count) }
    }

    /// Whether lines together run along `position` from one end to the other, but for a small slack.
    static func hasLine(_ lines: [Ruling], at position: Double, from low: Double, to high: Double) -> Bool {
        var covered = 0.0
        for line in lines where abs(line.position - position) < thinnest {
            covered += max(0, min(line.to, high) - max(line.from, low))
        }
        return covered >= high - low - min(slack, (high - low) / 2)
    }

    /// The cells: places that no line parts, as rectangles, in reading order.
    package var areas: [Area] {
        var areas: [Area] = []
        var taken = Array(repeating: Array(repeating: false, count: columnCount), count: rowCount)
        for row in 0..<rowCount {
            for column in 0..<columnCount where !taken[row][column] {
                var lastColumn = column
                while lastColumn + 1 < columnCount, !partsRight[row][lastColumn], !taken[row][lastColumn + 1] { lastColumn += 1 }
                var lastRow = row
                while lastRow + 1 < rowCount, continues(column...lastColumn, below: lastRow, taken: taken) { lastRow += 1 }
                for inner in row...lastRow { for place in column...lastColumn { taken[inner][place] = true } }
                areas.append(Area(row: row, column: column, rowSpan: lastRow - row + 1, columnSpan: lastColumn - column + 1))
            }
        }
        return areas
    }

    /// Whether a stretch of columns belongs together in the row after `row`, with no line in between and none inside.
    private func continues(_ columns: ClosedRange<Int>, below row: Int, taken: [[Bool]]) -> Bool {
        for column in columns {
            if partsBelow[row][column] || taken[row + 1][column] { return false }
            if column < columns.upperBound, partsRight[row + 1][column] { return false }
        }
        return true
    }

    package func rect(of area: Area) -> PageRect {
        PageRect(x0: xs[area.column], y0: ys[area.row], x1: xs[area.column + area.columnSpan], y1: ys[area.row + area.rowSpan])
    }
}
