import CTesseract

extension Raster {
    /// Ink where an 8-bit picture is darker than `level`.
    borrowing func thresholded(below level: Int) throws -> Raster {
        try withPix { try Raster(taking: pixThresholdToBinary($0, Int32(level))) }
    }

    /// 8-bit picture whose paper is evenly light; `tile` in pixels is the scale on which the light may change.
    borrowing func backgroundNormalized(tile: Int) throws -> Raster {
        try withPix { pix in
            let result = pixBackgroundNorm(
                pix, nil, nil, Int32(tile), Int32(tile), LightLevel.foreground, Int32(tile * tile / 4), LightLevel.paper, 2, 2)
            return try Raster(taking: result ?? pixCopy(nil, pix))
        }
    }

    /// Levels stretched so that `dark` and darker is black, `light` and lighter is white.
    borrowing func stretched(dark: Int, light: Int) throws -> Raster {
        try withPix { try Raster(taking: pixGammaTRC(nil, $0, 1, Int32(dark), Int32(light))) }
    }

    /// Keeps only ink that holds a brick of this size.
    borrowing func opened(_ width: Int, _ height: Int) throws -> Raster {
        try withPix { try Raster(taking: pixOpenCompBrick(nil, $0, Int32(width), Int32(height))) }
    }

    /// Fills gaps smaller than a brick of this size.
    borrowing func closed(_ width: Int, _ height: Int) throws -> Raster {
        try withPix { try Raster(taking: pixCloseSafeCompBrick(nil, $0, Int32(width), Int32(height))) }
    }

    borrowing func eroded(_ width: Int, _ height: Int) throws -> Raster {
        try withPix { try Raster(taking: pixErodeBrick(nil, $0, Int32(width), Int32(height))) }
    }

    borrowing func dilated(_ width: Int, _ height: Int) throws -> Raster {
        try withPix { try Raster(taking: pixDilateBrick(nil, $0, Int32(width), Int32(height))) }
    }

    borrowing func united(with other: borrowing Raster) throws -> Raster {
        try withPix { first in try other.withPix { try Raster(taking: pixOr(nil, first, $0)) } }
    }

    borrowing func intersected(with other: borrowing Raster) throws -> Raster {
        try withPix { first in try other.withPix { try Raster(taking: pixAnd(nil, first, $0)) } }
    }

    /// A 1-bit picture without ink.
    static func empty(width: Int, height: Int) throws -> Raster {
        try Raster(taking: pixCreate(Int32(width), Int32(height), 1))
    }

    borrowing func subtracting(_ other: borrowing Raster) throws -> Raster {
        try withPix { first in try other.withPix { try Raster(taking: pixSubtract(nil, first, $0)) } }
    }

    /// 1-bit picture of half the size, ink where at least `level` of four pixels were.
    borrowing func halved(level: Int) throws -> Raster {
        try withPix { try Raster(taking: pixReduceRankBinary2($0, Int32(level), nil)) }
    }

    /// Skew of the lines of a 1-bit picture in degrees (turning by it makes them level), and how sure (above 3 is sure).
    borrowing func skew(range: Double) -> (degrees: Double, confidence: Double)? {
        withPix { pix in
            var angle: Float = 0
            var confidence: Float = 0
            let failed = pixFindSkewSweepAndSearch(pix, &angle, &confidence, 4, 2, Float(range), 1, 0.01)
            return failed == 0 ? (Double(angle), Double(confidence)) : nil
        }
    }

    /// Evidence from ascenders and descenders that a 1-bit picture (150…300 dpi) is upright (positive) or upside down (negative); above 8
    /// in absolute value is sure. The second figure is the same for the page turned clockwise by a quarter.
    borrowing func uprightness() -> (upright: Double, turnedLeft: Double)? {
        withPix { pix in
            var up: Float = 0
            var left: Float = 0
            return pixOrientDetect(pix, &up, &left, 0, 0) == 0 ? (Double(up), Double(left)) : nil
        }
    }
}

/// Gray levels after the light was made even.
enum LightLevel {
    /// Darker pixels are no paper when the paper's light is measured.
    static let foreground: Int32 = 100
    /// What paper is set to.
    static let paper: Int32 = 240
    /// Letters are darker than this.
    static let text = 160
    /// Rulings are thin and often faint: a line of one pixel between two pixel rows is half gray.
    static let ruling = 200
    /// Lighter pixels are set to white before reading: words lost fell from 3.1 to 2.5…2.7 % on seven pages of the corpus.
    static let white = 225
}
