import DocumentModel
import Testing

@testable import OfficeReading

/// Labels that Word draws before the paragraphs of lists.
struct WordNumberingTests {
    private func level(_ index: Int, _ format: String, _ text: String, _ more: String = "", start: Int = 1) -> String {
        """
        <w:lvl w:ilvl="\(index)"><w:start w:val="\(start)"/><w:numFmt w:val="\(format)"/><w:lvlText w:val="\(text)"/>\(more)</w:lvl>
        """
    }

    private func item(_ number: Int, _ level: Int) -> String {
        paragraph(run("x"), #"<w:numPr><w:ilvl w:val="\#(level)"/><w:numId w:val="\#(number)"/></w:numPr>"#)
    }

    private func labels(_ body: String, _ levels: String, nums: String = "", styles: String? = nil) throws -> [String?] {
        let numbering = """
            <w:abstractNum w:abstractNumId="7">\(levels)</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>\(nums)
            """
        return try WordFixture.paragraphs(body, styles: styles, numbering: numbering).map(\.listLabel)
    }

    @Test func levelsCountAndRestart() throws {
        let levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "%3)")
        let body = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)].map(item).joined()
        #expect(try labels(body, levels) == ["1.", "1.1.", "1.2.", "a)", "2.", "2.1."])
    }

    @Test func formatsAreThoseOfWord() throws {
        let levels =
            level(0, "upperRoman", "%1", start: 4) + level(1, "upperLetter", "%2", start: 27) + level(2, "decimalZero", "%3")
            + level(3, "lowerRoman", "(%4)", start: 9) + level(4, "none", "%5Điều") + level(5, "bullet", "-")
        #expect(try labels((0...5).map { item(1, $0) }.joined(), levels) == ["IV", "AA", "01", "(ix)", "Điều", "-"])
    }

    @Test func bulletsOfSymbolFontsAreReadable() throws {
        let levels = level(0, "bullet", "\u{F0B7}") + level(1, "bullet", "\u{F0A7}")
        #expect(try labels(item(1, 0) + item(1, 1), levels) == ["•", "▪"])
    }

    @Test func legalLevelsShowDecimals() throws {
        let levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
        #expect(try labels(item(1, 0) + item(1, 1), levels) == ["I.", "1.1"])
    }

    @Test func listsOfOneAbstractListCountOnUnlessTheyStartAnew() throws {
        let nums = """
            <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/>\
            <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
            """
        let body = [1, 2, 3, 3].map { item($0, 0) }.joined()
        #expect(try labels(body, level(0, "decimal", "%1."), nums: nums) == ["1.", "2.", "1.", "2."])
    }

    @Test func aLevelMayNotRestart() throws {
        let levels = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", #"<w:lvlRestart w:val="0"/>"#)
        #expect(try labels([(1, 0), (1, 1), (1, 0), (1, 1)].map(item).joined(), levels) == ["1.", "1)", "2.", "2)"])
    }

    @Test func aDeeperLevelAloneCountsItsHigherOnesFromTheirStart() throws {
        #expect(try labels(item(1, 1), level(0, "decimal", "%1.", start: 3) + level(1, "decimal", "%1.%2")) == ["3.1"])
    }

    @Test func stylesNumberParagraphsAndParagraphsTakeItBack() throws {
        let styles = #"<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#
        let body =
            paragraph(run("a"), #"<w:pStyle w:val="H"/>"#)
            + paragraph(run("b"), #"<w:pStyle w:val="H"/><w:numPr><w:numId w:val="0"/></w:numPr>"#)
        #expect(try labels(body, level(0, "decimal", "Điều %1."), styles: styles) == ["Điều 1.", nil])
    }

    @Test func listsThatDoNotExistHaveNoLabel() throws {
        #expect(try labels(item(9, 0) + item(1, 5), level(0, "decimal", "%1.")) == [nil, nil])
    }
}
