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

    /// The page seen from straight above; nil where `perspective` cannot be undone.
    borrowing func flattened(_ perspective: Perspective) throws -> StraightPage? {
        guard let backwards = perspective.backwards else { return nil }
        return StraightPage(
            gray: try perspective.flatten(gray), scale: scale, quarters: quarters, isOrientationSure: isOrientationSure, skew: skew,
            geometry: geometry.after(backwards))
    }
}
