import DocumentModel
import OpenTables
import TableStitching

/// The lines that a cell's text begins and ends with on one page.
struct LineEnds: TextEnds {
    var builder: ParagraphBuilder
    var measure: ParagraphBuilder.Measure
    var firstLine: TextLine
    var lastLine: TextLine
    /// The first line of the last paragraph.
    var start: TextLine
    /// The words at the end that no space parts, with what they began with on the lines above.
    var token: [PageWord]

    func joint(to next: any TextEnds) -> TextJoint? {
        guard let next = next as? LineEnds else { return nil }
        return builder.textJoint(lastLine, next.firstLine, start: start, token: token, measure: measure)
    }

    /// A word is broken, or the line is full and the space behind it is drawn, as inside of a sentence.
    func isSurelyCut(before next: any TextEnds) -> Bool {
        switch joint(to: next) {
        case .nothing: true
        case .space: builder.drawsSpaces && lastLine.endsWithBlank && !hasRoom(for: next)
        case nil: false
        }
    }

    func joined(_ next: any TextEnds) -> any TextEnds {
        guard var ends = next as? LineEnds else { return next }
        ends.firstLine = firstLine
        return ends
    }

    private func hasRoom(for next: any TextEnds) -> Bool {
        guard let opening = (next as? LineEnds)?.firstLine.words.first else { return true }
        return builder.fits(opening, behind: lastLine, measure: measure)
    }
}
