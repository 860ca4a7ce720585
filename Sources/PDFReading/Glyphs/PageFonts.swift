import DocumentModel

/// The fonts of one page as they are drawn, each with the name and size that the text layer tells of it, and which letter of the layer each
/// glyph has.
struct PageFonts: Sendable {
    /// A place in the page's words.
    struct Place: Hashable, Sendable {
        var word: Int
        var character: Int
    }

    /// For each glyph its letter in the text layer; nil where the layer has none.
    let places: [Place?]
    /// For each font of the page's glyphs; nil where nothing tells.
    let styles: [TextStyle?]
    private static let baselineParts = 4.0
    private static let usualSize = 12.0

    init(_ page: PageContent) {
        let drawn = page.drawing.glyphs
        var places = [Place?](repeating: nil, count: drawn.glyphs.count)
        var votes: [[TextStyle: Int]] = Array(repeating: [:], count: (drawn.fonts.max() ?? -1) + 1)
        for (index, word) in page.words.enumerated() {
            for (position, character) in word.characters.enumerated() {
                guard let glyph = character.glyph, places[glyph] == nil else { continue }
                places[glyph] = Place(word: index, character: position)
                votes[drawn.fonts[drawn.glyphs[glyph].outline]][word.style, default: 0] += 1
            }
        }
        self.places = places
        var styles = votes.map(Self.winner)
        if styles.contains(where: { $0 == nil }) { Self.adopt(&styles, drawn, Self.lines(drawn)) }
        self.styles = styles
    }

    /// The style of most letters; of equals the last by font, size and emphasis, since a dictionary has another order in each run.
    private static func winner(_ votes: [TextStyle: Int]) -> TextStyle? {
        votes.max { left, right in
            (left.value, left.key.font ?? "", left.key.size ?? 0, emphasis(left.key))
                < (right.value, right.key.font ?? "", right.key.size ?? 0, emphasis(right.key))
        }?.key
    }

    private static func emphasis(_ style: TextStyle) -> Int {
        [style.bold, style.italic, style.underline, style.strikethrough].reduce(0) { 2 * $0 + ($1 ? 1 : 0) }
    }

    /// The glyphs of each line from left to right.
    static func lines(_ drawn: PageGlyphs) -> [[Int]] {
        var lines: [Int: [Int]] = [:]
        for (index, glyph) in drawn.glyphs.enumerated() {
            lines[Int((glyph.baseline * baselineParts).rounded()), default: []].append(index)
        }
        return lines.sorted { $0.key < $1.key }.map { line in
            line.value.sorted { (drawn.glyphs[$0].x, $0) < (drawn.glyphs[$1].x, $1) }
        }
    }

    /// A font of which the layer has no letter (the half of a font whose Unicode was lost) is taken for that of the letters beside it.
    private static func adopt(_ styles: inout [TextStyle?], _ drawn: PageGlyphs, _ lines: [[Int]]) {
        var votes: [[TextStyle: Int]] = Array(repeating: [:], count: styles.count)
        for line in lines {
            for (left, right) in zip(line, line.dropFirst()) {
                let fonts = (drawn.fonts[drawn.glyphs[left].outline], drawn.fonts[drawn.glyphs[right].outline])
                let style = (styles[fonts.0], styles[fonts.1])
                let size = style.0?.size ?? style.1?.size ?? usualSize
                guard drawn.glyphs[right].x - drawn.glyphs[left].x < 1.2 * size else { continue }
                if let known = style.0, style.1 == nil { votes[fonts.1][known, default: 0] += 1 }
                if let known = style.1, style.0 == nil { votes[fonts.0][known, default: 0] += 1 }
            }
        }
        for index in styles.indices where styles[index] == nil {
            styles[index] = winner(votes[index])
        }
    }
}
