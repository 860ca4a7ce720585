import DocumentModel

/// A stretch of a line whose picture is to be read.
package struct LineToSee: Hashable, Sendable {
    /// Counted from 1.
    package var page: Int
    /// Points, of the page as a person sees it.
    package var rect: PageRect
}

/// A word as recognition sees it in the picture of a line.
package struct SeenWord: Hashable, Sendable {
    package var text: String
    /// Points from the left edge of the page.
    package var x0: Double
    package var x1: Double

    package init(text: String, x0: Double, x1: Double) {
        self.text = text
        self.x0 = x0
        self.x1 = x1
    }
}

/// Reads pictures of lines: for each line its words from left to right, in the order of the lines; none where recognition is not to be had.
package typealias LineSight = @Sendable ([LineToSee]) -> [[SeenWord]]
