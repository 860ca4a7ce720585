import VietnameseText

/// Text as it is compared: NFC, small letters, one space, old and new tone placement alike, `tỉ lệ` as `tỷ lệ`, no dot leaders, no bullets.
struct ComparisonText: Hashable, Sendable {
    let text: String
    /// The letters' triples with two spaces before and behind, packed and sorted, each once.
    private let grams: [UInt64]

    /// Containment in the longer text counts this much less than likeness, and only for texts of more triples than `shortest`.
    private static let containmentDiscount = 0.9
    private static let shortest = 12
    private static let scalarBits: UInt64 = 21

    init(_ text: String?) {
        let scalars = Self.normalised(text ?? "")
        self.text = String(String.UnicodeScalarView(scalars))
        let padded: [Unicode.Scalar] = [" ", " "] + scalars + [" ", " "]
        var found: Set<UInt64> = []
        for start in 0..<(padded.count - 2) {
            found.insert(padded[start..<start + 3].reduce(0) { $0 << Self.scalarBits | UInt64($1.value) })
        }
        grams = found.sorted()
    }

    var isEmpty: Bool { text.isEmpty }

    static func == (left: ComparisonText, right: ComparisonText) -> Bool { left.text == right.text }
    func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// 0…1: Dice's coefficient of the triples, or their containment at a discount: the longer label may carry an explanation.
    func similarity(to other: ComparisonText) -> Double {
        if text == other.text { return 1 }
        let both = Double(common(with: other))
        let dice = 2 * both / Double(grams.count + other.grams.count)
        let least = min(grams.count, other.grams.count)
        return max(dice, least > Self.shortest ? Self.containmentDiscount * both / Double(least) : 0)
    }

    private func common(with other: ComparisonText) -> Int {
        var (left, right, both) = (0, 0, 0)
        while left < grams.count, right < other.grams.count {
            if grams[left] == other.grams[right] {
                both += 1
                left += 1
                right += 1
            } else if grams[left] < other.grams[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return both
    }

    /// Edits for each letter of this text that turn it into the other.
    func editRate(to other: ComparisonText) -> Double {
        if text == other.text { return 0 }
        let (left, right) = (Array(text.unicodeScalars), Array(other.text.unicodeScalars))
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, otherLetter) in right.enumerated() {
                current.append(min(previous[column + 1] + 1, current[column] + 1, previous[column] + (letter == otherLetter ? 0 : 1)))
            }
            previous = current
        }
        return Double(previous[right.count]) / Double(max(1, left.count))
    }

    /// The printed number without its punctuation: "4,1)" and "4.1." are the same.
    static func number(_ text: String) -> String {
        var result = ""
        var inMark = false
        for scalar in text.unicodeScalars {
            let isMark = ".,)".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
            if isMark, !inMark { result += "." }
            if !isMark { result.unicodeScalars.append(scalar) }
            inMark = isMark
        }
        return trimmed(Array(result.unicodeScalars), ".-+ ").lowercased()
    }

    // MARK: Normalising

    private static let quotes = Set("\"'“”‘’".unicodeScalars)
    private static let ends = " .:;-–+*•"
    private static let toneMoves: [[Unicode.Scalar]: [Unicode.Scalar]] = Dictionary(
        uniqueKeysWithValues: [
            "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
            "ùy": "uỳ",
            "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
        ].map { (Array($0.key.unicodeScalars), Array($0.value.unicodeScalars)) })
    private static let shareOld = Array("tỉ lệ".unicodeScalars)
    private static let shareNew = Array("tỷ lệ".unicodeScalars)

    private static func normalised(_ text: String) -> [Unicode.Scalar] {
        var scalars = Array(nfc(text).lowercased().unicodeScalars)
        var position = 0
        while position + 1 < scalars.count {
            if let moved = toneMoves[Array(scalars[position...position + 1])] {
                scalars.replaceSubrange(position...position + 1, with: moved)
            }
            if position + shareOld.count <= scalars.count, scalars[position..<position + shareOld.count].elementsEqual(shareOld) {
                scalars.replaceSubrange(position..<position + shareOld.count, with: shareNew)
            }
            position += 1
        }
        scalars = spacedLeaders(scalars.map { $0 == "…" ? " " : $0 }).filter { !quotes.contains($0) }
        var collapsed: [Unicode.Scalar] = []
        for scalar in scalars {
            if !scalar.properties.isWhitespace {
                collapsed.append(scalar)
            } else if collapsed.last != " " {
                collapsed.append(" ")
            }
        }
        return Array(trimmed(collapsed, ends).unicodeScalars)
    }

    /// Two and more full stops become a space.
    private static func spacedLeaders(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var position = 0
        while position < scalars.count {
            var end = position
            while end < scalars.count, scalars[end] == "." { end += 1 }
            if end - position >= 2 {
                result.append(" ")
                position = end
            } else {
                result.append(scalars[position])
                position += 1
            }
        }
        return result
    }

    private static func trimmed(_ scalars: [Unicode.Scalar], _ ends: String) -> String {
        let ends = Set(ends.unicodeScalars)
        let start = scalars.firstIndex { !ends.contains($0) } ?? scalars.count
        let end = scalars.lastIndex { !ends.contains($0) } ?? start - 1
        return String(String.UnicodeScalarView(scalars[start..<(end + 1)]))
    }
}
