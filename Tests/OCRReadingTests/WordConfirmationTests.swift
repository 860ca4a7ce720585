import Testing

@testable import OCRReading

@Suite("A region's words as two engines read them") struct WordConfirmationTests {
    private static func word(_ text: String, _ x0: Int, _ x1: Int, confidence: Double = 0.96, line: Int = 0, isSettled: Bool = false)
        -> ReadWord
    {
        ReadWord(
            text: text, box: PixelBox(x0: x0, y0: 0, x1: x1, y1: 40), symbols: [], confidence: confidence, isSettled: isSettled, line: line)
    }

    @Test func agreementIsWorthMoreThanEither() {
        let words = WordConfirmation.confirmed([Self.word("chuyên", 0, 200, line: 3)], by: [Self.word("chuyên", 2, 198)])
        #expect(words.map(\.text) == ["chuyên"])
        #expect(words.map(\.line) == [3])
        #expect(words.allSatisfy { $0.confidence >= 0.99 && $0.alternatives.isEmpty })
    }

    @Test func specksBesideAWordAreNoContradiction() {
        let words = WordConfirmation.confirmed([Self.word("VP", 0, 60)], by: [Self.word("VP.", 0, 66)])
        #expect(words.map(\.text) == ["VP"])
        #expect(words.allSatisfy { $0.confidence >= 0.99 && $0.alternatives.isEmpty })
    }

    @Test func ofTwoReadingsTheOneThatIsAWordHoldsAndIsDoubtful() {
        let words = WordConfirmation.confirmed(
            [Self.word("triến", 0, 200, confidence: 0.9)], by: [Self.word("triển", 0, 200, confidence: 0.9)])
        #expect(words.map(\.text) == ["triển"])
        #expect(words.map(\.alternatives) == [["triến"]])
        #expect(words.allSatisfy { $0.confidence < 0.9 })
    }

    @Test func wordsThatOneEngineJoinsAreComparedTogether() {
        let words = WordConfirmation.confirmed([Self.word("Sở", 0, 90), Self.word("Tư", 100, 190)], by: [Self.word("SởTư", 0, 190)])
        #expect(words.map(\.text) == ["Sở", "Tư"])
        #expect(words.allSatisfy { $0.alternatives.isEmpty })
    }

    @Test func whatTheOtherEngineDoesNotSeeIsLessSure() {
        let words = WordConfirmation.confirmed([Self.word("lẻ", 0, 90, confidence: 0.996)], by: [Self.word("khác", 500, 600)])
        #expect(words.map(\.text) == ["lẻ"])
        #expect(words.allSatisfy { $0.confidence <= Calibration.unconfirmed })
    }

    @Test func figuresAndWhatWasReadTwiceStayAsTheyAre() {
        let words = [Self.word("37", 0, 60, confidence: 0.9), Self.word("Có", 100, 160, confidence: 0.5, isSettled: true)]
        #expect(WordConfirmation.confirmed(words, by: [Self.word("3/7", 0, 60), Self.word("Cố", 100, 160)]) == words)
    }

    @Test func digitsInAWordAreNoBetterReadingOfIt() {
        let words = WordConfirmation.confirmed([Self.word("O'", 0, 60)], by: [Self.word("_0'", 0, 60)])
        #expect(words.map(\.text) == ["O'"])
        #expect(words.map(\.alternatives) == [["_0'"]])
    }
}
