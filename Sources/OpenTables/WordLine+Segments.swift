import DocumentModel

extension WordLine {
    /// Parts the line at its wide gaps.
    /// - Parameter gap: in sizes of the font; where a space or letters that the text layer lost are drawn in it, a larger one is no gap either.
    package func segments(gap: Double) -> [WordLine] {
        var segments: [[Word]] = []
        for word in words {
            if let last = segments.last?.last, word.rect.x0 - last.rect.x1 < Self.gap(gap, behind: last) * max(1, min(word.size, last.size))
            {
                segments[segments.count - 1].append(word)
            } else {
                segments.append([word])
            }
        }
        return segments.map { WordLine($0) }
    }

    private static func gap(_ gap: Double, behind word: Word) -> Double {
        if word.precedesLostGlyphs { return max(gap, lostGap) }
        return word.precedesBlank ? max(gap, blankGap) : gap
    }

    /// Three or four letters in a row may be lost ("được" keeps none but its c).
    private static var lostGap: Double { 2.5 }
    /// Justified text stretches its spaces to this many sizes of the font.
    private static var blankGap: Double { 0.8 }

    /// Baselines nearer than this (points) are one.
    private static var sameBaseline: Double { 1.0 }

    /// Parts words into lines by their baselines alone. Texts of neighbouring cells at different heights stay apart, which `lines(of:)` may
    /// join where one stands halfway between two lines of the other.
    package static func linesByBaseline(of words: [Word]) -> [WordLine] {
        var groups: [[Word]] = []
        for word in words.sorted(by: { $0.baseline < $1.baseline }) {
            if let last = groups.last?.last, word.baseline - last.baseline < sameBaseline {
                groups[groups.count - 1].append(word)
            } else {
                groups.append([word])
            }
        }
        return groups.map { WordLine($0) }
    }
}
