import VietnameseText

/// Lets the words of the document decide between letters that look alike: of a glyph's candidates the one that makes the best words of all the
/// places where it stands.
struct GlyphLanguage {
    /// What a word is worth: known (more the commoner it is), spelled, or not Vietnamese.
    private static let knownValue = 1.0
    private static let commonnessValue = 0.3
    private static let spelledValue = 0.2
    private static let misspelledValue = -2.0
    /// What one unit of the words' mean value is worth beside the distance of shapes.
    private static let wordWeight = 0.07
    /// Different words that say enough of a glyph.
    private static let mostWords = 60
    private static let rounds = 3
    /// Words with less than these say little.
    private static let fewWords = 2
    private static let confidence = (many: 0.99, few: 0.9, none: 0.75)
    /// How much better than the next candidate the words must be for `confidence.many`.
    private static let clearLead = 0.06

    private struct Word {
        /// The kind of each letter, or the letter itself for glyphs of fonts that are believed.
        var kinds: [Int]
        var scalars: [Unicode.Scalar]
    }

    private let words: [Word]
    private var wordsOfKind: [Int: [Int]] = [:]
    private var values: [String: Double] = [:]

    init(_ resolver: GlyphResolver, _ pages: [PageContent], _ fonts: [PageFonts]) {
        let inventory = resolver.inventory
        var words: [Word] = []
        var seen: Set<[Int]> = []
        for (number, page) in pages.enumerated() {
            guard let tokens = inventory.tokens[number]?.tokens else { continue }
            let kinds = inventory.kindOfGlyph[number]
            for token in tokens where token.contains(where: { kinds[$0] >= 0 && resolver.open.contains(kinds[$0]) }) {
                var word = Word(kinds: [], scalars: [])
                for glyph in token {
                    word.kinds.append(kinds[glyph])
                    let place = fonts[number].places[glyph]
                    word.scalars.append(place.map { page.words[$0.word].characters[$0.character].scalar } ?? " ")
                }
                let key = zip(word.kinds, word.scalars).map { $0 >= 0 ? $0 : -Int($1.value) }
                guard seen.insert(key).inserted else { continue }
                for kind in Set(word.kinds) where kind >= 0 { wordsOfKind[kind, default: []].append(words.count) }
                words.append(word)
            }
        }
        self.words = words
    }

    mutating func settle(_ resolver: inout GlyphResolver) {
        // Glyphs of many words first: they are settled best and help the others.
        let order = resolver.open.sorted { (wordsOfKind[$1]?.count ?? 0, $0) < (wordsOfKind[$0]?.count ?? 0, $1) }
        for _ in 0..<Self.rounds {
            var isChanged = false
            for kind in order where choose(kind, &resolver) { isChanged = true }
            if !isChanged { break }
        }
    }

    /// - Returns: whether the glyph's meaning has changed.
    private mutating func choose(_ kind: Int, _ resolver: inout GlyphResolver) -> Bool {
        let places = (wordsOfKind[kind] ?? []).prefix(Self.mostWords)
        var scores: [(candidate: GlyphResolver.Candidate, score: Double)] = []
        for candidate in resolver.candidates[kind] {
            var sum = 0.0
            for place in places { sum += value(words[place], kind, as: candidate.scalar, resolver) }
            let mean = places.isEmpty ? 0 : sum / Double(places.count)
            scores.append((candidate, Self.wordWeight * mean - candidate.distance))
        }
        scores.sort { $0.score > $1.score }
        guard let best = scores.first else { return false }
        let lead = best.score - (scores.dropFirst().first?.score ?? -1)
        let confidence =
            places.count < Self.fewWords || lead < Self.clearLead / 2
            ? Self.confidence.none : lead < Self.clearLead ? Self.confidence.few : Self.confidence.many
        let isChanged = resolver.meanings[kind]?.scalar != best.candidate.scalar
        resolver.decide(kind, best.candidate, confidence: confidence)
        return isChanged
    }

    /// The value of the syllable around the glyph's first place in a word.
    private mutating func value(_ word: Word, _ kind: Int, as scalar: Unicode.Scalar, _ resolver: GlyphResolver) -> Double {
        func letter(_ index: Int) -> Unicode.Scalar {
            let own = word.kinds[index]
            if own == kind { return scalar }
            if own >= 0 { return resolver.meanings[own]?.scalar ?? word.scalars[index] }
            return word.scalars[index]
        }
        guard let place = word.kinds.firstIndex(of: kind) else { return 0 }
        var text = String.UnicodeScalarView()
        var start = place
        while start > 0, letter(start - 1).properties.isAlphabetic { start -= 1 }
        var end = place
        while end < word.kinds.count, letter(end).properties.isAlphabetic {
            text.append(letter(end))
            end += 1
        }
        guard end > place else {
            // A sign beside letters is likely, one between them is not.
            let isInside = start < place && place + 1 < word.kinds.count && letter(place + 1).properties.isAlphabetic
            return isInside ? Self.misspelledValue : 0
        }
        // A letter that touches a digit is likelier a digit itself.
        let touchesDigit = start > 0 && Self.isDigit(letter(start - 1)) || end < word.kinds.count && Self.isDigit(letter(end))
        if touchesDigit { return Self.misspelledValue }
        var before = String.UnicodeScalarView()
        for index in start..<place { before.append(letter(index)) }
        return value(of: String(before) + String(text))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private mutating func value(of word: String) -> Double {
        if let known = values[word] { return known }
        let value: Double
        let hasMixedCase = word.dropFirst().contains(where: \.isUppercase) && word.contains(where: \.isLowercase)
        if isVietnameseSyllable(word) {
            let commonness = SyllableLexicon.commonness(of: word)
            value =
                (commonness > 0 ? Self.knownValue + Self.commonnessValue * Double(commonness) : Self.spelledValue)
                + (hasMixedCase ? Self.misspelledValue : 0)
        } else if word.unicodeScalars.allSatisfy(\.isASCII) {
            // An abbreviation, an address, a name from abroad.
            value = Self.misspelledValue / 2
        } else {
            value = Self.misspelledValue
        }
        values[word] = value
        return value
    }
}
