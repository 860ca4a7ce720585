import CTesseract

/// Tells bold words by how thick their strokes are.
struct StrokeWeights: ~Copyable {
    private let ink: Raster
    /// The ink without its outermost pixels.
    private let core: Raster

    /// Strokes this much thicker than usual are bold: Times has 1.7, Arial 1.5, DejaVu 1.8 times the weight of its regular letters, a photocopy
    /// adds a pixel to both.
    private static let bold = 1.25

    /// - Parameter letters: gray, without lines.
    init(_ letters: borrowing Raster) throws {
        let ink = try letters.thresholded(below: LightLevel.text)
        core = try ink.eroded(3, 3)
        self.ink = ink
    }

    /// Marks the words of bold print among all that stands outside of tables.
    borrowing func mark(_ bands: inout [PageRecognition.Region]) {
        let widths = bands.map { $0.words.map { width(in: $0.box) } }
        let all = zip(bands, widths).flatMap { band, widths in
            zip(band.words, widths).flatMap { word, width in [Double](repeating: width, count: word.text.count) }
        }.sorted()
        guard !all.isEmpty else { return }
        let usual = all[all.count / 2]
        for band in bands.indices {
            for word in bands[band].words.indices { bands[band].words[word].isBold = widths[band][word] >= Self.bold * usual }
        }
    }

    /// Mean width in pixels of the strokes in a box: of a stroke w wide, w - 2 are left without the outermost pixels.
    private borrowing func width(in box: PixelBox) -> Double {
        let whole = Double(ink.inkCount(in: box))
        guard whole > 0 else { return 0 }
        return 2 / max(0.01, 1 - Double(core.inkCount(in: box)) / whole)
    }
}
