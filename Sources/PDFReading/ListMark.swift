/// Tells what begins a new item: a dash, a bullet, a box, a number.
enum ListMark {
    private static let bullets: Set<Unicode.Scalar> = [
        "-", "–", "—", "+", "*", "•", "◦", "▪", "●", "○", "■", "□", "☐", "☒", "☑", "➢", "✓", "·",
    ]

    /// - Parameter isSure: false asks for marks that begin an item beyond doubt; true also for numbers, which may end a sentence.
    static func startsItem(_ words: [PageWord], isSure: Bool) -> Bool {
        guard let word = words.first, let first = word.characters.first?.scalar else { return false }
        if bullets.contains(first) {
            // "-5" or "+84" is a number, "-" alone or "-Tổng" a dash.
            guard word.characters.count > 1 else { return words.count > 1 }
            return word.characters[1].scalar.properties.numericType == nil
        }
        if first == "[" || first == "(" {
            return word.text == "[" || word.text.lowercased() == "[x]" || word.text == "(" && words.count > 1
        }
        return isSure && isNumber(word.text) && words.count > 1
    }

    /// Whether a number ends as those of lists do: "1.", "a)"; "11.54" may be a value.
    static func isPunctuated(_ word: PageWord) -> Bool { word.characters.last.map { [".", ")", "/", ":"].contains($0.scalar) } ?? false }

    /// "1.", "4.2.", "10.1)", "a)", "IV." and "VI/"; a bare number is a value.
    private static func isNumber(_ text: String) -> Bool {
        guard let last = text.unicodeScalars.last, [".", ")", "/", ":"].contains(last) else {
            let parts = text.split(separator: ".")
            return parts.count > 1 && parts.allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isNumber) }
        }
        let body = text.dropLast()
        if body.count == 1, let letter = body.first, letter.isLetter { return true }
        if !body.isEmpty, body.allSatisfy({ "IVX".contains($0) }) { return true }
        return !body.isEmpty && body.split(separator: ".").allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isNumber) }
    }
}
