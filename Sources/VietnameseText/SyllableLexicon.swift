/// Whether the word is built as a Vietnamese syllable; says nothing about whether it exists.
package func isVietnameseSyllable(_ word: String) -> Bool { Syllable(word) != nil }

/// The syllables that administrative prose uses, and how often.
package enum SyllableLexicon {
    /// How common a syllable is: 0 for one that was never seen, up to 6 for the commonest ("của", "định"). Case and tone placement do not count.
    package static func commonness(of word: String) -> Int {
        table[placingTones(word.lowercased(), .old)] ?? 0
    }

    package static func contains(_ word: String) -> Bool { commonness(of: word) > 0 }

    private static let table: [String: Int] = {
        var table: [String: Int] = [:]
        for (index, band) in SyllableTable.bands.enumerated() {
            for word in band.split(separator: " ") {
                let key = placingTones(String(word), .old)
                table[key] = max(table[key] ?? 0, SyllableTable.bands.count - index)
            }
        }
        return table
    }()
}

/// How much of a text is Vietnamese words.
package struct VietnameseShare: Hashable, Sendable {
    /// Words of two letters or more that are neither abbreviations nor parts of addresses.
    package var words = 0
    /// Words that are spelled as Vietnamese syllables and occur in the lexicon.
    package var known = 0
    /// Words that are spelled as Vietnamese syllables, known ones included.
    package var spellable = 0

    /// Nil without words.
    package var share: Double? { words == 0 ? nil : Double(spellable) / Double(words) }
    package var knownShare: Double? { words == 0 ? nil : Double(known) / Double(words) }
}

/// The share of Vietnamese words in `text`. Words joined to digits, @, / or dots inside (addresses, document numbers) do not count, nor do
/// abbreviations.
package func shareOfVietnamese(_ text: String) -> VietnameseShare {
    var share = VietnameseShare()
    for chunk in nfc(text).split(whereSeparator: \.isWhitespace) {
        if chunk.contains("@") || chunk.contains("://") || chunk.contains("www.") { continue }
        for word in chunk.split(whereSeparator: { !isPartOfWord($0) }) where word.count > 1 && word.contains(where: \.isLetter) {
            if isAbbreviation(word) { continue }
            share.words += 1
            guard isVietnameseSyllable(String(word)) else { continue }
            share.spellable += 1
            if SyllableLexicon.contains(String(word)) { share.known += 1 }
        }
    }
    return share
}

/// Letters, and the signs of Latin-1 that stand inside words when a legacy encoding is shown as Latin-1.
private func isPartOfWord(_ character: Character) -> Bool {
    if character.isLetter { return true }
    guard let scalar = character.unicodeScalars.first, (0xA1...0xBF).contains(scalar.value) else { return false }
    return scalar != "«" && scalar != "»" && scalar != "·" && scalar != "°"
}

/// Capitals inside the word and no vowel that could carry a syllable, or mixed case: "UBND", "TTg".
private func isAbbreviation(_ word: Substring) -> Bool {
    guard word.dropFirst().contains(where: \.isUppercase) else { return false }
    let isAllCapitals = word.allSatisfy { !$0.isLowercase }
    return !isAllCapitals || Syllable(String(word)) == nil && word.count <= longestAbbreviation
}

/// Letters; longer words in capitals are words.
private let longestAbbreviation = 8
