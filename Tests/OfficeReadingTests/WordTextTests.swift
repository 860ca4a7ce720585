import DocumentModel
import Testing

@testable import OfficeReading

/// What stands in the paragraphs of a Word document.
struct WordTextTests {
    @Test func runsOfTheSameStyleBecomeOne() throws {
        let body = paragraph(run("Tổng ", "<w:b/>") + run("số ", "<w:b/>") + run("máy", ""))
        let runs = try WordFixture.paragraphs(body)[0].runs
        #expect(runs.map(\.text) == ["Tổng số ", "máy"])
        #expect(runs.map(\.style.bold) == [true, false])
    }

    @Test func styleOfARunIsKept() throws {
        let properties = #"""
            <w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/><w:b/><w:i/><w:strike/><w:sz w:val="27"/><w:u w:val="single"/>
            """#
        let style = try WordFixture.paragraphs(paragraph(run("x", properties)))[0].runs[0].style
        #expect(style == TextStyle(bold: true, italic: true, underline: true, strikethrough: true, font: ".VnTime", size: 13.5))
    }

    @Test func switchesThatAreOffAreOff() throws {
        let style = try WordFixture.paragraphs(paragraph(run("x", #"<w:b w:val="0"/><w:i w:val="false"/><w:u w:val="none"/>"#)))[0].runs[0]
            .style
        #expect(!style.bold && !style.italic && !style.underline)
    }

    @Test func stylesGiveWhatTheRunDoesNotSay() throws {
        let styles = #"""
            <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="Base"><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="Heading"><w:basedOn w:val="Base"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style>
            <w:style w:type="character" w:styleId="Underlined"><w:rPr><w:u w:val="single"/></w:rPr></w:style>
            """#
        let body = paragraph(run("a", #"<w:rStyle w:val="Underlined"/>"#) + run("b", #"<w:b w:val="0"/>"#), #"<w:pStyle w:val="Heading"/>"#)
        let runs = try WordFixture.paragraphs(body + paragraph(run("c")), styles: styles)
        #expect(runs[0].runs[0].style == TextStyle(bold: true, underline: true, font: ".VnTime", size: 14))
        #expect(runs[0].runs[1].style == TextStyle(bold: false, font: ".VnTime", size: 14))
        #expect(runs[1].runs[0].style == TextStyle(font: ".VnTime", size: 11))
    }

    @Test func fontsOfTheThemeAreNamed() throws {
        let theme = #"""
            <a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Arial"/></a:majorFont>
            <a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements>
            """#
        let body = paragraph(run("a", #"<w:rFonts w:asciiTheme="majorHAnsi"/>"#) + run("b", #"<w:rFonts w:asciiTheme="minorHAnsi"/>"#))
        let document = try WordFixture(body: body, styles: "", theme: theme).document()
        guard case .paragraph(let paragraph)? = document.sections[0].blocks.first else { throw ZipWriter.Failure() }
        #expect(paragraph.runs.map(\.style.font) == ["Arial", "Calibri"])
    }

    @Test func stylesThatAreBasedOnEachOtherEnd() throws {
        let styles = #"""
            <w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>
            """#
        #expect(try WordFixture.paragraphs(paragraph(run("x"), #"<w:pStyle w:val="B"/>"#), styles: styles)[0].runs[0].style.bold)
    }

    @Test func tabsBreaksAndHyphensAreCharacters() throws {
        let body =
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/><w:noBreakHyphen/><w:cr/><w:t>d</w:t></w:r></w:p>"
        #expect(try WordFixture.texts(body) == ["a\tb\nc\u{AD}\u{2011}\nd"])
    }

    @Test func tabStopsOfTheParagraphAreNoText() throws {
        #expect(try WordFixture.texts(paragraph(run("a"), #"<w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs>"#)) == ["a"])
    }

    @Test func pageBreaksPartTextButAreNothingAtTheEnds() throws {
        let pageBreak = #"<w:r><w:br w:type="page"/></w:r>"#
        #expect(try WordFixture.texts(paragraph(pageBreak + run("a") + pageBreak + run("b") + pageBreak)) == ["a\nb"])
    }

    @Test func whiteSpaceCountsWhereTheFileSaysSo() throws {
        let body = """
            <w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b
            c </w:t></w:r></w:p>
            """
        #expect(try WordFixture.texts(body) == ["a b c "])
    }

    @Test func boxesInSymbolFontsAreBoxes() throws {
        let symbols = [("Wingdings", "F0A8"), ("Wingdings", "F06F"), ("Wingdings 2", "F0A3"), ("Wingdings", "F071"), ("Webdings", "F063")]
        let ticked = [
            ("Wingdings", "F0FE"), ("Wingdings", "F0FD"), ("Wingdings 2", "F053"), ("Wingdings", "F078"), ("Wingdings 2", "F052"),
        ]
        func text(_ list: [(String, String)]) throws -> [String] {
            try WordFixture.texts(paragraph(list.map { #"<w:r><w:sym w:font="\#($0.0)" w:char="\#($0.1)"/></w:r>"# }.joined()))
        }
        #expect(try text(symbols) == ["☐☐☐☐☐"])
        #expect(try text(ticked) == ["☒☒☒☒☒"])
        #expect(try text([("Wingdings", "F0FC"), ("Wingdings", "F04A")]) == ["✓\u{F04A}"])
    }

    @Test func textSetInASymbolFontIsNotTakenForLetters() throws {
        let font = #"<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>"#
        #expect(
            try WordFixture.texts(paragraph(run("o", font) + run(" Có ") + run("\u{F0FE}", font) + run("J", font))) == ["☐ Có ☒\u{F04A}"])
    }

    @Test func hyperlinksAndWrappersAreTransparent() throws {
        let body = """
            <w:p><w:hyperlink r:id="r1">\(run("a"))</w:hyperlink><w:smartTag>\(run("b"))</w:smartTag>\
            <w:fldSimple w:instr="PAGE">\(run("1"))</w:fldSimple><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>
            """
        #expect(try WordFixture.texts(body) == ["ab1x"])
    }

    @Test func onlyTheFinalTextOfTrackedChangesIsRead() throws {
        let body = """
            <w:p><w:ins>\(run("mới"))</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>\
            <w:moveFrom>\(run("từ"))</w:moveFrom><w:moveTo>\(run("đến"))</w:moveTo></w:p>
            """
        #expect(try WordFixture.texts(body) == ["mớiđến"])
    }

    @Test func aParagraphWhoseMarkWasDeletedRunsOn() throws {
        let body =
            paragraph(run("a"), "<w:rPr><w:del/></w:rPr>") + paragraph(run("b")) + paragraph("", "<w:rPr><w:del/></w:rPr>")
            + paragraph(run("c"))
        #expect(try WordFixture.texts(body) == ["ab", "c"])
    }

    @Test func hiddenTextIsLeftOutAndSaid() throws {
        let body = paragraph(run("thấy") + run("ẩn đi", "<w:vanish/>"))
        let document = try WordFixture(body: body).document()
        #expect(document.sections[0].blocks.map(\.text) == ["thấy"])
        #expect(document.warnings.count == 1)
        #expect(document.warnings[0].vietnamese.contains("ẩn đi"))
        #expect(document.warnings[0].english.contains("ẩn đi"))
    }

    @Test func paragraphsOutsideTablesAreCountedAlone() throws {
        let body = paragraph(run("a")) + "<w:tbl><w:tr>\(cell("x"))</w:tr></w:tbl>" + paragraph(run("b"))
        let places = try WordFixture.paragraphs(body).map { $0.runs[0].place }
        #expect(
            places == [1, 2].map { SourcePlace.part("word/document.xml", table: nil, row: nil, cell: nil, paragraph: $0) })
    }

    @Test func oneBranchOfAlternativesIsRead() throws {
        let body = """
            <w:p><mc:AlternateContent><mc:Choice Requires="x">\(run("lạ"))</mc:Choice><mc:Choice Requires="wps">\(run("mới"))</mc:Choice>\
            <mc:Choice Requires="w14">\(run("nữa"))</mc:Choice><mc:Fallback>\(run("cũ"))</mc:Fallback></mc:AlternateContent>\(run("!"))</w:p>\
            <w:p><mc:AlternateContent><mc:Choice Requires="x">\(run("lạ"))</mc:Choice><mc:Fallback>\(run("cũ"))</mc:Fallback>\
            </mc:AlternateContent><mc:AlternateContent/></w:p>
            """
        #expect(try WordFixture.texts(body) == ["mới!", "cũ"])
    }

    @Test func textBoxesFollowTheirParagraphOnce() throws {
        let box = "<w:txbxContent>\(paragraph(run("trong khung")))</w:txbxContent>"
        let drawing = """
            <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>\(box)</wps:txbx></wps:wsp></w:drawing>\
            </mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>\(box)</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>
            """
        #expect(
            try WordFixture.texts(paragraph(run("trước ") + drawing + run("sau")) + paragraph(run("cuối"))) == [
                "trước sau", "trong khung", "cuối",
            ])
        let old = "<w:r><w:pict><v:shape><v:textbox>\(box)</v:textbox></v:shape></w:pict></w:r>"
        #expect(try WordFixture.texts(paragraph(old)) == ["", "trong khung"])
    }

    @Test func aDocumentOfPicturesSaysThatTheyWereNotRead() throws {
        let picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
        #expect(try WordFixture(body: paragraph(picture)).document().warnings.count == 1)
        #expect(try WordFixture(body: paragraph(picture + run(String(repeating: "chữ ", count: 100)))).document().warnings.isEmpty)
    }

    @Test func picturesAreHandedOverWithTheirPlaces() throws {
        func drawing(_ id: String) -> String { "<w:drawing><a:blip r:embed=\"\(id)\"/></w:drawing>" }
        func picture(_ id: String) -> String { "<w:r>\(drawing(id))</w:r>" }
        func old(_ id: String) -> String { "<w:pict><v:shape><v:imagedata r:id=\"\(id)\"/></v:shape></w:pict>" }
        let twice =
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(drawing("b"))</mc:Choice>"
            + "<mc:Fallback>\(old("b"))</mc:Fallback></mc:AlternateContent></w:r>"
        let table = "<w:tbl><w:tr><w:tc>\(paragraph(twice))</w:tc></w:tr></w:tbl>"
        let body = paragraph(run("đầu")) + paragraph(picture("a")) + table + paragraph(picture("lost")) + paragraph(picture("drawing"))
        let tiff = "II*\u{0}"
        let document = try WordFixture(body: body, pictures: [("a", tiff + "a"), ("b", tiff + "b"), ("drawing", "metafile")]).document()
        #expect(document.pictures.map(\.bytes) == [Array((tiff + "a").utf8), Array((tiff + "b").utf8)])
        #expect(document.pictures.map(\.blocksBefore) == [2, 3])
        #expect(document.warnings.count == 1, "two pictures cannot be recognised")
    }

    @Test func strictDocumentsAreRead() throws {
        let document = #"""
            <w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:rPr><w:sz w:val="13pt"/></w:rPr>
            <w:t>a</w:t></w:r></w:p></w:body></w:document>
            """#
        let blocks = try WordFixture(document: document).document().sections[0].blocks
        guard case .paragraph(let paragraph)? = blocks.first else { throw ZipWriter.Failure() }
        #expect(paragraph.text == "a")
        #expect(paragraph.runs[0].style.size == 13)
    }

    @Test func theMainPartIsFoundThroughRelationships() throws {
        let document = try WordFixture(body: paragraph(run("a")), mainPart: "other/main7.xml").document()
        #expect(document.sections[0].blocks.map(\.text) == ["a"])
    }

    @Test func macrosAreLeftOutAndSaid() throws {
        let type = "application/vnd.ms-word.document.macroEnabled.main+xml"
        let document = try WordFixture(body: paragraph(run("a")), contentType: type).document()
        #expect(document.warnings.count == 1)
        #expect(document.sections[0].blocks.map(\.text) == ["a"])
    }
}
