import CTesseract

/// Takes JPEG, PNG and TIFF pictures apart into pages.
struct PictureDecoder {
    let limits: OCRLimits

    /// Pages of one picture file with their indices, one after the other. Sizes are looked at before anything is decoded.
    func forEachPage(_ bytes: [UInt8], _ body: (PagePixels, Int) throws -> Void) throws {
        guard bytes.count <= limits.bytes else { throw OCRReadingError.tooManyBytes(count: bytes.count, limit: limits.bytes) }
        setMsgSeverity(Int32(L_SEVERITY_NONE))
        try bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { throw OCRReadingError.unknownPicture }
            var format: Int32 = 0
            guard findFileFormatBuffer(base, &format) == 0 else { throw OCRReadingError.unknownPicture }
            if Self.tiffFormats.contains(format) { return try tiffPages(base, buffer.count, body) }
            guard format == IFF_JFIF_JPEG || format == IFF_PNG else { throw OCRReadingError.unknownPicture }
            try checkSize(base, buffer.count, page: 1)
            guard let page = try? Self.pixels(Raster(taking: pixReadMem(base, buffer.count))) else {
                throw OCRReadingError.damagedPicture(page: 1)
            }
            try body(page, 0)
        }
    }

    /// Width and height of a picture's first page in pixels, from its head alone; nil where it is no picture that can be read.
    static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
        setMsgSeverity(Int32(L_SEVERITY_NONE))
        return bytes.withUnsafeBufferPointer { buffer in
            var width: Int32 = 0
            var height: Int32 = 0
            guard let base = buffer.baseAddress, pixReadHeaderMem(base, buffer.count, nil, &width, &height, nil, nil, nil) == 0 else {
                return nil
            }
            return (Int(width), Int(height))
        }
    }

    private static let tiffFormats = Int32(IFF_TIFF)...Int32(IFF_TIFF_ZIP)

    private func checkSize(_ base: UnsafePointer<UInt8>, _ count: Int, page: Int) throws {
        var width: Int32 = 0
        var height: Int32 = 0
        guard pixReadHeaderMem(base, count, nil, &width, &height, nil, nil, nil) == 0, width > 0, height > 0 else {
            throw OCRReadingError.damagedPicture(page: page)
        }
        try check(width: Int(width), height: Int(height), page: page)
    }

    private func check(width: Int, height: Int, page: Int) throws {
        guard width.multipliedReportingOverflow(by: height).overflow == false, width * height <= limits.pixelsPerPage else {
            throw OCRReadingError.tooManyPixels(page: page, width: width, height: height, limit: limits.pixelsPerPage)
        }
    }

    private func tiffPages(_ base: UnsafePointer<UInt8>, _ count: Int, _ body: (PagePixels, Int) throws -> Void) throws {
        var done = 0
        var offset = 0
        repeat {
            let number = done + 1
            guard number <= limits.pages else { throw OCRReadingError.tooManyPages(count: number, limit: limits.pages) }
            var width: Int32 = 0
            var height: Int32 = 0
            guard readHeaderMemTiff(base, count, Int32(done), &width, &height, nil, nil, nil, nil, nil) == 0 else {
                throw OCRReadingError.damagedPicture(page: number)
            }
            try check(width: Int(width), height: Int(height), page: number)
            guard let page = try? Self.pixels(Raster(taking: pixReadMemFromMultipageTiff(base, count, &offset))) else {
                throw OCRReadingError.damagedPicture(page: number)
            }
            try body(page, done)
            done = number
        } while offset != 0
    }

    /// The samples of a decoded picture, palettes and alpha resolved.
    private static func pixels(_ decoded: borrowing Raster) throws -> PagePixels {
        let resolution = decoded.withPix { Double(pixGetXRes($0)) }
        let flat = try decoded.withPix { try Raster(taking: pixRemoveColormap($0, Int32(REMOVE_CMAP_BASED_ON_SRC))) }
        let opaque = try flat.withPix { pix in
            try Raster(taking: pixGetSpp(pix) == 4 ? pixAlphaBlendUniform(pix, white) : pixClone(pix))
        }
        let plain = try opaque.withPix { pix in
            try Raster(taking: pixGetDepth(pix) == 32 ? pixClone(pix) : pixConvertTo8(pix, 0))
        }
        let samples = try plain.depth == 32 ? PagePixels.Samples.color(plain.colorWords()) : .gray(plain.grayBytes())
        return PagePixels(samples: samples, width: plain.width, height: plain.height, dotsPerInch: resolution)
    }

    private static let white: UInt32 = 0xFFFF_FF00
}

extension Raster {
    /// Rows of an 8-bit picture without padding.
    borrowing func grayBytes() throws -> [UInt8] {
        let (width, height) = (width, height)
        return try withWords { data, wordsPerLine in
            var bytes = [UInt8](repeating: 0, count: width * height)
            for row in 0..<height {
                let line = data + row * wordsPerLine
                for column in 0..<width {
                    bytes[row * width + column] = UInt8(truncatingIfNeeded: line[column >> 2] >> UInt32(24 - 8 * (column & 3)))
                }
            }
            return bytes
        }
    }

    /// Rows of a 32-bit picture.
    borrowing func colorWords() throws -> [UInt32] {
        let (width, height) = (width, height)
        return try withWords { data, wordsPerLine in
            var words: [UInt32] = []
            words.reserveCapacity(width * height)
            for row in 0..<height { words += UnsafeBufferPointer(start: data + row * wordsPerLine, count: width) }
            return words
        }
    }
}
