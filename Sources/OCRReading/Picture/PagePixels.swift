/// One page as a raster, before anything was done to it.
package struct PagePixels: Sendable {
    /// How the four bytes of a colour pixel are ordered in memory.
    package enum ByteOrder: Sendable {
        /// Red, green, blue, unused.
        case redFirst
        /// Blue, green, red, unused: what cairo's RGB24 is on this machine.
        case blueFirst
    }

    enum Samples: Sendable {
        /// One byte a pixel, 0 black, rows without padding.
        case gray([UInt8])
        /// 0xRRGGBB00 a pixel, rows without padding.
        case color([UInt32])
    }

    package let width: Int
    package let height: Int
    /// Pixels per inch: what the file says where that is plausible, else what makes the page an A4 page.
    package let dotsPerInch: Double
    let samples: Samples

    /// Resolutions outside of this are mistakes of the writing program (72 for photographs, 1 for "unknown").
    static let plausibleResolutions = 90.0...1300.0
    /// Length of the long side of A4 in inches: Vietnamese reports are on A4 unless something says otherwise.
    private static let longSideOfA4 = 11.69

    /// A rendering or scan in gray; `rowBytes` is the distance between rows in `bytes`.
    ///
    /// Returns nil where `bytes` is too short for the size.
    package init?(gray bytes: [UInt8], width: Int, height: Int, rowBytes: Int, dotsPerInch: Double?) {
        guard width > 0, height > 0, rowBytes >= width, bytes.count >= rowBytes * (height - 1) + width else { return nil }
        var packed = bytes
        if rowBytes != width {
            packed = []
            packed.reserveCapacity(width * height)
            for row in 0..<height { packed += bytes[(row * rowBytes)..<(row * rowBytes + width)] }
        }
        self.init(samples: .gray(packed), width: width, height: height, dotsPerInch: dotsPerInch)
    }

    /// A rendering or scan in colour, four bytes a pixel.
    ///
    /// Returns nil where `bytes` is too short for the size.
    package init?(color bytes: [UInt8], order: ByteOrder, width: Int, height: Int, rowBytes: Int, dotsPerInch: Double?) {
        guard width > 0, height > 0, rowBytes >= 4 * width, bytes.count >= rowBytes * (height - 1) + 4 * width else { return nil }
        var words = [UInt32](repeating: 0, count: width * height)
        let (red, blue) = order == .redFirst ? (0, 2) : (2, 0)
        bytes.withUnsafeBufferPointer { source in
            for row in 0..<height {
                var at = row * rowBytes
                for column in 0..<width {
                    words[row * width + column] =
                        UInt32(source[at + red]) << 24 | UInt32(source[at + 1]) << 16 | UInt32(source[at + blue]) << 8
                    at += 4
                }
            }
        }
        self.init(samples: .color(words), width: width, height: height, dotsPerInch: dotsPerInch)
    }

    init(samples: Samples, width: Int, height: Int, dotsPerInch: Double?) {
        self.samples = samples
        self.width = width
        self.height = height
        if let dotsPerInch, Self.plausibleResolutions.contains(dotsPerInch) {
            self.dotsPerInch = dotsPerInch
        } else {
            self.dotsPerInch = Double(max(width, height)) / Self.longSideOfA4
        }
    }

    /// Size of the page in points, as it lies in the file.
    package var widthInPoints: Double { Double(width) * 72 / dotsPerInch }
    package var heightInPoints: Double { Double(height) * 72 / dotsPerInch }
}
