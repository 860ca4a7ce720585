import DocumentModel

/// Finds for each character of the text layer the glyph that was drawn for it, which gives its true baseline, and what is drawn after words.
struct GlyphMatching {
    /// How far (points) a glyph's origin may lie from the left edge of the character's box.
    private static let reach = 0.8
    /// How far behind a word, in sizes of its font, glyphs may still belong to its line's end.
    private static let tail = 2.5
    /// Baselines are told apart to this many parts of a point.
    private static let baselineParts = 4.0

    private let glyphs: PageGlyphs
    /// Indices of the glyphs on each baseline, from left to right.
    private var lines: [Int: [Int]] = [:]
    private var byColumn: [Int: [Int]] = [:]
    private var isMatched: [Bool]

    static func match(_ words: [PageWord], with drawing: PageDrawing) -> [PageWord] {
        var matching = GlyphMatching(drawing.glyphs)
        var words = words
        for index in words.indices where words[index].turn == 0 { matching.setBaselines(&words[index]) }
        for index in words.indices where words[index].turn == 0 { matching.setTail(&words[index]) }
        return words
    }

    private init(_ glyphs: PageGlyphs) {
        self.glyphs = glyphs
        isMatched = Array(repeating: false, count: glyphs.glyphs.count)
        for (index, glyph) in glyphs.glyphs.enumerated() {
            byColumn[Int(glyph.x.rounded(.down)), default: []].append(index)
            lines[Self.key(glyph.baseline), default: []].append(index)
        }
        for key in lines.keys { lines[key]?.sort { glyphs.glyphs[$0].x < glyphs.glyphs[$1].x } }
    }

    private static func key(_ baseline: Double) -> Int { Int((baseline * baselineParts).rounded()) }

    private mutating func setBaselines(_ word: inout PageWord) {
        for position in word.characters.indices {
            let rect = word.characters[position].rect
            var best: Int?
            for column in Int((rect.x0 - Self.reach).rounded(.down))...Int((rect.x0 + Self.reach).rounded(.down)) {
                for index in byColumn[column] ?? [] {
                    let glyph = glyphs.glyphs[index]
                    guard abs(glyph.x - rect.x0) <= Self.reach, glyph.baseline > rect.y0, glyph.baseline <= rect.y1 else { continue }
                    if best.map({ abs(glyphs.glyphs[$0].x - rect.x0) > abs(glyph.x - rect.x0) }) ?? true { best = index }
                }
            }
            guard let best else { continue }
            isMatched[best] = true
            word.characters[position].baseline = glyphs.glyphs[best].baseline
            word.characters[position].glyph = best
        }
    }

    /// Walks over what is drawn on the word's baseline behind it, up to the next glyph that the text layer knows.
    private func setTail(_ word: inout PageWord) {
        guard let last = word.characters.last, let baseline = last.baseline, let line = lines[Self.key(baseline)] else { return }
        let start = last.rect.x0 + Self.reach
        var low = 0
        var high = line.count
        while low < high {
            let middle = (low + high) / 2
            if glyphs.glyphs[line[middle]].x > start { high = middle } else { low = middle + 1 }
        }
        let end = last.rect.x1 + Self.tail * word.size
        for index in line[low...] {
            let glyph = glyphs.glyphs[index]
            if isMatched[index] || glyph.x > end { break }
            if glyphs.isBlank(glyph) { word.precedesBlank = true } else { word.precedesLostGlyphs = true }
        }
    }
}
