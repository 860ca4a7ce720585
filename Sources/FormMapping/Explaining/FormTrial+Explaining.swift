import RecordModel
import VietnameseText

extension FormTrial {
    /// Similarity from which words count as the form's own, and below which no rule is near.
    private static let sameWords = 0.95
    private static let near = 0.5

    /// Goes over the document's rows and lines once more and tells who took each. Only for people: nothing of it is computed while reading.
    func explanation(isRecognised: Bool) -> Explanation {
        var takers: [Int: Explanation.Row.Taker] = [:]
        var byItem: [Int: EntryMatch] = [:]
        for match in matches {
            for item in match.items { byItem[item] = match }
        }
        for list in lists {
            for item in list.headRows + list.bodyRows { takers[item] = .list(id: form.lists[list.list].id) }
        }
        let firstSlot = matches.filter { !form.entries[$0.entry].slots.isEmpty }.map(\.items.lowerBound).min() ?? document.items.count
        for item in Letterhead(document.items.prefix(firstSlot)).items { takers[item] = .letterhead }
        let values = ValueReader(decimalMark: nil)
        let taken = Set(byItem.keys).union(takers.keys)
        let signatures = SignatureReader(form: form, channel: channel, values: values, document: document).read(taken: taken)
        for item in signatures.items where byItem[item] == nil { takers[item] = .signature }
        markHeadsAndAnswers(&takers, byItem: byItem)
        let rows = document.items.filter { item in item.parts.contains { !comparisonKey($0.text).isEmpty } }.map { item in
            row(item, match: byItem[item.index], taker: takers[item.index])
        }
        let found = Set(matches.map(\.entry))
        let signed = Set(signatures.outcomes.map(\.slot))
        let missing = form.slots.indices.filter { slot in
            let entry = form.slots[slot].entry
            let isBelowFound = form.entries[entry].kind == .below && form.entries[entry].parent.map(found.contains) == true
            return !found.contains(entry) && !signed.contains(slot) && !isBelowFound
        }.map { slot in
            Explanation.Missing(
                field: form.slots[slot].field, number: form.slots[slot].number, label: form.slots[slot].label,
                section: form.slots[slot].section)
        }
        return Explanation(
            form: isRecognised ? form.id : nil, nearest: form.id, share: share, explained: explained, rows: rows, missing: missing)
    }

    /// Rows above the first matched one of a table are its head; lines after a question with an answer below are that answer.
    private func markHeadsAndAnswers(_ takers: inout [Int: Explanation.Row.Taker], byItem: [Int: EntryMatch]) {
        for table in document.tableRows.indices {
            let rows = document.tableRows[table]
            guard let first = rows.first(where: { byItem[$0].map { form.entries[$0.entry].table != nil } == true }) else { continue }
            for row in rows where row < first && byItem[row] == nil && takers[row] == nil { takers[row] = .head }
        }
        for entry in form.entries where entry.kind == .below {
            guard let slot = entry.slots.first, let parent = entry.parent, let match = matches.first(where: { $0.entry == parent }) else {
                continue
            }
            var item = match.items.upperBound + 1
            while item < document.items.count, byItem[item] == nil, takers[item] == nil {
                takers[item] = .below(field: form.slots[slot].field)
                item += 1
            }
        }
    }

    private func row(_ item: DocumentItem, match: EntryMatch?, taker: Explanation.Row.Taker?) -> Explanation.Row {
        let text = ValueReader.collapsed(item.parts.map(\.text).filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: " | "))
        let place = item.parts.first { !$0.isEmpty }?.place
        if let taker { return Explanation.Row(text: text, place: place, taker: taker, similarity: nil, runnerUp: nil, why: []) }
        let rivals = likeness(item, besides: match?.entry)
        guard let match else {
            let isNear = rivals.map { $0.similarity >= Self.near } ?? false
            return Explanation.Row(
                text: text, place: place, taker: .nothing, similarity: nil, runnerUp: rivals, why: [isNear ? .nearRuleTaken : .noRule])
        }
        let entry = form.entries[match.entry]
        var why: [Explanation.Why] = [match.similarity >= Self.sameWords ? .sameWords : .reworded]
        let number = Enumerator.normalized(item.parts.indices.contains(match.labelPart) ? item.parts[match.labelPart].number : "")
        let wanted = profile.entries[match.entry].number
        if !number.isEmpty, !wanted.isEmpty { why.append(number == wanted ? .sameNumber : .otherNumber) }
        why.append(match.isInOrder ? .inOrder : .outOfOrder)
        if match.items.count > 1 { why.append(.joined) }
        return Explanation.Row(
            text: text, place: place,
            taker: .entry(
                label: ValueReader.collapsed(entry.label), number: entry.number, fields: entry.slots.map { form.slots[$0].field },
                line: entry.place.line),
            similarity: match.similarity, runnerUp: rivals, why: why)
    }

    /// The entry most like an item, besides the one that took it.
    private func likeness(_ item: DocumentItem, besides taken: Int?) -> (label: String, similarity: Double)? {
        var best: (label: String, similarity: Double)?
        for (index, entry) in profile.entries.enumerated() where entry.isAligned && index != taken {
            for part in item.parts where !part.profile.isEmpty {
                let similarity = entry.variants.map { max($0.similarity(to: part.profile), part.head?.similarity(to: $0) ?? 0) }.max() ?? 0
                if similarity > (best?.similarity ?? 0) { best = (ValueReader.collapsed(form.entries[index].label), similarity) }
            }
        }
        return best
    }
}
