import DocumentModel

/// Puts the letters that the glyphs show into the words of a page: wrong ones are replaced, lost ones inserted at their places, and words that
/// were torn at a lost letter are joined.
struct GlyphSubstitution {
    private let page: PageContent
    private let fonts: PageFonts
    private let tokens: GlyphTokens
    /// For each glyph; nil where nothing is known or the font is believed.
    private let meanings: [GlyphResolver.Meaning?]
    private var words: [PageWord]
    /// Words that went into others.
    private var taken: Set<Int> = []
    /// For words made anew of lost glyphs only: the word that they follow, -1 for none.
    private var made: [(after: Int, word: PageWord)] = []
    /// Letters of the layer that were replaced.
    private var cut: Set<PageFonts.Place> = []
    /// Letters replaced or inserted.
    private(set) var changes = 0

    /// A box of text reaches so far above and below the baseline, in sizes of the font, where no neighbour shows it.
    private static let ascent = 0.9
    private static let descent = 0.22
    private static let usualSize = 12.0

    init(_ page: PageContent, _ fonts: PageFonts, _ tokens: GlyphTokens, meanings: [GlyphResolver.Meaning?]) {
        self.page = page
        self.fonts = fonts
        self.tokens = tokens
        self.meanings = meanings
        words = page.words
    }

    mutating func run() -> [PageWord] {
        replace()
        for token in tokens.tokens where token.contains(where: { fonts.places[$0] == nil && meanings[$0] != nil }) { insert(token) }
        return ordered()
    }

    private mutating func replace() {
        for (glyph, place) in fonts.places.enumerated() {
            guard let place, let meaning = meanings[glyph] else { continue }
            let character = words[place.word].characters[place.character]
            if words[place.word].origin == .text, character.scalar != meaning.scalar {
                words[place.word].characters[place.character].scalar = meaning.scalar
                words[place.word].characters[place.character].confidence = meaning.confidence
                changes += 1
                cut.insert(place)
            }
        }
        guard !cut.isEmpty else { return }
        for word in Set(cut.map(\.word)) { dropRemains(in: word) }
    }

    /// Where the layer had two letters for a glyph (VNI's letter and mark), the second goes with the first.
    private mutating func dropRemains(in word: Int) {
        var kept: [PageCharacter] = []
        var isCut = false
        for (index, character) in words[word].characters.enumerated() {
            if isCut, character.glyph == nil {
                if let last = kept.indices.last { kept[last].rect = kept[last].rect.union(character.rect) }
                continue
            }
            isCut = cut.contains(PageFonts.Place(word: word, character: index))
            kept.append(character)
        }
        words[word].characters = kept
    }

    /// Makes one word of a token's letters, those of the layer and those that it lost; where the style changes, a new word begins.
    private mutating func insert(_ token: [Int]) {
        var pieces: [(sources: [Int], word: PageWord)] = []
        var hasUnknown = false
        for glyph in token {
            if let place = fonts.places[glyph] {
                if pieces.last?.sources.last == place.word { continue }
                if taken.contains(place.word) { continue }
                let word = words[place.word]
                taken.insert(place.word)
                if var last = pieces.last, last.word.style == word.style || last.sources.isEmpty, !hasUnknown {
                    let isLost = last.sources.isEmpty
                    last.word.characters += word.characters
                    if isLost {
                        last.word.style = word.style
                        last.word.order = word.order
                    }
                    last.word.turn = word.turn
                    last.sources.append(place.word)
                    pieces[pieces.count - 1] = last
                } else {
                    pieces.append(([place.word], word))
                    if pieces.count > 1 { pieces[pieces.count - 1].word.followsSpace = hasUnknown }
                }
                hasUnknown = false
            } else if let meaning = meanings[glyph] {
                changes += 1
                let character = character(of: glyph, meaning, in: token)
                if pieces.isEmpty || hasUnknown {
                    var word = PageWord(
                        characters: [character], style: style(of: glyph), rect: character.rect, order: 0, followsSpace: true)
                    word.style.size = word.style.size ?? Self.usualSize
                    pieces.append(([], word))
                } else {
                    pieces[pieces.count - 1].word.characters.append(character)
                }
                hasUnknown = false
            } else {
                hasUnknown = true
            }
        }
        var last = -1
        for piece in pieces {
            var word = piece.word
            word.characters.sort { $0.rect.x0 < $1.rect.x0 }
            trim(&word)
            if let first = piece.sources.first {
                words[first] = word
                taken.remove(first)
                last = first
            } else {
                made.append((last >= 0 ? last : wordDrawnBefore(token), word))
            }
        }
    }

    private func style(of glyph: Int) -> TextStyle {
        fonts.styles[page.drawing.glyphs.fonts[page.drawing.glyphs.glyphs[glyph].outline]] ?? TextStyle()
    }

    /// Boxes of neighbours do not reach into each other; the word's box goes around all.
    private func trim(_ word: inout PageWord) {
        guard let first = word.characters.first else { return }
        for index in word.characters.indices.dropLast() {
            let next = word.characters[index + 1].rect.x0
            if next > word.characters[index].rect.x0 { word.characters[index].rect.x1 = min(word.characters[index].rect.x1, next) }
        }
        word.rect = word.characters.dropFirst().reduce(first.rect) { $0.union($1.rect) }
    }

    private func character(of glyph: Int, _ meaning: GlyphResolver.Meaning, in token: [Int]) -> PageCharacter {
        let drawn = page.drawing.glyphs.glyphs[glyph]
        let size = style(of: glyph).size ?? Self.usualSize
        let neighbour = token.lazy.compactMap { fonts.places[$0] }.first.map { page.words[$0.word].characters[$0.character].rect }
        let right = drawn.x + max(tokens.bounds[drawn.outline].x1, 0.1 * size)
        let rect = PageRect(
            x0: drawn.x, y0: neighbour?.y0 ?? drawn.baseline - Self.ascent * size, x1: right,
            y1: neighbour?.y1 ?? drawn.baseline + Self.descent * size)
        return PageCharacter(scalar: meaning.scalar, rect: rect, baseline: drawn.baseline, glyph: glyph, confidence: meaning.confidence)
    }

    /// The word of the layer whose glyph is drawn last before a token.
    private func wordDrawnBefore(_ token: [Int]) -> Int {
        guard let first = token.min() else { return -1 }
        for glyph in stride(from: first - 1, through: 0, by: -1) {
            if let place = fonts.places[glyph] { return place.word }
        }
        return -1
    }

    /// The words in the order of the text layer, those made anew where they are drawn.
    private func ordered() -> [PageWord] {
        var following: [Int: [PageWord]] = [:]
        for (after, word) in made { following[after, default: []].append(word) }
        // Several between the same two words: in drawing order.
        for key in following.keys {
            following[key]?.sort { ($0.characters.first?.glyph ?? 0) < ($1.characters.first?.glyph ?? 0) }
        }
        var result = following[-1] ?? []
        for (index, word) in words.enumerated() {
            if !taken.contains(index) { result.append(word) }
            result += following[index] ?? []
        }
        for index in result.indices {
            result[index].order = index
            result[index].precedesBlank = false
            result[index].precedesLostGlyphs = false
        }
        return result
    }
}
