import DocumentModel
import Foundation
import Intake
import Pipeline
import Testing

/// PDFs whose text layer was damaged in a known way (`scripts/garble-pdf`); beside each, in `text.txt`, what its undamaged twin says.
@Suite struct GlyphRepairTests {
    static let cases = GoldenTests.cases.filter {
        FileManager.default.fileExists(atPath: GoldenTests.root.appending(path: "Corpus/\($0)/text.txt").path)
    }
    /// Share of words that must come out as the undamaged document has them.
    private static let wordShare = 0.985

    @Test(arguments: cases) func theTextOfADamagedLayerIsThatOfItsTwin(_ name: String) throws {
        let folder = GoldenTests.root.appending(path: "Corpus/\(name)")
        let file = try ReceivedFile.open(path: folder.appending(path: "input.pdf").path)
        let document = try DocumentReader().read(file)
        func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
        let truth = words(try String(contentsOf: folder.appending(path: "text.txt"), encoding: .utf8))
        let read = words(PlainText(document).text)
        let difference = read.difference(from: truth)
        let wrong = max(difference.removals.count, difference.insertions.count)
        #expect(Double(truth.count - wrong) / Double(truth.count) >= Self.wordShare)
        for page in document.pages {
            #expect(page.textQuality ?? 1 < 0.97, "page \(page.number) is not told to be damaged")
            #expect(page.why != nil)
        }
    }

    @Test func aCleanLayerIsBelieved() throws {
        let file = try ReceivedFile.open(path: GoldenTests.root.appending(path: "Corpus/tuyen-quang-pdf/input.pdf").path)
        for page in try DocumentReader().read(file).pages {
            #expect(page.textQuality == 1)
            #expect(page.why == nil)
        }
    }
}
