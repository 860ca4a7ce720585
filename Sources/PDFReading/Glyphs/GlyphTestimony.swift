import VietnameseText

/// Weighs what recognition sees of the glyphs of strange fonts against what the text layer and the shapes say.
///
/// Digits and plain letters of a layer that is right elsewhere stay the layer's own: it is exact where it is right, recognition is not.
struct GlyphTestimony {
    /// Votes and share of them that settle it; with fewer the words decide.
    private static let certain = (votes: 3.0, share: 0.85)
    private static let certainConfidence = 0.99
    /// A digit that only recognition and shape know is never accepted unseen.
    private static let digitConfidence = 0.9
    /// Unseen glyphs of strange fonts.
    private static let unseenConfidence = 0.5
    /// The same where a layer that is right elsewhere speaks for them.
    private static let unseenLayerConfidence = 0.9
    /// Height, in sizes of the font, below which a glyph is a rule or a dash.
    private static let flat = 0.12
    /// Share of the seen glyphs of a font with which the layer must agree to be believed at all.
    private static let layerBelief = 0.5
    private static let fewestSeen = 4
    /// Share of votes from which a reading speaks for or against the layer.
    private static let decidingShare = 0.6
    /// The layer's letter must be most of what the layer says of a glyph.
    private static let layerShare = 0.7
    /// What a reading without any vote lies behind one that has all, in distances of shapes.
    private static let voteWeight = 0.4
    /// What recognition takes for digits and signs, and the other way.
    private static let likeDigits: Set<Unicode.Scalar> = Set("0123456789OoQDlIi|!SsBZzbgqGTtA".unicodeScalars)

    let witness: GlyphWitness

    /// How much a font's layer is worth.
    private enum Layer {
        /// Nothing it says is right but by chance.
        case worthless
        /// Its letters are right but for their marks, of which it has none.
        case withoutMarks
        case plain
    }

    func weigh(_ resolver: inout GlyphResolver, fonts: Set<Int>) {
        let layers = Dictionary(uniqueKeysWithValues: fonts.map { ($0, layer(resolver, $0)) })
        for (kind, glyph) in resolver.inventory.kinds.enumerated() {
            guard let layer = layers[glyph.font] else { continue }
            weigh(kind, layer == .worthless ? nil : layerScalar(glyph), hasMarks: layer == .plain, &resolver)
        }
    }

    private func layerScalar(_ kind: GlyphInventory.Kind) -> Unicode.Scalar? {
        guard let layer = kind.layerScalar, layer.share >= Self.layerShare, layer.scalar.value > 0x20 else { return nil }
        return layer.scalar
    }

    private func layer(_ resolver: GlyphResolver, _ font: Int) -> Layer {
        var agreed = 0
        var seen = 0
        var marked = 0
        for (index, kind) in resolver.inventory.kinds.enumerated() where kind.font == font {
            guard let layer = layerScalar(kind) else { continue }
            if !layer.isASCII { marked += 1 }
            guard let verdict = witness.verdict(on: index), verdict.share >= Self.decidingShare else { continue }
            // Of marked letters the layer may be wrong altogether: only what is plain in the picture tells.
            guard verdict.scalar.isASCII, verdict.scalar.properties.isAlphabetic || Self.isDigit(verdict.scalar) else { continue }
            seen += 1
            if Self.fold(layer) == Self.fold(verdict.scalar) { agreed += 1 }
        }
        if seen >= Self.fewestSeen, Double(agreed) < Self.layerBelief * Double(seen) { return .worthless }
        return marked == 0 ? .withoutMarks : .plain
    }

    private func weigh(_ kind: Int, _ layer: Unicode.Scalar?, hasMarks: Bool, _ resolver: inout GlyphResolver) {
        guard let verdict = witness.verdict(on: kind) else {
            return unseen(kind, layer, &resolver)
        }
        let isCertain = verdict.votes >= Self.certain.votes && verdict.share >= Self.certain.share
        if let layer, isLayersOwn(layer, verdict.scalar) {
            if hasMarks || isCertain || !Self.mayHaveMarks(layer) {
                return resolver.settle(kind, as: .init(scalar: layer, confidence: 1, isLayers: true))
            }
            return resolver.reopen(kind, readings(of: kind, layer, resolver))
        }
        if isCertain {
            let confidence = Self.isDigit(verdict.scalar) ? Self.digitConfidence : Self.certainConfidence
            return resolver.settle(kind, as: .init(scalar: verdict.scalar, confidence: confidence, isLayers: false))
        }
        resolver.reopen(kind, readings(of: kind, layer, resolver))
    }

    /// A glyph of which nothing was read.
    private func unseen(_ kind: Int, _ layer: Unicode.Scalar?, _ resolver: inout GlyphResolver) {
        if let layer, layer.isASCII, !Self.mayHaveMarks(layer) {
            return resolver.settle(kind, as: .init(scalar: layer, confidence: Self.unseenLayerConfidence, isLayers: true))
        }
        let bounds = resolver.inventory.kinds[kind].bounds
        guard bounds.height < Self.flat else { return resolver.reopen(kind, readings(of: kind, layer, resolver)) }
        // A rule or a dash without a likeness is still none of the letters.
        let sign = resolver.candidates[kind].first { !$0.scalar.properties.isAlphabetic && !Self.isDigit($0.scalar) }
        let scalar: Unicode.Scalar = sign?.scalar ?? (bounds.y0 > -Self.flat ? "_" : "–")
        resolver.settle(kind, as: .init(scalar: scalar, confidence: Self.unseenConfidence, isLayers: false))
    }

    /// Whether what the layer says stands although the picture is read otherwise.
    private func isLayersOwn(_ layer: Unicode.Scalar, _ seen: Unicode.Scalar) -> Bool {
        if layer == seen { return true }
        guard layer.isASCII else { return false }
        if Self.isDigit(layer) { return Self.likeDigits.contains(seen) }
        if layer.properties.isAlphabetic { return seen.isASCII }
        return !seen.properties.isAlphabetic && !Self.isDigit(seen)
    }

    /// All that was read, that the shape is like, and that a Vietnamese word may need; the most voted first.
    private func readings(of kind: Int, _ layer: Unicode.Scalar?, _ resolver: GlyphResolver) -> [GlyphResolver.Candidate] {
        let votes = witness.votes[kind] ?? [:]
        let sum = max(1, votes.values.reduce(0, +))
        let shapes = Dictionary(resolver.candidates[kind].map { ($0.scalar, $0) }, uniquingKeysWith: { first, _ in first })
        let farthest = shapes.values.map(\.distance).max() ?? Self.noLikeness
        let base = layer.map(Self.fold)
        var scalars = Set(votes.keys).union(shapes.keys)
        if let layer { scalars.insert(layer) }
        scalars.formUnion(Self.letters)
        let readings = scalars.map { scalar in
            let shape = shapes[scalar]
            var distance = (shape?.distance ?? farthest + Self.noLikeness) + Self.voteWeight * (1 - votes[scalar, default: 0] / sum)
            // A layer that has plain letters right tells the letter below the marks.
            if let base, base == Self.fold(scalar) { distance -= Self.baseWeight }
            return GlyphResolver.Candidate(scalar: scalar, distance: distance, peak: shape?.peak ?? 255, advance: 0)
        }
        return Array(readings.sorted { ($0.distance, $0.scalar.value) < ($1.distance, $1.scalar.value) }.prefix(Self.mostReadings))
    }

    private static let letters: [Unicode.Scalar] = ReferenceFont.repertoire.filter { $0.properties.isAlphabetic }
    /// What a letter counts, in distances of shapes, of which neither shape nor picture speaks.
    private static let noLikeness = 0.15
    private static let baseWeight = 0.15
    private static let mostReadings = 60

    private static func mayHaveMarks(_ scalar: Unicode.Scalar) -> Bool { "aeiouydAEIOUYD".unicodeScalars.contains(scalar) }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func fold(_ scalar: Unicode.Scalar) -> String { stripDiacritics(String(scalar)).lowercased() }
}
