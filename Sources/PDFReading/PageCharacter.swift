import DocumentModel
import OpenTables
import VietnameseText

/// One Unicode scalar of the text layer.
struct PageCharacter: Hashable, Sendable {
    var scalar: Unicode.Scalar
    /// Points on the page as a person sees it.
    var rect: PageRect
    /// The baseline of the glyph that was drawn for it, nil where no drawn glyph was found at its place.
    var baseline: Double?
    /// That glyph, as an index into the page's glyphs.
    var glyph: Int?
    /// How sure the reader is of the scalar, 0…1: less than 1 where it was found by the glyph's shape.
    var confidence = 1.0
}

/// Characters of one style that the text layer has in one piece, without white space between them.
struct PageWord: Hashable, Sendable {
    var characters: [PageCharacter]
    var style: TextStyle
    var rect: PageRect
    /// Its place in the text layer's own order.
    var order: Int
    /// The text layer has white space between the word before it (in its own order) and this one.
    var followsSpace: Bool
    /// A blank glyph is drawn after the word: a line that ends with one was wrapped, or its author typed a space at the end.
    var precedesBlank = false
    /// A glyph is drawn after the word that the text layer says nothing of.
    var precedesLostGlyphs = false
    /// Degrees clockwise by which the letters are turned; 0 for text that runs from left to right.
    var turn = 0
    var origin = TextRun.Origin.text

    var text: String { String(scalars: characters.map(\.scalar)) }
    /// Points from the top; the box's lower edge less a usual descent where no glyph was matched.
    var baseline: Double { characters.first { $0.baseline != nil }?.baseline ?? rect.y1 - 0.22 * rect.height }
    /// Size in points, from the font, else from the height of the box.
    var size: Double { style.size ?? rect.height }
}

typealias TextLine = WordLine<PageWord>

extension PageWord: PlacedWord {
    var letterCount: Int { characters.count }
    var isBold: Bool { style.bold }
    var isWeightUnknown: Bool { style.font == nil }
}
