import DocumentModel
import OpenTables
import TableStitching

/// Joins wrapped lines into paragraphs. In doubt lines stay apart: a later stage can join paragraphs but not part them.
struct ParagraphBuilder: Sendable {
    /// The column that the lines are set in: points on the page.
    struct Measure: Sendable {
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
    /// A line that ends with a drawn space was wrapped unless it leaves more than this share of the column free: its next word may have been
    /// longer than what now follows (a blank with its dots, an address), but a space typed at the end of a short line wraps nothing.
    private static let raggedShare = 0.15
    private static let raggedShareInCell = 0.5
    /// A difference of left edges up to this many sizes of the font is a first-line or hanging indent.
    private static let largestIndent = 4.0
    /// Lines whose sizes differ by more than this factor are different paragraphs.
    private static let sizeRatio = 1.15
    /// The width of a space in sizes of the font.
    private static let space = 0.25

    var page: Int
    /// Whether this document's producer draws the space at which a line is wrapped; then its absence means something.
    var drawsSpaces: Bool

    func paragraphs(_ lines: [TextLine], measure: Measure) -> [Paragraph] { set(lines, measure: measure).paragraphs }

    /// The rectangles of the paragraphs in a column of a table, with all that stands on the page.
    func rects(_ lines: [TextLine], column: ClosedRange<Double>) -> [PageRect] {
        let measure = Measure(left: column.lowerBound, right: column.upperBound, isCell: true)
        return paragraphs(lines, measure: measure).compactMap { paragraph in
            let rects = paragraph.runs.compactMap { run -> PageRect? in if case .page(_, let rect) = run.place { rect } else { nil } }
            return rects.first.map { rects.dropFirst().reduce($0) { $0.union($1) } }
        }
    }

    /// The paragraphs, and how the lines begin and end.
    func set(_ lines: [TextLine], measure: Measure) -> (paragraphs: [Paragraph], ends: LineEnds?) {
        let runBuilder = RunBuilder(page: page, keepsTabs: !measure.isCell)
        var paragraphs: [Paragraph] = []
        var top: TextLine?
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
            top = top ?? line
        }
        guard let top, let last = previous, let start = first else { return (paragraphs, nil) }
        return (paragraphs, LineEnds(builder: self, measure: measure, firstLine: top, lastLine: last, start: start, token: token))
    }

    /// How a line goes on in the next; nil when the next begins a paragraph.
    private func joint(_ line: TextLine, _ next: TextLine, start: TextLine, token: [PageWord], measure: Measure) -> TextJoint? {
        let size = max(line.size, next.size)
        guard next.baseline - line.baseline <= Self.farthestPitch * size, size <= Self.sizeRatio * min(line.size, next.size) else {
            return nil
        }
        guard next.rect.midY > line.rect.midY + line.rect.height / 4 else { return nil }
        return textJoint(line, next, start: start, token: token, measure: measure)
    }

    /// The same by what the lines say and how full they are, wherever they stand.
    func textJoint(_ line: TextLine, _ next: TextLine, start: TextLine, token: [PageWord], measure: Measure) -> TextJoint? {
        guard let opening = next.words.first else { return nil }
        let size = max(line.size, next.size)
        if drawsSpaces, BrokenToken.isRestOfNumber(opening, of: token, endsWithBlank: line.endsWithBlank) { return .nothing }
        if ListMark.startsItem(next.words, isSure: false) { return nil }
        if isBroken(token, in: opening, line: line, measure: measure) { return .nothing }
        guard isWrapped(line, before: opening, measure: measure) else { return nil }
        // A list number at the start of a line may be a reference or a value that was wrapped ("mục / 10.1): 406", "Tỷ lệ: / 11.54 %"):
        // only a space drawn at the end of the line before, or its colon, says so.
        if ListMark.startsItem(next.words, isSure: true), !line.endsWithBlank, !(asks(line) && !ListMark.isPunctuated(opening)) {
            return nil
        }
        // in a block beside another, centred or not, what goes on with a sentence says enough
        if !measure.isCell, !measure.isLoose {
            guard abs(next.rect.x0 - start.rect.x0) <= Self.largestIndent * size || next.rect.x0 < start.rect.x0 else { return nil }
            // A line set with tabs is one of a list of short entries.
            let hasTabs = line.segments(gap: RunBuilder.tabGap).count > 1
            if hasTabs, !line.endsWithBlank, !asks(line), !goesOn(with: opening) { return nil }
            // Two centred lines of a title fill nothing but what their author wanted.
            if isCentred(line, measure), isCentred(next, measure), !line.endsWithBlank { return nil }
        }
        return .space
    }

    private func isBroken(_ token: [PageWord], in opening: PageWord, line: TextLine, measure: Measure) -> Bool {
        BrokenToken.goesOn(token, in: opening, line: line, room: room(behind: line, measure: measure), drawsSpaces: drawsSpaces)
    }

    private func isWrapped(_ line: TextLine, before opening: PageWord, measure: Measure) -> Bool {
        // a narrow block wraps its date before the year; what goes on with a sentence begins no line of such a block
        if measure.isLoose { return goesOn(with: opening) && !isDots(opening) }
        if line.endsWithBlank {
            let share = measure.isCell ? Self.raggedShareInCell : Self.raggedShare
            return room(behind: line, measure: measure) - opening.rect.width <= share * (measure.right - measure.left)
        }
        guard !fits(opening, behind: line, measure: measure) else { return false }
        // A line that leaves no room for a space cannot show one.
        if measure.isCell, room(behind: line, measure: measure) < Self.space * line.size { return true }
        // Where spaces are drawn, a line without one still wraps when the space fell beyond the margin; then the sentence must go on.
        return !drawsSpaces || asks(line) || goesOn(with: opening)
    }

    /// Whether a line ends with a colon or comma.
    private func asks(_ line: TextLine) -> Bool {
        line.words.last?.characters.last.map { $0.scalar == ":" || $0.scalar == "," } ?? false
    }

    /// Whether a word goes on with a sentence: it begins with a small letter, a figure or dots.
    private func goesOn(with word: PageWord) -> Bool {
        guard let first = word.characters.first?.scalar else { return false }
        return first.properties.isLowercase || first.properties.numericType != nil || first == "." || first == "\u{2026}"
    }

    private func isDots(_ word: PageWord) -> Bool {
        word.characters.first.map { $0.scalar == "." || $0.scalar == "\u{2026}" } ?? false
    }

    /// Whether the next line's first word would have had room on this line.
    func fits(_ word: PageWord, behind line: TextLine, measure: Measure) -> Bool {
        return Self.space * word.size + word.rect.width <= room(behind: line, measure: measure) - Self.fitSlack
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
