import TableStitching

extension TextLine {
    /// Fewer numbers than this are a list in a sentence.
    private static let fewestColumns = 3

    /// The words of a line that numbers the columns of an official form, "(1) (2) (3) …": each is a number in brackets, and they go up.
    var columnNumbers: [PageWord]? {
        guard words.count >= Self.fewestColumns else { return nil }
        var last = 0
        for word in words {
            guard let number = IndexRow.number(word.text), number > last else { return nil }
            last = number
        }
        return words
    }
}
