import DocumentModel

/// Finds tables without any lines: text that stands in columns over many lines.
package struct GapTableFinder<Word: PlacedWord> {
    /// A gap of this many sizes of the font parts columns on a line.
    private static var columnGap: Double { 1.0 }
    /// Pieces on a line that make it a witness of a table, and witnesses that make one. Two columns may be a list set with tabs.
    private static var fewestPieces: Int { 3 }
    private static var fewestWitnesses: Int { 3 }
    /// White space of this many line heights ends a table.
    private static var whiteSpace: Double { 1.5 }
    /// A piece of text this wide (share of the table) is a title or an instruction over all columns and says nothing about them.
    private static var fullWidth: Double { 0.6 }
    private static var fewestColumns: Int { 3 }
    /// Lines of titles over several columns, and how far (share of the width) their middle is from the table's.
    private static var mostHeadLines: Int { 2 }
    private static var offCentre: Double { 0.1 }
    /// White space of at most this many line heights may part two rows of one table.
    private static var farthestRow: Double { 4.0 }
    /// Share of the lines that may cross the columns of the table that they go on with: titles of groups.
    private static var crossingShare: Double { 0.25 }

    let paragraphs: ParagraphRects<Word>
    let edgeTolerance: Double

    /// - Parameter isPicture: whether the words were read from a picture, which may be bent.
    package init(isPicture: Bool = false, paragraphs: @escaping ParagraphRects<Word>) {
        self.paragraphs = paragraphs
        edgeTolerance = isPicture ? OpenColumns.sameEdgeOfPicture : OpenColumns.sameEdge
    }

    /// Takes the words of the tables that it finds out of `words`.
    /// - Parameters:
    ///   - taken: rectangles of tables that are known already.
    ///   - above: the columns of the table of this kind that the page before ends with.
    package func find(in words: inout [Word], beside taken: [PageRect], above: OpenColumns?) -> [FoundTable<Word>] {
        var found: [FoundTable<Word>] = []
        let stretches = stretches(of: WordLine.lines(of: words.filter { $0.turn == 0 }), beside: taken)
        let top = stretches.first?.first?.rect.y0 ?? 0
        var open = taken.contains { $0.y0 < top } ? nil : above
        var index = 0
        while index < stretches.count {
            var lines = stretches[index]
            let rest = open.flatMap { goesOn($0, in: lines) ? $0 : nil }
            open = nil
            index += 1
            guard var table = table(lines, above: rest) else { continue }
            while index < stretches.count, isNear(stretches[index], below: lines, beside: taken),
                goesOn(table.columns, in: stretches[index]),
                let longer = self.table(lines + stretches[index], above: rest)
            {
                lines += stretches[index]
                table = longer
                index += 1
            }
            found.append(table)
        }
        words.removeAll { word in found.contains { $0.grid.rect.contains(word.rect) } }
        return found
    }

    /// Whether lines can be rows of the table with these columns: they have no head of their own, and their texts stand in the columns.
    private func goesOn(_ columns: OpenColumns, in lines: [WordLine<Word>]) -> Bool {
        guard HeadColumns.spans(of: lines) == nil, !lines.contains(where: { $0.columnNumbers != nil }) else { return false }
        let texts = lines.map { $0.segments(gap: ColumnFinder.tightGap).map(\.rect) }
        guard let first = texts.first, !first.contains(where: columns.isOverrun), columns.isEdge(of: first, within: edgeTolerance) else {
            return false
        }
        return texts.count { $0.contains(where: columns.isOverrun) } <= Int(Self.crossingShare * Double(texts.count))
    }

    private func isNear(_ stretch: [WordLine<Word>], below lines: [WordLine<Word>], beside taken: [PageRect]) -> Bool {
        guard let last = lines.last, let next = stretch.first else { return false }
        return next.rect.y0 - last.rect.y1 <= Self.farthestRow * last.rect.height
            && !taken.contains { $0.midY > last.rect.y1 && $0.midY < next.rect.y0 }
    }

    /// Lines without much white space between them and without a table between them.
    private func stretches(of lines: [WordLine<Word>], beside taken: [PageRect]) -> [[WordLine<Word>]] {
        var stretches: [[WordLine<Word>]] = []
        var bottom = -Double.infinity
        for line in lines {
            let isApart =
                line.rect.y0 - bottom > Self.whiteSpace * line.rect.height
                || taken.contains { $0.midY > bottom && $0.midY < line.rect.y0 }
            if isApart || stretches.isEmpty { stretches.append([line]) } else { stretches[stretches.count - 1].append(line) }
            bottom = max(isApart ? -Double.infinity : bottom, line.rect.y1)
        }
        return stretches
    }

    /// - Parameter above: the columns of the table that goes on in these lines.
    private func table(_ stretch: [WordLine<Word>], above: OpenColumns?) -> FoundTable<Word>? {
        if let above { return table(lines: stretch, above: above, fewestRows: 1) }
        let witnesses = stretch.indices.filter { stretch[$0].segments(gap: Self.columnGap).count >= Self.fewestPieces }
        guard let first = witnesses.first else { return nil }
        // such a head may stand at a page's foot with hardly a row below it
        let isCertain = stretch.contains { $0.columnNumbers != nil } || hasWideHead(stretch[first...])
        guard isCertain || witnesses.count >= Self.fewestWitnesses || hasHead(stretch[first...]) else { return nil }
        var lines = Array(stretch[first...])
        guard isCertain || lines.count >= Self.fewestWitnesses else { return nil }
        // Titles over several columns stand above the first line that has all; a title of the table stands in its middle.
        for line in stretch[..<first].suffix(Self.mostHeadLines).reversed() {
            guard line.words.allSatisfy(\.isBold), let next = lines.first, next.rect.y0 - line.rect.y1 < line.rect.height / 2,
                abs(line.rect.midX - middle(of: lines)) > Self.offCentre * width(of: lines)
            else { break }
            lines.insert(line, at: 0)
        }
        return table(lines: lines, above: nil, fewestRows: isCertain ? 1 : Self.fewestWitnesses)
    }

    private func table(lines: [WordLine<Word>], above: OpenColumns?, fewestRows: Int) -> FoundTable<Word>? {
        guard let columns = columns(lines, above: above) else { return nil }
        let words = lines.flatMap(\.words)
        let xs = columns.boundaries
        let found = GapRows(words: words, columns: xs, paragraphs: paragraphs)
        let rows = found.boundaries
        guard rows.count > fewestRows else { return nil }
        let edges = rows.map { Ruling(position: $0, from: xs[0], to: xs[xs.count - 1]) }
        var grid = OpenGrid.grid(columns: xs, lines: WordLine.linesByBaseline(of: words), rulings: edges)
        // rows are a guess unless all texts of one begin level
        grid?.doubt = found.isSetAtTop ? columns.doubt(by: Self.texts(of: lines, between: rows)) : 1
        return grid.map { FoundTable(grid: $0, words: words, columns: columns) }
    }

    /// Pieces of lines that no gap parts, row by row, without rows of titles.
    private static func texts(of lines: [WordLine<Word>], between edges: [Double]) -> [[PageRect]] {
        zip(edges, edges.dropFirst()).map { top, bottom in
            let inside = lines.filter { $0.rect.midY > top && $0.rect.midY <= bottom }
            guard !inside.flatMap(\.words).allSatisfy(\.isBold) else { return [] }
            return inside.flatMap { $0.segments(gap: ColumnFinder.tightGap).map(\.rect) }
        }
    }

    /// Whether lines begin with a head of titles in bold and go on with entries that are not.
    private func hasHead(_ lines: ArraySlice<WordLine<Word>>) -> Bool {
        guard HeadColumns.spans(of: Array(lines)) != nil else { return false }
        let entries = lines.count { line in
            !line.words.allSatisfy(\.isBold) && line.segments(gap: Self.columnGap).count > 1
        }
        return entries >= Self.fewestWitnesses
    }

    /// Titles on one line that stand over no other text than a table: of signers there are two, of a letterhead two.
    private static var manyTitles: Int { 4 }

    private func hasWideHead(_ lines: ArraySlice<WordLine<Word>>) -> Bool {
        guard let first = lines.first, first.words.allSatisfy(\.isBold), first.segments(gap: Self.columnGap).count >= Self.manyTitles,
            let spans = HeadColumns.spans(of: Array(lines))
        else { return false }
        return spans.count >= Self.manyTitles
    }

    private func columns(_ lines: [WordLine<Word>], above: OpenColumns?) -> OpenColumns? {
        guard var left = lines.map(\.rect.x0).min(), var right = lines.map(\.rect.x1).max() else { return nil }
        let telling = lines.filter { line in
            let pieces = line.segments(gap: Self.columnGap)
            return pieces.count >= Self.fewestPieces || !pieces.contains { $0.rect.width > Self.fullWidth * (right - left) }
        }
        // the rest of a table may have nothing in its outer columns
        left = min(left - 1, above?.boundaries.first ?? .infinity)
        right = max(right + 1, above?.boundaries.last ?? -.infinity)
        let columns = ColumnFinder.columns(rows: telling.map { [$0] }, from: left, to: right, hints: [], above: above)
        let texts = lines.flatMap { $0.segments(gap: ColumnFinder.tightGap).map(\.rect) }
        return columns.boundaries.count > Self.fewestColumns ? columns.measured(by: texts, since: above) : nil
    }

    private func middle(of lines: [WordLine<Word>]) -> Double {
        ((lines.map(\.rect.x0).min() ?? 0) + (lines.map(\.rect.x1).max() ?? 0)) / 2
    }

    private func width(of lines: [WordLine<Word>]) -> Double { (lines.map(\.rect.x1).max() ?? 0) - (lines.map(\.rect.x0).min() ?? 0) }
}
