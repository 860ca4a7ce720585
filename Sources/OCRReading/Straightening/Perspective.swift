import CTesseract

/// The perspective of a photographed page, told by the outer rulings of its tables, which are parallel and square on paper.
struct Perspective {
    struct Point: Hashable {
        var x: Double
        var y: Double
    }

    /// Corners in the picture, and where they belong: top left, top right, bottom right, bottom left.
    let found: [Point]
    let wanted: [Point]

    /// Share of the longest line's length from which a line may be an outer one.
    private static let long = 0.5
    /// Inches between outer lines, at least: closer together, small errors of a line bend the whole page.
    private static let apart = 2.0
    /// Inches by which a corner must be off: less is bent paper or a coarse scan.
    private static let noticeable = 0.04

    /// Nil where the page is square, or has no table to tell.
    init?(horizontal: [Ruling], vertical: [Ruling], scale: PixelScale) {
        let rows = Self.outer(horizontal)
        let columns = Self.outer(vertical)
        guard let rows, let columns, rows.1.middle - rows.0.middle >= Self.apart * scale.dotsPerInch,
            columns.1.middle - columns.0.middle >= Self.apart * scale.dotsPerInch
        else { return nil }
        found = [
            Self.crossing(rows.0, columns.0), Self.crossing(rows.0, columns.1), Self.crossing(rows.1, columns.1),
            Self.crossing(rows.1, columns.0),
        ]
        let left = (found[0].x + found[3].x) / 2
        let right = (found[1].x + found[2].x) / 2
        let top = (found[0].y + found[1].y) / 2
        let bottom = (found[2].y + found[3].y) / 2
        wanted = [Point(x: left, y: top), Point(x: right, y: top), Point(x: right, y: bottom), Point(x: left, y: bottom)]
        let off = zip(found, wanted).map { max(abs($0.x - $1.x), abs($0.y - $1.y)) }.max() ?? 0
        guard off >= Self.noticeable * scale.dotsPerInch else { return nil }
    }

    private static func outer(_ lines: [Ruling]) -> (Ruling, Ruling)? {
        let longest = lines.map(\.length).max() ?? 0
        let candidates = lines.filter { Double($0.length) >= long * Double(longest) }.sorted { $0.middle < $1.middle }
        guard let first = candidates.first, let last = candidates.last, candidates.count > 1 else { return nil }
        return (first, last)
    }

    private static func crossing(_ row: Ruling, _ column: Ruling) -> Point {
        // each as a straight line through its ends
        var x = column.middle
        var y = row.middle
        for _ in 0..<4 {
            y = row.middle + row.slope * (x - Double(row.start + row.end) / 2)
            x = column.middle + column.slope * (y - Double(column.start + column.end) / 2)
        }
        return Point(x: x, y: y)
    }

    /// The picture as it would be from straight above, 8 bits.
    func flatten(_ gray: borrowing Raster) throws -> Raster {
        var from = Self.points(found)
        var to = Self.points(wanted)
        defer {
            ptaDestroy(&from)
            ptaDestroy(&to)
        }
        return try gray.withPix { try Raster(taking: pixProjectivePta($0, to, from, Int32(L_BRING_IN_WHITE))) }
    }

    private static func points(_ points: [Point]) -> UnsafeMutablePointer<Pta>? {
        let pta = ptaCreate(Int32(points.count))
        for point in points { ptaAddPt(pta, Float(point.x), Float(point.y)) }
        return pta
    }

    /// Projective map from pixels of the flat picture to pixels of the one before, row by row; nil for corners on one line.
    var backwards: [Double]? {
        var rows: [[Double]] = []
        for (p, q) in zip(wanted, found) {
            rows.append([p.x, p.y, 1, 0, 0, 0, -q.x * p.x, -q.x * p.y, q.x])
            rows.append([0, 0, 0, p.x, p.y, 1, -q.y * p.x, -q.y * p.y, q.y])
        }
        for column in 0..<8 {
            guard let pivot = (column..<8).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }), abs(rows[pivot][column]) > 1e-12
            else { return nil }
            rows.swapAt(column, pivot)
            for row in 0..<8 where row != column {
                let factor = rows[row][column] / rows[column][column]
                if factor != 0 { for k in column..<9 { rows[row][k] -= factor * rows[column][k] } }
            }
        }
        return (0..<8).map { rows[$0][8] / rows[$0][$0] } + [1]
    }
}
