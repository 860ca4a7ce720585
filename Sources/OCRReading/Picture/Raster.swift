import CTesseract

/// leptonica could not make a picture: memory is out, or the picture is empty.
struct RasterFailure: Error {}

/// A picture that leptonica owns: 1 bit (set = ink), 8 bits gray (0 black) or 32 bits colour. Operations give a new one.
struct Raster: ~Copyable {
    private let pix: UnsafeMutablePointer<Pix>

    /// Takes over what a leptonica call returned.
    init(taking pointer: UnsafeMutablePointer<Pix>?) throws {
        guard let pointer else { throw RasterFailure() }
        pix = pointer
    }

    deinit {
        var pointer: UnsafeMutablePointer<Pix>? = pix
        pixDestroy(&pointer)
    }

    /// For the wrappers of leptonica and tesseract only: the pointer must not outlive the call.
    borrowing func withPix<R: ~Copyable>(_ body: (UnsafeMutablePointer<Pix>) throws -> R) rethrows -> R {
        try body(pix)
    }

    var width: Int { Int(pixGetWidth(pix)) }
    var height: Int { Int(pixGetHeight(pix)) }
    var depth: Int { Int(pixGetDepth(pix)) }
    var bounds: PixelBox { PixelBox(x0: 0, y0: 0, x1: width, y1: height) }

    init(_ pixels: PagePixels) throws {
        let isColor = if case .color = pixels.samples { true } else { false }
        guard let pointer = pixCreate(Int32(pixels.width), Int32(pixels.height), isColor ? 32 : 8), let data = pixGetData(pointer) else {
            throw RasterFailure()
        }
        let wordsPerLine = Int(pixGetWpl(pointer))
        switch pixels.samples {
        case .color(let words):
            words.withUnsafeBufferPointer { source in
                guard let base = source.baseAddress else { return }
                data.update(from: base, count: pixels.width * pixels.height)
            }
        case .gray(let bytes):
            bytes.withUnsafeBytes { source in
                guard let base = source.baseAddress else { return }
                for row in 0..<pixels.height {
                    UnsafeMutableRawPointer(data + row * wordsPerLine).copyMemory(
                        from: base + row * pixels.width, byteCount: pixels.width)
                }
            }
            pixEndianByteSwap(pointer)
        }
        pix = pointer
    }

    /// Calls `body` with a row-wise view of the words, whose first pixel is in the most significant bits.
    borrowing func withWords<R>(_ body: (UnsafeMutablePointer<UInt32>, _ wordsPerLine: Int) -> R) throws -> R {
        guard let data = pixGetData(pix) else { throw RasterFailure() }
        return body(data, Int(pixGetWpl(pix)))
    }

    borrowing func copy() throws -> Raster { try Raster(taking: pixCopy(nil, pix)) }

    borrowing func crop(_ box: PixelBox) throws -> Raster {
        let inside = box.intersection(bounds)
        guard !inside.isEmpty else { throw RasterFailure() }
        var rectangle = boxCreate(Int32(inside.x0), Int32(inside.y0), Int32(inside.width), Int32(inside.height))
        defer { boxDestroy(&rectangle) }
        return try Raster(taking: pixClipRectangle(pix, rectangle, nil))
    }

    borrowing func scaled(by factor: Double) throws -> Raster { try Raster(taking: pixScale(pix, Float(factor), Float(factor))) }

    /// With so many white (8 bits) pixels on all sides.
    borrowing func bordered(_ pixels: Int) throws -> Raster {
        try Raster(taking: pixAddBorder(pix, Int32(pixels), 255))
    }

    /// A white picture, 8 bits.
    static func white(width: Int, height: Int) throws -> Raster {
        let picture = try Raster(taking: pixCreate(Int32(width), Int32(height), 8))
        picture.fill(picture.bounds)
        return picture
    }

    /// Copies a rectangle of another picture of the same depth to (`x`, `y`).
    borrowing func paste(_ box: PixelBox, of other: borrowing Raster, x: Int, y: Int) {
        let inside = box.intersection(other.bounds)
        guard !inside.isEmpty else { return }
        other.withPix { source in
            _ = pixRasterop(
                pix, Int32(x), Int32(y), Int32(inside.width), Int32(inside.height), PIX_SRC, source, Int32(inside.x0), Int32(inside.y0))
        }
    }

    /// Turned by quarters clockwise.
    borrowing func turned(quarters: Int) throws -> Raster { try Raster(taking: pixRotateOrth(pix, Int32(((quarters % 4) + 4) % 4))) }

    /// Turned about its middle, clockwise, same size; what comes in from outside is white. 8 bits only.
    borrowing func rotated(degrees: Double) throws -> Raster {
        try Raster(taking: pixRotateAMGray(pix, Float(degrees * .pi / 180), 255))
    }

    /// Paints the rectangle white (8 bits) or empty (1 bit).
    borrowing func erase(_ box: PixelBox) {
        let inside = box.intersection(bounds)
        guard !inside.isEmpty else { return }
        let operation = depth == 1 ? PIX_CLR : PIX_SET
        pixRasterop(pix, Int32(inside.x0), Int32(inside.y0), Int32(inside.width), Int32(inside.height), operation, nil, 0, 0)
    }

    /// Sets all pixels of the rectangle (1 bit: ink).
    borrowing func fill(_ box: PixelBox) {
        let inside = box.intersection(bounds)
        guard !inside.isEmpty else { return }
        pixRasterop(pix, Int32(inside.x0), Int32(inside.y0), Int32(inside.width), Int32(inside.height), PIX_SET, nil, 0, 0)
    }

    /// Paints white, in 8 bits, what `mask` (1 bit, same size) covers.
    borrowing func erase(mask: borrowing Raster) {
        mask.withPix { _ = pixSetMasked(pix, $0, 255) }
    }

    /// Number of set pixels (1 bit) inside the box.
    borrowing func inkCount(in box: PixelBox) -> Int {
        let inside = box.intersection(bounds)
        guard !inside.isEmpty else { return 0 }
        var rectangle = boxCreate(Int32(inside.x0), Int32(inside.y0), Int32(inside.width), Int32(inside.height))
        defer { boxDestroy(&rectangle) }
        var count: Int32 = 0
        pixCountPixelsInRect(pix, rectangle, &count, nil)
        return Int(count)
    }

    /// Whether the pixel of a 1-bit picture is ink.
    borrowing func isInk(x: Int, y: Int) -> Bool {
        var value: UInt32 = 0
        pixGetPixel(pix, Int32(x), Int32(y), &value)
        return value != 0
    }

    /// Boxes around the connected ink of a 1-bit picture (8-connected).
    borrowing func components() -> [PixelBox] {
        var boxes = pixConnCompBB(pix, 8)
        defer { boxaDestroy(&boxes) }
        guard let boxes else { return [] }
        var found: [PixelBox] = []
        found.reserveCapacity(Int(boxaGetCount(boxes)))
        for index in 0..<boxaGetCount(boxes) {
            var x: Int32 = 0
            var y: Int32 = 0
            var w: Int32 = 0
            var h: Int32 = 0
            if boxaGetBoxGeometry(boxes, index, &x, &y, &w, &h) == 0 {
                found.append(PixelBox(x0: Int(x), y0: Int(y), x1: Int(x + w), y1: Int(y + h)))
            }
        }
        return found
    }
}
