/// A text with its lost letters put back, word by word with how sure each is.
package struct RestoredText: Hashable, Sendable {
    package struct Alternative: Hashable, Sendable {
        package var text: String
        /// 0…1; of one word, the confidences of the text and its alternatives add up to 1 at most.
        package var confidence: Double
    }

    package struct Word: Hashable, Sendable {
        /// What stands in the damaged text; empty for a word that had vanished, with a space inside where it was torn apart.
        package var original: String
        package var text: String
        /// The probability that `text` is right.
        package var confidence: Double
        /// Other readings, likeliest first.
        package var alternatives: [Alternative]
        /// Part of what looks like a person's name: never to be taken without a person's look.
        package var isName: Bool

        package var isInserted: Bool { original.isEmpty }
    }

    /// The whole text; punctuation and numbers are the damaged text's own.
    package var text: String
    /// The words in order, without numbers and punctuation.
    package var words: [Word]

    /// The least confidence of all words; 1 without words.
    package var confidence: Double { words.map(\.confidence).min() ?? 1 }
}
