import DocumentModel

/// The words of a page as its glyphs show them, whatever the text layer says.
struct GlyphTokens: Sendable {
    /// Glyphs that show something, by line from left to right, cut where a space is drawn or seen.
    let tokens: [[Int]]
    /// Points, for each outline at the size it is drawn.
    let bounds: [PageRect]

    /// Ink of one word is never farther apart than this many sizes; a space is 0.25 and more.
    private static let widestGap = 0.2
    /// A line may go back by this much, in sizes: letters of italics reach over each other.
    private static let widestOverlap = 0.7
    /// Two drawings of one outline nearer than this (points) are one letter made bold.
    private static let doubled = 0.6
    private static let usualSize = 12.0

    init(_ page: PageContent, _ fonts: PageFonts) {
        let drawn = page.drawing.glyphs
        let box = drawn.outlines.map { GlyphContours(svg: $0).upright(turn: page.textTurn).bounds }
        bounds = box
        tokens = PageFonts.lines(drawn).flatMap { Self.tokens($0, drawn, box, fonts.styles) }
    }

    private static func tokens(_ line: [Int], _ drawn: PageGlyphs, _ bounds: [PageRect], _ styles: [TextStyle?]) -> [[Int]] {
        var tokens: [[Int]] = []
        var token: [Int] = []
        func close() {
            if !token.isEmpty { tokens.append(token) }
            token = []
        }
        for index in line {
            let glyph = drawn.glyphs[index]
            guard !drawn.isBlank(glyph) else {
                close()
                continue
            }
            if let last = token.last {
                let before = drawn.glyphs[last]
                if before.outline == glyph.outline, abs(before.x - glyph.x) < doubled { continue }
                let size = styles[drawn.fonts[glyph.outline]]?.size ?? usualSize
                let gap = glyph.x + bounds[glyph.outline].x0 - before.x - bounds[before.outline].x1
                if gap > widestGap * size || gap < -widestOverlap * size { close() }
            }
            token.append(index)
        }
        close()
        return tokens
    }
}
