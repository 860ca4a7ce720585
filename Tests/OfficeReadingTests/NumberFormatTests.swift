import DocumentModel
import Testing

@testable import OfficeReading

/// Numbers as sheets show them.
struct NumberFormatTests {
    private func shown(_ number: Double, _ code: String) -> String { NumberFormat(code: code).show(number, uses1904: false).text }

    @Test(
        arguments: [
            (342628, "342628"), (51.7, "51,7"), (0.1 + 0.2, "0,3"), (-4.5, "-4,5"), (1.0 / 3, "0,333333333"), (200.0 / 3, "66,66666667"),
            (0, "0"),
            (84_912_345_678, "84912345678"), (123_456_789_012, "123456789012"), (1e20, "1E+20"), (0.00001234, "0,00001234"),
            (1e-12, "1E-12"),
        ] as [(Double, String)])
    func numbersWithoutAFormat(number: Double, text: String) {
        #expect(shown(number, "General") == text)
    }

    @Test(
        arguments: [
            (0.98, "0%", "98%"), (0.517, "0.0%", "51,7%"), (342628, "#,##0", "342.628"), (1234.5, "#,##0.00", "1.234,50"),
            (0.285, "0.00", "0,29"),
            (2.5, "0", "3"), (5, "00", "05"), (5, "0##", "005"), (0, "#", ""), (0.5, "#.##", ",5"), (1_234_567, "#,##0,", "1.235"),
            (856_182_888, "0000 000 000", "0856 182 888"), (12, "0\" người\"", "12 người"), (12, "0 \\%", "12 %"), (1.5, "# ?/?", "1 1/2"),
            (0.25, "# ?/?", "1/4"), (12345, "0.00E+00", "1,23E+04"), (-5, "0;(0)", "(5)"), (-5, "0", "-5"), (0, "0;-0;\"-\"", "-"),
            (7, "[>5]\"nhiều\";\"ít\"", "nhiều"), (3, "[>5]\"nhiều\";\"ít\"", "ít"), (-0.001, "0.0", "0,0"),
            (1234.5, "_(* #,##0.0_);_(* (#,##0.0)", "1.234,5"),
            (5, ";;;", ""), (1000, "#,##0\\ \"₫\"", "1.000 ₫"), (1000, "#,##0\\ [$₫-42A]", "1.000 ₫"), (51.7, "[Red]0.0", "51,7"),
            (9.995, "0.00", "10,00"),
        ] as [(Double, String, String)])
    func numbersInAFormat(number: Double, code: String, text: String) {
        #expect(shown(number, code) == text)
    }

    @Test func theLanguageOfAFormatDecidesItsSigns() {
        #expect(shown(1234.5, "[$-42A]#,##0.0") == "1.234,5")
        #expect(shown(1234.5, "[$-409]#,##0.0") == "1,234.5")
        #expect(shown(1234.5, "[$-1010409]#,##0.0") == "1,234.5")
        #expect(shown(1234.5, "[$$-en-US]#,##0.0") == "$1,234.5")
    }

    @Test(
        arguments: [
            (43610, "dd/mm/yyyy", "25/05/2019"), (43610, "d/m/yy", "25/5/19"), (43610, "yyyy\\-mm\\-dd", "2019-05-25"),
            (43610, "[$-F800]dddd, mmmm dd, yyyy", "25/05/2019"),
            (43610.4375, "dd/mm/yyyy hh:mm", "25/05/2019 10:30"), (0.5, "h:mm AM/PM", "12:00 CH"), (1.5, "[h]:mm", "36:00"),
            (43610.5208333333, "hh:mm:ss", "12:30:00"),
            (43610, "mmm-yy", "Thg5-19"), (43610, "[$-409]d-mmm-yyyy", "25-May-2019"), (1, "dd/mm/yyyy", "01/01/1900"),
            (61, "dd/mm/yyyy", "01/03/1900"),
            (43610, "\"ngày\" dd \"tháng\" mm", "ngày 25 tháng 05"), (43610, "dddd", "Thứ Bảy"),
        ] as [(Double, String, String)])
    func dates(number: Double, code: String, text: String) {
        #expect(shown(number, code) == text)
    }

    @Test func storedValuesSayWhatIsBehindTheText() {
        func stored(_ number: Double, _ code: String, uses1904: Bool = false) -> StoredValue {
            NumberFormat(code: code).show(number, uses1904: uses1904).stored
        }
        #expect(stored(0.98, "0%") == .number("0.98", isPercent: true))
        #expect(stored(80.90000000000001, "General") == .number("80.9", isPercent: false))
        #expect(stored(-1_250_000, "#,##0") == .number("-1250000", isPercent: false))
        #expect(stored(43610, "dd/mm/yyyy") == .date("2019-05-25"))
        #expect(stored(43610.4375, "dd/mm/yyyy hh:mm") == .date("2019-05-25T10:30:00"))
        #expect(stored(42148, "dd/mm/yyyy", uses1904: true) == .date("2019-05-25"))
        #expect(stored(0.5, "hh:mm") == .number("0.5", isPercent: false))
        #expect(stored(-3, "dd/mm/yyyy") == .number("-3", isPercent: false))
    }

    @Test func textFormatsPutWordsAroundText() {
        #expect(NumberFormat(code: "@").show("abc ") == "abc ")
        #expect(NumberFormat(code: "\"Sở \"@").show("Nội vụ") == "Sở Nội vụ")
        #expect(NumberFormat(code: "0;0;0;\"(\"@\")\"").show("x") == "(x)")
        #expect(NumberFormat(code: "0.00").show("x") == "x")
        #expect(NumberFormat.builtIn(44).show("x") == "x")
    }

    @Test func cellsAreShownByTheirStyle() throws {
        let cells =
            #"<c r="A1" s="1"><v>0.98</v></c><c r="B1" s="2"><v>43610</v></c><c r="C1" s="3"><v>51.7</v></c><c r="D1" s="9"><v>5</v></c>"#
        let styles = SpreadsheetFixture.styles(formats: ["0%", "dd/mm/yyyy", "[$-42A]0.0"])
        let table = try #require(try SpreadsheetFixture(#"<row r="1">\#(cells)</row>"#, styles: styles).table())
        #expect(table.cells.map(\.text) == ["98%", "25/05/2019", "51,7", "5"])
        guard case .paragraph(let paragraph)? = table.cells[0].blocks.first else { throw ZipWriter.Failure() }
        #expect(paragraph.runs[0].style == TextStyle(font: "Times New Roman", size: 11))
    }

    @Test func daysMayCountFrom1904() throws {
        var fixture = SpreadsheetFixture(
            #"<row r="1"><c r="A1" s="1"><v>42148</v></c></row>"#, styles: SpreadsheetFixture.styles(formats: ["dd/mm/yyyy"]))
        fixture.workbookProperties = #"<workbookPr date1904="1"/>"#
        #expect(try fixture.table()?.cells[0].text == "25/05/2019")
    }
}
