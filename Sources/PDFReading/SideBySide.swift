import DocumentModel
import OpenTables

/// Finds blocks that stand side by side (the agency and the motto of a letterhead, two signatures), to be read one after the other.
///
/// A line with a wide gap alone is none: "Tiến sỹ: 2 người      Thạc sỹ: 5 người" goes on across the gap.
enum SideBySide {
    struct Block {
        var lines: [TextLine]
        /// The edges of a block that stands beside another; nil for text over the whole width.
        var left: Double?
        var right: Double?
    }

    /// A gap of this many sizes of the font may part blocks.
    private static let gap = 1.5
    /// Lines of a block are no farther apart than this many of their heights; signatures leave room for a hand and a seal.
    private static let farthestLine = 6.0
    /// Left edges that differ by more than this (points) while the middles do not are those of centred text.
    private static let ragged = 4.0
    private static let centred = 5.0
    /// Baselines that differ by more than this (points) are not of one line.
    private static let sameBaseline = 2.0
    /// Left edges of a block that is set left differ by less than this (points).
    private static let sameEdge = 1.5
    /// The least gap (sizes of the font) before a word that begins where the right block does: a full line of the left one ends a cell's padding
    /// before it.
    private static let closestGap = 0.4
    /// Share of capitals among the letters of a letterhead's lines.
    private static let capitals = 0.8
    /// Lines at the end of a block set left that may stand on one side only: a name below a longer block's.
    private static let mostLoneLines = 2

    static func blocks(of lines: [TextLine]) -> [Block] {
        var blocks: [Block] = []
        var whole: [TextLine] = []
        var index = 0
        while index < lines.count {
            if let found = columns(in: lines, from: index) {
                var found = found
                while let last = whole.last, let halves = halves(of: last, before: found.columns) {
                    whole.removeLast()
                    found.columns[0].insert(halves.left, at: 0)
                    found.columns[1].insert(halves.right, at: 0)
                }
                if !whole.isEmpty { blocks.append(Block(lines: whole)) }
                whole = []
                for column in found.columns {
                    let rect = column.dropFirst().reduce(column[0].rect) { $0.union($1.rect) }
                    blocks.append(Block(lines: column, left: rect.x0, right: rect.x1))
                }
                index = found.end
            } else {
                whole.append(lines[index])
                index += 1
            }
        }
        if !whole.isEmpty { blocks.append(Block(lines: whole)) }
        return blocks
    }

    /// Two columns that begin at a line, and the index after their last line; nil when the lines are no such block.
    private static func columns(in lines: [TextLine], from start: Int) -> (columns: [[TextLine]], end: Int)? {
        var gutter: (low: Double, high: Double)?
        var left: [(line: Int, segment: TextLine)] = []
        var right: [(line: Int, segment: TextLine)] = []
        var end = start
        while end < lines.count {
            if end > start, lines[end].rect.y0 - lines[end - 1].rect.y1 > farthestLine * lines[end].rect.height { break }
            let pieces = lines[end].segments(gap: gap)
            guard let narrowed = narrowed(gutter, by: pieces) else { break }
            if let narrowed = narrowed.gutter {
                gutter = narrowed
                let middle = (narrowed.low + narrowed.high) / 2
                let before = pieces.filter { $0.rect.midX < middle }.flatMap(\.words)
                let after = pieces.filter { $0.rect.midX >= middle }.flatMap(\.words)
                if !before.isEmpty { left.append((end, TextLine(before))) }
                if !after.isEmpty { right.append((end, TextLine(after))) }
            } else {
                // A block does not begin with a line of one piece.
                return nil
            }
            end += 1
        }
        // One-sided lines at the end belong to the block only when they are centred under it.
        while let last = [left.last?.line, right.last?.line].compactMap({ $0 }).max() {
            let isLeft = left.last?.line == last
            let isRight = right.last?.line == last
            if isLeft && isRight { break }
            let column = isLeft ? left : right
            guard let segment = column.last?.segment, let first = column.first?.segment, column.count > 1 else { return nil }
            if abs(segment.rect.midX - first.rect.midX) <= centred { break }
            let lone = column.reversed().prefix { one in !(isLeft ? right : left).contains { $0.line == one.line } }.count
            if lone <= mostLoneLines, isSetLeft(column.map(\.segment)), areOfficial(left.map(\.segment), right.map(\.segment)) { break }
            if isLeft { left.removeLast() } else { right.removeLast() }
            end = last
        }
        guard left.count > 1 || right.count > 1, !left.isEmpty, !right.isEmpty else { return nil }
        let both = Set(left.map(\.line)).intersection(right.map(\.line))
        let shifted = left.filter { one in
            right.contains { $0.line == one.line && abs($0.segment.baseline - one.segment.baseline) > sameBaseline }
        }
        let (lefts, rights) = (left.map(\.segment), right.map(\.segment))
        let areBlocks =
            isCentred(lefts) || isCentred(rights) || 2 * shifted.count > both.count
            || isSetLeft(lefts) && isSetLeft(rights) && areOfficial(lefts, rights)
        guard areBlocks, both.count > 1 || left.count + right.count > 3 else { return nil }
        return ([left.flatMap { TextLine.lines(of: $0.segment.words) }, right.flatMap { TextLine.lines(of: $0.segment.words) }], end)
    }

    /// The part of the gutter that a line's pieces leave free: nil when a piece crosses it.
    private static func narrowed(
        _ gutter: (low: Double, high: Double)?, by pieces: [TextLine]
    ) -> (gutter: (low: Double, high: Double)?, Void)? {
        guard let gutter else {
            // The widest gap of the first line.
            let gaps = zip(pieces, pieces.dropFirst()).map { (low: $0.rect.x1, high: $1.rect.x0) }
            return (gaps.max { $0.high - $0.low < $1.high - $1.low }, ())
        }
        var free = gutter
        for piece in pieces {
            if piece.rect.x0 <= free.low, piece.rect.x1 >= free.high { return nil }
            if piece.rect.midX < (gutter.low + gutter.high) / 2 {
                free.low = max(free.low, piece.rect.x1)
            } else {
                free.high = min(free.high, piece.rect.x0)
            }
        }
        let size = pieces.first?.size ?? 0
        return free.high - free.low >= size / 2 ? (free, ()) : nil
    }

    private static func isCentred(_ segments: [TextLine]) -> Bool {
        guard segments.count > 1 else { return false }
        let edges = segments.map(\.rect.x0)
        let middles = segments.map(\.rect.midX)
        guard let low = edges.min(), let high = edges.max(), let first = middles.min(), let last = middles.max() else { return false }
        return high - low > ragged && last - first < centred
    }

    private static func isSetLeft(_ segments: [TextLine]) -> Bool {
        let edges = segments.map(\.rect.x0)
        guard let low = edges.min(), let high = edges.max() else { return false }
        return high - low <= sameEdge
    }

    /// Whether two columns look like a letterhead (two lines of capitals side by side) or like signers (a date, notes in brackets): other columns set
    /// left are a list whose lines go on across the gap. Told by what lost letters leave.
    private static func areOfficial(_ left: [TextLine], _ right: [TextLine]) -> Bool {
        let pieces = left + right
        if pieces.contains(where: { ListMark.startsItem($0.words, isSure: true) }) { return false }
        if let one = left.first, let other = right.first, isInCapitals(one.text), isInCapitals(other.text) { return true }
        let isSigned = [left, right].allSatisfy { $0.contains { $0.text.hasPrefix("(") && $0.text.hasSuffix(")") } }
        // a date may go on in its column's next line
        let texts = [left, right].map { $0.map(\.text).joined(separator: " ").lowercased() }
        return isSigned || texts.contains { $0.contains(#/ng\S{0,3}[\s\d.…]{1,16}th\S{0,3}ng[\s\d.…]{1,16}n\S{0,2}m/#) }
    }

    /// A line whose second half begins where the right block below it does, or whose halves stand over the middles of both: full lines come so near to
    /// each other that no gap shows.
    private static func halves(of line: TextLine, before columns: [[TextLine]]) -> (left: TextLine, right: TextLine)? {
        guard let below = columns[1].first, below.rect.y0 - line.rect.y1 < line.rect.height else { return nil }
        for cut in line.words.indices.dropFirst()
        where line.words[cut].rect.x0 - line.words[cut - 1].rect.x1 >= closestGap * line.size {
            let left = TextLine(Array(line.words[..<cut]))
            let right = TextLine(Array(line.words[cut...]))
            let isFlush = isSetLeft(columns[1]) && abs(right.rect.x0 - below.rect.x0) <= sameEdge
            let isOver = isCentred(columns[0] + [left]) && isCentred(columns[1] + [right])
            if isFlush || isOver { return (left, right) }
        }
        return nil
    }

    private static func isInCapitals(_ text: String) -> Bool {
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        return letters.count > 2 && Double(letters.count(where: \.properties.isUppercase)) >= capitals * Double(letters.count)
    }
}
