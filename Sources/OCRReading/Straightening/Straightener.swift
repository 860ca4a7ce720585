import Foundation

/// Makes a raster as it came out of a scanner or camera upright, level and evenly lit.
struct Straightener {
    /// Resolution to which finer scans are brought down: beyond it recognition gets slower, not better.
    private static let highestResolution = 330.0
    /// Skew in degrees that is looked for; scanners with feeders stay below 5.
    private static let skewRange = 7.0
    /// Confidence of the skew search from which it is believed (leptonica's documentation names 3).
    private static let sureSkew = 3.0
    /// Skew in degrees below which turning costs more sharpness than it gains: 1 pixel in 1,100.
    private static let negligibleSkew = 0.05
    /// Size in inches of the tiles in which the light is measured.
    private static let lightTile = 0.1
    /// Confidence from which ascenders and descenders decide the orientation (leptonica's documentation: 8).
    private static let sureOrientation = 8.0

    /// - Parameter quarters: turn by so many quarters clockwise instead of looking for the orientation.
    func straighten(_ pixels: PagePixels, quarters forced: Int? = nil) throws -> StraightPage {
        var dotsPerInch = pixels.dotsPerInch
        var gray = try InkSeparation.gray(Raster(pixels))
        if dotsPerInch > Self.highestResolution {
            let target = 300.0
            gray = try gray.scaled(by: target / dotsPerInch)
            dotsPerInch = target
        }
        let scale = PixelScale(dotsPerInch: dotsPerInch)
        gray = try gray.backgroundNormalized(tile: scale(Self.lightTile))
        let (quarters, isSure) = try forced.map { ($0, true) } ?? orientation(of: gray)
        if quarters != 0 { gray = try gray.turned(quarters: quarters) }
        var skew = 0.0
        let ink = try gray.thresholded(below: LightLevel.text)
        if let found = ink.skew(range: Self.skewRange), found.confidence >= Self.sureSkew, abs(found.degrees) >= Self.negligibleSkew {
            skew = found.degrees
            gray = try gray.rotated(degrees: skew)
        }
        let geometry = Self.geometry(
            pixels: pixels, width: gray.width, height: gray.height, quarters: quarters, skew: skew)
        return StraightPage(
            gray: gray, scale: scale, quarters: quarters, isOrientationSure: isSure, skew: skew, geometry: geometry)
    }

    private func orientation(of gray: borrowing Raster) throws -> (quarters: Int, isSure: Bool) {
        let ink = try gray.thresholded(below: LightLevel.text)
        guard let evidence = ink.uprightness() else { return (0, false) }
        let (up, left) = (evidence.upright, evidence.turnedLeft)
        if max(abs(up), abs(left)) < Self.sureOrientation { return (0, false) }
        if abs(up) > abs(left) { return (up > 0 ? 0 : 2, true) }
        return (left > 0 ? 1 : 3, true)
    }

    /// Straight pixels → points of the upright page, undoing skew so that places fit the page as it is seen.
    private static func geometry(pixels: PagePixels, width: Int, height: Int, quarters: Int, skew: Double) -> PageGeometry {
        let angle = -skew * .pi / 180
        let (cosine, sine) = (cos(angle), sin(angle))
        let (cx, cy) = (Double(width) / 2, Double(height) / 2)
        // clockwise on a page whose y goes down
        let unskew = [
            cosine, -sine, cx - cosine * cx + sine * cy,
            sine, cosine, cy - sine * cx - cosine * cy,
            0, 0, 1,
        ]
        let isTurned = quarters % 2 != 0
        let pageWidth = isTurned ? pixels.heightInPoints : pixels.widthInPoints
        let pageHeight = isTurned ? pixels.widthInPoints : pixels.heightInPoints
        let toPoints = [pageWidth / Double(width), 0, 0, 0, pageHeight / Double(height), 0, 0, 0, 1]
        return PageGeometry(coefficients: toPoints, width: pageWidth, height: pageHeight).after(unskew)
    }
}
