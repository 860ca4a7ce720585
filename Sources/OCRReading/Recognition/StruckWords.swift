import CTesseract

/// Tells words that a line was drawn through: their answer was taken back.
struct StruckWords: ~Copyable {
    /// What is left of the ink when strokes shorter than a letter's are taken off.
    private let strokes: Raster

    /// Inches that a level stroke is long at least: wider than the bar of any letter of 16 points, shorter than a struck "Có".
    private static let shortest = 0.13
    /// Part of a word's box, from its top, in which such a stroke lies: Word and LibreOffice draw it a third of a capital's height above the baseline.
    private static let band = 0.3...0.8
    /// Share of a word's width that it covers.
    private static let covered = 0.93
    private static let fewestLetters = 2
    /// Characters whose own bars touch those beside them: "444".
    private static let barred: Set<Character> = ["4", "t", "f", "e", "T", "H", "E", "F", "A", "-"]

    /// - Parameter gray: the page, with all its lines.
    init(_ gray: borrowing Raster, scale: PixelScale) throws {
        strokes = try gray.thresholded(below: LightLevel.text).opened(scale(Self.shortest), 1)
    }

    borrowing func mark(_ regions: inout [PageRecognition.Region]) {
        for region in regions.indices {
            for word in regions[region].words.indices where isStruck(regions[region].words[word]) {
                regions[region].words[word].isStruck = true
            }
        }
    }

    private borrowing func isStruck(_ word: ReadWord) -> Bool {
        guard word.kind == .text, word.text.count(where: { $0.isLetter || $0.isNumber }) >= Self.fewestLetters,
            !word.text.allSatisfy(Self.barred.contains)
        else { return false }
        // the stroke leaves out the mark behind the word: "Có/ Không?"
        let letters = word.symbols.filter { $0.text.contains { $0.isLetter || $0.isNumber } }
        guard let x0 = letters.map(\.x0).min(), let x1 = letters.map(\.x1).max(), x1 > x0 else { return false }
        let box = PixelBox(x0: x0, y0: word.box.y0, x1: x1, y1: word.box.y1)
        let height = Double(box.height)
        let rows = box.y0 + Int(Self.band.lowerBound * height)..<box.y0 + max(1, Int(Self.band.upperBound * height))
        let needed = Int(Self.covered * Double(box.width))
        let whole = PixelBox(x0: box.x0, y0: rows.lowerBound, x1: box.x1, y1: rows.upperBound)
        guard strokes.inkCount(in: whole) >= needed else { return false }
        return rows.contains { strokes.inkCount(in: PixelBox(x0: box.x0, y0: $0, x1: box.x1, y1: $0 + 1)) >= needed }
    }
}
