import CTesseract

/// One tesseract engine with its data loaded (about 100 MB): made once a worker, used by one thread at a time.
final class TextEngine {
    /// What the engine takes a rectangle for.
    enum Layout {
        case block, line

        fileprivate var mode: TessPageSegMode {
            switch self {
            case .block: PSM_SINGLE_BLOCK
            case .line: PSM_SINGLE_LINE
            }
        }
    }

    private let handle: OpaquePointer

    /// - Parameters:
    ///   - dataPath: folder of the `.traineddata` files; nil for the system's.
    ///   - language: name of the data, for instance `vie` or `Vietnamese`.
    init(dataPath: String?, language: String) throws {
        setMsgSeverity(Int32(L_SEVERITY_NONE))
        guard let handle = TessBaseAPICreate() else { throw OCRReadingError.engineUnavailable(language: language) }
        TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
        guard TessBaseAPIInit2(handle, dataPath, language, OEM_LSTM_ONLY) == 0 else {
            TessBaseAPIDelete(handle)
            throw OCRReadingError.engineUnavailable(language: language)
        }
        // rulings are erased before; the engine's own search for tables and inverse text only costs time
        TessBaseAPISetVariable(handle, "textord_tabfind_find_tables", "0")
        TessBaseAPISetVariable(handle, "tessedit_do_invert", "0")
        TessBaseAPISetVariable(handle, "tessedit_char_blacklist", Self.foreign)
        self.handle = handle
    }

    deinit {
        TessBaseAPIEnd(handle)
        TessBaseAPIDelete(handle)
    }

    /// Letters and signs of the engine's alphabet that no Vietnamese report has: "g" came out as "ø", "Đ" as "Ð".
    private static let foreign = "ÄÑØÐŒÏŸŠÖƑäñøœïöðÿšƒ£¡¿¬†‡©®›‹ˆ¶"

    /// Forgets the last picture, so that its memory is free while no page is read.
    func clear() { TessBaseAPIClear(handle) }

    /// Words of a stretch of a picture, in reading order, in the picture's own pixels.
    ///
    /// - Parameters:
    ///   - picture: 8 bits gray.
    ///   - box: what to cut out; everything else is not seen.
    ///   - factor: how much to enlarge it before reading.
    ///   - dotsPerInch: resolution of `picture`.
    ///   - whitelist: the only characters that may come out, nil for all. A whitelist deletes what it does not know.
    func read(
        _ picture: borrowing Raster, _ box: PixelBox, as layout: Layout, factor: Double, dotsPerInch: Double, whitelist: String? = nil
    ) throws -> [ReadWord] {
        let inside = box.intersection(picture.bounds)
        let cut = try picture.crop(inside).scaled(by: factor).bordered(Self.border)
        TessBaseAPISetPageSegMode(handle, layout.mode)
        TessBaseAPISetVariable(handle, "tessedit_char_whitelist", whitelist ?? "")
        cut.withPix { TessBaseAPISetImage2(handle, $0) }
        TessBaseAPISetSourceResolution(handle, Int32((dotsPerInch * factor).rounded()))
        RecognitionThreads.useOne()
        guard TessBaseAPIRecognize(handle, nil) == 0 else { throw RasterFailure() }
        guard let iterator = TessBaseAPIGetIterator(handle) else { return [] }
        defer { TessResultIteratorDelete(iterator) }
        func x(_ value: Int) -> Int { inside.x0 + Int((Double(value - Self.border) / factor).rounded()) }
        func y(_ value: Int) -> Int { inside.y0 + Int((Double(value - Self.border) / factor).rounded()) }
        return words(of: iterator).map { word in
            var word = word
            word.box = PixelBox(x0: x(word.box.x0), y0: y(word.box.y0), x1: x(word.box.x1), y1: y(word.box.y1))
            for index in word.symbols.indices {
                word.symbols[index].x0 = x(word.symbols[index].x0)
                word.symbols[index].x1 = x(word.symbols[index].x1)
            }
            return word
        }
    }

    /// White pixels around what is cut out: letters that touch the edge are misread.
    private static let border = 10

    private func words(of iterator: OpaquePointer) -> [ReadWord] {
        guard let place = TessResultIteratorGetPageIteratorConst(iterator) else { return [] }
        var words: [ReadWord] = []
        var line = -1
        repeat {
            if TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) != 0 { line += 1 }
            if TessPageIteratorIsAtBeginningOf(place, RIL_WORD) != 0 {
                let box = Self.box(place, RIL_WORD) ?? PixelBox(x0: 0, y0: 0, x1: 0, y1: 0)
                let confidence = Double(TessResultIteratorConfidence(iterator, RIL_WORD)) / 100
                words.append(ReadWord(text: "", box: box, symbols: [], confidence: confidence, line: line))
            }
            guard !words.isEmpty, let pointer = TessResultIteratorGetUTF8Text(iterator, RIL_SYMBOL) else { continue }
            // the fraction slash of the engine's alphabet is a printed slash
            let text = String(cString: pointer).replacing("\u{2044}", with: "/")
            TessDeleteText(pointer)
            let confidence = Double(TessResultIteratorConfidence(iterator, RIL_SYMBOL)) / 100
            let last = words.count - 1
            let box = Self.box(place, RIL_SYMBOL) ?? words[last].box
            words[last].text += text
            words[last].symbols.append(ReadWord.Symbol(text: text, x0: box.x0, x1: box.x1, confidence: confidence))
        } while TessResultIteratorNext(iterator, RIL_SYMBOL) != 0
        return words.filter { !$0.text.isEmpty && $0.text != " " }.map(Self.withoutGhostBracket).map(Self.withoutGhostQuote)
    }

    /// The curl of @ comes out a second time as a bracket: "ten(@coquan.vn".
    private static func withoutGhostBracket(_ word: ReadWord) -> ReadWord {
        guard !word.text.contains(")"), let at = word.symbols.firstIndex(where: { $0.text == "@" }), at > 0,
            word.symbols[at - 1].text == "("
        else { return word }
        var word = word
        word.symbols[at].x0 = word.symbols[at - 1].x0
        word.symbols.remove(at: at - 1)
        word.text = word.symbols.map(\.text).joined()
        return word
    }

    private static let quotes = "'‘’`"

    /// The serif of a T comes out a second time as a quotation mark: "'Thị", "DVCT'T". A mark that is closed at the word's end was written.
    private static func withoutGhostQuote(_ word: ReadWord) -> ReadWord {
        guard word.symbols.count > 1, let last = word.text.last, !quotes.contains(last) else { return word }
        func isGhost(_ index: Int) -> Bool {
            guard quotes.contains(word.symbols[index].text), index + 1 < word.symbols.count, word.symbols[index + 1].text == "T" else {
                return false
            }
            return index == 0 || word.symbols[index - 1].text == "T"
        }
        let kept = word.symbols.indices.filter { !isGhost($0) }.map { word.symbols[$0] }
        guard kept.count < word.symbols.count else { return word }
        var word = word
        word.symbols = kept
        word.text = kept.map(\.text).joined()
        return word
    }

    private static func box(_ place: OpaquePointer, _ level: TessPageIteratorLevel) -> PixelBox? {
        var left: Int32 = 0
        var top: Int32 = 0
        var right: Int32 = 0
        var bottom: Int32 = 0
        guard TessPageIteratorBoundingBox(place, level, &left, &top, &right, &bottom) != 0 else { return nil }
        return PixelBox(x0: Int(left), y0: Int(top), x1: Int(right), y1: Int(bottom))
    }
}
