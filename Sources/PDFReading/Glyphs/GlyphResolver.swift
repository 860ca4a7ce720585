import DocumentModel
import VietnameseText

/// Decides which character each distinct glyph of the suspected fonts is, by evidence that must agree: what the text layer says, how the glyph
/// looks beside the letters of installed fonts, and which letter makes Vietnamese words of all the places where it stands.
struct GlyphResolver {
    struct Meaning: Hashable, Sendable {
        var scalar: Unicode.Scalar
        /// 0…1.
        var confidence: Double
        /// Whether the text layer says so itself.
        var isLayers: Bool
        /// How far the letter reaches, in sizes of the font; nil where a font of the system does not tell.
        var advance: Double?
    }

    struct Candidate: Hashable, Sendable {
        var scalar: Unicode.Scalar
        /// Of the shape: 0 the same … 1.
        var distance: Double
        /// The most that one dot differs, of 255.
        var peak: Int
        /// Sizes of the font.
        var advance: Double
    }

    /// Shapes of one font nearer than this are the same letter, and no other letter comes within `sameFontMargin` of it.
    private static let sameShape = 0.06
    private static let sameFontMargin = 0.012
    /// The same letter differs by rounding only, of 255 at any dot; another mark differs by a whole dot somewhere.
    private static let samePeak = 90
    private static let otherPeak = 150
    /// How much better than the layer's letter another must look: in the same font, and in a similar one.
    private static let contradiction = (same: 0.025, similar: 0.1)
    /// The layer's letter must be most of what the layer says of a glyph.
    private static let layerShare = 0.7
    /// A glyph that looks less than this like any letter stays unresolved.
    private static let farthest = 0.45
    private static let mostCandidates = 8
    /// What the shape alone is worth in the same font, and at most in a similar one.
    private static let sureOfShape = 0.999
    private static let unsure = 0.75
    /// A font of fewer different glyphs is one of bullets and boxes.
    private static let fewestGlyphs = 4

    let inventory: GlyphInventory
    private var library: ReferenceLibrary
    /// How well each font of the document is known.
    private(set) var fits: [ReferenceFit] = []
    private(set) var candidates: [[Candidate]] = []
    /// One for each kind of the inventory; nil where it cannot be told.
    private(set) var meanings: [Meaning?]
    /// Kinds that the words are to decide.
    private(set) var open: Set<Int> = []

    init(_ inventory: GlyphInventory, library: ReferenceLibrary) {
        self.inventory = inventory
        self.library = library
        meanings = Array(repeating: nil, count: inventory.kinds.count)
        for (number, font) in inventory.fonts.enumerated() {
            fits.append(ReferenceFit(inventory.kinds.filter { $0.font == number }, font: font, library: &self.library))
        }
        let boxes = self.library.font(ReferenceFont.Face(family: "DejaVu Sans", bold: false, italic: false), with: [])
        var boxFont = ReferenceFont(boxes.face)
        boxFont.add(ReferenceFont.boxes)
        for kind in inventory.kinds {
            let fit = fits[kind.font]
            var found = Self.candidates(for: kind, fit.references, boxFont)
            if fit.isSameFont, found.first?.distance ?? 1 >= Self.sameShape, let family = fit.references.first?.face.family {
                // A glyph that is none of the font's may come from another style of the family that the layer says nothing of.
                let styles = ReferenceLibrary.styles(of: family).map { self.library.font($0, with: ReferenceFont.repertoire) }
                found = Self.candidates(for: kind, styles, boxFont)
            }
            candidates.append(found)
        }
        for kind in inventory.kinds.indices { judge(kind) }
    }

    private static func candidates(for kind: GlyphInventory.Kind, _ fonts: [ReferenceFont], _ boxes: ReferenceFont) -> [Candidate] {
        var nearest: [Unicode.Scalar: (distance: Double, glyph: ReferenceFont.Glyph)] = [:]
        for glyph in (fonts + [boxes]).lazy.flatMap(\.glyphs) where glyph.bounds.isNear(kind.bounds, within: ReferenceFit.boundsTolerance) {
            // How far the boxes differ is part of the shape: a picture set in its middle hides half of it.
            let distance = glyph.raster.distance(to: kind.raster) + abs(glyph.bounds.width - kind.bounds.width) / 2
            if distance < nearest[glyph.scalar]?.distance ?? 1 { nearest[glyph.scalar] = (distance, glyph) }
        }
        let best = nearest.sorted { ($0.value.distance, $0.key.value) < ($1.value.distance, $1.key.value) }.prefix(mostCandidates)
        return best.map { scalar, found in
            Candidate(
                scalar: scalar, distance: found.distance, peak: found.glyph.raster.peak(against: kind.raster), advance: found.glyph.advance)
        }
    }

    private mutating func judge(_ index: Int) {
        let kind = inventory.kinds[index]
        let isSame = fits[kind.font].isSameFont
        let layer = kind.layerScalar
        guard let best = candidates[index].first else {
            meanings[index] = layer.map { Meaning(scalar: $0.scalar, confidence: 1, isLayers: true) }
            return
        }
        if let layer, layer.share >= Self.layerShare, isBelievable(layer.scalar) {
            let own = candidates[index].first { $0.scalar == layer.scalar }?.distance ?? 1
            let margin = isSame ? Self.contradiction.same : Self.contradiction.similar
            if own <= best.distance + margin || best.distance > Self.farthest {
                meanings[index] = Meaning(scalar: layer.scalar, confidence: 1, isLayers: true)
                return
            }
        }
        let second = candidates[index].dropFirst().first
        // Boxes come out of a few fonts, and look alike in all of them.
        let isSure = isSame || ReferenceFont.boxes.contains(best.scalar)
        if isSure, best.distance < Self.sameShape, isAlone(best, beside: second) {
            decide(index, best, confidence: Self.sureOfShape)
            return
        }
        guard best.distance <= Self.farthest else {
            meanings[index] = layer.map { Meaning(scalar: $0.scalar, confidence: 1, isLayers: true) }
            return
        }
        decide(index, best, confidence: Self.unsure)
        open.insert(index)
    }

    /// Whether no other letter comes near: in the whole, or because a mark that is not there differs in full where the best differs nowhere.
    private func isAlone(_ best: Candidate, beside second: Candidate?) -> Bool {
        guard let second else { return true }
        return second.distance - best.distance >= Self.sameFontMargin || best.peak <= Self.samePeak && second.peak >= Self.otherPeak
    }

    /// A sign that no text shows is none that the layer means.
    private func isBelievable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x21, 0x7F...0x9F, 0xAD, 0xE000...0xF8FF, 0xFFFD: false
        default: true
        }
    }

    mutating func decide(_ kind: Int, _ candidate: Candidate, confidence: Double) {
        let layer = inventory.kinds[kind].layerScalar?.scalar
        meanings[kind] = Meaning(
            scalar: candidate.scalar, confidence: confidence, isLayers: layer == candidate.scalar, advance: candidate.advance)
    }

    /// Numbers of the fonts that none of the system's is like, and that have enough glyphs to be a text's.
    var strangeFonts: Set<Int> {
        let sizes = Dictionary(grouping: inventory.kinds, by: \.font).mapValues(\.count)
        return Set(fits.indices.filter { !fits[$0].isSameFont && sizes[$0, default: 0] >= Self.fewestGlyphs })
    }

    /// Takes a glyph out of the hands of shape and layer.
    mutating func settle(_ kind: Int, as meaning: Meaning) {
        open.remove(kind)
        var meaning = meaning
        meaning.advance = candidates[kind].first { $0.scalar == meaning.scalar }?.advance
        meanings[kind] = meaning
    }

    /// Leaves a glyph to the words, with the readings to choose from.
    mutating func reopen(_ kind: Int, _ readings: [Candidate]) {
        candidates[kind] = readings
        open.insert(kind)
        if let first = readings.first { decide(kind, first, confidence: Self.unsure) }
    }
}
