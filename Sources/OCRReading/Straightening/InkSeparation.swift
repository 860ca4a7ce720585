import CTesseract

/// Takes seals out of coloured scans while they turn gray.
enum InkSeparation {
    /// How much redder than green and blue a pixel is to belong to a seal.
    private static let redExcess: Int32 = 40

    /// Gray picture without red ink; a copy where the picture has no colour.
    static func gray(_ picture: consuming Raster) throws -> Raster {
        guard picture.depth == 32 else { return picture }
        let words = try picture.colorWords()
        var bytes = [UInt8](repeating: 255, count: words.count)
        for index in words.indices {
            let word = words[index]
            let red = Int32(word >> 24)
            let green = Int32(word >> 16 & 0xFF)
            let blue = Int32(word >> 8 & 0xFF)
            let luminance = (77 * red + 151 * green + 28 * blue) >> 8
            // black letters under a seal stay dark in all three channels; the seal itself is light in red
            let isSeal = red - max(green, blue) > redExcess
            bytes[index] = UInt8(isSeal ? red : luminance)
        }
        let page = PagePixels(samples: .gray(bytes), width: picture.width, height: picture.height, dotsPerInch: nil)
        return try Raster(page)
    }
}
