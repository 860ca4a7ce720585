import Testing

@testable import PDFReading

@Test func aBoxOfWingdingsBecomesABox() {
    #expect(SymbolFont.readable("\u{F0FE}", font: "Wingdings") == "\u{2612}")
    #expect(SymbolFont.readable("\u{F0A8}", font: "Wingdings-Regular") == "\u{2610}")
    #expect(SymbolFont.readable("\u{A8}", font: "Times") == "\u{A8}")
}
