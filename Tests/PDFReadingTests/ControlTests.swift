import DocumentModel
import PDFReading
import Testing

@Suite struct ControlTests {
    private func field(_ type: String, _ rect: String, _ rest: String) -> String {
        "<< /Type /Annot /Subtype /Widget /FT /\(type) /T (f\(rest.utf8.count)) /Rect [\(rect)] /F 4 /DA (/F1 12 Tf) \(rest) >>"
    }

    @Test func theValueOfAFieldStandsInItsLine() throws {
        let page = PDFFixture.FixturePage(
            content: PDFFixture.text("Computers:", x: 72, y: 700) + PDFFixture.text("pieces", x: 210, y: 700),
            annotations: [field("Tx", "140 696 200 712", "/V (58)")])
        let paragraph = try #require(try read(PDFFixture(pages: [page])).paragraphs.first)
        #expect(paragraph.text == "Computers: 58 pieces")
        #expect(paragraph.runs.contains { $0.text.hasPrefix("58") && $0.origin == .control(isPlaceholder: false) })
    }

    @Test func anEmptyFieldIsAPlaceholder() throws {
        let page = PDFFixture.FixturePage(
            content: PDFFixture.text("Computers:", x: 72, y: 700), annotations: [field("Tx", "140 696 200 712", "")])
        let paragraph = try #require(try read(PDFFixture(pages: [page])).paragraphs.first)
        #expect(paragraph.runs.contains { $0.origin == .control(isPlaceholder: true) && $0.text.isEmpty })
    }

    @Test func boxesShowTheirState() throws {
        let appearance = "/AP << /N << /Yes 3 0 R /Off 3 0 R >> >>"
        let page = PDFFixture.FixturePage(
            content: PDFFixture.text("Yes", x: 90, y: 700) + PDFFixture.text("No", x: 150, y: 700),
            annotations: [
                field("Btn", "74 698 86 710", "/V /Yes /AS /Yes \(appearance)"),
                field("Btn", "134 698 146 710", "/V /Off /AS /Off \(appearance) "),
            ])
        let text = try #require(try read(PDFFixture(pages: [page])).paragraphs.first).text
        #expect(text.replacing("\t", with: " ") == "\u{2612} Yes \u{2610} No")
    }

    @Test func aFreeTextNoteIsRead() throws {
        let note = "<< /Type /Annot /Subtype /FreeText /Rect [72 600 200 620] /Contents (checked by phone) /DA (/F1 12 Tf) /F 4 >>"
        let page = PDFFixture.FixturePage(content: PDFFixture.text("Body", x: 72, y: 700), annotations: [note])
        let texts = try read(PDFFixture(pages: [page])).paragraphs.map(\.text)
        #expect(texts.contains("checked by phone"), "\(texts)")
    }
}

@Suite struct DrawnMarkTests {
    @Test func aLineBesideTextIsABlankToFillIn() throws {
        let content =
            PDFFixture.text("Total:", x: 72, y: 700) + PDFFixture.line(110, 698.5, 170, 698.5) + PDFFixture.text("pieces", x: 175, y: 700)
        let text = try #require(try read(.page(content)).paragraphs.first).text
        #expect(text.contains("Total:"))
        #expect(text.contains("____"))
        #expect(text.hasSuffix("pieces"))
    }

    @Test func drawnSquaresAreBoxes() throws {
        let content =
            "0.5 w 72 698 10 10 re S 122 698 10 10 re S\n" + PDFFixture.text("x", x: 74, y: 700) + PDFFixture.text("Yes", x: 86, y: 700)
            + PDFFixture.text("No", x: 136, y: 700)
        let text = try #require(try read(.page(content)).paragraphs.first).text
        #expect(text == "\u{2612} Yes \u{2610} No")
    }

    @Test func aCrossDrawnInASquareTicksIt() throws {
        let content =
            "0.5 w 72 698 10 10 re S 122 698 10 10 re S 0.1 w 72 698 m 82 708 l S 72 708 m 82 698 l S\n"
            + PDFFixture.text("Yes", x: 86, y: 700)
            + PDFFixture.text("No", x: 136, y: 700)
        let text = try #require(try read(.page(content)).paragraphs.first).text
        #expect(text == "\u{2612} Yes \u{2610} No")
    }

    /// The lines of boxes that stand nearly below each other are taken for one: the cross was a hair too wide for its box, and read as none.
    @Test func aCrossFromCornerToCornerTicksABoxThatStandsBesideAnothersLines() throws {
        let rows = [(211.8, 279.4), (197.2, 146.9), (198.5, 99.9)].map { x, y in
            "0.1 w \(x) \(y) 15.1 15.1 re S \(x) \(y + 15.1) m \(x + 15.05) \(y + 0.05) l S \(x + 15.05) \(y + 15.1) m \(x) \(y + 0.05) l S\n"
                + PDFFixture.text("Yes", x: x + 20, y: y + 1)
        }
        let texts = try read(.page(rows.joined())).paragraphs.map { $0.text.replacing("\t", with: " ") }
        #expect(texts == Array(repeating: "\u{2612} Yes", count: 3))
    }

    @Test func aBlotInASquareTicksIt() throws {
        let content =
            "0.5 w 72 698 10 10 re S 122 698 10 10 re S 0 g 124 700 6 6 re f\n" + PDFFixture.text("Yes", x: 86, y: 700)
            + PDFFixture.text("No", x: 136, y: 700)
        let text = try #require(try read(.page(content)).paragraphs.first).text
        #expect(text == "\u{2610} Yes \u{2612} No")
    }
}
