/// Reads Roman numerals and slashes by their strokes. The engine loses one of several equal strokes, or makes two of them another letter: "Quý III/2019"
/// comes out as "II/2019", "IH/2019", "TII/2019", in every size.
struct RomanStrokes {
    /// What strokes in a row are taken for.
    private static let strokeLike: Set<Character> = ["I", "H", "T", "L", "U", "Ư", "l", "1", "|", "i"]
    /// Quarters have no more strokes.
    private static let most = 3
    private static let digitsOfYear = 4

    /// Rows of a letter's height that are looked at, above and below its middle, clear of its serifs.
    private static let upper = 0.2...0.35
    private static let lower = 0.65...0.8
    /// Share of its height by which a stroke leans at most between these rows, and a slash at least: italics lean by 0.1, slashes by 0.19.
    private static let upright = 0.13
    private static let leaning = 0.15
    /// Share of its height that a stroke is wide.
    private static let slender = 0.4

    private enum Shape { case stroke, slash, other }

    /// The numeral as its strokes have it, with the year behind it, or a slash; nil where the ink is neither.
    ///
    /// - Parameters:
    ///   - text: a reading of the word.
    ///   - ink: the word's connected ink.
    ///   - picture: 8 bits, in whose pixels `ink` is.
    static func read(_ text: String, ink: [PixelBox], in picture: borrowing Raster) throws -> String? {
        if try isSlash(text, ink: ink, in: picture) { return "/" }
        let year = String(text.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
        guard year.count == digitsOfYear || year.isEmpty else { return nil }
        var head = text.dropLast(year.count)
        if let last = head.last, "/⁄.".contains(last) { head = head.dropLast() }
        guard !head.isEmpty, head.count <= most + 1, head.allSatisfy(strokeLike.contains), !head.allSatisfy(\.isNumber) else { return nil }
        let letters = InkColumns.merged(ink)
        guard letters.count > year.count else { return nil }
        var lead = try letters.dropLast(year.count).map { try shape($0, picture) }
        let hasSlash = lead.last == .slash
        if hasSlash { lead.removeLast() }
        guard year.isEmpty != hasSlash, (1...most).contains(lead.count), lead.allSatisfy({ $0 == .stroke }) else { return nil }
        return String(repeating: "I", count: lead.count) + (hasSlash ? "/" : "") + year
    }

    /// What a slash by itself is taken for.
    private static let slashLike: Set<Character> = ["I", "Í", "Ì", "Ï", "l", "|", "J", "f", "!"]

    static func maySlash(_ text: String) -> Bool { text.count == 1 && text.allSatisfy(slashLike.contains) }

    /// Whether a letter by itself is the slash of "....263..../....43....": the engine sees it alone between white, where the dots were.
    private static func isSlash(_ text: String, ink: [PixelBox], in picture: borrowing Raster) throws -> Bool {
        let letters = InkColumns.merged(ink)
        guard maySlash(text), letters.count == 1 else { return false }
        return try shape(letters[0], picture) == .slash
    }

    private static func shape(_ box: PixelBox, _ picture: borrowing Raster) throws -> Shape {
        let ink = try picture.crop(box).thresholded(below: LightLevel.text)
        guard let above = trace(ink, rows: upper), let below = trace(ink, rows: lower) else { return .other }
        let height = Double(ink.height)
        let lean = (above.middle - below.middle) / height
        guard max(above.width, below.width) <= slender * height else { return .other }
        if abs(lean) <= upright { return .stroke }
        return lean >= leaning ? .slash : .other
    }

    /// Mean middle and mean width of the ink of some rows; nil where a row has none.
    private static func trace(_ ink: borrowing Raster, rows: ClosedRange<Double>) -> (middle: Double, width: Double)? {
        let first = Int(rows.lowerBound * Double(ink.height))
        let last = max(first, Int(rows.upperBound * Double(ink.height)))
        var middle = 0.0
        var width = 0.0
        for y in first...last {
            let inked = (0..<ink.width).filter { ink.isInk(x: $0, y: y) }
            guard let left = inked.first, let right = inked.last else { return nil }
            middle += Double(left + right) / 2
            width += Double(right - left + 1)
        }
        let count = Double(last - first + 1)
        return (middle / count, width / count)
    }
}
