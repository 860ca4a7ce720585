import Testing

@testable import OCRReading

/// Ink that no word was read from.
struct UnreadInkTests {
    private let scale = PixelScale(dotsPerInch: 300)
    private let cell = PixelBox(x0: 0, y0: 0, x1: 400, y1: 100)
    private let letter = PixelBox(x0: 100, y0: 30, x1: 122, y1: 60)

    private func found(_ ink: [PixelBox], words: [PixelBox] = [], isCell: Bool = true) -> [PixelBox] {
        // letters of the usual height, so that a page has some
        let page = Array(repeating: letter, count: 9)
        let read = words.map { ReadWord(text: "số", box: $0, symbols: [], confidence: 1) }
        return UnreadInk(letters: page, scale: scale)
            .find(in: PageRecognition.Region(box: cell, ink: ink, words: read), isCell: isCell)
    }

    @Test func aLetterThatNobodyReadIsFound() { #expect(found([letter]) == [letter]) }

    @Test func lettersOfAWordAreNotUnread() { #expect(found([letter], words: [letter]).isEmpty) }

    @Test func lettersBesideEachOtherAreOnePiece() {
        let next = PixelBox(x0: 126, y0: 30, x1: 150, y1: 60)
        #expect(found([letter, next]) == [letter.union(next)])
    }

    @Test func dotsAndAccentsAreNoLetters() { #expect(found([PixelBox(x0: 100, y0: 30, x1: 106, y1: 36)]).isEmpty) }

    @Test func restsOfACellsLinesAreNoLetters() {
        #expect(found([PixelBox(x0: 1, y0: 30, x1: 8, y1: 87)]).isEmpty, "at the edge")
        #expect(found([PixelBox(x0: 200, y0: 30, x1: 202, y1: 87)]).isEmpty, "a hair's breadth")
        #expect(found([PixelBox(x0: 200, y0: 30, x1: 205, y1: 65)]).count == 1, "an l")
    }

    @Test func outsideOfTablesOnlyWhatStandsOnALineCounts() {
        #expect(found([letter], isCell: false).isEmpty)
        let beside = PixelBox(x0: 10, y0: 30, x1: 90, y1: 60)
        #expect(found([letter], words: [beside], isCell: false) == [letter])
    }
}
