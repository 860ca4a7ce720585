import DocumentModel

/// A word with its place on the page: what tables without lines are found by. Points on the page as a person sees it.
package protocol PlacedWord: Sendable {
    var rect: PageRect { get }
    var baseline: Double { get }
    /// Size of its letters.
    var size: Double { get }
    var letterCount: Int { get }
    var text: String { get }
    var isBold: Bool { get }
    /// Whether its weight is unknown, so that it may be bold.
    var isWeightUnknown: Bool { get }
    /// A blank is drawn behind it, or letters that the text layer lost.
    var precedesBlank: Bool { get }
    var precedesLostGlyphs: Bool { get }
    /// Degrees clockwise by which its letters are turned.
    var turn: Int { get }
}
