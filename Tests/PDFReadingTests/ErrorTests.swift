import Foundation
import PDFReading
import Testing

@Suite struct ErrorTests {
    /// An empty page that asks for a password, made with qpdf --encrypt.
    private static let encrypted = """
        JVBERi0xLjYKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0tpZHMg\
        WyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvTWVkaWFCb3ggWyAwIDAgOTkgOTkgXSAvUGFyZW50IDIgMCBSIC9UeXBlIC9Q\
        YWdlID4+CmVuZG9iago0IDAgb2JqCjw8IC9DRiA8PCAvU3RkQ0YgPDwgL0F1dGhFdmVudCAvRG9jT3BlbiAvQ0ZNIC9BRVNWMiAvTGVuZ3RoIDE2ID4+ID4+\
        IC9GaWx0ZXIgL1N0YW5kYXJkIC9MZW5ndGggMTI4IC9PIDwwYmEzODM1Zjg4ZjkwMzg4ZTc0ZTU0NTg0MTI1Y2UxNDJiZTBkZTI0YzZiMGQzNzc0NmUwNzVi\
        ODkxNzU2NjcxPiAvUCAtNCAvUiA0IC9TdG1GIC9TdGRDRiAvU3RyRiAvU3RkQ0YgL1UgPDU3M2Q2YjA0Yzc5MTg4OWVjOGM5ODRkMzM2OGRhY2I2MDEyMjQ1\
        NmE5MWJhZTUxMzQyNzNhNmRiMTM0Yzg3YzQ+IC9WIDQgPj4KZW5kb2JqCnhyZWYKMCA1CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAwMDAwMDAxNSAwMDAwMCBu\
        IAowMDAwMDAwMDY0IDAwMDAwIG4gCjAwMDAwMDAxMjMgMDAwMDAgbiAKMDAwMDAwMDE5NCAwMDAwMCBuIAp0cmFpbGVyIDw8IC9Sb290IDEgMCBSIC9JRCBb\
        PGUxNmFkNjk1MzNiODFlZGQyMDAzNGIxOGVhNTFjZmZiPjxlMTZhZDY5NTMzYjgxZWRkMjAwMzRiMThlYTUxY2ZmYj5dIC9FbmNyeXB0IDQgMCBSID4+CnN0\
        YXJ0eHJlZgo0OTMKJSVFT0YK
        """

    private func failure(_ bytes: [UInt8], limits: PDFLimits = PDFLimits()) -> PDFReadingError? {
        do throws(PDFReadingError) {
            _ = try PDFReader(limits: limits).read(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func aPasswordIsAskedFor() throws {
        let data = try #require(Data(base64Encoded: Self.encrypted))
        #expect(failure([UInt8](data)) == .encrypted)
    }

    @Test(arguments: ["", "%PDF-1.7", "not a PDF at all"]) func aDamagedFileIsSaidToBe(_ text: String) {
        guard case .damaged = failure(Array(text.utf8)) else {
            Issue.record("not damaged: \(text)")
            return
        }
    }

    @Test func tooManyPagesAreRefused() {
        let fixture = PDFFixture(pages: Array(repeating: PDFFixture.FixturePage(), count: 4))
        #expect(failure(fixture.bytes, limits: PDFLimits(pages: 3)) == .tooManyPages(count: 4, limit: 3))
    }

    @Test func aHugePageIsRefused() {
        let fixture = PDFFixture(pages: [PDFFixture.FixturePage(width: 20_000)])
        #expect(failure(fixture.bytes) == .pageTooLarge(page: 1, width: 20_000, height: 842, limit: 14_400))
    }

    @Test func aDrawingThatOutgrowsTheLimitIsRefused() {
        let fixture = PDFFixture.page(PDFFixture.text("word", x: 72, y: 700))
        #expect(failure(fixture.bytes, limits: PDFLimits(drawingBytes: 100)) == .pageTooComplex(page: 1))
    }

    @Test func sentencesNameCauseAndRemedyInBothLanguages() {
        #expect(PDFReadingError.encrypted.english.contains("password"))
        #expect(PDFReadingError.encrypted.vietnamese.contains("mật khẩu"))
    }
}
