import DocumentModel

/// Joins wrapped lines into paragraphs. In doubt lines stay apart: a later stage can join paragraphs but not part them.
struct ParagraphBuilder {
    /// The column that the lines are set in: points on the page.
    struct Measure {
        var left: Double
        var right: Double
        var isCell: Bool
        /// A block beside another, as wide as its longest line: how full a line is says nothing there.
        var isLoose = false
    }

    /// Lines farther apart than this many sizes of the font (baseline to baseline) are different paragraphs; 1.5 spacing is 1.73.
    private static let farthestPitch = 1.9
    /// How much (points) a word may seem to fit and the line still count as wrapped there: hyphenation zones and rounding.
    private static let fitSlack = 2.0
    /// A difference of left edges up to this many sizes of the font is a first-line or hanging indent.
    private static let largestIndent = 4.0
    /// Lines whose sizes differ by more than this factor are different paragraphs.
    private static let sizeRatio = 1.15

    var page: Int
    /// Whether this document's producer draws the space at which a line is wrapped; then its absence means something.
    var drawsSpaces: Bool

    func paragraphs(_ lines: [TextLine], measure: Measure) -> [Paragraph] {
        let runBuilder = RunBuilder(page: page, keepsTabs: !measure.isCell)
        var paragraphs: [Paragraph] = []
        var previous: TextLine?
        var first: TextLine?
        // The token at the end of the last line, with what it began with on the lines above.
        var token: [PageWord] = []
        for line in lines {
            let runs = runBuilder.runs(of: line)
            guard !runs.isEmpty else { continue }
            if let before = previous, let start = first, let joint = joint(before, line, start: start, token: token, measure: measure) {
                var joined = paragraphs.removeLast()
                if joint == .space, let last = joined.runs.indices.last {
                    joined.runs[last].append(" ", upTo: joined.runs[last].edges.last ?? 0)
                }
                joined.runs += runs
                paragraphs.append(joined)
                let ending = BrokenToken.token(endOf: line)
                token = joint == .nothing && ending.count == line.words.count ? token + ending : ending
            } else {
                paragraphs.append(Paragraph(runs: runs))
                first = line
                token = BrokenToken.token(endOf: line)
            }
            previous = line
        }
        return paragraphs
    }

    private enum Joint { case space, nothing }

    /// How a line goes on in the next; nil when the next begins a paragraph.
    private func joint(_ line: TextLine, _ next: TextLine, start: TextLine, token: [PageWord], measure: Measure) -> Joint? {
        let size = max(line.size, next.size)
        guard next.baseline - line.baseline <= Self.farthestPitch * size, size <= Self.sizeRatio * min(line.size, next.size) else { return nil }
        guard next.rect.midY > line.rect.midY + line.rect.height / 4, let opening = next.words.first else { return nil }
        if ListMark.startsItem(next.words, isSure: false) { return nil }
        let isFull = !fits(opening, behind: line, measure: measure)
        // A list number at the start of a line may be a reference that was wrapped ("xem tại mục / 10.1): 406"): only a full line with a
        // space drawn at its end says so.
        if ListMark.startsItem(next.words, isSure: true), !(isFull && line.endsWithBlank) { return nil }
        guard isFull, !measure.isLoose || line.endsWithBlank else { return nil }
        if !measure.isCell {
            guard abs(next.rect.x0 - start.rect.x0) <= Self.largestIndent * size || next.rect.x0 < start.rect.x0 else { return nil }
            // Two centred lines of a title fill nothing but what their author wanted.
            if isCentred(line, measure), isCentred(next, measure), !line.endsWithBlank { return nil }
        }
        let isBroken = BrokenToken.goesOn(
            token, in: opening, line: line, room: room(behind: line, measure: measure), drawsSpaces: drawsSpaces)
        return isBroken ? .nothing : .space
    }

    /// Whether the next line's first word would have had room on this line.
    private func fits(_ word: PageWord, behind line: TextLine, measure: Measure) -> Bool {
        let space = 0.25 * word.size
        return space + word.rect.width <= room(behind: line, measure: measure) - Self.fitSlack
    }

    private func room(behind line: TextLine, measure: Measure) -> Double {
        // Text in cells is set left, centred or right: what counts is the width.
        measure.isCell ? measure.right - measure.left - line.rect.width : measure.right - line.rect.x1
    }

    private func isCentred(_ line: TextLine, _ measure: Measure) -> Bool {
        let left = line.rect.x0 - measure.left
        let right = measure.right - line.rect.x1
        return left > line.size && abs(left - right) < line.size
    }
}
