import DocumentModel

/// Every distinct glyph of the suspected fonts of a document, wherever it is drawn. A glyph is the same letter at all of its places.
struct GlyphInventory: Sendable {
    struct Font: Hashable, Sendable {
        /// Empty where the file does not tell.
        var name: String
        var bold: Bool
        var italic: Bool
    }

    struct Kind: Sendable {
        var font: Int
        /// In sizes of the font, y down from the baseline.
        var bounds: PageRect
        var raster: GlyphRaster
        /// Places, and what the text layer says at them.
        var count = 0
        var lost = 0
        var layer: [Unicode.Scalar: Int] = [:]

        /// What the layer says at most places, and its share of all places where it says something.
        var layerScalar: (scalar: Unicode.Scalar, share: Double)? {
            guard let top = layer.max(by: { ($0.value, $1.key.value) < ($1.value, $0.key.value) }) else { return nil }
            return (top.key, Double(top.value) / Double(max(1, count - lost)))
        }
    }

    private(set) var fonts: [Font] = []
    private(set) var kinds: [Kind] = []
    /// For each page, for each glyph, its kind; -1 for glyphs of fonts that are believed.
    private(set) var kindOfGlyph: [[Int]] = []
    /// For each page, its words; empty for pages without suspected fonts.
    private(set) var tokens: [GlyphTokens?] = []
    /// For each page, the size of each of its fonts, points; empty for pages without suspected fonts.
    private(set) var sizes: [[Double?]] = []

    /// Glyphs of one font whose pictures differ by less than this are one: the same glyph at another size.
    private static let sameShape = 0.012
    private static let samePeak = 90
    private static let sameBounds = 0.012

    private var fontNumbers: [Font: Int] = [:]
    private var kindOfPath: [[String: Int]] = []
    private var kindsOfFont: [[Int]] = []

    init(_ pages: [PageContent], fonts: [PageFonts], suspects: Set<String>, scale: inout GlyphScale) {
        for (page, drawn) in zip(pages, fonts) { add(page, drawn, suspects, &scale) }
    }

    private mutating func add(_ page: PageContent, _ drawn: PageFonts, _ suspects: Set<String>, _ scale: inout GlyphScale) {
        let glyphs = page.drawing.glyphs
        var kinds = [Int](repeating: -1, count: glyphs.glyphs.count)
        let isSuspect = drawn.styles.map { suspects.contains(TextLayerJudge.key($0)) }
        guard isSuspect.contains(true) else {
            kindOfGlyph.append(kinds)
            tokens.append(nil)
            sizes.append([])
            return
        }
        let words = GlyphTokens(page, drawn)
        let sizes = scale.sizes(of: page, drawn, words)
        var kindOfOutline = [Int](repeating: -1, count: glyphs.outlines.count)
        for index in words.tokens.joined() {
            let outline = glyphs.glyphs[index].outline
            let font = glyphs.fonts[outline]
            guard isSuspect[font], let size = sizes[font] else { continue }
            if kindOfOutline[outline] < 0 {
                kindOfOutline[outline] = kind(glyphs.outlines[outline], size: size, turn: page.textTurn, fontNumber(drawn.styles[font]))
            }
            let kind = kindOfOutline[outline]
            kinds[index] = kind
            self.kinds[kind].count += 1
            if let place = drawn.places[index] {
                self.kinds[kind].layer[page.words[place.word].characters[place.character].scalar, default: 0] += 1
            } else {
                self.kinds[kind].lost += 1
            }
        }
        kindOfGlyph.append(kinds)
        tokens.append(words)
        self.sizes.append(sizes)
    }

    private mutating func fontNumber(_ style: TextStyle?) -> Int {
        let font = Font(name: style?.font ?? "", bold: style?.bold ?? false, italic: style?.italic ?? false)
        if let number = fontNumbers[font] { return number }
        fonts.append(font)
        kindOfPath.append([:])
        kindsOfFont.append([])
        fontNumbers[font] = fonts.count - 1
        return fonts.count - 1
    }

    private mutating func kind(_ path: String, size: Double, turn: Int, _ font: Int) -> Int {
        if let known = kindOfPath[font][path] { return known }
        let contours = GlyphContours(svg: path).upright(turn: turn).scaled(by: 1 / size)
        let raster = GlyphRaster(contours)
        let same = kindsOfFont[font].first { index in
            kinds[index].bounds.isNear(contours.bounds, within: Self.sameBounds)
                && kinds[index].raster.distance(to: raster) < Self.sameShape
                && kinds[index].raster.peak(against: raster) < Self.samePeak
        }
        if same == nil {
            kindsOfFont[font].append(kinds.count)
            kinds.append(Kind(font: font, bounds: contours.bounds, raster: raster))
        }
        let kind = same ?? kinds.count - 1
        kindOfPath[font][path] = kind
        return kind
    }
}

extension PageRect {
    /// Whether the box has nearly the same height above the baseline, depth below it, and width, as another.
    func isNear(_ other: PageRect, within tolerance: Double) -> Bool {
        abs(y0 - other.y0) <= tolerance && abs(y1 - other.y1) <= tolerance && abs(width - other.width) <= tolerance
    }
}
