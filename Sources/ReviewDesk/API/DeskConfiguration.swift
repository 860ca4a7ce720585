import DocumentModel
import Foundation

/// Where the desk works and by which rules.
package struct DeskConfiguration: Sendable {
    /// The inbox's work folder, with the ledger and the archive.
    package var work: String
    /// Folders of mappings in their order; the work folder's own `mappings` comes last by itself.
    package var mappings: [URL]
    package var language = Language.vietnamese
    package var doubleEntry = DoubleEntryRule.none
    /// The program whose hidden command `desk-worker` draws pictures and reads places: this one, unless a test says otherwise.
    package var program: String?
    /// The project's reference documents, for trials of wordings; nil leaves proposals untried.
    package var corpus: URL?
    /// Of pictures of pages: 130 dots an inch shows letters of 8 points clearly at 1366 × 768 and keeps a page below 300 kB.
    package var dotsPerInch = 130.0

    package init(work: String, mappings: [URL]) {
        self.work = work
        self.mappings = mappings
    }
}
