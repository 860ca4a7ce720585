import VietnameseText

/// Tells rows apart whose labels differ in a word or two ("… đến cấp huyện", "… đến cấp xã"): in a long label such a word weighs less than the answer
/// behind it or a reworded beginning, and a row in its neighbour's place would be read for it.
struct TellingWords {
    /// Likeness from which two labels of a form are told apart by single words.
    private static let alike = 0.75
    /// A lead that leaves the row to a person.
    private static let doubtfulMargin = -0.05

    private let profile: FormProfile
    private let form: FormDefinition
    private let items: [DocumentItem]
    private let neutral: Set<String>

    init(profile: FormProfile, form: FormDefinition, items: [DocumentItem]) {
        self.profile = profile
        self.form = form
        self.items = items
        neutral = MatchingKey.interchangeableWords(under: profile.channel)
    }

    /// The matches, with rows exchanged that have each other's words, and with no lead for one that has another's.
    func settled(_ matches: [EntryMatch]) -> [EntryMatch] {
        var matches = matches
        let telling = matches.indices.filter {
            !form.entries[matches[$0].entry].slots.isEmpty && variant(matches[$0]).length >= FormProfile.tellingLength
        }
        for (place, left) in telling.enumerated() {
            for right in telling[(place + 1)...].prefix(Aligner.neighbourhood) where areAlike(matches[left], matches[right]) {
                settle(&matches, left, right)
            }
        }
        return matches
    }

    private func settle(_ matches: inout [EntryMatch], _ left: Int, _ right: Int) {
        let (leftWords, rightWords) = (words(of: matches[left].entry), words(of: matches[right].entry))
        let (onlyLeft, onlyRight) = (leftWords.subtracting(rightWords), rightWords.subtracting(leftWords))
        let (leftText, rightText) = (words(in: matches[left]), words(in: matches[right]))
        let leftIsOther = Self.isOther(leftText, own: onlyLeft, other: onlyRight)
        let rightIsOther = Self.isOther(rightText, own: onlyRight, other: onlyLeft)
        if leftIsOther, rightIsOther {
            (matches[left].items, matches[right].items) = (matches[right].items, matches[left].items)
            (matches[left].labelPart, matches[right].labelPart) = (matches[right].labelPart, matches[left].labelPart)
            for index in [left, right] { matches[index].isInOrder = false }
        } else if leftIsOther || rightIsOther, !onlyLeft.isEmpty, !onlyRight.isEmpty {
            let index = leftIsOther ? left : right
            matches[index].margin = min(matches[index].margin, Self.doubtfulMargin)
        }
    }

    /// Whether a row has all words of the other label and none of its own; where it has none of its own, whether it lacks all that the other lacks.
    private static func isOther(_ text: Set<String>, own: Set<String>, other: Set<String>) -> Bool {
        guard !own.isEmpty || !other.isEmpty else { return false }
        return other.isSubset(of: text) && own.isDisjoint(with: text)
    }

    private func variant(_ match: EntryMatch) -> TextProfile { profile.entries[match.entry].variants[0] }

    private func areAlike(_ a: EntryMatch, _ b: EntryMatch) -> Bool {
        variant(a).mayFit(variant(b), above: Self.alike) && variant(a).similarity(to: variant(b)) >= Self.alike
    }

    private func words(of entry: Int) -> Set<String> {
        words(FormProfile.matchText(of: form.entries[entry], in: form)) { MatchingKey.key(of: $0, under: profile.channel) }
    }

    private func words(in match: EntryMatch) -> Set<String> {
        let texts = match.items.map { index in
            let item = items[index]
            return item.isRow && item.parts.indices.contains(match.labelPart) ? item.parts[match.labelPart].text : item.text
        }
        return words(texts.joined(separator: " ")) { MatchingKey.key(ofText: $0, under: profile.channel) }
    }

    private func words(_ text: String, key: (String) -> String) -> Set<String> {
        Set(MatchingKey.words(text, key: key).filter { !$0.isEmpty }).subtracting(neutral)
    }
}
