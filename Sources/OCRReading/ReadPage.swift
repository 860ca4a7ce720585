import DocumentModel
import OpenTables
import TableStitching

/// What was read on one page, in reading order.
package struct ReadPage: Sendable {
    package var page: Page
    package var flow: PageFlow
    package var quality: ReadingQuality
    package var findings: [Finding]
    /// What the page ends with, where that is a table without lines between its columns.
    var openEnd: OpenEnd?
    let assembly: PageAssembly

    /// The pages of one document in order, each put together anew where the one before ends with a table that may go on in it.
    package static func following(_ pages: [ReadPage]) -> [ReadPage] {
        var result: [ReadPage] = []
        for var page in pages {
            if let last = result.last, last.page.number + 1 == page.page.number, let above = last.openEnd {
                (page.flow, page.openEnd) = page.assembly.layout(above: above)
            }
            result.append(page)
        }
        return result
    }
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
