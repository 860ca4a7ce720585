import Testing

@testable import OCRReading

/// What ink and digits say against the engine's letters.
@Suite struct FigureTests {
    private struct Drawn: ~Copyable {
        let picture: Raster
        let ink: [PixelBox]
    }

    /// Strokes, slashes and round letters, drawn 40 pixels high from left to right.
    private func drawn(_ signs: String) throws -> Drawn {
        let (width, height) = (60 + 30 * signs.count, 80)
        let ink = try Raster.empty(width: width, height: height)
        for (index, sign) in signs.enumerated() {
            let x = 20 + 30 * index
            switch sign {
            case "I": ink.fill(PixelBox(x0: x + 6, y0: 20, x1: x + 12, y1: 60))
            case "/": for y in 0..<40 { ink.fill(PixelBox(x0: x + 18 - y * 18 / 40, y0: 20 + y, x1: x + 22 - y * 18 / 40, y1: 21 + y)) }
            default: ink.fill(PixelBox(x0: x, y0: 20, x1: x + 24, y1: 60))
            }
        }
        var bytes = [UInt8](repeating: 255, count: width * height)
        for at in bytes.indices where ink.isInk(x: at % width, y: at / width) { bytes[at] = 0 }
        let pixels = try #require(PagePixels(gray: bytes, width: width, height: height, rowBytes: width, dotsPerInch: 300))
        return Drawn(picture: try Raster(pixels), ink: ink.components())
    }

    @Test(arguments: [
        ("II/2019", "III/0000", "III/2019"), ("IH/2019", "III/0000", "III/2019"), ("II2019", "III/0000", "III/2019"),
        ("I/2018", "II/0000", "II/2018"),
        ("H", "II", "II"), ("HƯ2019", "III/0000", "III/2019"),
    ])
    func strokesOfARomanNumeralAreCounted(_ read: String, _ signs: String, _ expected: String) throws {
        let drawn = try drawn(signs)
        #expect(try RomanStrokes.read(read, ink: drawn.ink, in: drawn.picture) == expected)
    }

    @Test(arguments: [("1/2019", "I/0000"), ("11/2019", "II/0000"), ("II/209", "II/000"), ("IV/2019", "I0/0000"), ("Hai", "I00")])
    func whatIsNoRomanNumeralOfStrokesIsLeft(_ read: String, _ signs: String) throws {
        let drawn = try drawn(signs)
        #expect(try RomanStrokes.read(read, ink: drawn.ink, in: drawn.picture) == nil)
    }

    @Test func aSlashByItselfIsToldByItsSlant() throws {
        for (signs, expected) in [("/", "/"), ("I", nil), ("0", nil)] as [(String, String?)] {
            let drawn = try drawn(signs)
            #expect(try RomanStrokes.read("Í", ink: drawn.ink, in: drawn.picture) == expected)
        }
    }

    @Test func oneLetterAmongDigitsIsADigit() {
        #expect(LookalikeDigits.figure("14s") == "145")
        #expect(LookalikeDigits.figure("1O0,5") == "100,5")
        #expect(LookalikeDigits.figure("1b") == nil, "numbers a row")
        #expect(LookalikeDigits.figure("12A") == nil)
        #expect(LookalikeDigits.figure("I0l") == nil)
    }

    /// Digits of Times at 300 dpi, 24 pixels from middle to middle and 32 high; a comma in an underline of the same ink leaves its room alone.
    @Test func digitsWithRoomForACommaBetweenThemHaveLostOne() {
        func digits(_ middles: [Int]) -> [PixelBox] { middles.map { PixelBox(x0: $0 - 10, y0: 100, x1: $0 + 10, y1: 132) } }
        let line = PixelBox(x0: 0, y0: 126, x1: 200, y1: 138)
        #expect(SecondReading.hasRoomForMark(digits([30, 66]) + [line], height: 32))
        #expect(!SecondReading.hasRoomForMark(digits([30, 54, 78]) + [line], height: 32))
        #expect(!SecondReading.hasRoomForMark(digits([30, 110]), height: 32), "two figures")
    }

    @Test(arguments: [("Không", 55, true), ("Không", 90, false), ("444", 55, false), ("x", 55, false)])
    func aLineThroughAWordStrikesIt(_ text: String, _ y: Int, _ isStruck: Bool) throws {
        let box = PixelBox(x0: 20, y0: 40, x1: 20 + 30 * text.count, y1: 80)
        let symbols = text.enumerated().map { index, letter in
            ReadWord.Symbol(text: String(letter), x0: 20 + 30 * index, x1: 48 + 30 * index, confidence: 1)
        }
        let picture = try Raster.white(width: 300, height: 120)
        for symbol in symbols { try picture.paintBlack(PixelBox(x0: symbol.x0, y0: 40, x1: symbol.x0 + 5, y1: 80)) }
        try picture.paintBlack(PixelBox(x0: box.x0, y0: y, x1: box.x1, y1: y + 4))
        var regions = [
            PageRecognition.Region(box: box, ink: [box], words: [ReadWord(text: text, box: box, symbols: symbols, confidence: 1)])
        ]
        try StruckWords(picture, scale: PixelScale(dotsPerInch: 300)).mark(&regions)
        #expect(regions[0].words[0].isStruck == isStruck)
    }

    @Test func whatInkCorrectsIsNotSure() throws {
        let word = ReadWord(text: "14s", box: PixelBox(x0: 0, y0: 0, x1: 30, y1: 20), symbols: [], confidence: 0.97)
        let corrected = try #require(Judgement.corrected([word], to: "145").first)
        #expect(corrected.text == "145" && corrected.alternatives == ["14s"])
        #expect(corrected.confidence <= Calibration.majority)
    }

    private func words(_ text: String, confidence: Double = 0.95) -> [ReadWord] {
        [ReadWord(text: text, box: PixelBox(x0: 0, y0: 0, x1: 30, y1: 20), symbols: [], confidence: confidence)]
    }

    @Test func aMarkThatNoInkStandsForIsNotBelieved() {
        // the arm of a sans serif 7
        #expect(Judgement.settle([words("572"), words("57/2")], ink: 3).first?.text == "572")
        #expect(Judgement.settle([words("57/2"), words("572")], ink: 3).first?.text == "572")
        #expect(Judgement.settle([words("572"), words("57/2")], ink: 4).first?.text == "57/2")
    }

    @Test func lettersThatTouchSayNothingOfTheirMarks() {
        #expect(Judgement.settle([words("example.vn/8357"), words("examplevn8357")], ink: 13).first?.text == "example.vn/8357")
    }

    @Test func dirtBesideAFigureIsNoMark() {
        #expect(Judgement.settle([words("0"), words("`0")], ink: 2).first?.text == "0")
    }

    @Test func oneEngineTwiceDoesNotOutvoteAnother() throws {
        let alone = try #require(Judgement.settle([words("2018"), words("2016"), words("2018")], isOtherEngine: true).first)
        #expect(alone.text == "2018" && alone.alternatives == ["2016"])
        #expect(alone.confidence < Calibration.majority)
        let together = try #require(Judgement.settle([words("2016"), words("2018"), words("2018")], isOtherEngine: true).first)
        #expect(together.text == "2018" && together.confidence == Calibration.majority)
    }
}
