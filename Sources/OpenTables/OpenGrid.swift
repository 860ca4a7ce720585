import DocumentModel

/// Makes a grid of columns that were found by their text and of lines between rows.
enum OpenGrid {
    static func grid<Word>(columns: [Double], lines: [WordLine<Word>], rulings: [Ruling]) -> TableGrid? {
        let ys = TableGrid.clustered(rulings.map(\.position))
        guard columns.count > 2, ys.count > 1 else { return nil }
        var partsRight: [[Bool]] = []
        var partsBelow: [[Bool]] = []
        for row in 0..<ys.count - 1 {
            let inRow = lines.flatMap(\.words).filter { $0.rect.midY > ys[row] && $0.rect.midY <= ys[row + 1] }
            let segments = WordLine.linesByBaseline(of: inRow).flatMap { $0.segments(gap: ColumnFinder.tightGap) }.map(\.rect)
            let below = (0..<columns.count - 1).map {
                TableGrid.hasLine(rulings, at: ys[row + 1], from: columns[$0], to: columns[$0 + 1])
            }
            var right = columns.indices.dropFirst().map { index in
                index == columns.count - 1
                    || !segments.contains {
                        $0.x0 < columns[index] - OpenColumns.overreach && $0.x1 > columns[index] + OpenColumns.overreach
                    }
            }
            joinHeads(&right, over: below, columns: columns, segments: segments)
            partsRight.append(right)
            partsBelow.append(below)
        }
        return TableGrid(xs: columns, ys: ys, partsRight: partsRight, partsBelow: partsBelow, isRuled: false)
    }

    /// A line under some of the columns only belongs to a head that spans them, if there is one text above it.
    private static func joinHeads(_ right: inout [Bool], over below: [Bool], columns: [Double], segments: [PageRect]) {
        guard below.contains(false) else { return }
        var start: Int?
        for column in 0...below.count {
            if column < below.count, below[column] {
                start = start ?? column
                continue
            }
            guard let first = start else { continue }
            start = nil
            let inside = segments.filter { $0.midX > columns[first] && $0.midX < columns[column] }
            let heads = inside.map(\.x0).max() ?? 0 < inside.map(\.x1).min() ?? 0
            if heads { for inner in first..<column - 1 { right[inner] = false } }
        }
    }
}
