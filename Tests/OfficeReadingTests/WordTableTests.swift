import DocumentModel
import Testing

@testable import OfficeReading

/// Tables of Word documents on their grids.
struct WordTableTests {
    private func table(_ rows: String..., properties: String = "") -> String {
        "<w:tbl><w:tblPr>\(properties)</w:tblPr>\(rows.map { "<w:tr>\($0)</w:tr>" }.joined())</w:tbl>"
    }

    private let span2 = #"<w:gridSpan w:val="2"/>"#
    private let begins = #"<w:vMerge w:val="restart"/>"#

    @Test func cellsStandOnTheGrid() throws {
        let table = try WordFixture.tables(table(cell("a") + cell("b") + cell("c"), cell("d", span2) + cell("e")))[0]
        #expect((table.rowCount, table.columnCount) == (2, 3))
        #expect(table.cell(1, 1)?.text == "d")
        #expect(table.cell(1, 2)?.text == "e")
    }

    @Test func cellsThatContinueTheOneAboveBelongToIt() throws {
        let table = try WordFixture.tables(
            table(
                cell("a", begins) + cell("b"), cell("", "<w:vMerge/>") + cell("c"), cell("", "<w:vMerge/>") + cell("d"),
                cell("e") + cell("f")))[0]
        #expect(table.cell(0, 0)?.rowSpan == 3)
        #expect(table.cells.map(\.text) == ["a", "b", "c", "d", "e", "f"])
    }

    @Test func twoMergedAreasBelowEachOtherStayTwo() throws {
        let table = try WordFixture.tables(table(cell("a", begins), cell("", "<w:vMerge/>"), cell("b", begins), cell("", "<w:vMerge/>")))[0]
        #expect(table.cells.map(\.text) == ["a", "b"])
        #expect(table.cells.map(\.rowSpan) == [2, 2])
    }

    @Test func aCellThatContinuesNothingStandsForItself() throws {
        let table = try WordFixture.tables(
            table(cell("a") + cell("b"), cell("c", "<w:vMerge/>") + cell("d"), cell("e", span2 + "<w:vMerge/>")))[0]
        #expect(table.cells.map(\.text) == ["a", "b", "c", "d", "e"])
        #expect(table.cell(2, 1)?.text == "e")
    }

    @Test func textInCoveredCellsIsSaid() throws {
        let document = try WordFixture(body: table(cell("a", begins), cell("che", "<w:vMerge/>"))).document()
        #expect(document.warnings.count == 1)
    }

    @Test func cellsMergedTheOldWayAreOne() throws {
        let table = try WordFixture.tables(
            table(cell("a", #"<w:hMerge w:val="restart"/>"#) + cell("", "<w:hMerge/>") + cell("b"), cell("c") + cell("d") + cell("e")))[0]
        #expect(table.cell(0, 1)?.text == "a")
        #expect(table.cell(0, 2)?.text == "b")
    }

    @Test func columnsLeftFreeBeforeARowAreFree() throws {
        let free = #"<w:trPr><w:gridBefore w:val="1"/></w:trPr>"#
        let table = try WordFixture.tables(table(cell("a") + cell("b"), free + cell("c")))[0]
        #expect(table.cell(1, 0) == nil)
        #expect(table.cell(1, 1)?.text == "c")
    }

    @Test func columnsAtWhichNoCellBeginsAreNotCounted() throws {
        let table = try WordFixture.tables(table(cell("a", span2) + cell("b"), cell("c", span2) + cell("d")))[0]
        #expect(table.columnCount == 2)
        #expect(table.cells.map(\.columnSpan) == [1, 1, 1, 1])
    }

    @Test func aCellOfAnAbsurdWidthIsCut() throws {
        let table = try WordFixture.tables(table(cell("a", #"<w:gridSpan w:val="2000000000"/>"#) + cell("b")))[0]
        #expect(table.columnCount == 2)
        #expect(table.cells.map(\.text) == ["a", "b"])
    }

    @Test func headRowsAreMarked() throws {
        let head = "<w:trPr><w:tblHeader/></w:trPr>"
        let notHead = #"<w:trPr><w:tblHeader w:val="0"/></w:trPr>"#
        #expect(try WordFixture.tables(table(head + cell("a"), notHead + cell("b")))[0].headerRows == [0])
    }

    @Test func nestedTablesStandInTheirCell() throws {
        let inner = table(cell("x"))
        let outer = table("<w:tc>\(paragraph(run("a")))\(inner)\(paragraph(run("b")))</w:tc>") + table(cell("y"))
        let tables = try WordFixture.tables(outer)
        #expect(tables.map(\.number) == [1, 3])
        guard case .table(let nested)? = tables[0].cells[0].blocks.dropFirst().first else { throw ZipWriter.Failure() }
        #expect(nested.number == 2)
        #expect(tables[0].cells[0].text == "a\nx\nb")
        guard case .paragraph(let paragraph)? = tables[0].cells[0].blocks.last else { throw ZipWriter.Failure() }
        #expect(paragraph.runs[0].place == .part("word/document.xml", table: 1, row: 1, cell: 1, paragraph: 2))
    }

    @Test func placesCountFromOneAndCountContinuedCells() throws {
        let body = table(cell("a", begins) + cell("b"), cell("", "<w:vMerge/>") + cell("c"))
        let cells = try WordFixture.tables(body)[0].cells
        #expect(cells[0].place == .part("word/document.xml", table: 1, row: 1, cell: 1, paragraph: nil))
        #expect(cells[2].place == .part("word/document.xml", table: 1, row: 2, cell: 2, paragraph: nil))
    }

    @Test func deletedRowsAreNotRead() throws {
        let deleted = "<w:trPr><w:del/></w:trPr>"
        let table = try WordFixture.tables(table(cell("a"), deleted + cell("b"), cell("c")))[0]
        #expect(table.cells.map(\.text) == ["a", "c"])
        #expect(table.cells[1].place == .part("word/document.xml", table: 1, row: 2, cell: 1, paragraph: nil))
    }

    @Test func hiddenRowsAreNotReadAndSaid() throws {
        let document = try WordFixture(body: table(cell("a"), "<w:trPr><w:hidden/></w:trPr>" + cell("b"))).document()
        #expect(document.sections[0].blocks.map(\.text) == ["a"])
        #expect(document.warnings.count == 1)
    }

    @Test func linesComeFromTheTableItsStyleOrItsCells() throws {
        let borders = #"<w:tblBorders><w:top w:val="single"/></w:tblBorders>"#
        let none = #"<w:tblBorders><w:top w:val="nil"/><w:insideH w:val="none"/></w:tblBorders>"#
        let styles = #"<w:style w:type="table" w:styleId="Grid"><w:tblPr>\#(borders)</w:tblPr></w:style>"#
        let cellBorders = #"<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>"#
        let body =
            table(cell("a")) + table(cell("a"), properties: borders) + table(cell("a"), properties: #"<w:tblStyle w:val="Grid"/>"#)
            + table(cell("a"), properties: #"<w:tblStyle w:val="Grid"/>"# + none) + table(cell("a", cellBorders))
        #expect(try WordFixture.tables(body, styles: styles).map(\.isRuled) == [false, true, true, false, true])
    }
}
