/// Gray levels of small places of an 8-bit picture.
extension Raster {
    /// The darkest gray in a box, 0 black … 255 white.
    borrowing func darkest(in box: PixelBox) throws -> Int {
        let inside = box.intersection(bounds)
        return try withWords { words, wordsPerLine in
            var darkest: UInt32 = 255
            for y in inside.y0..<max(inside.y0, inside.y1) {
                let row = words + y * wordsPerLine
                for x in inside.x0..<max(inside.x0, inside.x1) { darkest = min(darkest, row[x >> 2] >> Self.shift(x) & 0xFF) }
            }
            return Int(darkest)
        }
    }

    /// Makes what is `level` dark in a box black, and the rest darker in proportion; white stays white.
    borrowing func blacken(_ box: PixelBox, from level: Int) throws {
        let inside = box.intersection(bounds)
        let range = UInt32(max(1, 255 - level))
        try withWords { words, wordsPerLine in
            for y in inside.y0..<max(inside.y0, inside.y1) {
                let row = words + y * wordsPerLine
                for x in inside.x0..<max(inside.x0, inside.x1) {
                    let shift = Self.shift(x)
                    let light = row[x >> 2] >> shift & 0xFF
                    let darker = 255 - min(255, (255 - light) * 255 / range)
                    row[x >> 2] = row[x >> 2] & ~(0xFF << shift) | darker << shift
                }
            }
        }
    }

    /// Where a pixel's byte is within its word: the first of four is the highest.
    private static func shift(_ x: Int) -> UInt32 { UInt32(24 - 8 * (x & 3)) }
}
