import DocumentModel

/// Reads pictures of pages: one engine, kept, used by one thread at a time.
package struct PageReader {
    private let engine: TextEngine
    private let limits: OCRLimits

    /// - Parameters:
    ///   - dataPath: folder of tesseract's data; nil for the system's.
    ///   - language: tesseract's data to read with.
    package init(dataPath: String? = nil, language: String = "vie", limits: OCRLimits = OCRLimits()) throws {
        engine = try TextEngine(dataPath: dataPath, language: language)
        self.limits = limits
    }

    /// - Parameter pageNumber: counted from 1, for the places of the text.
    package func read(_ pixels: PagePixels, pageNumber: Int) throws -> ReadPage {
        guard pixels.width * pixels.height <= limits.pixelsPerPage else {
            throw OCRReadingError.tooManyPixels(
                page: pageNumber, width: pixels.width, height: pixels.height, limit: limits.pixelsPerPage)
        }
        do {
            var straight = try Straightener().straighten(pixels)
            var structure = try PageStructure(straight)
            if let perspective = structure.perspective, let flat = try straight.flattened(perspective) {
                straight = flat
                structure = try PageStructure(straight)
            }
            let recognition = try PageRecognition(engine: engine, page: straight, structure: structure)
            return PageAssembly(page: straight, structure: structure, recognition: recognition, pageNumber: pageNumber).readPage()
        } catch is RasterFailure {
            throw OCRReadingError.recognitionFailed(page: pageNumber)
        }
    }
}
