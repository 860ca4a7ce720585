import DocumentModel
import TableStitching

/// What was read on one page, in reading order.
package struct ReadPage: Sendable {
    package var page: Page
    package var flow: PageFlow
    package var quality: ReadingQuality
    package var findings: [Finding]
}

/// How far a page's reading can be believed, for the choice between readings of one page.
package struct ReadingQuality: Hashable, Sendable {
    /// Words read.
    package var words: Int
    /// Mean confidence of the words, weighted by length, 0…1; 0 where there are none.
    package var confidence: Double
    /// Share of the words of letters that are spelt as Vietnamese (or are plain abbreviations), 0…1.
    package var spelling: Double
    /// Share of the words read twice whose two readings agree, 0…1; 1 where none was read twice.
    package var agreement: Double

    /// One figure for the choice between two readings of the same page, 0…1.
    package var validity: Double { confidence * spelling }
}
