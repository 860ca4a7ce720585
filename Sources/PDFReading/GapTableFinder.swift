import DocumentModel

/// Finds tables without any lines: text that stands in columns over many lines.
struct GapTableFinder {
    /// A gap of this many sizes of the font parts columns on a line.
    private static let columnGap = 1.0
    /// Pieces on a line that make it a witness of a table, and witnesses that make one. Two columns may be a list set with tabs.
    private static let fewestPieces = 3
    private static let fewestWitnesses = 3
    /// White space of this many line heights ends a table.
    private static let whiteSpace = 1.5
    /// A piece of text this wide (share of the table) is a title or an instruction over all columns and says nothing about them.
    private static let fullWidth = 0.6
    private static let fewestColumns = 3
    /// Lines of titles over several columns, and how far (share of the width) their middle is from the table's.
    private static let mostHeadLines = 2
    private static let offCentre = 0.1

    let builder: ParagraphBuilder

    /// Takes the words of the tables that it finds out of `words`.
    /// - Parameter taken: rectangles of tables that are known already.
    func find(in words: inout [PageWord], beside taken: [PageRect]) -> [LevelTableFinder.Found] {
        var found: [LevelTableFinder.Found] = []
        for stretch in stretches(of: TextLine.lines(of: words.filter { $0.turn == 0 }), beside: taken) {
            if let table = table(stretch) { found.append(table) }
        }
        words.removeAll { word in found.contains { $0.grid.rect.contains(word.rect) } }
        return found
    }

    /// Lines without much white space between them and without a table between them.
    private func stretches(of lines: [TextLine], beside taken: [PageRect]) -> [[TextLine]] {
        var stretches: [[TextLine]] = []
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

    private func table(_ stretch: [TextLine]) -> LevelTableFinder.Found? {
        let witnesses = stretch.indices.filter { stretch[$0].segments(gap: Self.columnGap).count >= Self.fewestPieces }
        guard let first = witnesses.first, witnesses.count >= Self.fewestWitnesses || hasHead(stretch[first...]) else { return nil }
        var lines = Array(stretch[first...])
        guard lines.count >= Self.fewestWitnesses else { return nil }
        // Titles over several columns stand above the first line that has all; a title of the table stands in its middle.
        for line in stretch[..<first].suffix(Self.mostHeadLines).reversed() {
            guard line.words.allSatisfy(\.style.bold), let next = lines.first, next.rect.y0 - line.rect.y1 < line.rect.height / 2,
                abs(line.rect.midX - middle(of: lines)) > Self.offCentre * width(of: lines)
            else { break }
            lines.insert(line, at: 0)
        }
        guard let columns = columns(lines) else { return nil }
        let words = lines.flatMap(\.words)
        let rows = GapRows(words: words, columns: columns, builder: builder).boundaries
        guard rows.count > Self.fewestWitnesses else { return nil }
        let edges = rows.map { Ruling(position: $0, from: columns[0], to: columns[columns.count - 1]) }
        return OpenGrid.grid(columns: columns, lines: TextLine.linesByBaseline(of: words), rulings: edges)
            .map { LevelTableFinder.Found(grid: $0, words: words) }
    }

    /// Whether lines begin with a head of titles in bold and go on with entries that are not.
    private func hasHead(_ lines: ArraySlice<TextLine>) -> Bool {
        guard HeadColumns.spans(of: Array(lines)) != nil else { return false }
        let entries = lines.count { line in
            !line.words.allSatisfy(\.style.bold) && line.segments(gap: Self.columnGap).count > 1
        }
        return entries >= Self.fewestWitnesses
    }

    private func columns(_ lines: [TextLine]) -> [Double]? {
        guard let left = lines.map(\.rect.x0).min(), let right = lines.map(\.rect.x1).max() else { return nil }
        let telling = lines.filter { line in
            !line.segments(gap: Self.columnGap).contains { $0.rect.width > Self.fullWidth * (right - left) }
        }
        let columns = ColumnFinder.boundaries(rows: telling.map { [$0] }, from: left - 1, to: right + 1, hints: [])
        return columns.count > Self.fewestColumns ? columns : nil
    }

    private func middle(of lines: [TextLine]) -> Double {
        ((lines.map(\.rect.x0).min() ?? 0) + (lines.map(\.rect.x1).max() ?? 0)) / 2
    }

    private func width(of lines: [TextLine]) -> Double { (lines.map(\.rect.x1).max() ?? 0) - (lines.map(\.rect.x0).min() ?? 0) }
}
