/// Every glyph that a page draws, by the identity of its outline and not by what the text layer says it means.
///
/// Where a font has lost its way back to Unicode, equal outlines are equal letters: resolve each once, and it is known everywhere.
package struct PageGlyphs: Hashable, Sendable {
    package struct Glyph: Hashable, Sendable {
        /// Index into `outlines`.
        package var outline: Int
        /// Origin of the glyph: points from the left edge, and its baseline, points from the top, of the page as a person sees it.
        package var x: Double
        package var baseline: Double

        package init(outline: Int, x: Double, baseline: Double) {
            self.outline = outline
            self.x = x
            self.baseline = baseline
        }
    }

    /// In drawing order.
    package var glyphs: [Glyph]
    /// SVG path data of each distinct glyph at the size it is drawn (points, y down, origin at the baseline); empty for a blank.
    package var outlines: [String]
    /// Beside each outline: the font, at one size, that it belongs to; numbers count from 0 on each page anew.
    package var fonts: [Int]

    package init(glyphs: [Glyph] = [], outlines: [String] = [], fonts: [Int] = []) {
        self.glyphs = glyphs
        self.outlines = outlines
        self.fonts = fonts
    }

    /// Whether the glyph shows nothing, as a space does.
    package func isBlank(_ glyph: Glyph) -> Bool { outlines[glyph.outline].isEmpty }
}
