import DocumentModel

/// Finds tables that have lines between their rows but none between their columns.
struct LevelTableFinder {
    struct Found {
        var grid: TableGrid
        var words: [PageWord]
    }

    /// Lines whose ends differ by no more than this (points) belong to one table.
    private static let sameEnd = 4.0
    /// Lines shorter than this (points) rule no table by themselves; a signature's or a footnote's line is shorter.
    private static let shortest = 150.0
    /// Fewer lines than this make no table.
    private static let fewestLines = 3
    /// A gap of this many sizes of the font parts columns for certain.
    private static let certainGap = 1.5
    /// Text between two tables keeps at least this many line heights free above and below itself together.
    private static let freeSpace = 0.8
    /// An index row stands at most this many rows below the top of its table.
    private static let headDepth = 3

    private let rulings: [Ruling]
    private let partial: [Ruling]
    private let words: [PageWord]

    /// Takes the words of the tables that it finds out of `words`.
    static func find(in level: [Ruling], words: inout [PageWord]) -> [Found] {
        var found: [Found] = []
        for group in groups(of: level) {
            guard let first = group.first, let last = group.last else { continue }
            let partial = level.filter { line in
                line.position > first.position && line.position < last.position && !group.contains(line)
                    && line.from >= first.from - sameEnd && line.to <= first.to + sameEnd
            }
            let area = PageRect(x0: first.from - sameEnd, y0: first.position, x1: first.to + sameEnd, y1: last.position)
            let inside = words.filter { area.contains($0.rect) }
            let finder = LevelTableFinder(rulings: group, partial: partial, words: inside)
            let tables = finder.tables()
            found += tables
            words.removeAll { word in tables.contains { $0.grid.rect.contains(word.rect) } }
        }
        return found
    }

    /// Lines of the same extent, from top to bottom.
    private static func groups(of level: [Ruling]) -> [[Ruling]] {
        var groups: [[Ruling]] = []
        for line in level.sorted(by: { $0.position < $1.position }) where line.length >= shortest {
            let same = groups.firstIndex { abs($0[0].from - line.from) <= sameEnd && abs($0[0].to - line.to) <= sameEnd }
            if let same { groups[same].append(line) } else { groups.append([line]) }
        }
        return groups.filter { $0.count >= fewestLines }
    }

    private func tables() -> [Found] {
        let bands = zip(rulings, rulings.dropFirst()).map { upper, lower in
            Band(
                words.filter { $0.rect.midY > upper.position && $0.rect.midY <= lower.position }, top: upper.position,
                bottom: lower.position)
        }
        var found: [Found] = []
        var start = 0
        for index in 0...bands.count {
            guard index == bands.count || isBetweenTables(index, in: bands) else { continue }
            if index > start, let table = table(bands[start..<index]) { found.append(table) }
            start = index + 1
        }
        return found
    }

    private struct Band {
        var lines: [TextLine]
        var top: Double
        var bottom: Double

        init(_ words: [PageWord], top: Double, bottom: Double) {
            lines = TextLine.linesByBaseline(of: words)
            self.top = top
            self.bottom = bottom
        }

        var words: [PageWord] { lines.flatMap(\.words) }
        var isBold: Bool { !lines.isEmpty && words.allSatisfy(\.style.bold) }
    }

    /// Whether a band is text between two tables of the same width (a title, notes) and not a row.
    private func isBetweenTables(_ index: Int, in bands: [Band]) -> Bool {
        let band = bands[index]
        guard index > 0, let first = band.lines.first, let last = band.lines.last, index + 1 < bands.count else { return false }
        guard first.rect.y0 - band.top + band.bottom - last.rect.y1 >= Self.freeSpace * first.rect.height else { return false }
        guard band.lines.allSatisfy({ $0.segments(gap: Self.certainGap).count == 1 }) else { return false }
        let next = bands[(index + 1)...].prefix(Self.headDepth)
        return bands[index + 1].isBold || next.contains { band in band.lines.contains { $0.columnNumbers != nil } }
    }

    private func table(_ bands: ArraySlice<Band>) -> Found? {
        guard let top = bands.first?.top, let bottom = bands.last?.bottom, let left = rulings.first?.from, let right = rulings.first?.to,
            bands.contains(where: { !$0.lines.isEmpty })
        else { return nil }
        let lines = bands.flatMap(\.lines)
        let inner = partial.filter { $0.position > top && $0.position < bottom }
        let columns = ColumnFinder.boundaries(rows: bands.map(\.lines), from: left, to: right, hints: inner.flatMap { [$0.from, $0.to] })
        guard columns.count > 2 else { return nil }
        let full = rulings.filter { $0.position >= top - 1 && $0.position <= bottom + 1 }
        let grid = OpenGrid.grid(columns: columns, lines: lines, rulings: full + inner)
        return grid.map { Found(grid: $0, words: bands.flatMap(\.words)) }
    }
}
