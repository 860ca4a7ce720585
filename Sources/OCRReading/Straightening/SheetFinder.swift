/// Finds a sheet of paper photographed on a darker ground.
struct SheetFinder {
    let scale: PixelScale

    func sheet(in gray: borrowing Raster) -> Sheet? { nil }
}

/// The four corners of a photographed sheet.
struct Sheet {
    struct Flattened: ~Copyable {
        let gray: Raster
        let dotsPerInch: Double
        /// Projective map from the flat picture's pixels to points of the photograph.
        let toPicture: [Double]
    }

    func flatten(_ gray: borrowing Raster) throws -> Flattened { throw RasterFailure() }
}
