/// Recognizes the row that numbers the columns of an official form: "(1) (2) (3) …".
enum IndexRow {
    /// Fewer numbers than this are a list in a sentence.
    private static let fewest = 3

    /// The words of a line, when each is a number in brackets and they go up.
    static func numbers(_ line: TextLine) -> [PageWord]? {
        guard line.words.count >= fewest else { return nil }
        var last = 0
        for word in line.words {
            guard let number = number(word.text), number > last else { return nil }
            last = number
        }
        return line.words
    }

    static func number(_ text: String) -> Int? {
        guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
        return Int(text.dropFirst().dropLast())
    }
}
