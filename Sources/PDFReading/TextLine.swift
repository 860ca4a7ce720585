import DocumentModel

/// Words that stand on one line, from left to right.
struct TextLine: Sendable {
    var words: [PageWord]
    var rect: PageRect

    init(_ words: [PageWord]) {
        self.words = words.sorted { $0.rect.x0 < $1.rect.x0 }
        rect = words.dropFirst().reduce(words.first?.rect ?? PageRect(x0: 0, y0: 0, x1: 0, y1: 0)) { $0.union($1.rect) }
    }

    /// Words whose boxes share at least this much of the smaller one's height stand on one line; a raised or lowered letter still does.
    private static let sharedHeight = 0.5

    /// Parts words into lines from top to bottom.
    static func lines(of words: [PageWord]) -> [TextLine] {
        var groups: [(core: PageRect, words: [PageWord])] = []
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
        return groups.map { TextLine($0.words) }.sorted { ($0.rect.midY, $0.rect.x0) < ($1.rect.midY, $1.rect.x0) }
    }

    /// The size of most of the line's letters, points.
    var size: Double {
        var letters: [Double: Int] = [:]
        for word in words { letters[word.size, default: 0] += word.characters.count }
        return letters.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? rect.height
    }

    var baseline: Double { words.first?.baseline ?? rect.y1 }
    /// A space is drawn at the end of the line.
    var endsWithBlank: Bool { words.last?.precedesBlank ?? false }
    var text: String { words.map(\.text).joined(separator: " ") }
}
