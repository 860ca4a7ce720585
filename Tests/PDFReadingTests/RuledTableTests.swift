import DocumentModel
import PDFReading
import Testing

@Suite struct RuledTableTests {
    private let xs = [50.0, 100, 300, 400]

    @Test func aGridOfLinesBecomesCellsWithTheirRectangles() throws {
        let content =
            PDFFixture.grid(xs: xs, ys: [700, 720, 740]) + PDFFixture.text("TT", x: 60, y: 725) + PDFFixture.text("Name", x: 110, y: 725)
            + PDFFixture.text("1", x: 60, y: 705) + PDFFixture.text("Computers", x: 110, y: 705) + PDFFixture.text("58", x: 330, y: 705)
        let table = try #require(try read(.page(content)).tables.first)
        #expect(table.rowCount == 2)
        #expect(table.columnCount == 3)
        #expect(table.isRuled)
        #expect(table.text(1, 1) == "Computers")
        #expect(table.text(1, 2) == "58")
        #expect(table.text(0, 2) == "")
        let cell = try #require(table.cells.first { $0.row == 1 && $0.column == 1 })
        guard case .page(1, let rect) = cell.place else {
            Issue.record("the cell has no place on page 1")
            return
        }
        // The renderer moves thin lines to the middle of a pixel.
        #expect(zip([rect.x0, rect.y0, rect.x1, rect.y1], [100, 122, 300, 142]).allSatisfy { abs($0 - $1) <= 1 })
    }

    @Test func aMissingLineJoinsTwoColumns() throws {
        let content =
            [700.0, 720, 740].map { PDFFixture.line(50, $0, 400, $0) }.joined() + PDFFixture.line(50, 700, 50, 740)
            + PDFFixture.line(400, 700, 400, 740) + PDFFixture.line(200, 700, 200, 720) + PDFFixture.text("Both", x: 60, y: 725)
            + PDFFixture.text("Left", x: 60, y: 705) + PDFFixture.text("Right", x: 210, y: 705)
        let table = try #require(try read(.page(content)).tables.first)
        #expect(table.cells.first?.columnSpan == 2)
        #expect(table.text(1, 1) == "Right")
    }

    @Test func anAddressBrokenByANarrowCellIsOneWord() throws {
        let content =
            PDFFixture.grid(xs: [50, 150, 300], ys: [690, 730]) + PDFFixture.text("http://dichvu", x: 53, y: 715, font: "F3")
            + PDFFixture.text("cong.gov.vn/", x: 53, y: 701, font: "F3") + PDFFixture.text("two", x: 160, y: 715)
            + PDFFixture.text("lines", x: 160, y: 701)
        let table = try #require(try read(.page(content)).tables.first)
        #expect(table.text(0, 0) == "http://dichvucong.gov.vn/")
        #expect(table.text(0, 1) == "two\nlines")
    }

    @Test func textThatRunsUpwardsInACellIsReadable() throws {
        let content =
            PDFFixture.grid(xs: [50, 100, 300], ys: [600, 740]) + PDFFixture.risingText("Number of", x: 70, y: 610)
            + PDFFixture.risingText("cases", x: 85, y: 610) + PDFFixture.text("upright", x: 110, y: 725)
        let table = try #require(try read(.page(content)).tables.first)
        #expect(table.text(0, 0)?.split(separator: "\n").joined(separator: " ") == "Number of cases")
        #expect(table.text(0, 1) == "upright")
    }

    @Test func anUnderlineIsNoTable() throws {
        let word = PDFFixture.text("553", x: 100, y: 700) + PDFFixture.line(100, 698.6, 120, 698.6)
        let document = try read(.page(word + PDFFixture.text("under", x: 130, y: 700)))
        #expect(document.tables.isEmpty)
        let runs = try #require(document.paragraphs.first).runs
        #expect(runs.first?.style.underline == true)
        #expect(runs.last?.style.underline == false)
    }

    @Test func aStrokeThroughAPartOfAWordStrikesThatPart() throws {
        let content = PDFFixture.text("Yes/ No?", x: 100, y: 700) + PDFFixture.line(126.5, 703.7, 141.5, 703.7)
        let document = try read(.page(content))
        #expect(document.tables.isEmpty)
        let runs = try #require(document.paragraphs.first).runs
        #expect(runs.map(\.text).joined() == "Yes/ No?")
        #expect(runs.filter(\.style.strikethrough).map(\.text) == ["No"])
    }

    @Test func aLineOfATableThroughTallTextStrikesNothing() throws {
        let content = PDFFixture.text("Yes/ No?", x: 100, y: 700) + PDFFixture.line(72, 703.7, 300, 703.7)
        let runs = try #require(try read(.page(content)).paragraphs.first).runs
        #expect(runs.allSatisfy { !$0.style.strikethrough })
    }

    @Test func aDateThatANarrowCellBrokeInItsYearIsPutTogether() throws {
        let content =
            PDFFixture.grid(xs: [50, 200, 260], ys: [760, 720]) + PDFFixture.text("Decision", x: 55, y: 745)
            + PDFFixture.text("02/11/20", x: 205, y: 745) + PDFFixture.text("18; seen", x: 205, y: 731)
        #expect(try read(.page(content)).tables.first?.text(0, 1) == "02/11/2018; seen")
    }
}
