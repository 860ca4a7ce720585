import DocumentModel
import VietnameseText

/// Suspects text layers that lost letters or have wrong ones, font by font and page by page, by votes: no sign decides alone, and where there
/// are few words nothing is said against a page.
struct TextLayerJudge {
    enum Sign: Hashable, Sendable {
        case lostGlyphs, noLetters, noVietnameseLetters, misspelled, foreignSigns, manyShapes, legacyFont
    }

    /// What was counted of a font or a page.
    struct Tally: Sendable {
        /// Glyphs that show something, and those of them that the layer knows nothing of.
        var drawn = 0
        var lost = 0
        /// Characters of the layer.
        var scalars = 0
        /// Letters of the layer, and those that only Vietnamese has (ă đ ơ ư, U+1EA0–1EF9).
        var letters = 0
        var vietnamese = 0
        /// Control, private and replacement characters, and letters that Vietnamese does not have.
        var foreign = 0
        var words = 0
        var spelled = 0
        /// Letters drawn with another outline than the same letter at other places of the page in the same font.
        var conflicting = 0

        static func += (left: inout Tally, right: Tally) {
            left.drawn += right.drawn
            left.lost += right.lost
            left.scalars += right.scalars
            left.letters += right.letters
            left.vietnamese += right.vietnamese
            left.foreign += right.foreign
            left.words += right.words
            left.spelled += right.spelled
            left.conflicting += right.conflicting
        }
    }

    // Shares measured on the text layers of the forms, clean and damaged, with room on both sides.
    /// Clean text has 0.13 of its letters and more.
    private static let vietnameseShare = 0.08
    /// Clean text has 0.85 of its words and more; abbreviations are not counted.
    private static let spelledShare = 0.7
    private static let surelySpelled = 0.85
    private static let lostShare = 0.02
    private static let foreignShare = 0.02
    private static let conflictShare = 0.04
    /// Fewer words than these say nothing, fewer glyphs neither.
    private static let fewestWords = 8
    private static let fewestGlyphs = 12
    private static let fewestLost = 3
    private static let suspicion = 2

    private(set) var fonts: [String: Tally] = [:]
    private(set) var pages: [Tally] = []
    /// What was counted in each text met before: a report repeats its words many times over.
    private var known: [String: (words: Int, spelled: Int)] = [:]

    init(_ pages: [PageContent], fonts: [PageFonts]) {
        for (page, drawn) in zip(pages, fonts) { count(page, drawn) }
    }

    /// The name under which the glyphs of a font are counted.
    static func key(_ style: TextStyle?) -> String { style?.font ?? "" }

    /// The fonts whose layer is not to be believed without looking at the glyphs.
    var suspects: Set<String> { Set(fonts.filter { Self.isSuspect($0.value, font: $0.key) }.keys) }

    static func isSuspect(_ tally: Tally, font: String) -> Bool {
        signs(tally, font: font).reduce(0) { $0 + weight($1) } >= suspicion
    }

    static func signs(_ tally: Tally, font: String) -> [Sign] {
        var signs: [Sign] = []
        func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
        if tally.letters == 0, tally.lost >= fewestGlyphs { signs.append(.noLetters) }
        if tally.lost >= fewestLost, share(tally.lost, tally.drawn) >= lostShare { signs.append(.lostGlyphs) }
        if tally.foreign > 0, share(tally.foreign, tally.scalars) >= foreignShare { signs.append(.foreignSigns) }
        if tally.letters > 0, share(tally.conflicting, tally.letters) >= conflictShare { signs.append(.manyShapes) }
        if tally.words >= fewestWords {
            if share(tally.vietnamese, tally.letters) < vietnameseShare { signs.append(.noVietnameseLetters) }
            if share(tally.spelled, tally.words) < spelledShare { signs.append(.misspelled) }
        }
        if LegacyDecoder.hint(ofFont: font) != nil { signs.append(.legacyFont) }
        return signs
    }

    /// Whether the layer of a font has enough words to show that nothing is wrong with it.
    static func isAboveDoubt(_ tally: Tally) -> Bool {
        tally.lost == 0 && tally.foreign == 0 && tally.words >= fewestWords && tally.conflicting == 0
            && Double(tally.spelled) >= surelySpelled * Double(tally.words)
            && Double(tally.vietnamese) >= vietnameseShare * Double(tally.letters)
    }

    private static func weight(_ sign: Sign) -> Int {
        switch sign {
        case .noLetters: 2
        case .lostGlyphs, .noVietnameseLetters, .misspelled, .foreignSigns, .manyShapes, .legacyFont: 1
        }
    }

    private mutating func count(_ page: PageContent, _ drawn: PageFonts) {
        var tallies: [String: Tally] = [:]
        let glyphs = page.drawing.glyphs
        var drawnOfFont = [Int](repeating: 0, count: drawn.styles.count)
        var lostOfFont = drawnOfFont
        for (glyph, place) in zip(glyphs.glyphs, drawn.places) where !glyphs.isBlank(glyph) {
            drawnOfFont[glyphs.fonts[glyph.outline]] += 1
            if place == nil { lostOfFont[glyphs.fonts[glyph.outline]] += 1 }
        }
        for (font, style) in drawn.styles.enumerated() where drawnOfFont[font] > 0 {
            tallies[Self.key(style), default: Tally()].drawn += drawnOfFont[font]
            tallies[Self.key(style), default: Tally()].lost += lostOfFont[font]
        }
        // What is drawn for each letter of each font of the page.
        var shapes: [UInt64: Int] = [:]
        for word in page.words where word.origin == .text {
            var tally = Tally()
            for character in word.characters {
                let scalar = character.scalar
                tally.scalars += 1
                if Self.isForeign(scalar) { tally.foreign += 1 }
                guard scalar.properties.isAlphabetic else { continue }
                tally.letters += 1
                if scalar.value > 0xFF, VietnameseLetter(scalar) != nil { tally.vietnamese += 1 }
                guard let glyph = character.glyph else { continue }
                let outline = glyphs.glyphs[glyph].outline
                let key = UInt64(glyphs.fonts[outline]) << 32 | UInt64(scalar.value)
                if let first = shapes[key] { if first != outline { tally.conflicting += 1 } } else { shapes[key] = outline }
            }
            spell(word, &tally)
            tallies[Self.key(word.style), default: Tally()] += tally
        }
        var all = Tally()
        for (font, tally) in tallies {
            fonts[font, default: Tally()] += tally
            all += tally
        }
        pages.append(all)
    }

    /// Counts the words of two small letters and more that stand in a word of the layer; addresses and abbreviations say nothing.
    private mutating func spell(_ word: PageWord, _ tally: inout Tally) {
        let text = word.text
        let counts = known[text] ?? Self.counts(text)
        known[text] = counts
        tally.words += counts.words
        tally.spelled += counts.spelled
    }

    private static func counts(_ text: String) -> (words: Int, spelled: Int) {
        var counts = (words: 0, spelled: 0)
        if text.contains("@") || text.contains("/") || text.contains(".") && text.contains(where: \.isLetter) && text.count > 6 {
            return counts
        }
        for piece in text.split(whereSeparator: { !$0.isLetter && !mayBeLetter($0) }) {
            let capitals = piece.count(where: \.isUppercase)
            guard piece.count > 1 || piece.first.map({ !$0.isASCII || $0.isLowercase }) == true else { continue }
            guard capitals <= 1 || capitals == piece.count && piece.count > 4 else { continue }
            counts.words += 1
            let isSpelled =
                piece.count > 1 ? isVietnameseSyllable(String(piece)) : VietnameseLetter(piece.unicodeScalars.first ?? " ") != nil
            if isSpelled { counts.spelled += 1 }
        }
        return counts
    }

    /// Signs that stand inside words of damaged layers ("K9t qu;", "§¬n vÞ").
    private static func mayBeLetter(_ character: Character) -> Bool {
        guard let value = character.unicodeScalars.first?.value else { return false }
        return (0xA1...0xBF).contains(value) || value == 0x2212 || value == 0x2219
    }

    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80...0x9F, 0xAD, 0xE000...0xF8FF, 0xFFFD, 0xF0000...0x10FFFF: return true
        case 0xA1...0xAA, 0xAC, 0xAE, 0xAF, 0xB4...0xBA: return scalar.value != 0xB7
        case 0xC0...0x24F:
            return scalar.properties.isAlphabetic && VietnameseLetter(scalar) == nil
        default: return false
        }
    }
}
