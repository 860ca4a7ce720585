/// How a cell's text begins and ends on its page, kept by the reader that set its lines: it tells whether the text at the top of the next page goes
/// on with it.
package protocol TextEnds: Sendable {
    /// How the text goes on in that of the next page; nil where it does not.
    func joint(to next: any TextEnds) -> TextJoint?
    /// Whether the page's end cut the text beyond doubt.
    func isSurelyCut(before next: any TextEnds) -> Bool
    /// With the text of the next page at its end.
    func joined(_ next: any TextEnds) -> any TextEnds
}

/// What stands between two lines of one text.
package enum TextJoint: Sendable {
    case space
    /// The line broke a word.
    case nothing
}
