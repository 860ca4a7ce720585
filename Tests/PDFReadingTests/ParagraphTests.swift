import DocumentModel
import PDFReading
import Testing

@Suite struct ParagraphTests {
    @Test func aFullLineGoesOnInTheNext() throws {
        let content =
            PDFFixture.text("This line is as long as the column is wide and so it was wrapped by the", x: 72, y: 700)
            + PDFFixture.text("editor.", x: 72, y: 686) + PDFFixture.text("- An item begins anew", x: 72, y: 672)
        let texts = try read(.page(content)).paragraphs.map(\.text)
        #expect(texts == ["This line is as long as the column is wide and so it was wrapped by the editor.", "- An item begins anew"])
    }

    @Test func shortLinesStayApart() throws {
        let content =
            PDFFixture.text("The widest line of the page says how wide the column of text is here.", x: 72, y: 740)
            + PDFFixture.text("Name: A", x: 72, y: 700) + PDFFixture.text("Post: B", x: 72, y: 686)
        #expect(try read(.page(content)).paragraphs.count == 3)
    }

    @Test func aLetterheadComesBlockByBlock() throws {
        let content =
            PDFFixture.text("PEOPLE'S COMMITTEE", x: 90, y: 780) + PDFFixture.text("OFFICE", x: 133, y: 766)
            + PDFFixture.text("SOCIALIST REPUBLIC OF VIET NAM", x: 300, y: 780) + PDFFixture.text("Independence", x: 365, y: 766)
        let texts = try read(.page(content)).paragraphs.map(\.text)
        #expect(texts == ["PEOPLE'S COMMITTEE", "OFFICE", "SOCIALIST REPUBLIC OF VIET NAM", "Independence"])
    }

    @Test func aLetterheadSetLeftComesBlockByBlock() throws {
        let lines = [
            ("PEOPLE'S COMMITTEE", "SOCIALIST REPUBLIC OF VIET NAM"), ("OFFICE", "Independence - Freedom"), ("No: 12/BC", "Happiness"),
        ]
        let content = lines.enumerated().map { index, line in
            PDFFixture.text(line.0, x: 72, y: 780 - 14 * Double(index)) + PDFFixture.text(line.1, x: 300, y: 780 - 14 * Double(index))
        }
        let texts = try read(.page(content.joined())).paragraphs.map(\.text)
        #expect(
            texts == ["PEOPLE'S COMMITTEE", "OFFICE", "No: 12/BC", "SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom", "Happiness"])
    }

    @Test func signersDatesThatNearlyTouchAreTwoAndTheirYearsGoOn() throws {
        // "A, ngay 16 thang 12 nam" ends where the cell's padding begins, and the year stands on the next line.
        let content =
            PDFFixture.text("Dien Bien Phu, ngay 16 thang 12 nam", x: 72, y: 700)
            + PDFFixture.text("Dien Bien Phu, ngay 17 thang 12 nam", x: 285, y: 700) + PDFFixture.text("2018", x: 72, y: 686)
            + PDFFixture.text("2018", x: 285, y: 686) + PDFFixture.text("(Ky, ghi ro ho ten)", x: 72, y: 672)
            + PDFFixture.text("(Ky ten, dong dau)", x: 285, y: 672)
        let texts = try read(.page(content)).paragraphs.map(\.text)
        #expect(
            texts == [
                "Dien Bien Phu, ngay 16 thang 12 nam 2018", "(Ky, ghi ro ho ten)", "Dien Bien Phu, ngay 17 thang 12 nam 2018",
                "(Ky ten, dong dau)",
            ])
    }

    /// Read as one signer's, the date of the other was accepted as left blank.
    @Test func signersDatesThatGoOnInTheirColumnsNextLineAreTwo() throws {
        let rows = [
            ("Tay Ninh, ngay ...... thang ......", "Tay Ninh, ngay 08 thang 03"), ("nam ......", "nam 2018"), ("Nguoi khai", "Thu truong"),
        ]
        let content = rows.enumerated().map { index, row in
            PDFFixture.text(row.0, x: 72, y: 700 - 14 * Double(index)) + PDFFixture.text(row.1, x: 300, y: 700 - 14 * Double(index))
        }
        let texts = try read(.page(content.joined())).paragraphs.map(\.text)
        #expect(
            texts == [
                "Tay Ninh, ngay ...... thang ...... nam ......", "Nguoi khai", "Tay Ninh, ngay 08 thang 03 nam 2018", "Thu truong",
            ])
    }

    @Test func twoBlanksSetWithTabsStayOnOneLine() throws {
        let rows = [("Doctor: 2 people", "Master: 5 people"), ("Bachelor: 12 people", "College: 7 people")]
        let content = rows.enumerated().map { index, row in
            PDFFixture.text(row.0, x: 72, y: 700 - 14 * Double(index)) + PDFFixture.text(row.1, x: 300, y: 700 - 14 * Double(index))
        }
        let texts = try read(.page(content.joined())).paragraphs.map(\.text)
        #expect(texts == ["Doctor: 2 people\tMaster: 5 people", "Bachelor: 12 people\tCollege: 7 people"])
    }

    @Test func everyScalarHasItsEdges() throws {
        let content = PDFFixture.text("Total: ", x: 72, y: 700) + PDFFixture.text("58", x: 110, y: 700, font: "F2")
        let runs = try #require(try read(.page(content)).paragraphs.first).runs
        #expect(runs.count == 2)
        #expect(runs.last?.style.bold == true)
        for run in runs {
            #expect(run.edges.count == run.text.unicodeScalars.count + 1)
            #expect(run.edges == run.edges.sorted())
        }
        #expect(abs((runs.last?.edges.first ?? 0) - 110) < 0.5)
    }
}
