/// Which installed fonts look like a font of the document.
struct ReferenceFit: Sendable {
    /// The best first; the last has Vietnamese letters where any has.
    let references: [ReferenceFont]
    /// Mean distance of the commonest glyphs from their nearest letters in the best font: 0 for the same font.
    let distance: Double

    var isSameFont: Bool { distance < Self.sameFont }

    /// The same font program gives 0.01 to 0.02, a later version of it twice that; others 0.1 and more.
    private static let sameFont = 0.05
    private static let mostSamples = 18
    /// Lower glyphs (sizes of the font) are dots and dashes, which look alike in all fonts.
    private static let lowest = 0.3
    /// Boxes that differ by more (sizes of the font) are different letters in any font.
    static let boundsTolerance = 0.16
    /// What a glyph counts that looks like no letter of a font.
    private static let farthest = 0.7

    init(_ kinds: [GlyphInventory.Kind], font: GlyphInventory.Font, library: inout ReferenceLibrary) {
        let samples = kinds.filter { $0.bounds.height >= Self.lowest }.sorted { $0.count > $1.count }.prefix(Self.mostSamples)
        let letters = ReferenceFont.letters + ReferenceFont.digits
        var scores: [(face: ReferenceFont.Face, distance: Double)] = []
        for face in ReferenceLibrary.faces(for: font) {
            let reference = library.font(face, with: letters)
            guard !reference.glyphs.isEmpty else { continue }
            let distances = samples.map { Self.nearest($0, in: reference) }.sorted()
            let nearest = distances.prefix((distances.count + 1) / 2)
            // A marked letter among the samples is near to none of these: the nearer half decides.
            scores.append((face, nearest.isEmpty ? Self.farthest : nearest.reduce(0, +) / Double(nearest.count)))
            if let last = scores.last, last.distance < Self.sameFont, !samples.isEmpty { break }
        }
        scores.sort { $0.distance < $1.distance }
        distance = scores.first?.distance ?? 1
        var references: [ReferenceFont] = []
        for (face, _) in scores {
            let reference = library.font(face, with: ReferenceFont.repertoire)
            if references.isEmpty || reference.hasVietnamese { references.append(reference) }
            if reference.hasVietnamese { break }
        }
        // Every font that was good enough to stop the search may lack Vietnamese letters.
        if !references.contains(where: \.hasVietnamese) {
            for face in ReferenceLibrary.faces(for: font) {
                let reference = library.font(face, with: ReferenceFont.repertoire)
                guard reference.hasVietnamese else { continue }
                references.append(reference)
                break
            }
        }
        self.references = references
    }

    private static func nearest(_ kind: GlyphInventory.Kind, in font: ReferenceFont) -> Double {
        var best = farthest
        for glyph in font.glyphs where glyph.bounds.isNear(kind.bounds, within: boundsTolerance) {
            best = min(best, glyph.raster.distance(to: kind.raster))
        }
        return best
    }
}
