import Testing

@testable import PDFReading

@Test func aBoxOfWingdingsBecomesABox() {
    #expect(SymbolFont("Wingdings").readable("\u{F0FE}") == "\u{2612}")
    #expect(SymbolFont("Wingdings-Regular").readable("\u{F0A8}") == "\u{2610}")
    #expect(SymbolFont("Times").readable("\u{A8}") == "\u{A8}")
}
