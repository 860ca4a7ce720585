import DocumentModel
import Testing

@testable import OfficeReading

/// Sheets as tables.
struct SpreadsheetTests {
    private func text(_ place: String, _ text: String) -> String { #"<c r="\#(place)" t="inlineStr"><is><t>\#(text)</t></is></c>"# }

    private func row(_ number: Int, _ cells: String, _ attributes: String = "") -> String {
        #"<row r="\#(number)" \#(attributes)>\#(cells)</row>"#
    }

    @Test func theUsedAreaIsAGridWithoutHoles() throws {
        let table = try #require(try SpreadsheetFixture(row(3, text("B3", "a")) + row(5, text("D5", "b"))).table())
        #expect((table.rowCount, table.columnCount) == (3, 3))
        #expect(table.cells.count == 9)
        #expect(table.cell(2, 2)?.text == "b")
        #expect(table.cell(1, 1)?.place == .sheet("Bảng 1", cell: "C4"))
        #expect(table.cell(1, 1)?.text == "")
    }

    @Test func sharedAndInlineAndFormulaTextsAreRead() throws {
        let shared = """
            <si><t>một</t></si><si><r><t xml:space="preserve">hai </t></r><r><rPr><b/><rFont val="Arial"/></rPr><t>đậm</t></r>\
            <rPh><t>bỏ</t></rPh></si>
            """
        let cells = #"<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><f>A1</f><v>một</v></c>"#
        let table = try #require(try SpreadsheetFixture(row(1, cells + text("D1", "bốn")), sharedStrings: shared).table())
        #expect(table.cells.map(\.text) == ["một", "hai đậm", "một", "bốn"])
        guard case .paragraph(let rich)? = table.cells[1].blocks.first else { throw ZipWriter.Failure() }
        #expect(rich.runs.map(\.style.bold) == [false, true])
        #expect(rich.runs[1].style.font == "Arial")
        #expect(rich.runs[1].place == .sheet("Bảng 1", cell: "B1"))
    }

    @Test func lineBreaksAndEscapesInCellsAreCharacters() throws {
        let table = try #require(try SpreadsheetFixture(row(1, text("A1", "TT\n(1)_x000D_\nx_x0041_"))).table())
        #expect(table.cells[0].text == "TT\n(1)\nxA")
    }

    @Test func mergedAreasAreOneCell() throws {
        let rows = row(1, text("A1", "đầu") + text("B1", "che") + text("C1", "c")) + row(2, text("A2", "x") + text("C2", "y"))
        let merges = #"<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/><mergeCell ref="B1:C1"/></mergeCells>"#
        let table = try #require(try SpreadsheetFixture(rows, after: merges).table())
        #expect(table.cell(0, 1)?.text == "đầu")
        #expect(table.cell(1, 2)?.text == "c")
        #expect(table.cells.map(\.text) == ["đầu", "c", "x", ""])
    }

    @Test func aMergedAreaAroundTheWholeSheetIsCutToWhatIsUsed() throws {
        let merges = #"<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>"#
        let table = try #require(try SpreadsheetFixture(row(1, text("A1", "a")), after: merges).table())
        #expect((table.rowCount, table.columnCount) == (1, 1))
    }

    @Test func hiddenRowsAndColumnsAreNotReadAndSaid() throws {
        let rows =
            row(1, text("A1", "a") + text("B1", "b") + text("C1", "c")) + row(2, text("A2", "d"), #"hidden="1""#) + row(3, text("A3", "e"))
        let columns = #"<cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>"#
        let fixture = SpreadsheetFixture(rows, before: columns)
        let table = try #require(try fixture.table())
        #expect(table.cells.map(\.text) == ["a", "c", "e", ""])
        #expect(table.cell(0, 1)?.place == .sheet("Bảng 1", cell: "C1"))
        let warnings = try fixture.document().warnings
        #expect(warnings.count == 2)
        #expect(warnings[0].vietnamese.contains("“Bảng 1”") && warnings[0].english.contains(": 2."))
        #expect(warnings[1].english.contains(": B."))
    }

    @Test func aMergedCellWhoseFirstRowIsHiddenKeepsItsText() throws {
        let rows = row(1, text("A1", "a") + text("B1", "x"), #"hidden="1""#) + row(2, text("B2", "b"))
        let columnA = row(3, text("A3", "c"))
        let merges = #"<mergeCells><mergeCell ref="A1:A2"/></mergeCells>"#
        let table = try #require(try SpreadsheetFixture(rows + columnA, after: merges).table())
        #expect(table.cell(0, 0)?.text == "a")
        #expect(table.cell(0, 0)?.rowSpan == 1)
    }

    @Test func hiddenSheetsAreNotReadAndSaid() throws {
        var fixture = SpreadsheetFixture(row(1, text("A1", "a")))
        fixture.sheets.append(.init(name: "Ẩn", content: "<sheetData>\(row(1, text("A1", "b")))</sheetData>", state: "hidden"))
        fixture.sheets.append(.init(name: "Rất ẩn", content: "<sheetData/>", state: "veryHidden"))
        let document = try fixture.document()
        #expect(document.sections.map(\.name) == ["Bảng 1"])
        #expect(document.warnings.count == 1)
        #expect(document.warnings[0].vietnamese.contains("“Ẩn”") && document.warnings[0].vietnamese.contains("“Rất ẩn”"))
    }

    @Test func sheetsFollowTheWorkbook() throws {
        var fixture = SpreadsheetFixture(row(1, text("A1", "a")))
        fixture.sheets.append(.init(name: "Trống", content: "<sheetData/>"))
        fixture.sheets.append(.init(name: "Cuối", content: "<sheetData>\(row(1, text("A1", "c")))</sheetData>"))
        let sections = try fixture.document().sections
        #expect(sections.map(\.name) == ["Bảng 1", "Trống", "Cuối"])
        #expect(sections.map(\.blocks.count) == [1, 0, 1])
    }

    @Test func formulasWithoutAResultAreSaid() throws {
        let cells =
            #"<c r="A1"><f>SUM(B1:C1)</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>X</f><v></v></c><c r="D1" t="str"><f>Y</f><v></v></c>"#
        let fixture = SpreadsheetFixture(row(1, cells + text("E1", "e")))
        let table = try #require(try fixture.table())
        #expect(table.named("A1")?.stored == .formulaWithoutResult("SUM(B1:C1)"))
        #expect(table.named("A1")?.text == "")
        #expect(table.named("B1")?.text == "2")
        #expect(table.named("C1")?.stored == .formulaWithoutResult("X"))
        #expect(table.named("D1")?.stored == nil)
        let warnings = try fixture.document().warnings
        #expect(warnings.count == 1)
        #expect(warnings[0].vietnamese.contains("A1, C1"))
    }

    @Test func sharedFormulasWithoutAResultNameTheFormula() throws {
        let cells = #"<c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f></c>"#
        let table = try #require(try SpreadsheetFixture(row(1, cells) + row(2, #"<c r="A2"><f t="shared" si="0"/></c>"#)).table())
        #expect(table.named("A2")?.stored == .formulaWithoutResult("B1*2"))
    }

    @Test func booleansErrorsAndIsoDatesAreRead() throws {
        let cells = #"<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="d"><v>2019-05-25T00:00:00</v></c>"#
        let table = try #require(try SpreadsheetFixture(row(1, cells)).table())
        #expect(table.cells.map(\.text) == ["TRUE", "#N/A", "25/05/2019"])
        #expect(table.cells.map(\.stored) == [.boolean(true), nil, .date("2019-05-25T00:00:00")])
    }

    @Test func rowsAndCellsWithoutNamesFollowEachOther() throws {
        let table = try #require(try SpreadsheetFixture("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>").table())
        #expect(table.cells.map(\.text) == ["1", "2", "3", ""])
    }

    @Test func aCellAtTheFarEndCostsNoMoreThanAnyOther() throws {
        let table = try #require(try SpreadsheetFixture(row(1, text("A1", "a")) + row(1_048_576, text("XFD1048576", "z"))).table())
        #expect(table.rowCount <= 60 && table.columnCount <= 60)
        #expect(table.named("XFD1048576")?.text == "z")
    }

    @Test func emptyStyledCellsAroundTheContentAreNotRead() throws {
        let styled = (1...50).map { row($0, #"<c r="A\#($0)" s="1"/><c r="Z\#($0)" s="1"/>"# + ($0 == 7 ? text("AA7", "a") : "")) }.joined()
        let table = try #require(try SpreadsheetFixture(styled).table())
        #expect((table.rowCount, table.columnCount) == (1, 1))
    }
}
