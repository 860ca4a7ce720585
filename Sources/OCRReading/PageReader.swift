import DocumentModel

/// Reads pictures of pages: its engines are kept, and used by one thread at a time.
package struct PageReader {
    private let engines: Engines
    private let limits: OCRLimits

    /// - Parameters:
    ///   - dataPath: folder of tesseract's data; nil for the system's.
    ///   - language: tesseract's data to read with.
    ///   - figures: tesseract's data to read figures with a second time.
    ///   - words: its data to read words with a second time, by the names that the systems' packages give it.
    /// - Throws: `OCRReadingError.engineUnavailable` where the machine lacks the first.
    package init(
        dataPath: String? = nil, language: String = "vie", figures: String = "eng", words: [String] = ["Vietnamese", "script/Vietnamese"],
        limits: OCRLimits = OCRLimits()
    ) throws {
        engines = Engines(
            first: try TextEngine(dataPath: dataPath, language: language),
            figures: try? TextEngine(dataPath: dataPath, language: figures),
            words: Self.firstEngine(of: words, dataPath: dataPath))
        self.limits = limits
    }

    private static func firstEngine(of languages: [String], dataPath: String?) -> TextEngine? {
        for language in languages {
            if let engine = try? TextEngine(dataPath: dataPath, language: language) { return engine }
        }
        return nil
    }

    /// What a person should know of the machine's recognition; nil where it is complete.
    package var weakness: Finding? {
        let lacks = [engines.figures == nil ? "tesseract-ocr-eng" : nil, engines.words == nil ? "tesseract-ocr-script-viet" : nil]
            .compactMap { $0 }.joined(separator: ", ")
        guard !lacks.isEmpty else { return nil }
        return Finding(
            vietnamese: "Máy thiếu gói \(lacks): chữ và số trong bản quét chỉ được một bộ nhận dạng đọc, dễ sai hơn.",
            english: "The machine lacks the package \(lacks): what is read on scans by one engine alone is less safe.")
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
            for turn in isSure ? [2, 1, 3] : [1, 2, 3] {
                let turned = try read(pixels, pageNumber: pageNumber, quarters: (asFound.page.rotation / 90 + turn) % 4).page
                if turned.quality.validity > best.quality.validity { best = turned }
                if best.quality.validity >= Self.validEnough { break }
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
        let recognition = try PageRecognition(engines: engines, page: straight, structure: structure)
        var page = try PageAssembly(page: straight, structure: structure, recognition: recognition, pageNumber: pageNumber).readPage()
        if let weakness { page.findings.append(weakness) }
        return (page, straight.isOrientationSure)
    }
}
