import DocumentModel
import OpenTables
import TableStitching

/// Finds tables without lines between their columns among the words of a picture.
struct OpenTableFinder {
    /// A table as one whose cells lines part, and the words of its places.
    struct Table {
        var table: RuledTable
        var words: [[ReadWord]]
        var marks: [ReadWord]
        /// 0…1: `gridDoubt` of the page's table.
        var doubt: Double
        var end: OpenEnd
    }

    let scale: PixelScale

    /// Takes the words of tables out of `lines`, band by band.
    /// - Parameters:
    ///   - loose: level lines that belong to no table yet.
    ///   - taken: tables that lines enclose.
    ///   - letters: boxes of the letters of all bands.
    ///   - above: what the page before ends with.
    func find(
        in lines: inout [[TextLine]], loose: [Ruling], beside taken: [PixelBox], letters: [PixelBox], above: OpenEnd?
    ) -> [Table] {
        var words = placed(lines.flatMap(\.self), letters: BoxIndex(letters, cell: scale(0.5)))
        let level = loose.map {
            OpenTables.Ruling(position: points($0.middle), from: points(Double($0.start)), to: points(Double($0.end)))
        }
        let rects = taken.map(rect)
        let aboveLevel = above.flatMap { $0.hasLevelLines ? laid($0.columns, over: level) : nil }
        let byLines = LevelTableFinder.find(in: level, words: &words, beside: rects, above: aboveLevel)
        let texts = WordLine.linesByBaseline(of: words).flatMap { $0.segments(gap: ColumnFinder.tightGap).map(\.rect) }
        let aboveGaps = above.flatMap { $0.hasLevelLines ? nil : $0.columns.laid(over: texts, reach: PageTable.displaced) }
        let finder = GapTableFinder(isPicture: true, paragraphs: paragraphRects)
        let byGaps = finder.find(in: &words, beside: rects + byLines.map(\.grid.rect), above: aboveGaps)
        let tables = byLines.map { table($0, hasLevelLines: true) } + byGaps.map { table($0, hasLevelLines: false) }
        let left = Set(words.map(\.word))
        for band in lines.indices {
            for line in lines[band].indices { lines[band][line].words.removeAll { !left.contains($0) } }
            lines[band].removeAll { $0.words.isEmpty }
        }
        return tables.sorted { $0.table.box.y0 < $1.table.box.y0 }
    }

    /// Columns of the page before where the first level line of this one lies.
    private func laid(_ columns: OpenColumns, over level: [OpenTables.Ruling]) -> OpenColumns {
        guard let left = columns.boundaries.first, let right = columns.boundaries.last,
            let first = level.filter({ abs($0.length - (right - left)) <= PageTable.displaced }).min(by: { $0.position < $1.position })
        else { return columns }
        let shift = (first.from + first.to - left - right) / 2
        return abs(shift) <= PageTable.displaced ? columns.shifted(by: shift) : columns
    }

    private func points(_ pixels: Double) -> Double { pixels * 72 / scale.dotsPerInch }
    private func pixels(_ points: Double) -> Int { Int((points * scale.dotsPerInch / 72).rounded()) }
    private func rect(_ box: PixelBox) -> PageRect {
        PageRect(x0: points(Double(box.x0)), y0: points(Double(box.y0)), x1: points(Double(box.x1)), y1: points(Double(box.y1)))
    }

    /// A word as if its font were known: boxes of ink say nothing of the line's height where a word has no tall letter.
    private struct Placed: PlacedWord {
        var word: ReadWord
        var rect: PageRect
        var baseline: Double
        var size: Double
        var letterCount: Int { word.text.count }
        var text: String { word.text }
        var isBold: Bool { word.isBold }
        var isWeightUnknown: Bool { word.kind != .text }
        let precedesBlank = false
        let precedesLostGlyphs = false
        let turn = 0
    }

    /// Height of tall letters (capitals, and those that reach up or down) in sizes of the font: Times has 0.66 to 0.68, Arial 0.72, DejaVu 0.73 to 0.76.
    private static let tallLetter = 0.72
    /// Share of the letters that are no taller: every third small letter of Vietnamese reaches up or down.
    private static let tallShare = 0.8
    /// Share of the usual part's height from which a part of a letter is no mark above or below it.
    private static let body = 0.7
    /// Sizes of the font above and below the baseline, as fonts have them: Times 0.89 and 0.22, Arial 0.91 and 0.21, DejaVu 0.93 and 0.24.
    private static let ascent = 0.9
    private static let descent = 0.22
    /// Sizes of the font that letters keep free at their sides, which their ink does not show.
    private static let bearing = 0.04

    private func placed(_ lines: [TextLine], letters: BoxIndex) -> [Placed] {
        let heights = lines.flatMap(\.words).flatMap { bodies(of: $0, letters) }.map(\.height).sorted()
        guard !heights.isEmpty else { return [] }
        let size = max(1, Double(heights[Int(Self.tallShare * Double(heights.count - 1))]) / Self.tallLetter)
        let side = Self.bearing * size
        return lines.flatMap { line in
            pieces(of: line, gap: ColumnFinder.tightGap * size).flatMap { piece -> [Placed] in
                let feet = piece.flatMap { bodies(of: $0, letters) }.map(\.y1).sorted()
                let baseline = Double(feet.isEmpty ? piece.map(\.box.y1).max() ?? 0 : feet[feet.count / 2])
                return piece.map { word in
                    let rect = PageRect(
                        x0: points(Double(word.box.x0) - side), y0: points(baseline - Self.ascent * size),
                        x1: points(Double(word.box.x1) + side), y1: points(baseline + Self.descent * size))
                    return Placed(word: word, rect: rect, baseline: points(baseline), size: points(size))
                }
            }
        }
    }

    /// The parts of a word's letters without marks.
    private func bodies(of word: ReadWord, _ letters: BoxIndex) -> [PixelBox] {
        guard word.kind == .text else { return [] }
        let parts = letters.boxes(meeting: word.box).filter { word.box.contains(x: $0.midX, y: $0.midY) }
        let heights = parts.map(\.height).sorted()
        guard !heights.isEmpty else { return [] }
        let usual = Double(heights[heights.count / 2])
        return parts.filter { Double($0.height) >= Self.body * usual }
    }

    private func pieces(of line: TextLine, gap: Double) -> [[ReadWord]] {
        var pieces: [[ReadWord]] = []
        for word in line.words {
            if let last = pieces.last?.last, Double(word.box.x0 - last.box.x1) < gap {
                pieces[pieces.count - 1].append(word)
            } else {
                pieces.append([word])
            }
        }
        return pieces
    }

    private func paragraphRects(_ lines: [WordLine<Placed>], column: ClosedRange<Double>) -> [PageRect] {
        // a text over several columns is a title or an instruction
        let isInside = { (line: WordLine<Placed>) in line.rect.x1 <= column.upperBound + OpenColumns.overreach }
        let left = pixels(column.lowerBound)
        let right = max(left, pixels(lines.filter(isInside).map(\.rect.x1).max() ?? column.lowerBound))
        let joiner = ParagraphJoiner(scale: scale, isCell: true)
        var rects: [PageRect] = []
        var index = 0
        while index < lines.count {
            let run = lines[index...].prefix(while: isInside)
            guard !run.isEmpty else {
                rects.append(lines[index].rect)
                index += 1
                continue
            }
            for paragraph in joiner.paragraphs(run.map { TextLine(words: $0.words.map(\.word)) }, within: left...right) {
                let inside = lines[index..<index + paragraph.count].map(\.rect)
                rects.append(inside.dropFirst().reduce(inside[0]) { $0.union($1) })
                index += paragraph.count
            }
        }
        return rects
    }

    private func table(_ found: FoundTable<Placed>, hasLevelLines: Bool) -> Table {
        let (grid, areas) = (found.grid, found.grid.areas)
        var words = [[ReadWord]](repeating: [], count: areas.count)
        var marks: [ReadWord] = []
        // the texts of a column end where its cells do: nothing else shows how wide they are
        var ends = [Double](repeating: 0, count: grid.columnCount)
        for word in found.words {
            guard word.word.kind == .text else {
                marks.append(word.word)
                continue
            }
            let place = areas.firstIndex { grid.rect(of: $0).contains(word.rect) } ?? 0
            words[place].append(word.word)
            let area = areas[place]
            let last = area.column + area.columnSpan - 1
            if area.columnSpan == 1 { ends[last] = max(ends[last], word.rect.x1) }
        }
        let places = areas.map { area -> RuledTable.Place in
            let rect = grid.rect(of: area)
            let end = area.columnSpan == 1 ? ends[area.column] : 0
            let right = end > rect.x0 ? min(rect.x1, end) : rect.x1
            return RuledTable.Place(
                row: area.row, column: area.column, rowSpan: area.rowSpan, columnSpan: area.columnSpan,
                box: PixelBox(x0: pixels(rect.x0), y0: pixels(rect.y0), x1: pixels(right), y1: pixels(rect.y1)))
        }
        let whole = grid.rect
        let table = RuledTable(
            box: PixelBox(x0: pixels(whole.x0), y0: pixels(whole.y0), x1: pixels(whole.x1), y1: pixels(whole.y1)),
            rowCount: grid.rowCount, columns: grid.xs.map { $0 * scale.dotsPerInch / 72 }, places: places)
        return Table(
            table: table, words: words, marks: marks, doubt: grid.doubt,
            end: OpenEnd(columns: found.columns, hasLevelLines: hasLevelLines))
    }
}
