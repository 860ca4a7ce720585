/// Outlines that several pages of one file have in common, numbered for each page as if it had been written alone: cairo numbers fonts, and the glyphs of
/// each, as they are first drawn, behind one that every font has for characters that it lacks.
struct GlyphSharing {
    /// Outlines that stand at the head of their font.
    private var isHead: [Bool] = []
    /// Symbols of the file.
    var symbols = 0
    private var isAmbiguous = false

    /// Whether every page is numbered as it would be alone: all symbols are plain outlines with names of their own, and are drawn on pages only.
    var isSure: Bool { !isAmbiguous && symbols == isHead.count }

    /// Takes note of the next outline: its name is "glyph" FONT "-" NUMBER.
    mutating func add(_ name: String, isKnown: Bool) {
        if isKnown { isAmbiguous = true }
        isHead.append(name.hasSuffix("-0"))
    }

    /// Takes note of a glyph that is drawn. One at the head of its font may be a font's that has no such head, and what is drawn inside a definition may
    /// be drawn by a page at another time or not at all.
    mutating func use(_ outline: Int, inDefinition: Bool) {
        if inDefinition || isHead[outline] { isAmbiguous = true }
    }

    /// Numbers the outlines of a page's glyphs anew.
    /// - Parameter fonts: beside the outlines of the file, the font of each.
    /// - Returns: for each outline of the page its number in the file, and its font's on the page.
    func outlines(of glyphs: inout [PageGlyphs.Glyph], fonts: [Int]) -> [(outline: Int, font: Int)] {
        var fontsOfPage: [Int] = []
        var used: [[Int]] = []
        var isUsed = [Bool](repeating: false, count: fonts.count)
        for glyph in glyphs where !isUsed[glyph.outline] {
            isUsed[glyph.outline] = true
            let font = fonts[glyph.outline]
            if let place = fontsOfPage.firstIndex(of: font) {
                used[place].append(glyph.outline)
            } else {
                let head = fonts.indices.first { fonts[$0] == font && isHead[$0] }
                used.append((head.map { [$0] } ?? []) + [glyph.outline])
                fontsOfPage.append(font)
            }
        }
        let outlines = used.enumerated().flatMap { font, outlines in outlines.map { (outline: $0, font: font) } }
        var numbers = [Int](repeating: 0, count: fonts.count)
        for (number, outline) in outlines.enumerated() { numbers[outline.outline] = number }
        for index in glyphs.indices { glyphs[index].outline = numbers[glyphs[index].outline] }
        return outlines
    }
}
