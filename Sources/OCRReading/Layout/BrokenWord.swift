import VietnameseText

/// Tells a word that the width of a cell broke in its middle (addresses, long numbers, syllables in a narrow column) from two words on two lines.
enum BrokenWord {
    /// - Parameters:
    ///   - token: what stands at the end of a line, and no space parts.
    ///   - room: pixels left on that line; nil where the page's margin breaks lines, and not a cell.
    ///   - slack: pixels by which `room` may be wrong.
    static func goesOn(_ token: String, in opening: ReadWord, room: Int?, slack: Int) -> Bool {
        if isHyphenated(token, opening.text) || isAddress(token) && isRest(opening.text) || isTail(token) && isRest(opening.text) {
            return true
        }
        guard let room, opening.kind == .text, let letter = opening.symbols.first, room <= letter.x1 - letter.x0 + slack else {
            return false
        }
        if isAddress(token) || isTail(token), opening.text.allSatisfy(\.isASCII), opening.text.first?.isUppercase == false { return true }
        let rest = String(opening.text.prefix { !";,)".contains($0) })
        if isNumeric(token), isNumeric(rest) || rest.isEmpty { return true }
        // "quangxuanqu" / "y@coquan.vn": an address of mail breaks anywhere in its name
        if opening.text.contains("@"), (token + opening.text).allSatisfy(\.isASCII), !SyllableLexicon.contains(token) { return true }
        if isNumber(token, cutBefore: rest) { return true }
        // "301/QĐ" / "-UBND"
        if token.last?.isLetter == true, rest.count > 1, rest.first == "-", rest.dropFirst().first?.isUppercase == true { return true }
        let head = String(token.reversed().prefix { $0.isLetter }.reversed())
        let tail = String(opening.text.prefix { $0.isLetter })
        // "Nguồ" / "n": the syllables know, where the two are none by themselves
        guard !head.isEmpty, !tail.isEmpty, SyllableLexicon.contains(head + tail) else { return false }
        return !(SyllableLexicon.contains(head) && SyllableLexicon.contains(tail))
    }

    /// Whether recognition saw a space in an address, "https:// dichvucong.vn": no address has one behind its slashes, dots and @, or before them.
    static func isSplitAddress(_ token: String, _ next: String) -> Bool {
        guard isAddress(token), next.allSatisfy(\.isASCII), let end = token.last, let start = next.first else { return false }
        return "/.@".contains(end) && (start.isLowercase || start.isNumber) || "/.@".contains(start) && next.count > 1
    }

    /// "132/UBN" before "D-VP": a document's number, broken in the sign of its office.
    private static func isNumber(_ token: String, cutBefore rest: String) -> Bool {
        let parts = token.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, isNumeric(String(parts[0])), !parts[1].isEmpty, parts[1].allSatisfy({ $0.isUppercase || $0 == "-" }) else {
            return false
        }
        let head = rest.prefix { $0 != "-" }
        return head.count < rest.count && head.allSatisfy(\.isUppercase)
    }

    /// "Nguyễn Thị-" / "Hoa".
    private static func isHyphenated(_ end: String, _ start: String) -> Bool {
        end.count > 1 && end.hasSuffix("-") && end.dropLast().last?.isLetter == true && start.first?.isUppercase == true
    }

    private static func isAddress(_ text: String) -> Bool {
        text.contains("://") || text.hasPrefix("www.") || (text.contains("@") && text.count > 1)
    }

    private static func isRest(_ text: String) -> Bool {
        text.allSatisfy(\.isASCII) && text.contains { ".@/".contains($0) } && text.first?.isUppercase == false
    }

    /// A piece from the middle of an address: "dichvucong.dienbien.g".
    private static func isTail(_ text: String) -> Bool {
        text.count > 5 && text.allSatisfy(\.isASCII) && text.dropLast().contains(".") && text.contains(where: \.isLetter)
            && !text.contains(where: \.isUppercase)
    }

    private static func isNumeric(_ text: String) -> Bool {
        text.allSatisfy { $0.isASCII && $0.isNumber || [".", ",", "/"].contains($0) } && text.contains { $0.isNumber }
    }
}
