import Foundation
import VietnameseText

/// The number or bullet of a line, and how deep in an outline lines so marked stand.
struct LineMarker: Hashable, Sendable {
    /// As the record has it: "1.1", "a)", "-"; empty where there is none.
    var number: String
    /// What lines of one level have in common.
    var style: String
    /// Smaller stands higher.
    var rank: Double
    /// The place in its sequence, from 1; nil for bullets.
    var value: Int?
    /// "1.1" for "1.1.2".
    var prefix: String = ""

    static let none = LineMarker(number: "", style: "", rank: .infinity, value: nil)
    static let bold = "bold"

    private enum Rank {
        static let upperLetter = 1.0
        static let roman = 2.0
        static let decimal = 2.0
        static let lowerLetter = 7.0
        static let dash = 8.0
        static let plus = 9.0
        static let dot = 10.0
    }

    /// - Parameter text: the line with its number, or the number alone as a table's number cell has it.
    init(text: String, listLabel: String? = nil) {
        let shown = listLabel.map { $0 + " x" } ?? text
        let split = Enumerator.split(shown)
        let trimmed = shown.drop { $0.isWhitespace || $0 == "\u{00A0}" }
        let drawn = trimmed.dropLast(split.rest.count).trimmingCharacters(in: .whitespaces)
        self.init(core: split.number, drawn: drawn)
    }

    /// A table's number cell: "1", "4,2", "I", "a)".
    init(cell: String) {
        let text = cell.trimmingCharacters(in: .whitespacesAndNewlines)
        self.init(core: text.trimmingCharacters(in: [".", ")", "/", " "]), drawn: text)
    }

    private init(core: String, drawn: String) {
        self.init(number: core, style: "", rank: .infinity, value: nil)
        guard let first = core.first else { return }
        if "-–—".contains(first) {
            self = LineMarker(number: "-", style: "-", rank: Rank.dash, value: nil)
        } else if first == "+" {
            self = LineMarker(number: "+", style: "+", rank: Rank.plus, value: nil)
        } else if "•*·∙".contains(first) {
            self = LineMarker(number: String(first), style: String(first), rank: Rank.dot, value: nil)
        } else if first.isNumber {
            let components = core.split(whereSeparator: { ".,".contains($0) }).map(String.init)
            number = core
            style = "#\(components.count)" + (drawn.hasSuffix(")") ? ")" : "")
            rank = Rank.decimal + Double(components.count) + (drawn.hasSuffix(")") ? 0.3 : 0)
            value = components.last.flatMap { Int($0) }
            prefix = components.dropLast().joined(separator: ".")
        } else if let roman = Self.roman(core) {
            number = core
            style = "roman"
            rank = Rank.roman
            value = roman
        } else if core.count == 1 {
            number = drawn.hasSuffix(")") ? core + ")" : core
            style = first.isUppercase ? "A" : "a"
            rank = first.isUppercase ? Rank.upperLetter : Rank.lowerLetter
            value = Self.alphabet.firstIndex(of: Character(core.lowercased())).map { $0 + 1 }
        }
    }

    private init(number: String, style: String, rank: Double, value: Int?) {
        self.number = number
        self.style = style
        self.rank = rank
        self.value = value
    }

    /// Vietnamese outlines count a, b, c, d, đ, e …
    private static let alphabet: [Character] = Array("abcdđeghiklmnopqrstuvxy")

    private static func roman(_ text: String) -> Int? {
        let values: [Character: Int] = ["I": 1, "V": 5, "X": 10]
        let digits = text.compactMap { values[$0] }
        guard !digits.isEmpty, digits.count == text.count else { return nil }
        var total = 0
        for (index, digit) in digits.enumerated() { total += index + 1 < digits.count && digits[index + 1] > digit ? -digit : digit }
        return total
    }
}
