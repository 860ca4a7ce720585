import VietnameseText

/// Words that no Vietnamese text has: letters that a reader of pictures gave the wrong accent ("triến khai"), or capitals in the middle of a word.
enum StrangeWords {
    static func hasAny(_ text: String) -> Bool {
        text.split(whereSeparator: \.isWhitespace).contains { token in
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
