import DocumentModel

/// Reads single lines of a page that was drawn, not scanned: straight, clean, at a known place.
package struct PrintedLineReader {
    /// A word, and where it stands: points from the page's left edge.
    package struct Word: Hashable, Sendable {
        package var text: String
        package var x0: Double
        package var x1: Double
    }

    private let engine: TextEngine

    /// - Parameters:
    ///   - dataPath: folder of tesseract's data; nil for the system's.
    ///   - language: tesseract's data to read with.
    /// - Throws: `OCRReadingError.engineUnavailable`.
    package init(dataPath: String? = nil, language: String = "vie") throws {
        engine = try TextEngine(dataPath: dataPath, language: language)
    }

    /// - Parameter lines: points on the page.
    /// - Returns: for each line its words from left to right; none where nothing could be read.
    /// - Throws: `OCRReadingError.recognitionFailed` where the picture cannot be held.
    package func read(_ lines: [PageRect], on pixels: PagePixels, pageNumber: Int) throws -> [[Word]] {
        let scale = pixels.dotsPerInch / 72
        defer { engine.clear() }
        do {
            let raster = try Raster(pixels)
            return lines.map { line in
                let box = PixelBox(
                    x0: Int(line.x0 * scale), y0: Int(line.y0 * scale), x1: Int((line.x1 * scale).rounded(.up)),
                    y1: Int((line.y1 * scale).rounded(.up)))
                let words = (try? engine.read(raster, box, as: .line, factor: 1, dotsPerInch: pixels.dotsPerInch)) ?? []
                return words.map { Word(text: $0.text, x0: Double($0.box.x0) / scale, x1: Double($0.box.x1) / scale) }
            }
        } catch {
            throw OCRReadingError.recognitionFailed(page: pageNumber)
        }
    }
}
