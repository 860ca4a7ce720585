import VietnameseText

/// A form as it would look after a lossy channel: what its entries' labels are compared with.
struct FormProfile: Sendable {
    struct Entry: Sendable {
        /// The label, with and without its explanatory print, and every alias.
        var variants: [TextProfile]
        /// The variants with interchangeable words made one.
        var looseVariants: [TextProfile]
        /// Whether those differ from the variants.
        var isLoosened: Bool
        var number: String
        /// Small numbers in the label that tell it from its like ("mức độ 3", "mức độ 4"); explanations in brackets and dates aside.
        var figures: Set<String>
        var unit: TextProfile?
        /// Weight in the alignment: an entry with slots counts more than a note, a long label more than "Tỷ lệ".
        var weight: Double
        var isAligned: Bool

        /// Likeness of the variant that is most like `found`.
        func dice(_ found: TextProfile) -> Double { variants.map { $0.similarity(to: found) }.max() ?? 0 }
    }

    let channel: LossyChannel
    let entries: [Entry]

    /// Key length, in characters, from which a label is taken to tell its row by itself; from the length of the labels that repeat within
    /// the seven forms ("Tỷ lệ", "Khác", "Trong đó", "- Tại cơ quan, đơn vị"), of which the longest has 17.
    static let tellingLength = 18

    init(form: FormDefinition, channel: LossyChannel) {
        self.channel = channel
        entries = form.entries.map { entry in
            let label = Self.matchText(of: entry, in: form)
            var texts = [label]
            if let note = entry.note { texts.append(label + " " + note) }
            texts += entry.aliases
            let (number, rest) = Enumerator.split(label)
            let keys = texts.flatMap { Self.keys($0, channel) }
            let variants = keys.map { TextProfile(key: $0) }
            let loosened = keys.map { (MatchingKey.loosened($0), $0) }
            let length = variants[0].length
            let share = min(1, Double(length) / Double(Self.tellingLength * 2))
            let kindWeight: Double =
                switch entry.kind {
                case .text: 0.6
                case .heading: 0.9
                case .list: 0.8
                case .line, .row: 1
                case .below, .signature: 0
                }
            let figures = Self.figures(in: String(rest))
            return Entry(
                variants: variants, looseVariants: loosened.map { TextProfile(key: $0 ?? $1) },
                isLoosened: loosened.contains { $0.0 != nil },
                number: Enumerator.normalized(entry.number.isEmpty ? number : entry.number), figures: figures,
                unit: entry.slots.first.flatMap { form.slots[$0].unit }.map { TextProfile(key: MatchingKey.key(of: $0, under: channel)) },
                weight: kindWeight * (0.4 + 0.6 * share), isAligned: kindWeight > 0 && length > 0)
        }
    }

    /// Numbers of one or two digits that stand alone outside of brackets; parts of dates and fractions do not.
    static func figures(in text: String) -> Set<String> {
        guard mayHoldNumber(text) else { return [] }
        var found: Set<String> = []
        var depth = 0
        var token = ""
        for character in text + " " {
            if character == "(" { depth += 1 }
            if character == ")", depth > 0 { depth -= 1 }
            if character.isNumber || "/.,".contains(character) && !token.isEmpty || character.isLetter {
                token.append(character)
                continue
            }
            while let last = token.last, "/.,".contains(last) { token.removeLast() }
            if depth == 0, (1...2).contains(token.count), token.allSatisfy(\.isNumber) { found.insert(token) }
            token = ""
        }
        return found
    }

    static func keys(_ text: String, _ channel: LossyChannel) -> [String] {
        MatchingKey.keys(of: String(Enumerator.split(text).rest), under: channel)
    }

    /// The words of an entry as they are printed: for lines, literals and the options of the boxes between them.
    static func matchText(of entry: FormEntry, in form: FormDefinition) -> String {
        guard !entry.pieces.isEmpty else { return entry.label }
        return entry.pieces.map { piece in
            switch piece {
            case .literal(let text): text
            case .slot(let index): " " + form.slots[index].options.joined(separator: " ") + " "
            }
        }.joined()
    }
}
