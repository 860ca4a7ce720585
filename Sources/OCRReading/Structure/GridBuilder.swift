/// Puts ruling lines together to tables.
struct GridBuilder {
    let scale: PixelScale

    /// Inches between two lines that are taken for one edge: less than any row is high.
    private static let sameEdge = 0.07
    /// Share of a cell's side that a line must cover to part it from its neighbour.
    private static let parting = 0.55
    /// Inches by which most lines must stand out over the last crossing line for the table to be open at that side.
    private static let openSide = 0.3
    /// Smaller frames, in inches, are boxes to tick.
    private static let smallest = 0.35

    func tables(horizontal: [Ruling], vertical: [Ruling]) -> [RuledTable] {
        groups(withoutFolds(horizontal, vertical), vertical).compactMap { table(horizontal: $0.0, vertical: $0.1) }
            .sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    }

    /// Inches by which a fold or scratch of the sheet runs out of a table at both sides.
    private static let runningOut = 0.35

    /// Without the lines that run across a table and out of it at both sides further than its other lines do: folds and scratches.
    private func withoutFolds(_ horizontal: [Ruling], _ vertical: [Ruling]) -> [Ruling] {
        let (out, reach) = (scale(Self.runningOut), scale(RulingFinder.reach))
        return horizontal.filter { line in
            let crossing = vertical.filter { line.crosses($0, reach: reach) }
            // most lines of a scratched sheet end here: the others are looked at only where there is a table
            guard crossing.count > 1 else { return true }
            let others = horizontal.filter { other in other != line && crossing.contains { other.crosses($0, reach: reach) } }
            guard others.count > 1 else { return true }
            let starts = others.map(\.start).sorted()
            let ends = others.map(\.end).sorted()
            return line.start > starts[starts.count / 2] - out || line.end < ends[ends.count / 2] + out
        }
    }

    /// Lines that touch or cross each other, directly or through others.
    private func groups(_ horizontal: [Ruling], _ vertical: [Ruling]) -> [([Ruling], [Ruling])] {
        let reach = scale(RulingFinder.reach)
        var parent = Array(0..<(horizontal.count + vertical.count))
        func root(_ node: Int) -> Int {
            var node = node
            while parent[node] != node { node = parent[node] }
            return node
        }
        for (i, h) in horizontal.enumerated() {
            for (j, v) in vertical.enumerated() where h.crosses(v, reach: reach) { parent[root(i)] = root(horizontal.count + j) }
        }
        var groups: [Int: ([Ruling], [Ruling])] = [:]
        for (i, h) in horizontal.enumerated() { groups[root(i), default: ([], [])].0.append(h) }
        for (j, v) in vertical.enumerated() { groups[root(horizontal.count + j), default: ([], [])].1.append(v) }
        return Array(groups.values)
    }

    private func table(horizontal: [Ruling], vertical: [Ruling]) -> RuledTable? {
        guard horizontal.count >= 2, vertical.count >= 2 else { return nil }
        var rows = edges(horizontal)
        var columns = edges(vertical)
        guard rows.count >= 2, columns.count >= 2 else { return nil }
        close(&columns, across: horizontal)
        close(&rows, across: vertical)
        let top = rows[0].position
        let left = columns[0].position
        let box = PixelBox(
            x0: Int(left), y0: Int(top), x1: Int(columns[columns.count - 1].position), y1: Int(rows[rows.count - 1].position))
        guard box.width >= scale(Self.smallest) || box.height >= scale(Self.smallest) else { return nil }
        let grid = Grid(rows: rows, columns: columns, parting: Self.parting)
        return RuledTable(
            box: box, rowCount: rows.count - 1, columns: columns.map(\.position), hasTopLine: !rows[0].isOpen,
            hasBottomLine: !rows[rows.count - 1].isOpen, places: grid.places())
    }

    /// Lines of one direction that lie on one edge of the grid.
    private func edges(_ lines: [Ruling]) -> [GridEdge] {
        let slopes = lines.map { ($0.slope, $0.length) }.sorted { $0.0 < $1.0 }
        let half = slopes.reduce(0) { $0 + $1.1 } / 2
        var sum = 0
        let slope =
            slopes.first {
                sum += $0.1
                return sum >= half
            }?.0 ?? 0
        let middle = Double((lines.map(\.start).min() ?? 0) + (lines.map(\.end).max() ?? 0)) / 2
        func level(_ line: Ruling) -> Double {
            let center = Double(line.start + line.end) / 2
            return line.across(at: center) + slope * (middle - center)
        }
        var edges: [GridEdge] = []
        for (line, position) in lines.map({ ($0, level($0)) }).sorted(by: { $0.1 < $1.1 }) {
            if let last = edges.last, position - last.position <= Double(scale(Self.sameEdge)) {
                edges[edges.count - 1].add(line, at: position)
            } else {
                edges.append(GridEdge(line, at: position, slope: slope, middle: middle))
            }
        }
        return edges
    }

    /// Adds an edge where most crossing lines stand out over the last one: tables are often open at the sides, or cut by the page's end.
    private func close(_ edges: inout [GridEdge], across lines: [Ruling]) {
        let open = scale(Self.openSide)
        let starts = lines.map(\.start).sorted()
        let ends = lines.map(\.end).sorted()
        let start = starts[starts.count / 2]
        let end = ends[ends.count / 2]
        if let first = edges.first, Int(first.position) - start > open {
            edges.insert(GridEdge(open: Double(start), like: first), at: 0)
        }
        if let last = edges.last, end - Int(last.position) > open {
            edges.append(GridEdge(open: Double(end), like: last))
        }
    }
}
