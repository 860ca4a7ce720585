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
            let (asFound, isSure) = try read(pixels, pageNumber: pageNumber, quarters: nil)
            guard !isSure, asFound.quality.words > 0, asFound.quality.validity < Self.validEnough else { return asFound }
            var best = asFound
            for quarters in 1...3 {
                let turned = try read(pixels, pageNumber: pageNumber, quarters: quarters).page
                if turned.quality.validity > best.quality.validity { best = turned }
            }
            return best
        } catch is RasterFailure {
            throw OCRReadingError.recognitionFailed(page: pageNumber)
        }
    }

    /// Validity of a reading below which a page whose letters do not tell its orientation is read in the other three, too. Set by judgement:
    /// no page of the corpus needs it.
    private static let validEnough = 0.6

    private func read(_ pixels: PagePixels, pageNumber: Int, quarters: Int?) throws -> (page: ReadPage, isSure: Bool) {
        var straight = try Straightener().straighten(pixels, quarters: quarters)
        var structure = try PageStructure(straight)
        if let perspective = structure.perspective, let flat = try straight.flattened(perspective) {
            straight = flat
            structure = try PageStructure(straight)
        }
        let recognition = try PageRecognition(engine: engine, page: straight, structure: structure)
        let page = PageAssembly(page: straight, structure: structure, recognition: recognition, pageNumber: pageNumber).readPage()
        return (page, straight.isOrientationSure)
    }
}
