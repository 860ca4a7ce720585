import DocumentModel
import PDFReading
import Testing

@Suite struct PageTests {
    private func rect(_ document: Document) throws -> PageRect {
        guard case .page(_, let rect) = try #require(document.paragraphs.first?.runs.first?.place) else {
            throw PDFReadingError.noPages
        }
        return rect
    }

    @Test(arguments: [0, 90, 180, 270]) func aPageThatTheFileTurnsOverIsReadUpright(_ rotation: Int) throws {
        let page = PDFFixture.FixturePage(rotate: rotation, content: PDFFixture.text("word", x: 72, y: 700))
        let document = try read(PDFFixture(pages: [page]))
        // The file turns upright text away: what a person makes of it is the page before.
        #expect(document.paragraphs.map(\.text) == ["word"])
        #expect(document.pages.first?.rotation == 0)
    }

    @Test func aSidewaysPageIsTurnedUpright() throws {
        let content = PDFFixture.risingText("sideways text on the page", x: 100, y: 72)
        let document = try read(.page(content))
        #expect(document.pages.first?.rotation == 90)
        #expect(document.pages.first?.width == 842)
        #expect(document.paragraphs.map(\.text) == ["sideways text on the page"])
        let place = try rect(document)
        #expect(abs(place.x0 - 72) < 1)
        #expect(place.y0 < 100 && place.y1 > 90)
    }

    @Test func placesCountFromTheTopLeft() throws {
        let place = try rect(try read(.page(PDFFixture.text("word", x: 72, y: 700))))
        #expect(abs(place.x0 - 72) < 0.5)
        #expect(place.y0 < 142 && place.y1 > 142)
    }

    @Test func textThatNobodySeesIsLeftOutAndSaid() throws {
        let hidden = "BT 3 Tr /F1 12 Tf 72 600 Td (secret words) Tj ET\n1 1 1 rg " + PDFFixture.text("white", x: 72, y: 500)
        let document = try read(.page(PDFFixture.text("visible", x: 72, y: 700) + hidden))
        #expect(document.paragraphs.map(\.text) == ["visible"])
        #expect(document.warnings.count == 1)
    }

    @Test func aPageWithoutTextIsEmptyAndItsPictureIsMeasured() throws {
        let picture = "q 300 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{1} EI Q\n"
        let handle = try PDFDocumentHandle(PDFFixture.page(picture).bytes)
        let reading = try PDFReader().read(handle)
        #expect(reading.document.blocks.isEmpty)
        #expect(reading.pages.first?.hasText == false)
        #expect(abs((reading.pages.first?.pictureCoverage ?? 0) - 300.0 / 595) < 0.01)
    }

    @Test func glyphsAreKeptWithTheirPlaces() throws {
        let handle = try PDFDocumentHandle(PDFFixture.page(PDFFixture.text("aba", x: 72, y: 700)).bytes)
        let glyphs = try #require(try PDFReader().read(handle).pages.first).glyphs
        #expect(glyphs.glyphs.count == 3)
        #expect(glyphs.glyphs[0].outline == glyphs.glyphs[2].outline)
        #expect(glyphs.glyphs[0].outline != glyphs.glyphs[1].outline)
        #expect(abs(glyphs.glyphs[0].baseline - 142) < 0.1)
    }

    @Test func aPictureOfAClipHasItsSize() throws {
        let handle = try PDFDocumentHandle(PDFFixture.page(PDFFixture.text("word", x: 72, y: 700)).bytes)
        let picture = try handle.png(page: 1, clip: PageRect(x0: 72, y0: 130, x1: 108, y1: 148), dpi: 144)
        #expect(picture.width == 72)
        #expect(picture.height == 36)
        #expect(Array(picture.png.prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
    }
}
