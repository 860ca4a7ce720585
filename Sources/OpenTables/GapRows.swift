import DocumentModel

/// Joins the lines of one column of a table, from top to bottom, to paragraphs, by the reader's own rules.
///
/// Takes the edges of the column; gives the rectangle of each paragraph that holds anything.
package typealias ParagraphRects<Word: PlacedWord> = (_ lines: [WordLine<Word>], _ column: ClosedRange<Double>) -> [PageRect]

/// Finds the rows of a table without lines.
///
/// The column with the most text leads: each of its paragraphs is a row, or part of one where the text of another column stands level with
/// the middle (or top) of several.
struct GapRows<Word: PlacedWord> {
    /// Texts are level when their middles or tops differ by no more than this many line heights.
    private static var level: Double { 0.3 }
    /// At most so many paragraphs stand in one cell: a label with its explanations.
    private static var mostParagraphs: Int { 5 }

    private let leading: [PageRect]
    /// The texts of the other columns, column by column, from top to bottom.
    private let others: [[PageRect]]
    private let lineHeight: Double

    init(words: [Word], columns: [Double], paragraphs: ParagraphRects<Word>) {
        let pieces = WordLine.linesByBaseline(of: words).flatMap { $0.segments(gap: ColumnFinder.tightGap) }
        let heights = pieces.map(\.rect.height).sorted()
        lineHeight = heights.isEmpty ? 1 : heights[heights.count / 2]
        var byColumn = Array(repeating: [WordLine<Word>](), count: columns.count - 1)
        for piece in pieces {
            let column = (columns.dropLast().lastIndex { $0 <= piece.rect.x0 + 1 }) ?? 0
            byColumn[column].append(piece)
        }
        let rects = byColumn.enumerated().map { index, lines in
            paragraphs(lines.sorted { $0.rect.midY < $1.rect.midY }, columns[index]...columns[index + 1])
        }
        let letters = byColumn.map { $0.reduce(0) { $0 + $1.words.reduce(0) { $0 + $1.letterCount } } }
        let leader = letters.indices.max { letters[$0] < letters[$1] } ?? 0
        leading = rects[leader].sorted { $0.y0 < $1.y0 }
        others = rects.indices.filter { $0 != leader }.map { column in rects[column].sorted { $0.y0 < $1.y0 } }
    }

    /// The y of the rows' edges, from the top of the first to the bottom of the last.
    var boundaries: [Double] {
        if isSetAtTop { return topBoundaries }
        var groupStarts = Set(leading.indices)
        var alone: [PageRect] = []
        for text in unaligned {
            if let group = group(levelWith: text) {
                for index in group.dropFirst() { groupStarts.remove(index) }
            } else if !leading.contains(where: { $0.y0 <= text.midY && $0.y1 >= text.midY }) {
                if let last = alone.last, text.midY < last.y1 {
                    alone[alone.count - 1] = last.union(text)
                } else {
                    alone.append(text)
                }
            }
        }
        var rows: [PageRect] = []
        for index in leading.indices {
            if groupStarts.contains(index) || rows.isEmpty {
                rows.append(leading[index])
            } else {
                rows[rows.count - 1] = rows[rows.count - 1].union(leading[index])
            }
        }
        rows = (rows + alone).sorted { $0.midY < $1.midY }
        guard let first = rows.first, let last = rows.last else { return [] }
        let everything = leading + others.flatMap(\.self)
        let top = min(first.y0, everything.map(\.y0).min() ?? first.y0)
        let bottom = max(last.y1, everything.map(\.y1).max() ?? last.y1)
        return [top] + zip(rows, rows.dropFirst()).map { ($0.y1 + $1.y0) / 2 } + [bottom]
    }

    /// Texts that begin level with one of the leading column, for each that is level with the middle of one, from which all cells are set at their top.
    private static var mostlyTop: Int { 4 }

    /// Whether the texts of a row all begin at its top.
    var isSetAtTop: Bool {
        var tops = 0
        var middles = 0
        for text in others.flatMap(\.self) {
            if leading.contains(where: { abs($0.y0 - text.y0) <= Self.level * lineHeight }) {
                tops += 1
            } else if leading.contains(where: { abs($0.midY - text.midY) <= Self.level * lineHeight }) {
                middles += 1
            }
        }
        return tops > 1 && tops >= Self.mostlyTop * middles
    }

    /// Edges where cells are set at their top: a row begins where a paragraph of the leading column does (with white space above or another column's
    /// text beside it), or a text of another column that has none
    /// right above itself; however far down the texts of the row before reach, they end above.
    private var topBoundaries: [Double] {
        let isLevel = { (one: PageRect, other: PageRect) in abs(one.y0 - other.y0) <= Self.level * lineHeight }
        var tops = leading.indices.filter { index in
            index == 0 || leading[index].y0 - leading[index - 1].y1 > lineHeight / 2
                || others.contains { column in column.contains { isLevel($0, leading[index]) } }
        }.map { leading[$0].y0 }
        for column in others {
            for (index, text) in column.enumerated() {
                let isAlone = index == 0 || text.y0 - column[index - 1].y1 > lineHeight / 2
                if isAlone, !tops.contains(where: { abs($0 - text.y0) <= Self.level * lineHeight }) { tops.append(text.y0) }
            }
        }
        let bottom = (leading + others.flatMap(\.self)).map(\.y1).max() ?? 0
        return tops.sorted() + [bottom]
    }

    /// The texts of the other columns that stand level with no paragraph of the leading one, alone or with those right below them.
    private var unaligned: [PageRect] {
        var unaligned: [PageRect] = []
        for column in others {
            var index = 0
            while index < column.count {
                if let end = centredEnd(of: column, from: index) {
                    index = end
                } else if let row = leading.first(where: { abs($0.y0 - column[index].y0) <= Self.level * lineHeight }) {
                    // Set at the top of its cell: what follows within the row belongs to it.
                    repeat { index += 1 } while index < column.count && column[index].midY < row.y1
                } else {
                    unaligned.append(column[index])
                    index += 1
                }
            }
        }
        return unaligned.sorted { $0.y0 < $1.y0 }
    }

    /// The end of the shortest run of texts, each right below the other, whose middle is that of a paragraph of the leading column.
    private func centredEnd(of column: [PageRect], from start: Int) -> Int? {
        var block = column[start]
        for end in start + 1...min(column.count, start + Self.mostParagraphs) {
            if leading.contains(where: { abs($0.midY - block.midY) <= Self.level * lineHeight }) { return end }
            guard end < column.count, column[end].y0 - block.y1 < lineHeight / 2 else { return nil }
            block = block.union(column[end])
        }
        return nil
    }

    /// Consecutive paragraphs whose common middle or top is that of a text.
    private func group(levelWith text: PageRect) -> Range<Int>? {
        for count in 2...Self.mostParagraphs where count <= leading.count {
            for start in 0...leading.count - count {
                let group = leading[start..<start + count]
                guard let first = group.first else { continue }
                let rect = group.dropFirst().reduce(first) { $0.union($1) }
                if rect.y0 <= text.y0 + lineHeight, rect.y1 >= text.y1 - lineHeight,
                    abs(rect.midY - text.midY) <= Self.level * lineHeight
                {
                    return start..<start + count
                }
            }
        }
        return nil
    }
}
