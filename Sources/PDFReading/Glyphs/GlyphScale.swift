import DocumentModel

/// The size of each font on a page: what the text layer says, else what its glyphs look like.
struct GlyphScale: Sendable {
    /// Heights of small x and of capitals in sizes of the font, in the families that documents use.
    private static let typicalHeights = [0.448, 0.459, 0.519, 0.547, 0.655, 0.662, 0.716, 0.729]
    /// Share of a glyph's height by which it may leave the baseline and still stand on it.
    private static let overshoot = 0.03
    private static let mostSamples = 12

    private(set) var library = ReferenceLibrary()

    /// Points, for each font; nil where nothing is drawn in it.
    mutating func sizes(of page: PageContent, _ fonts: PageFonts, _ words: GlyphTokens) -> [Double?] {
        let glyphs = page.drawing.glyphs
        var counts = [Int](repeating: 0, count: glyphs.outlines.count)
        for index in words.tokens.joined() { counts[glyphs.glyphs[index].outline] += 1 }
        return fonts.styles.indices.map { font in
            if let size = fonts.styles[font]?.size { return size }
            let outlines = glyphs.outlines.indices.filter { glyphs.fonts[$0] == font && counts[$0] > 0 }
            let contours = outlines.map { GlyphContours(svg: glyphs.outlines[$0]).upright(turn: page.textTurn) }
            return estimate(Array(zip(contours, outlines.map { counts[$0] })))
        }
    }

    private mutating func estimate(_ outlines: [(contours: GlyphContours, count: Int)]) -> Double? {
        let standing = outlines.filter { outline in
            let bounds = outline.contours.bounds
            return bounds.height > 0 && abs(bounds.y1) <= Self.overshoot * bounds.height
        }
        var heights: [Int: Int] = [:]
        for outline in standing { heights[Int((outline.contours.bounds.height * 4).rounded()), default: 0] += outline.count }
        guard let mode = heights.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
        let height = Double(mode.key) / 4
        let samples = standing.sorted { $0.count > $1.count }.prefix(Self.mostSamples)
        let faces = ["Tinos", "Arimo", "DejaVu Sans"].map { ReferenceFont.Face(family: $0, bold: false, italic: false) }
        let references = faces.map { library.font($0, with: ReferenceFont.letters) }
        var best: (size: Double, distance: Double)?
        for typical in Self.typicalHeights {
            for reference in references {
                guard let found = fit(samples, size: height / typical, reference) else { continue }
                if found.distance < best?.distance ?? .infinity { best = found }
            }
        }
        return best?.size
    }

    /// The size by the heights of the letters that the samples look like, and how much they look like them.
    private func fit(
        _ samples: ArraySlice<(contours: GlyphContours, count: Int)>, size: Double, _ reference: ReferenceFont
    ) -> (size: Double, distance: Double)? {
        var ratios: [Double] = []
        var sum = 0.0
        for sample in samples {
            let contours = sample.contours.scaled(by: 1 / size)
            let raster = GlyphRaster(contours)
            var best = (distance: 0.7, height: 0.0)
            for glyph in reference.glyphs where glyph.bounds.isNear(contours.bounds, within: ReferenceFit.boundsTolerance) {
                let distance = glyph.raster.distance(to: raster)
                if distance < best.distance { best = (distance, glyph.bounds.height) }
            }
            sum += best.distance
            if best.height > 0 { ratios.append(sample.contours.bounds.height / best.height) }
        }
        guard !ratios.isEmpty else { return nil }
        return (ratios.sorted()[ratios.count / 2], sum / Double(samples.count))
    }
}
