/// What can be counted in a text that tells through which channel it went.
package struct TextSignals: Hashable, Sendable {
    package var letters = 0
    /// Words of two letters or more, abbreviations left out.
    package var words = 0
    /// Words and lone letters, abbreviations left out.
    package var pieces = 0
    /// Share of letters that are ă đ ĩ ũ ơ ư or U+1EA0–1EF9: beyond Latin-1. At least 0.13 in any forty words of intact Vietnamese.
    package var beyondLatin1 = 0.0
    /// Share of letters that are marked ones of Latin-1 (à á â ã é ê …).
    package var markedLatin1 = 0.0
    /// Share of pieces that are lone letters or have no vowel: what is left where letters vanished.
    package var fragments = 0.0
    /// Share of words whose ASCII form is that of a Vietnamese syllable in the lexicon.
    package var knownWithoutMarks = 0.0
    /// Share of words that are spelled as Vietnamese syllables.
    package var spellable = 0.0

    package init(_ text: String) {
        let text = nfc(text)
        var beyond = 0
        var marked = 0
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            letters += 1
            if scalar.value > 0xFF, VietnameseLetter(scalar) != nil { beyond += 1 }
            if (0xC0...0xFF).contains(scalar.value) { marked += 1 }
        }
        var broken = 0
        var known = 0
        var spelled = 0
        for line in text.split(whereSeparator: \.isNewline) {
            // In a heading all words are in capitals, and a fragment is no abbreviation.
            let isHeading = Self.isInCapitals(line)
            for chunk in line.split(whereSeparator: \.isWhitespace) where !Self.isAddress(chunk) {
                for word in chunk.split(whereSeparator: { !$0.isLetter }) where isHeading || !Self.isAbbreviation(word) {
                    pieces += 1
                    let small = word.lowercased()
                    let plain = stripDiacritics(small)
                    if Self.isFragment(small, plain) { broken += 1 }
                    guard word.count > 1 else { continue }
                    words += 1
                    if Self.plainSyllables.contains(plain) { known += 1 }
                    if isVietnameseSyllable(small) { spelled += 1 }
                }
            }
        }
        func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
        beyondLatin1 = share(beyond, of: letters)
        markedLatin1 = share(marked, of: letters)
        fragments = share(broken, of: pieces)
        knownWithoutMarks = share(known, of: words)
        spellable = share(spelled, of: words)
    }

    /// An address of mail or the web. The search of strings is slow: it is asked only where the sign is there.
    private static func isAddress(_ chunk: Substring) -> Bool {
        chunk.utf8.contains(UInt8(ascii: "@")) && chunk.contains("@") || chunk.utf8.contains(UInt8(ascii: ":")) && chunk.contains("://")
    }

    /// A lone letter that is no word, or letters without a vowel.
    private static func isFragment(_ word: String, _ plain: String) -> Bool {
        if plain.count == 1 { return !["a", "o", "y", "u"].contains(plain) || (plain == "u" && word == "u") }
        return !plain.contains { "aeiouy".contains($0) }
    }

    private static func isInCapitals(_ line: Substring) -> Bool {
        var capitals = 0
        var small = 0
        for scalar in line.unicodeScalars {
            if scalar.properties.isUppercase { capitals += 1 } else if scalar.properties.isLowercase { small += 1 }
        }
        return line.contains(" ") && capitals > headingCapitals * small
    }

    /// Capitals for each small letter in a heading, at least.
    private static let headingCapitals = 4
    /// Letters; longer words in capitals are words.
    private static let longestAbbreviation = 8

    private static func isAbbreviation(_ word: Substring) -> Bool {
        guard word.count > 1, word.dropFirst().contains(where: \.isUppercase) else { return false }
        return word.contains(where: \.isLowercase) || !isVietnameseSyllable(String(word)) && word.count <= longestAbbreviation
    }

    /// Syllables seen at least three times in the corpus, without their marks.
    private static let plainSyllables: Set<String> = Set(
        SyllableTable.bands.dropLast().flatMap { $0.split(separator: " ").map { stripDiacritics(String($0)) } })
}
