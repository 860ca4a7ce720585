import DocumentModel

/// Reads pictures of pages: its engines are kept, and used by one thread at a time.
package struct PageReader {
    private let engine: TextEngine
    /// nil where the machine lacks it: then the first engine reads figures twice.
    private let figures: TextEngine?
    private let limits: OCRLimits

    /// - Parameters:
    ///   - dataPath: folder of tesseract's data; nil for the system's.
    ///   - language: tesseract's data to read with.
    ///   - figures: tesseract's data to read figures with a second time.
    /// - Throws: `OCRReadingError.engineUnavailable` where the machine lacks the first.
    package init(
        dataPath: String? = nil, language: String = "vie", figures: String = "eng", limits: OCRLimits = OCRLimits()
    ) throws {
        engine = try TextEngine(dataPath: dataPath, language: language)
        self.figures = try? TextEngine(dataPath: dataPath, language: figures)
        self.limits = limits
    }

    /// What a person should know of the machine's recognition; nil where it is complete.
    package var weakness: Finding? {
        guard figures == nil else { return nil }
        return Finding(
            vietnamese: "Máy thiếu gói tesseract-ocr-eng: chữ số trong bản quét chỉ được một bộ nhận dạng đọc lại, dễ sai hơn.",
            english:
                "The machine lacks the package tesseract-ocr-eng: figures on scans are read again by the same engine, and are less safe.")
    }

    /// - Parameter pageNumber: counted from 1, for the places of the text.
    package func read(_ pixels: PagePixels, pageNumber: Int) throws -> ReadPage {
        guard pixels.width * pixels.height <= limits.pixelsPerPage else {
            throw OCRReadingError.tooManyPixels(
                page: pageNumber, width: pixels.width, height: pixels.height, limit: limits.pixelsPerPage)
        }
        do {
            let (asFound, isSure) = try read(pixels, pageNumber: pageNumber, quarters: nil)
            guard asFound.quality.words > 0, asFound.quality.validity < Self.validEnough else { return asFound }
            var best = asFound
            // the strokes tell lying text from upright text, but the dots below Vietnamese vowels may pass for the reach of letters upwards
            for turn in isSure ? [2] : [1, 2, 3] {
                let turned = try read(pixels, pageNumber: pageNumber, quarters: (asFound.page.rotation / 90 + turn) % 4).page
                if turned.quality.validity > best.quality.validity { best = turned }
            }
            return best
        } catch is RasterFailure {
            throw OCRReadingError.recognitionFailed(page: pageNumber)
        }
    }

    /// Validity of a reading below which a page is read in other orientations, too. Set by judgement: upside down a page has at most 0.3, and no
    /// page of the corpus, read as it stands, less than this.
    private static let validEnough = 0.6

    private func read(_ pixels: PagePixels, pageNumber: Int, quarters: Int?) throws -> (page: ReadPage, isSure: Bool) {
        var straight = try Straightener().straighten(pixels, quarters: quarters)
        var structure = try PageStructure(straight)
        if let perspective = structure.perspective, let flat = try straight.flattened(perspective) {
            straight = flat
            structure = try PageStructure(straight)
        }
        let recognition = try PageRecognition(engine: engine, figures: figures, page: straight, structure: structure)
        var page = try PageAssembly(page: straight, structure: structure, recognition: recognition, pageNumber: pageNumber).readPage()
        if let weakness { page.findings.append(weakness) }
        return (page, straight.isOrientationSure)
    }
}
