import Testing

@testable import PDFReading

/// What pages are read to be when they are drawn together is what they are read to be alone.
@Suite struct DrawingSheetTests {
    private func alone(_ document: borrowing PDFDocumentHandle) throws -> [PageDrawing] {
        var drawings: [PageDrawing] = []
        for number in 1...document.pageCount {
            drawings.append(
                try document.withPage(number) { (page) throws(PDFReadingError) in try PageDrawing.read(page, limits: PDFLimits()) })
        }
        return drawings
    }

    private func together(_ document: borrowing PDFDocumentHandle) throws -> [PageDrawing]? {
        let sheet = DrawingSheet(width: 595, height: 842, limits: PDFLimits())
        for number in 1...document.pageCount {
            let isDrawn = try document.withPage(number) { (page) throws(PDFReadingError) in sheet.draw(page) }
            #expect(isDrawn)
        }
        return sheet.drawings()
    }

    private func page(_ content: String) -> PDFFixture.FixturePage { PDFFixture.FixturePage(content: content) }

    @Test func everyPageIsNumberedAsIfItWereAlone() throws {
        let fixture = PDFFixture(pages: [
            page(PDFFixture.text("one two", x: 72, y: 700) + PDFFixture.line(72, 690, 300, 690)),
            // the same letters in another order, and another font before
            page(PDFFixture.text("bold", x: 72, y: 700, font: "F2") + PDFFixture.text("two one", x: 72, y: 600)),
            page(PDFFixture.grid(xs: [72, 200, 300], ys: [500, 550, 600])),
            page(PDFFixture.text("own", x: 72, y: 700, size: 9) + PDFFixture.text("one", x: 72, y: 600)),
        ])
        let document = try PDFDocumentHandle(fixture.bytes)
        let together = try #require(try together(document))
        #expect(together == (try alone(document)))
        #expect(together[1].glyphs.fonts.max() == 1)
    }

    @Test func aPageOfAnotherSizeIsLeftToBeDrawnAlone() throws {
        let document = try PDFDocumentHandle(PDFFixture(pages: [PDFFixture.FixturePage(width: 842, height: 595, content: "")]).bytes)
        let sheet = DrawingSheet(width: 595, height: 842, limits: PDFLimits())
        let isDrawn = try document.withPage(1) { (page) throws(PDFReadingError) in sheet.draw(page) }
        #expect(!isDrawn)
    }

    @Test func aFileWithPicturesIsDrawnPageByPage() {
        #expect(DrawingSheet.pages(ofFileWith: 5_000_000, pages: 10) == 1)
        #expect(DrawingSheet.pages(ofFileWith: 100_000, pages: 20) == DrawingSheet.mostPages)
    }

    private func svg(
        symbols: String = #"<symbol id="glyph0-0"><path d="M 0 0 Z"/></symbol><symbol id="glyph0-1"><path d="M 1 1 Z"/></symbol>"#,
        definitions: String = "", page: String = ##"<use xlink:href="#glyph0-1" x="1" y="2"/>"##
    ) -> [UInt8] {
        Array("<svg><defs><g>\(symbols)</g>\(definitions)</defs><pageSet><page>\(page)</page><page></page></pageSet></svg>".utf8)
    }

    @Test func whatCannotBeToldApartIsDrawnAlone() {
        #expect(SVGDrawingReader.pages(svg())?.map(\.glyphs.glyphs.count) == [1, 0])
        // an operator that a file of one page does not have
        #expect(SVGDrawingReader.pages(svg(page: #"<path style="comp-op:multiply" d=""/>"#)) == nil)
        // a font whose first glyph is its own
        #expect(SVGDrawingReader.pages(svg(page: ##"<use xlink:href="#glyph0-0" x="1" y="2"/>"##)) == nil)
        // two glyphs of one name, as of a font with more than 256
        let symbol = #"<symbol id="glyph0-1"><path d="M 1 1 Z"/></symbol>"#
        #expect(SVGDrawingReader.pages(svg(symbols: symbol + symbol)) == nil)
        // a glyph that is no outline
        #expect(SVGDrawingReader.pages(svg(symbols: #"<symbol id="glyph0-1"><g><image id="i" width="1" height="1"/></g></symbol>"#)) == nil)
        // letters inside of what pages have in common
        #expect(SVGDrawingReader.pages(svg(definitions: ##"<g id="s"><use xlink:href="#glyph0-1" x="1" y="2"/></g>"##)) == nil)
    }
}
