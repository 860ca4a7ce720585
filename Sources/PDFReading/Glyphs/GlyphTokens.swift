import DocumentModel

/// The words of a page as its glyphs show them, whatever the text layer says.
struct GlyphTokens: Sendable {
    /// Glyphs that show something, by line from left to right, cut where a space is drawn or seen.
    let tokens: [[Int]]
    /// Points, for each outline at the size it is drawn.
    let bounds: [PageRect]

    /// Letters of one word are never farther apart than this many sizes; a space is 0.25 and more, a little less in justified text.
    private static let widestGap = 0.13
    /// A letter keeps no more than this free behind its ink, in sizes of the font ("1" in a wide font).
    private static let widestBearing = 0.14
    /// A line may go back by this much, in sizes: letters of italics reach over each other.
    private static let widestOverlap = 0.7
    /// Two drawings of one outline nearer than this (points) are one letter made bold.
    private static let doubled = 0.6
    private static let usualSize = 12.0

    init(_ page: PageContent, _ fonts: PageFonts) {
        let drawn = page.drawing.glyphs
        let box = drawn.outlines.map { GlyphContours(svg: $0).upright(turn: page.textTurn).bounds }
        self.init(page, fonts, bounds: box, known: [])
    }

    /// - Parameter known: how far each outline's letter reaches, points, where its meaning tells.
    init(_ page: PageContent, _ fonts: PageFonts, bounds box: [PageRect], known: [Double?]) {
        let drawn = page.drawing.glyphs
        bounds = box
        let lines = PageFonts.lines(drawn)
        var advances = Self.advances(page, fonts, lines, box)
        for (outline, advance) in known.enumerated() { advances[outline] = advance ?? advances[outline] }
        tokens = lines.flatMap { Self.tokens($0, drawn, box, fonts.styles, advances) }
    }

    /// How far each outline's letter reaches, points: as the text layer says, else up to the nearest glyph that ever stands behind it.
    private static func advances(_ page: PageContent, _ fonts: PageFonts, _ lines: [[Int]], _ bounds: [PageRect]) -> [Double] {
        let drawn = page.drawing.glyphs
        var advances = [Double](repeating: .infinity, count: drawn.outlines.count)
        for line in lines {
            for (index, next) in zip(line, line.dropFirst()) {
                let distance = drawn.glyphs[next].x - drawn.glyphs[index].x
                let outline = drawn.glyphs[index].outline
                if distance > doubled { advances[outline] = min(advances[outline], distance) }
            }
        }
        var layer = [Double?](repeating: nil, count: drawn.outlines.count)
        for (glyph, place) in zip(drawn.glyphs, fonts.places) {
            guard let place else { continue }
            let characters = page.words[place.word].characters
            // A glyph for which the layer has two letters reaches as far as the second.
            let next = place.character + 1
            let end = next < characters.count && characters[next].glyph == nil ? characters[next] : characters[place.character]
            let width = end.rect.x1 - glyph.x
            if width > 0 { layer[glyph.outline] = min(layer[glyph.outline] ?? .infinity, width) }
        }
        for outline in advances.indices {
            if let width = layer[outline] {
                advances[outline] = width
                continue
            }
            let size = fonts.styles[drawn.fonts[outline]]?.size ?? usualSize
            advances[outline] = min(max(advances[outline], bounds[outline].x1), bounds[outline].x1 + widestBearing * size)
        }
        return advances
    }

    private static func tokens(
        _ line: [Int], _ drawn: PageGlyphs, _ bounds: [PageRect], _ styles: [TextStyle?], _ advances: [Double]
    ) -> [[Int]] {
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
                let gap = glyph.x - before.x - advances[before.outline]
                if gap > widestGap * size || gap < -widestOverlap * size { close() }
            }
            token.append(index)
        }
        close()
        return tokens
    }
}
