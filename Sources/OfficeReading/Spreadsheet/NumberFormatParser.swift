/// Takes the code of a number format apart.
struct NumberFormatParser {
    private let code: [Character]
    private var index = 0
    private var section = NumberFormat.Section()

    init(_ code: String) {
        self.code = Array(code.prefix(Self.longestCode))
    }

    /// Characters that Excel allows in a code.
    private static let longestCode = 255

    mutating func sections() -> [NumberFormat.Section] {
        var sections: [NumberFormat.Section] = []
        while index < code.count {
            let character = code[index]
            index += 1
            if character == ";" {
                sections.append(finished())
                section = NumberFormat.Section()
            } else {
                parse(character)
            }
        }
        return sections + [finished()]
    }

    private mutating func parse(_ character: Character) {
        switch character {
        case "\"": section.tokens.append(.literal(upTo("\"")))
        case "\\": if let next = take() { section.tokens.append(.literal(String(next))) }
        // The width of a character is left free: a space, as near as text comes.
        case "_": if take() != nil { section.tokens.append(.literal(" ")) }
        // A character that fills the cell.
        case "*": _ = take()
        case "[": parseBracket(upTo("]"))
        case "0", "#", "?": section.tokens.append(.digit(character))
        case ".": parsePoint()
        case ",": section.tokens.append(.comma)
        case "%": section.tokens.append(.percent)
        case "/": section.tokens.append(.slash)
        case "@": section.tokens.append(.text)
        case "E" where peek() == "+" || peek() == "-", "e" where peek() == "+" || peek() == "-":
            section.tokens.append(.exponent(showsPlus: take() == "+"))
        case "G", "g":
            if take(word: "eneral") { section.tokens.append(.general) } else { section.tokens.append(.literal(String(character))) }
        case "A", "a":
            if take(word: "m/pm") || take(word: "/p") {
                section.tokens.append(.halfOfDay)
            } else {
                section.tokens.append(.literal(String(character)))
            }
        case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "e":
            let part: Character = character == "e" ? "y" : Character(character.lowercased())
            section.tokens.append(.date(part, 1 + repeats(of: character)))
        default: section.tokens.append(.literal(String(character)))
        }
    }

    private mutating func parsePoint() {
        if case .date("s", _) = section.tokens.last, peek() == "0" {
            section.tokens.append(.secondFraction(repeats(of: "0")))
        } else {
            section.tokens.append(.point)
        }
    }

    /// A colour, a condition, a currency sign with a language, or a time that runs on.
    private mutating func parseBracket(_ content: String) {
        if content.hasPrefix("$") {
            parseLocale(content.dropFirst())
        } else if let first = content.lowercased().first, "hms".contains(first), content.lowercased().allSatisfy({ $0 == first }) {
            section.tokens.append(.elapsed(first, content.count))
        } else if let first = content.first, "<>=".contains(first) {
            let comparison = content.prefix { "<>=".contains($0) }
            if let value = Double(content.dropFirst(comparison.count)) {
                section.condition = NumberFormat.Condition(comparison: String(comparison), value: value)
            }
        }
    }

    private mutating func parseLocale(_ content: Substring) {
        let parts = content.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        if let sign = parts.first, !sign.isEmpty { section.tokens.append(.literal(String(sign))) }
        guard parts.count == 2 else { return }
        let name = parts[1]
        if let code = UInt32(name.prefix { $0 != "," }, radix: 16) {
            switch code & 0xFFFF {
            // The long date and the time of the reader's country: what follows is only an example of it.
            case 0xF800: replaceRest(with: "dd/mm/yyyy")
            case 0xF400: replaceRest(with: "hh:mm:ss")
            default: section.isEnglish = Self.englishLanguages.contains(code & 0x3FF)
            }
        } else {
            section.isEnglish = ["en", "zh", "ja", "ko", "th"].contains(name.prefix(2).lowercased())
        }
    }

    /// Primary languages (the low ten bits of a Windows language number) that write a decimal point: Chinese, English, Japanese, Korean, Thai.
    private static let englishLanguages: Set<UInt32> = [0x04, 0x09, 0x11, 0x12, 0x1E]

    private mutating func replaceRest(with replacement: String) {
        while let next = peek(), next != ";" {
            index += 1
            if next == "\"" { _ = upTo("\"") }
        }
        var parser = NumberFormatParser(replacement)
        section.tokens = parser.sections().first?.tokens ?? []
    }

    /// The section, its `m`s told apart: minutes stand after hours or before seconds.
    private func finished() -> NumberFormat.Section {
        var section = section
        let parts = section.tokens.indices.filter {
            switch section.tokens[$0] {
            case .date, .elapsed: true
            default: false
            }
        }
        for (position, index) in parts.enumerated() {
            guard case .date("m", let count) = section.tokens[index] else { continue }
            let previous = position > 0 ? part(section.tokens[parts[position - 1]]) : nil
            let next = position + 1 < parts.count ? part(section.tokens[parts[position + 1]]) : nil
            if previous == "h" || next == "s" { section.tokens[index] = .date("n", count) }
        }
        return section
    }

    private func part(_ token: NumberFormat.Token) -> Character? {
        switch token {
        case .date(let part, _), .elapsed(let part, _): part
        default: nil
        }
    }

    // MARK: Characters

    private func peek() -> Character? {
        index < code.count ? code[index] : nil
    }

    private mutating func take() -> Character? {
        guard let next = peek() else { return nil }
        index += 1
        return next
    }

    private mutating func take(word: String) -> Bool {
        guard index + word.count <= code.count, String(code[index..<(index + word.count)]).lowercased() == word else { return false }
        index += word.count
        return true
    }

    private mutating func repeats(of character: Character) -> Int {
        let start = index
        while let next = peek(), next.lowercased() == character.lowercased() { index += 1 }
        return index - start
    }

    private mutating func upTo(_ end: Character) -> String {
        var content = ""
        while let next = take(), next != end { content.append(next) }
        return content
    }
}
