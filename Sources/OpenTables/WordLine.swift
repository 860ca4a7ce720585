import DocumentModel

/// Words that stand on one line, from left to right.
package struct WordLine<Word: PlacedWord>: Sendable {
    package var words: [Word]
    package var rect: PageRect

    package init(_ words: [Word]) {
        self.words = words.sorted { $0.rect.x0 < $1.rect.x0 }
        rect = words.dropFirst().reduce(words.first?.rect ?? PageRect(x0: 0, y0: 0, x1: 0, y1: 0)) { $0.union($1.rect) }
    }

    /// Words whose boxes share at least this much of the smaller one's height stand on one line; a raised or lowered letter still does.
    private static var sharedHeight: Double { 0.5 }

    /// Parts words into lines from top to bottom.
    package static func lines(of words: [Word]) -> [WordLine] {
        var groups: [(core: PageRect, words: [Word])] = []
        for word in words.sorted(by: { ($0.rect.midY, $0.rect.x0) < ($1.rect.midY, $1.rect.x0) }) {
            let match = groups.indices.suffix(4).last { index in
                let core = groups[index].core
                let shared = min(core.y1, word.rect.y1) - max(core.y0, word.rect.y0)
                return shared >= sharedHeight * min(core.height, word.rect.height)
            }
            if let match {
                groups[match].words.append(word)
                // The tallest word says where the line is.
                if word.rect.height > groups[match].core.height { groups[match].core = word.rect }
            } else {
                groups.append((word.rect, [word]))
            }
        }
        return groups.map { WordLine($0.words) }.sorted { ($0.rect.midY, $0.rect.x0) < ($1.rect.midY, $1.rect.x0) }
    }

    /// The size of most of the line's letters, points.
    package var size: Double {
        // nearly all lines have one
        if let first = words.first?.size, words.allSatisfy({ $0.size == first }) { return first }
        var letters: [Double: Int] = [:]
        for word in words { letters[word.size, default: 0] += word.letterCount }
        return letters.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? rect.height
    }

    package var baseline: Double { words.first?.baseline ?? rect.y1 }
    /// A space is drawn at the end of the line.
    package var endsWithBlank: Bool { words.last?.precedesBlank ?? false }
    package var text: String { words.map(\.text).joined(separator: " ") }
}
