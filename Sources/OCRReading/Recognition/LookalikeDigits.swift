/// Letters that stand for digits in a figure: "14s" is 145, "1O0" is 100.
enum LookalikeDigits {
    private static let digits: [Character: Character] = [
        "s": "5", "S": "5", "o": "0", "O": "0", "l": "1", "I": "1", "i": "1", "|": "1", "B": "8", "Z": "2", "z": "2", "g": "9", "q": "9",
        "b": "6",
    ]
    /// Longer words are codes and names.
    private static let longest = 7

    /// The figure that a word would be if its one letter were a digit; nil where it has none, more, or too few digits around it: "1b" numbers a row.
    static func figure(_ text: String) -> String? {
        guard text.count <= longest, text.filter({ $0.isASCII && $0.isNumber }).count >= 2 else { return nil }
        let letters = text.filter { $0.isLetter || $0 == "|" }
        guard letters.count == 1, letters.allSatisfy({ digits[$0] != nil }) else { return nil }
        let figure = String(text.map { digits[$0] ?? $0 })
        return figure.allSatisfy { $0.isASCII && ($0.isNumber || ".,".contains($0)) } ? figure : nil
    }
}
