import DocumentModel

/// Everything that one page holds, before anything is known about lines, paragraphs and tables.
struct PageContent: Sendable {
    /// Counted from 1.
    var number: Int
    /// Points, as a person sees the page.
    var width: Double
    var height: Double
    /// Degrees clockwise by which the stored page was turned to be upright.
    var rotation: Int
    /// Degrees clockwise by which the text lay on the page before it was turned upright.
    var textTurn = 0
    var words: [PageWord]
    var drawing: PageDrawing
    /// Words that are in the text layer but that nobody sees on the page, left out of `words`.
    var hiddenWords: [PageWord] = []

    /// Share of the page (0…1) that pictures cover.
    var pictureCoverage: Double {
        let area = width * height
        guard area > 0 else { return 0 }
        let page = PageRect(x0: 0, y0: 0, x1: width, y1: height)
        return min(1, drawing.pictures.reduce(0) { $0 + $1.overlap(page) } / area)
    }
}

/// What a later stage needs to know of a page to decide whether its text layer is to be believed.
package struct PDFPageFacts: Hashable, Sendable {
    /// Counted from 1.
    package var number: Int
    /// Scalars of visible text, without white space.
    package var scalarCount: Int
    /// Scalars of text that nobody sees on the page (white on white, invisible with nothing under it); they are not in the document.
    package var hiddenScalarCount: Int
    /// Share of the page (0…1) that pictures cover.
    package var pictureCoverage: Double
    /// Share (0…1) of the text's letters for which no glyph is drawn: near 1 where a text layer lies invisibly over a scanned picture.
    package var unpaintedShare: Double
    /// Share (0…1) of the letters that only Vietnamese has (ă đ ơ ư, U+1EA0–1EF9); nil where there are too few letters to tell.
    package var vietnameseShare: Double?
    /// Every glyph that the page draws.
    package var glyphs: PageGlyphs

    package var hasText: Bool { scalarCount > 0 }
}
