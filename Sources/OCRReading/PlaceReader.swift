import CTesseract
import DocumentModel

/// Pages as pictures for people, and what stands at a place that a person points to.
package struct PlaceReader {
    package enum Failure: Error {
        case noSuchPage
        case noPicture
    }

    package init() {}

    /// One page of a picture file, counted from 1.
    /// - Throws: `noSuchPage`, or `OCRReadingError` where the picture cannot be decoded.
    package func page(_ number: Int, of bytes: [UInt8]) throws -> PagePixels {
        var found: PagePixels?
        try PictureDecoder(limits: OCRLimits()).forEachPage(bytes) { page, index in
            if index == number - 1 { found = page }
        }
        guard let found else { throw Failure.noSuchPage }
        return found
    }

    /// A page turned upright, or a clip of it, as PNG.
    /// - Parameters:
    ///   - quarters: quarter turns clockwise that make the page upright.
    ///   - clip: points on the upright page; nil for the whole page.
    ///   - dotsPerInch: of the result; a page is not enlarged beyond its own.
    package func png(_ pixels: PagePixels, quarters: Int, clip: PageRect?, dotsPerInch: Double) throws -> [UInt8] {
        let whole = try Raster(pixels).turned(quarters: quarters)
        let part = try clip.map { try whole.crop(Self.box($0, pixels)) } ?? whole.copy()
        let factor = min(1, dotsPerInch / pixels.dotsPerInch)
        let sized = try factor < 1 ? part.scaled(by: factor) : part.copy()
        return try sized.withPix { pix in
            // The engine's colours have no opacity: without this the picture would be transparent.
            pixSetSpp(pix, pixGetDepth(pix) == 32 ? 3 : 1)
            var data: UnsafeMutablePointer<UInt8>?
            var size = 0
            guard pixWriteMemPng(&data, &size, pix, 0) == 0, let data else { throw Failure.noPicture }
            defer { lept_free(data) }
            return Array(UnsafeBufferPointer(start: data, count: size))
        }
    }

    /// Reads a place of a page by recognition.
    /// - Returns: lines joined by U+000A, and the mean confidence of the words, 0…1 (0 where there are none).
    package func text(_ pixels: PagePixels, quarters: Int, box: PageRect) throws -> (text: String, confidence: Double) {
        let turned = try Raster(pixels).turned(quarters: quarters)
        let gray = try turned.withPix { try Raster(taking: pixConvertTo8($0, 0)) }
        let place = Self.box(box, pixels)
        guard !place.intersection(gray.bounds).isEmpty, try gray.crop(place).withPix(Self.holdsInk) else { return ("", 0) }
        let engine = try TextEngine(dataPath: nil, language: "vie")
        let factor = Self.readingResolution / pixels.dotsPerInch
        let isLine = Double(place.height) / pixels.dotsPerInch < Self.lineHeight
        let words = try engine.read(gray, place, as: isLine ? .line : .block, factor: factor, dotsPerInch: pixels.dotsPerInch)
        guard !words.isEmpty else { return ("", 0) }
        var lines: [(line: Int, words: [String])] = []
        for word in words {
            if lines.last?.line == word.line {
                lines[lines.count - 1].words.append(word.text)
            } else {
                lines.append((word.line, [word.text]))
            }
        }
        let letters = words.reduce(0) { $0 + $1.text.count }
        let confidence = words.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(max(1, letters))
        return (lines.map { $0.words.joined(separator: " ") }.joined(separator: "\n"), confidence)
    }

    /// What the engine was trained on.
    private static let readingResolution = 300.0
    /// Inches: two lines of 12 points are higher than this.
    private static let lineHeight = 0.32

    /// Levels of 255 between paper and ink; print is above 100, the grain of paper below 30. On bare paper the engine makes words up.
    private static let leastContrast: Int32 = 40

    private static func holdsInk(_ pix: UnsafeMutablePointer<Pix>) -> Bool {
        var (darkest, lightest): (Int32, Int32) = (0, 0)
        guard pixGetExtremeValue(pix, 1, Int32(L_SELECT_MIN), nil, nil, nil, &darkest) == 0,
            pixGetExtremeValue(pix, 1, Int32(L_SELECT_MAX), nil, nil, nil, &lightest) == 0
        else { return true }
        return lightest - darkest >= leastContrast
    }

    private static func box(_ rect: PageRect, _ pixels: PagePixels) -> PixelBox {
        let scale = pixels.dotsPerInch / 72
        return PixelBox(
            x0: Int((rect.x0 * scale).rounded(.down)), y0: Int((rect.y0 * scale).rounded(.down)), x1: Int((rect.x1 * scale).rounded(.up)),
            y1: Int((rect.y1 * scale).rounded(.up)))
    }
}
