import DocumentModel

/// Finds tables that have lines between their rows but none between their columns.
package struct LevelTableFinder<Word: PlacedWord> {
    package typealias Found = FoundTable<Word>

    /// Lines whose ends differ by no more than this (points) belong to one table.
    private static var sameEnd: Double { 4.0 }
    /// Lines shorter than this (points) rule no table by themselves; a signature's or a footnote's line is shorter.
    private static var shortest: Double { 150.0 }
    /// Fewer lines than this make no table, or no rest of the table on the page before.
    private static var fewestLines: Int { 3 }
    private static var fewestLinesOfRest: Int { 2 }
    /// A gap of this many sizes of the font parts columns for certain.
    private static var certainGap: Double { 1.5 }
    /// Text between two tables keeps at least this many line heights free above and below itself together.
    private static var freeSpace: Double { 0.8 }
    /// Times the space that rows usually keep, where that is much.
    private static var outstandingSpace: Double { 1.5 }
    /// Titles in bold on one line that make a head.
    private static var fewestTitles: Int { 3 }
    /// An index row stands at most this many rows below the top of its table.
    private static var headDepth: Int { 3 }

    private let rulings: [Ruling]
    private let partial: [Ruling]
    private let words: [Word]
    /// The columns of the table on the page before that goes on in the first of these.
    private let above: OpenColumns?

    /// Takes the words of the tables that it finds out of `words`.
    /// - Parameters:
    ///   - taken: rectangles of tables that are known already.
    ///   - above: the columns of the table of this kind that the page before ends with.
    package static func find(in level: [Ruling], words: inout [Word], beside taken: [PageRect], above: OpenColumns?) -> [Found] {
        var found: [Found] = []
        let top = (words.map(\.rect.midY) + taken.map(\.y0)).min() ?? 0
        for group in groups(of: level) {
            guard let first = group.first, let last = group.last else { continue }
            let rest = above.flatMap { isRest($0, group, top: top) ? $0 : nil }
            guard group.count >= (rest == nil ? fewestLines : fewestLinesOfRest) else { continue }
            let partial = level.filter { line in
                line.position > first.position && line.position < last.position && !group.contains(line)
                    && line.from >= first.from - sameEnd && line.to <= first.to + sameEnd
            }
            let area = PageRect(x0: first.from - sameEnd, y0: first.position, x1: first.to + sameEnd, y1: last.position)
            let inside = words.filter { area.contains($0.rect) }
            let finder = LevelTableFinder(rulings: group, partial: partial, words: inside, above: rest)
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
        return groups
    }

    /// Whether lines at the top of a page rule the rest of the table on the page before.
    private static func isRest(_ columns: OpenColumns, _ group: [Ruling], top: Double) -> Bool {
        guard let first = group.first, let left = columns.boundaries.first, let right = columns.boundaries.last else { return false }
        return first.position <= top && abs(first.from - left) <= sameEnd && abs(first.to - right) <= sameEnd
    }

    private func tables() -> [Found] {
        let bands = zip(rulings, rulings.dropFirst()).map { upper, lower in
            Band(
                words.filter { $0.rect.midY > upper.position && $0.rect.midY <= lower.position }, top: upper.position,
                bottom: lower.position)
        }
        let spaces = bands.map(\.freeSpace).sorted()
        let usualSpace = spaces.isEmpty ? 0 : spaces[spaces.count / 2]
        var found: [Found] = []
        var start = 0
        for index in 0...bands.count {
            guard index == bands.count || isBetweenTables(index, in: bands, usualSpace: usualSpace) else { continue }
            if index > start, let table = table(bands[start..<index]) { found.append(table) }
            start = index + 1
        }
        return found
    }

    private struct Band {
        var lines: [WordLine<Word>]
        var top: Double
        var bottom: Double

        init(_ words: [Word], top: Double, bottom: Double) {
            lines = WordLine.linesByBaseline(of: words)
            self.top = top
            self.bottom = bottom
        }

        var words: [Word] { lines.flatMap(\.words) }
        /// Pieces of lines that no gap parts.
        var texts: [PageRect] { lines.flatMap { $0.segments(gap: ColumnFinder.tightGap).map(\.rect) } }
        /// Points above the first line and below the last.
        var freeSpace: Double {
            guard let first = lines.first, let last = lines.last else { return 0 }
            return first.rect.y0 - top + bottom - last.rect.y1
        }
        var isBold: Bool { !lines.isEmpty && words.allSatisfy(\.isBold) }
        /// Titles of columns in bold.
        var isHead: Bool { isBold && lines.contains { $0.segments(gap: certainGap).count >= fewestTitles } }
    }

    /// Whether a band is text between two tables of the same width (a title, notes) and not a row.
    private func isBetweenTables(_ index: Int, in bands: [Band], usualSpace: Double) -> Bool {
        let band = bands[index]
        guard index > 0, let first = band.lines.first, let last = band.lines.last, index + 1 < bands.count else { return false }
        guard band.freeSpace >= max(Self.freeSpace * first.rect.height, Self.outstandingSpace * usualSpace) else { return false }
        let next = bands[(index + 1)...].prefix(Self.headDepth)
        let hasIndexRow = next.contains { band in band.lines.contains { $0.columnNumbers != nil } }
        if band.lines.allSatisfy({ $0.segments(gap: Self.certainGap).count == 1 }) { return bands[index + 1].isBold || hasIndexRow }
        // What ends with a title right above a head is no row either, though signatures stand side by side in it.
        let isTitle = last.words.allSatisfy(\.isBold) && last.segments(gap: Self.certainGap).count == 1
        return isTitle && (hasIndexRow || bands[index + 1].isHead)
    }

    private func table(_ bands: ArraySlice<Band>) -> Found? {
        guard let top = bands.first?.top, let bottom = bands.last?.bottom, let left = rulings.first?.from, let right = rulings.first?.to,
            bands.contains(where: { !$0.lines.isEmpty })
        else { return nil }
        let lines = bands.flatMap(\.lines)
        let inner = partial.filter { $0.position > top && $0.position < bottom }
        let rest = bands.startIndex == 0 ? above : nil
        let found = ColumnFinder.columns(
            rows: bands.map(\.lines), from: left, to: right, hints: inner.flatMap { [$0.from, $0.to] }, above: rest)
        guard found.boundaries.count > 2 else { return nil }
        let texts = bands.flatMap(\.texts).filter { !found.isCrossed(by: $0) }
        let columns = found.measured(by: texts, since: rest).snapped(to: texts)
        let full = rulings.filter { $0.position >= top - 1 && $0.position <= bottom + 1 }
        var grid = OpenGrid.grid(columns: columns.boundaries, lines: lines, rulings: full + inner)
        // titles reach over several columns by right
        grid?.doubt = columns.doubt(by: bands.filter { !$0.isBold }.map(\.texts))
        return grid.map { Found(grid: $0, words: bands.flatMap(\.words), columns: columns) }
    }
}
