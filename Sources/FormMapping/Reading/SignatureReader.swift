import DocumentModel
import RecordModel
import VietnameseText

/// Reads the signers' blocks at the foot: place and date above the role, the name below it.
struct SignatureReader {
    let form: FormDefinition
    let channel: LossyChannel
    let values: ValueReader
    let document: DocumentItems

    /// Paragraphs above a role in which its date line stands, and below it in which the name does.
    private static let above = 3
    private static let below = 8
    /// Similarity from which a paragraph is the role's line.
    private static let roleFits = 0.75

    struct Result {
        var outcomes: [SlotOutcome] = []
        var items: Set<Int> = []
    }

    func read(taken: Set<Int>) -> Result {
        var result = Result()
        var used: Set<Int> = []
        for (index, entry) in form.entries.enumerated() where entry.kind == .signature {
            guard let role = findRole(entry.label, taken: taken.union(used)) else { continue }
            used.insert(role.item)
            let next = role.item + 1
            if next < document.items.count, document.items[next].text.hasPrefix("(") { used.insert(next) }
            read(index, entry, role, taken: taken, result: &result)
        }
        result.items.formUnion(used)
        return result
    }

    /// The item that begins with the role's words ("Người khai"), from the end of the document on.
    private func findRole(_ label: String, taken: Set<Int>) -> (item: Int, similarity: Double)? {
        let head = label.split(separator: "(").first.map(String.init) ?? label
        let short = TextProfile(key: comparisonKey(of: head, under: channel))
        let whole = TextProfile(key: comparisonKey(of: label, under: channel))
        var best: (item: Int, similarity: Double)?
        for item in document.items.reversed() where !taken.contains(item.index) {
            guard let part = item.onlyPart.map({ item.parts[$0] }) ?? item.parts.first, part.profile.length <= whole.length + 20 else { continue }
            let similarity = max(part.profile.similarity(to: short), part.profile.similarity(to: whole))
            if similarity > (best?.similarity ?? Self.roleFits) { best = (item.index, similarity) }
        }
        return best
    }

    private func read(_ index: Int, _ entry: FormEntry, _ role: (item: Int, similarity: Double), taken: Set<Int>, result: inout Result) {
        let match = EntryMatch(entry: index, items: role.item...role.item, labelPart: 0, similarity: role.similarity, margin: 0.5, isInOrder: true)
        let dateLine = (max(0, role.item - Self.above)..<role.item).reversed().first { isDateLine(document.items[$0].text) }
        if let dateLine { result.items.insert(dateLine) }
        let nameItem = self.nameItem(after: role.item, taken: taken)
        // forms without slots for them: the signer is no text that somebody should look at
        if let nameItem { result.items.insert(nameItem) }
        for slot in entry.slots {
            let definition = form.slots[slot]
            var outcome = SlotOutcome(slot: slot, reading: .blank(), readAs: document.items[role.item].text, match: match)
            switch definition.type {
            case .name:
                if let nameItem {
                    outcome.reading = values.read(document.items[nameItem].text, slot: definition)
                    outcome.place = document.items[nameItem].parts.first?.place
                }
            case .date:
                if let dateLine {
                    outcome.place = document.items[dateLine].parts.first?.place
                    let text = document.items[dateLine].text
                    let tail = text.firstIndex(of: ",").map { String(text[text.index(after: $0)...]) } ?? text
                    let reading = values.read(tail, slot: definition)
                    outcome.reading = reading.value == nil && !tail.contains(where: \.isNumber) ? .blank() : reading
                }
            default:
                if let dateLine {
                    outcome.place = document.items[dateLine].parts.first?.place
                    let text = document.items[dateLine].text
                    outcome.reading = values.read(text.firstIndex(of: ",").map { String(text[..<$0]) } ?? "", slot: definition)
                }
            }
            outcome.labelPlace = document.items[role.item].parts.first?.place
            result.outcomes.append(outcome)
        }
    }

    private func isDateLine(_ text: String) -> Bool {
        let key = comparisonKey(text)
        return key.contains("ng") && key.contains("th") && text.contains(",") && key.contains("ngày") || DateReading.read(text) != nil
    }

    /// The first paragraph below the role that is neither an instruction in brackets nor another block's beginning.
    private func nameItem(after role: Int, taken: Set<Int>) -> Int? {
        for item in (role + 1)..<max(role + 1, min(document.items.count, role + 1 + Self.below)) {
            if taken.contains(item) { return nil }
            let text = document.items[item].text.trimmingCharacters(in: .whitespacesAndNewlines)
            if text.hasPrefix("("), text.hasSuffix(")") { continue }
            if ValueReader.trimmingLeaders(text).isEmpty { continue }
            return isDateLine(text) || text.count > 60 ? nil : item
        }
        return nil
    }
}
