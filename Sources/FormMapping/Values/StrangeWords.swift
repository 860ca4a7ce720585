import VietnameseText

/// Words that no Vietnamese text has: letters that a reader of pictures gave the wrong accent ("triến khai"), capitals in the middle of a word, and
/// signs that strokes were taken for ("===").
enum StrangeWords {
    /// Signs that no answer of the made reports has, whose letters were never in doubt (`scripts/make-corpus`).
    private static let signs: Set<Character> = ["=", "|", "¦", "~", "_", "^", "{", "}", "\\", "„", "¬"]

    static func hasAny(_ text: String) -> Bool {
        if text.contains(where: signs.contains) { return true }
        return text.split(whereSeparator: \.isWhitespace).contains { token in
            // addresses, numbers of documents and codes are spelled as their owners like
            guard !token.contains(where: { $0.isNumber || "@/.:_".contains($0) }) else { return false }
            return token.split(whereSeparator: { !$0.isLetter }).contains { isStrange(String($0)) }
        }
    }

    private static func isStrange(_ word: String) -> Bool {
        let scalars = word.unicodeScalars
        guard scalars.count > 1, scalars.contains(where: \.properties.isLowercase) else { return false }
        if scalars.dropFirst().contains(where: \.properties.isUppercase) { return true }
        // names have syllables that nothing else has
        return scalars.first?.properties.isLowercase == true && !SyllableLexicon.contains(word)
    }
}
