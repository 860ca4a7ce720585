import DocumentModel

/// The columns of a table without lines between them as one page shows them, for its part on the next page: there the head is missing, and a
/// column that happens to be empty leaves no gap.
package struct OpenColumns: Sendable {
    /// x from left to right, with both ends.
    package var boundaries: [Double]
    /// For each inner boundary the stretch between the titles (or texts) beside it: the boundary lies somewhere in it on every page.
    var gutters: [ClosedRange<Double>]
    /// Whether titles in a head say how many columns there are.
    var isTitled = false
    /// Where the texts of each column begin; nil for a column without any.
    var leftEdges: [Double?] = []

    /// Text reaches over a boundary when it does so by more than this (points) on both sides.
    package static let overreach = 1.0
    /// A text that begins within this distance (points) of its column's left edge is set at that edge.
    static let sameEdge = 2.0
    /// The same on a picture, whose sheet may have lain a little askew or bent.
    package static let sameEdgeOfPicture = 6.0
    /// The most (points) that a cell keeps free between its edge and its text; Word's default is 5.4, LibreOffice's 2.8.
    package static let largestPadding = 6.0

    var inner: ArraySlice<Double> { boundaries.dropFirst().dropLast() }

    /// Whether a text stands in more than one column.
    func isCrossed(by rect: PageRect) -> Bool {
        inner.contains { rect.x0 < $0 - Self.overreach && rect.x1 > $0 + Self.overreach }
    }

    /// Whether a text reaches from one column into the texts of the next: a boundary that was found on the page before may lie a little further right on this
    /// one, but no further than those texts begin.
    func isOverrun(by rect: PageRect) -> Bool {
        inner.enumerated().contains { index, x in
            let next = leftEdges.indices.contains(index + 1) ? leftEdges[index + 1] : nil
            return rect.x0 < x - Self.overreach && rect.x1 > max(x, next ?? x) + Self.overreach
        }
    }

    /// Share of the texts of rows that stand in more than one column; all of them where no head says what the columns are.
    /// - Parameter rows: pieces of lines that no gap parts, row by row.
    func doubt(by rows: [[PageRect]]) -> Double {
        guard isTitled else { return 1 }
        // a lone text across the table is a title or an instruction
        let texts = rows.filter { $0.count > 1 }.flatMap(\.self)
        return texts.isEmpty ? 0 : Double(texts.count(where: isCrossed)) / Double(texts.count)
    }

    /// Whether some text is set at the left edge of its column.
    func isEdge(of texts: [PageRect], within tolerance: Double) -> Bool {
        texts.contains { text in
            let column = (boundaries.dropLast().lastIndex { $0 <= text.midX }) ?? 0
            return leftEdges.indices.contains(column) && leftEdges[column].map { abs($0 - text.x0) <= tolerance } ?? false
        }
    }

    /// Laid over a sheet that lay up to `reach` points further left or right in the scanner: so that as many texts as can be begin at an edge.
    package func laid(over texts: [PageRect], reach: Double) -> OpenColumns {
        let edges = leftEdges.compactMap(\.self)
        let shifts = texts.flatMap { text in edges.map { text.x0 - $0 } }.filter { abs($0) <= reach }
        let fits = shifts.map { shift in
            texts.reduce(0.0) { sum, text in
                let miss = edges.map { abs($0 + shift - text.x0) }.min() ?? .infinity
                return sum + max(0, 1 - miss / Self.sameEdgeOfPicture)
            }
        }
        guard let best = zip(shifts, fits).max(by: { ($0.1, -abs($0.0)) < ($1.1, -abs($1.0)) })?.0 else { return self }
        return shifted(by: best)
    }

    package func shifted(by x: Double) -> OpenColumns {
        var columns = self
        columns.boundaries = boundaries.map { $0 + x }
        columns.gutters = gutters.map { ($0.lowerBound + x)...($0.upperBound + x) }
        columns.leftEdges = leftEdges.map { $0.map { $0 + x } }
        return columns
    }

    /// With the left edges of these texts; a column without any keeps those of the table so far.
    func measured(by texts: [PageRect], since above: OpenColumns?) -> OpenColumns {
        var columns = self
        columns.leftEdges = zip(boundaries, boundaries.dropFirst()).enumerated().map { index, edges in
            let starts = texts.filter { $0.midX > edges.0 && $0.midX < edges.1 }.map(\.x0)
            return starts.min() ?? above.flatMap { $0.leftEdges.indices.contains(index) ? $0.leftEdges[index] : nil }
        }
        return columns
    }

    /// With each inner boundary where a line would be drawn: as far left of the texts behind it as the table's edge is of its first texts. Then
    /// a cell is as wide as its author made it, which tells where its lines are full.
    /// - Parameter texts: pieces of lines that no gap parts.
    func snapped(to texts: [PageRect]) -> OpenColumns {
        guard leftEdges.count == boundaries.count - 1, let first = leftEdges[0], let left = boundaries.first else { return self }
        let padding = first - left
        guard padding > 0, padding <= Self.largestPadding else { return self }
        var columns = self
        for index in boundaries.indices.dropFirst().dropLast() {
            guard let edge = leftEdges[index] else { continue }
            let x = edge - padding
            let before = texts.filter { $0.midX > boundaries[index - 1] && $0.midX < boundaries[index] }.map(\.x1).max() ?? 0
            if x > before, x > columns.boundaries[index - 1], x < boundaries[index + 1] { columns.boundaries[index] = x }
        }
        return columns
    }
}
