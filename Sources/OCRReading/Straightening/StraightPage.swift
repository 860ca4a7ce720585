/// A page picture ready for reading: gray, evenly lit, upright, lines level.
struct StraightPage: ~Copyable {
    let gray: Raster
    let scale: PixelScale
    /// Quarters clockwise by which the stored picture was turned.
    let quarters: Int
    /// Whether the text decided the orientation, or it was taken as stored.
    let isOrientationSure: Bool
    /// Degrees clockwise by which the picture was turned to make the lines level.
    let skew: Double
    let geometry: PageGeometry
}
