/// Parts the printed number or bullet from the text behind it: "2.1. Hiện trạng" → ("2.1", "Hiện trạng"), "- Tổng số" → ("-", "Tổng số").
enum Enumerator {
    /// At most this many characters make a number ("XXXVIII.", "12.2.10"); longer is a word.
    private static let longest = 8

    static func split(_ text: String) -> (number: String, rest: Substring) {
        let trimmed = text.drop { $0.isWhitespace || $0 == "\u{00A0}" }
        guard let first = trimmed.first else { return ("", trimmed) }
        if "-–—+•*·∙".contains(first) {
            return (String(first), trimmed.dropFirst().drop { $0.isWhitespace })
        }
        var end = trimmed.startIndex
        var token = ""
        while end < trimmed.endIndex, token.count <= longest {
            let character = trimmed[end]
            guard character.isASCII || character == "đ" || character == "Đ",
                character.isLetter || character.isNumber || ".,)/".contains(character)
            else { break }
            token.append(character)
            end = trimmed.index(after: end)
            if ")/".contains(character) { break }
            if character == ".", end < trimmed.endIndex, !trimmed[end].isNumber { break }
        }
        guard let closing = token.last, ".)/".contains(closing) || token.allSatisfy({ $0.isNumber || ".,".contains($0) }) else {
            return ("", trimmed)
        }
        let core = token.filter { $0.isLetter || $0.isNumber || $0 == "." || $0 == "," }.trimmingDots
        let isPlainNumber = !core.isEmpty && core.allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
        // "3 Mạng cục bộ" is numbered, "11,54 %" and "3" alone are figures
        let next = trimmed[end...].first { !$0.isWhitespace }
        if isPlainNumber {
            guard let next, next.isLetter || next == "-" || next == "(" || next == "∑" else { return ("", trimmed) }
            if !".)/".contains(closing), trimmed[end].isWhitespace == false { return ("", trimmed) }
        }
        guard isPlainNumber || isLetterNumber(core) else { return ("", trimmed) }
        return (String(core), trimmed[end...].drop { $0.isWhitespace || $0 == "." })
    }

    /// One letter, or a Roman number.
    private static func isLetterNumber(_ text: Substring) -> Bool {
        if text.count == 1 { return text.first?.isLetter == true }
        return !text.isEmpty && text.allSatisfy { "IVXivx".contains($0) }
    }

    /// "4,1", "4.1." and "4.1" are the same number.
    static func normalized(_ number: String) -> String {
        var result = ""
        for character in number.lowercased() {
            if character.isLetter || character.isNumber {
                result.append(character)
            } else if ".,/) ".contains(character), result.last != ".", !result.isEmpty {
                result.append(".")
            }
        }
        return String(result[...].trimmingDots)
    }
}

extension String {
    var trimmingDots: Substring { self[...].trimmingDots }
}

extension Substring {
    var trimmingDots: Substring {
        var slice = self
        while slice.last == "." || slice.last == "," { slice.removeLast() }
        while slice.first == "." || slice.first == "," { slice.removeFirst() }
        return slice
    }
}
