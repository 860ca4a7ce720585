import DocumentModel
import PDFReading
import Testing

/// Tables with lines between their rows and none between their columns, over pages that do not show all columns.
@Suite struct OpenTableTests {
    private let columns = [54.0, 104, 304, 384]

    /// Rows from the top of the page, 24 points each; lines above, between and below them.
    private func part(_ rows: [[String]], isHeaded: Bool = false, below: String = "") -> PDFFixture.FixturePage {
        let top = 760.0
        var content = ""
        for (index, row) in rows.enumerated() {
            let y = top - 24 * Double(index)
            content += PDFFixture.line(50, y, 450, y)
            for (column, text) in row.enumerated() where !text.isEmpty {
                content += PDFFixture.text(text, x: columns[column], y: y - 14, font: isHeaded && index == 0 ? "F2" : "F1")
            }
        }
        let bottom = top - 24 * Double(rows.count)
        content += PDFFixture.line(50, bottom, 450, bottom)
        if !below.isEmpty { content += PDFFixture.text(below, x: 54, y: bottom - 60) }
        return PDFFixture.FixturePage(content: content)
    }

    private let head = ["No", "What is asked", "Unit", "Figure"]

    @Test func theRestOfATableKeepsTheColumnsOfThePageBefore() throws {
        let upper = part([head, ["1", "Computers of the office", "pieces", "46"], ["2", "Printers", "pieces", "7"]], isHeaded: true)
        // no text at all stands in the third column here
        let lower = part([["3", "Staff in all", "", "12"], ["4", "Rooms", "", "5"]])
        let tables = try read(PDFFixture(pages: [upper, lower])).tables
        #expect(tables.count == 1)
        #expect(tables.first?.columnCount == 4)
        #expect(tables.first?.text(3, 3) == "12")
        #expect(tables.first?.gridDoubt == 0)
    }

    @Test func oneRowIsEnoughForTheRestOfATable() throws {
        let upper = part([head, ["1", "Computers", "pieces", "46"]], isHeaded: true)
        let tables = try read(PDFFixture(pages: [upper, part([["2", "Printers", "pieces", "7"]])])).tables
        #expect(tables.map(\.rowCount) == [3])
    }

    @Test func textBelowATableEndsItsColumns() throws {
        let upper = part([head, ["1", "Computers of the office", "pieces", "46"]], isHeaded: true, below: "Thus done at the office.")
        let lower = part([["3", "Staff in all", "", "12"], ["4", "Rooms", "", "5"], ["5", "Doors", "", "6"]])
        let document = try read(PDFFixture(pages: [upper, lower]))
        #expect(document.tables.map(\.columnCount) == [4, 3])
    }

    @Test func textOverTwoColumnsCastsDoubtOnAllOfThem() throws {
        let upper = part(
            [head, ["1", "Computers", "pieces", "46"], ["2", "Printers and everything else that prints in colour", "pieces", "7"]],
            isHeaded: true)
        let doubt = try #require(try read(PDFFixture(pages: [upper])).tables.first?.gridDoubt)
        #expect(doubt > 0.1 && doubt < 0.5)
    }

    @Test func aRowThatAPageCutInItsTextsIsOneRow() throws {
        let upper = part([head, ["1", "Computers", "(1: yes;", "46"]], isHeaded: true)
        let lower = part([["", "that are in use", "0: no)", ""], ["2", "Printers", "pieces", "7"]])
        let tables = try read(PDFFixture(pages: [upper, lower])).tables
        #expect(tables.first?.text(1, 2) == "(1: yes; 0: no)")
        #expect(tables.first?.text(1, 1) == "Computers that are in use")
    }

    /// A page of a table without any lines, its cells set at their top; rows part by white space where `apart`.
    private func bare(_ rows: [[[String]]], apart: Double, bold: Set<Int> = [0]) -> PDFFixture.FixturePage {
        var y = 760.0
        var content = ""
        for (index, row) in rows.enumerated() {
            for (column, lines) in row.enumerated() {
                for (line, text) in lines.enumerated() {
                    content += PDFFixture.text(text, x: columns[column], y: y - 14 * Double(line), font: bold.contains(index) ? "F2" : "F1")
                }
            }
            y -= 14 * Double(row.map(\.count).max() ?? 1) + apart
        }
        return PDFFixture.FixturePage(content: content)
    }

    @Test func aTextTallerThanItsLabelStaysInItsRow() throws {
        let rows = [
            [["No"], ["What is asked"], ["Unit"], ["Which"]],
            [["1"], ["A plan for the year"], ["paper"], ["Plan", "833 of the", "first of", "September"]],
            [["2"], ["A plan for five years that", "covers all offices"], ["paper"], ["none"]],
            [["3"], ["A board"], ["paper"], ["Decision", "12"]],
        ]
        let table = try #require(try read(PDFFixture(pages: [bare(rows, apart: 8)])).tables.first)
        #expect(table.rowCount == 4)
        #expect(table.text(1, 3)?.hasSuffix("September") == true)
        #expect(table.text(2, 3) == "none")
        #expect(table.gridDoubt == 0)
    }

    private let titles = [["No"], ["What is asked"], ["Unit"], ["Figure"]]
    private let rest = [
        [["2"], ["Printers"], ["pieces"], ["7"]], [["3"], ["Staff in all"], [], ["12"]], [["4"], ["Rooms"], [], ["5"]],
    ]

    @Test func aHeadThatNumbersItsColumnsIsATableWithHardlyARowBelow() throws {
        let upper = bare([titles, [["(1)"], ["(2)"], ["(3)"], ["(4)"]], [["1"], ["Mail"]]], apart: 8)
        let tables = try read(PDFFixture(pages: [upper, bare(rest, apart: 8, bold: [])])).tables
        #expect(tables.map(\.columnCount) == [4])
        #expect(tables.first?.text(4, 3) == "12")
    }

    @Test func aHeadOfManyTitlesIsATableWithHardlyARowBelow() throws {
        let upper = bare([titles, [["1"], ["Mail of the office"], [], ["46"]]], apart: 8)
        let tables = try read(PDFFixture(pages: [upper, bare(rest, apart: 8, bold: [])])).tables
        #expect(tables.map(\.columnCount) == [4])
        #expect(tables.first?.text(3, 3) == "12")
    }

    @Test func aHeadAloneAtAPagesFootIsATable() throws {
        let tables = try read(PDFFixture(pages: [bare([titles], apart: 8), bare(rest, apart: 8, bold: [])])).tables
        #expect(tables.first?.text(2, 3) == "12")
    }

    @Test func theTitleOfTheFirstGroupJoinsNoColumnsOfTheHead() throws {
        let rows = [titles, [["Everything that stands in the office"]], [["1"], ["Mail"], ["pieces"], ["46"]]] + rest
        let table = try #require(try read(PDFFixture(pages: [bare(rows, apart: 8, bold: [0, 1])])).tables.first)
        #expect(table.columnCount == 4)
        #expect(table.text(table.rowCount - 1, 1) == "Rooms")
    }

    @Test func textsThatAreLongerThanOnThePageBeforeStayInTheirColumn() throws {
        let upper = bare(
            [titles, [["1"], ["Mail"], ["pieces"], ["46"]], [["2"], ["Fax"], ["pieces"], ["6"]], [["3"], ["Doors"], [], ["3"]]], apart: 8)
        // it ends where the unit column begins, far beyond the middle of the white space on the page before
        let lower = bare([[["4"], ["Staff who are in the office now"], [], ["12"]]] + rest, apart: 8, bold: [])
        let tables = try read(PDFFixture(pages: [upper, lower])).tables
        #expect(tables.map(\.columnCount) == [4, 4])
        #expect(tables.last?.text(0, 3) == "12")
    }

    @Test func aColumnMayBeMostOfATable() throws {
        let rows = [
            "Staff who are in the office all day, each day", "Printers that print in colour on both sides",
            "Rooms of the office that look to the street",
        ]
        .enumerated().map { index, label in [["\(index + 1)"], [label], [], ["4\(index)"]] }
        let table = try #require(try read(PDFFixture(pages: [bare(rows, apart: 8, bold: [])])).tables.first)
        #expect(table.columnCount == 3)
        #expect(table.text(1, 2) == "41")
    }
}
