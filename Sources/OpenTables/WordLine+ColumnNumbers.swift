import TableStitching

extension WordLine {
    /// Fewer numbers than this are a list in a sentence.
    private static var fewestColumns: Int { 3 }

    /// The words of a line that numbers the columns of an official form, "(1) (2) (3) …": each is a number in brackets, and they go up.
    package var columnNumbers: [Word]? {
        guard words.count >= Self.fewestColumns else { return nil }
        var last = 0
        for word in words {
            guard let number = IndexRow.number(word.text), number > last else { return nil }
            last = number
        }
        return words
    }
}
