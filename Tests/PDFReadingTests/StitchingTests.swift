import DocumentModel
import PDFReading
import Testing

@Suite struct StitchingTests {
    private let xs = [50.0, 100, 400]

    private func part(_ rows: [(String, String)], title: String = "") -> PDFFixture.FixturePage {
        let top = 760.0
        let ys = (0...rows.count).map { top - 20 * Double($0) }
        var content = PDFFixture.grid(xs: xs, ys: ys)
        for (index, row) in rows.enumerated() {
            content += PDFFixture.text(row.0, x: 60, y: top - 20 * Double(index) - 15)
            content += PDFFixture.text(row.1, x: 110, y: top - 20 * Double(index) - 15)
        }
        if !title.isEmpty { content += PDFFixture.text(title, x: 200, y: 780) }
        return PDFFixture.FixturePage(content: content)
    }

    @Test func aTableOverTwoPagesIsOneTableWithItsHeadOnce() throws {
        let fixture = PDFFixture(pages: [
            part([("No", "What"), ("1", "first"), ("2", "second")]), part([("No", "What"), ("3", "third")]),
        ])
        let tables = try read(fixture).tables
        #expect(tables.count == 1)
        #expect(tables.first?.rowCount == 4)
        #expect(tables.first?.headerRows == [0])
        #expect(tables.first?.text(3, 1) == "third")
    }

    @Test func aHeadThatAPageBreakCutGoesOnWithItsIndexRow() throws {
        let wide = [50.0, 100, 200, 300, 400]
        func part(_ rows: [[String]]) -> PDFFixture.FixturePage {
            let ys = (0...rows.count).map { 760 - 20 * Double($0) }
            var content = PDFFixture.grid(xs: wide, ys: ys)
            for (index, row) in rows.enumerated() {
                for (column, text) in row.enumerated() where !text.isEmpty {
                    content += PDFFixture.text(text, x: wide[column] + 5, y: 745 - 20 * Double(index))
                }
            }
            return PDFFixture.FixturePage(content: content)
        }
        let upper = part([["No", "What", "Who", "Where"], ["", "level 1", "level 2", "level 3"]])
        let lower = part([["", "of 1", "of 2", "of 3"], ["(1)", "(2)", "(3)", "(4)"], ["1", "first", "a", "b"]])
        let tables = try read(PDFFixture(pages: [upper, lower])).tables
        #expect(tables.count == 1)
        #expect(tables.first?.cells.contains { $0.text == "first" } == true)
    }

    @Test func aTitleBetweenTwoTablesKeepsThemApart() throws {
        let fixture = PDFFixture(pages: [
            part([("No", "What"), ("1", "first")]), part([("No", "What"), ("1", "other")], title: "Table 2"),
        ])
        #expect(try read(fixture).tables.count == 2)
    }

    @Test func aRowWithoutEndOnItsPageGoesOnOnTheNext() throws {
        // The last row of page 1 has no line under it, and page 2 goes on without one above.
        let upper =
            PDFFixture.line(50, 760, 400, 760) + PDFFixture.line(50, 740, 400, 740)
            + xs.map { PDFFixture.line($0, 700, $0, 760) }.joined() + PDFFixture.text("1", x: 60, y: 745)
            + PDFFixture.text("first", x: 110, y: 745) + PDFFixture.text("2", x: 60, y: 725)
            + PDFFixture.text("second that is", x: 110, y: 725)
        let lower =
            PDFFixture.line(50, 740, 400, 740) + PDFFixture.line(50, 720, 400, 720) + xs.map { PDFFixture.line($0, 720, $0, 780) }.joined()
            + PDFFixture.text("cut", x: 110, y: 765) + PDFFixture.text("3", x: 60, y: 725) + PDFFixture.text("third", x: 110, y: 725)
        let tables = try read(PDFFixture(pages: [.init(content: upper), .init(content: lower)])).tables
        #expect(tables.count == 1)
        #expect(tables.first?.rowCount == 3)
        #expect(tables.first?.text(1, 1) == "second that is cut")
    }

    @Test func pageNumbersAreLeftOutAndRunningFeetKeptOnce() throws {
        let pages = (1...3).map { number in
            PDFFixture.FixturePage(
                content: PDFFixture.text("Body \(["one", "two", "three"][number - 1])", x: 72, y: 500)
                    + PDFFixture.text("Department of Justice", x: 72, y: 30) + PDFFixture.text("\(number)", x: 297, y: 810))
        }
        let texts = try read(PDFFixture(pages: pages)).paragraphs.map(\.text)
        #expect(texts.filter { $0 == "Department of Justice" }.count == 1)
        #expect(!texts.contains { Int($0) != nil })
        #expect(texts.contains("Body three"))
    }

    @Test func aRowIsCutWhereOneOfItsTextsSurelyGoesOnAndTheOthersMay() throws {
        let wide = [50.0, 100, 200, 300]
        func part(_ rows: [[String]]) -> PDFFixture.FixturePage {
            let ys = (0...rows.count).map { 760 - 20 * Double($0) }
            var content = PDFFixture.grid(xs: wide, ys: ys)
            for (index, row) in rows.enumerated() {
                for (column, text) in row.enumerated() where !text.isEmpty {
                    content += PDFFixture.text(text, x: wide[column] + 5, y: 745 - 20 * Double(index))
                }
            }
            return PDFFixture.FixturePage(content: content)
        }
        let upper = part([["No", "What", "Which"], ["1", "Rules and", "Decision 251 of"]])
        let lower = part([["", "orders", "14/04/2019"], ["2", "Plans", "none"]])
        let table = try #require(try read(PDFFixture(pages: [upper, lower])).tables.first)
        #expect(table.text(1, 1) == "Rules and orders")
        #expect(table.text(1, 2) == "Decision 251 of 14/04/2019")
        #expect(table.rowCount == 3)
    }
}
