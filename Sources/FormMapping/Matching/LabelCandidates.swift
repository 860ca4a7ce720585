/// How well one label of a form fits each item of a document: what the alignment chooses among.
struct LabelCandidates {
    struct Candidate {
        var similarity: Double = 0
        var part = 0
        /// Items that the label covers.
        var length = 1
    }

    /// Numbers of the part's texts among all; nil where it has none.
    private struct Part {
        var text: Int?
        var loose: Int?
        var head: Int?
    }

    private let profile: FormProfile
    private let form: FormDefinition
    private let items: [DocumentItem]
    /// Beside `items`: their parts, and what is asked of them for every label.
    private var parts: [[Part]] = []
    private var onlyParts: [Int?] = []
    /// Trigrams and letters of each text.
    private var sizes: [TextProfile.Size] = []
    private let index: TrigramIndex

    init(profile: FormProfile, form: FormDefinition, items: [DocumentItem]) {
        self.profile = profile
        self.form = form
        self.items = items
        var texts: [TextProfile] = []
        func add(_ text: TextProfile?) -> Int? {
            guard let text else { return nil }
            texts.append(text)
            return texts.count - 1
        }
        for item in items {
            parts.append(
                item.parts.map { part in
                    part.profile.isEmpty ? Part() : Part(text: add(part.profile), loose: add(part.loose), head: add(part.head))
                })
            onlyParts.append(item.onlyPart)
        }
        sizes = texts.map(\.size)
        index = TrigramIndex(texts)
    }

    /// What the texts have in common with one entry's label.
    private struct Target {
        var entry: FormProfile.Entry
        var isRow: Bool
        /// For each variant, beside the texts.
        var common: [[Int]]
        var looseCommon: [[Int]]
        /// The longest variant.
        var longest: Int
    }

    /// The best fit of `entry` with each item, alone or together with the items that follow it; nil where nothing speaks for the pair.
    func row(of entry: Int, items indices: [Int]) -> [Candidate?] {
        let label = profile.entries[entry]
        guard let longest = label.variants.indices.max(by: { label.variants[$0].length < label.variants[$1].length }) else {
            return indices.map { _ in nil }
        }
        let common = label.variants.map { index.common(with: $0) }
        let target = Target(
            entry: label, isRow: form.entries[entry].kind == .row, common: common,
            looseCommon: label.isLoosened ? label.looseVariants.map { index.common(with: $0) } : common, longest: longest)
        return indices.indices.map { position in
            var best = alone(target, item: indices[position])
            extend(&best, target: target, indices: indices, position: position)
            return best.similarity > 0 ? best : nil
        }
    }

    private func alone(_ target: Target, item: Int) -> Candidate {
        var best = Candidate()
        let isRow = target.isRow && items[item].isRow
        for (index, part) in parts[item].enumerated() {
            guard let text = part.text else { continue }
            var similarity = fit(target.entry.variants, target.common, text, isRow: isRow)
            if target.entry.isLoosened || part.loose != nil {
                let loose = fit(target.entry.looseVariants, target.looseCommon, part.loose ?? text, isRow: isRow)
                similarity = max(similarity, Aligner.looseDiscount * loose)
            }
            if !target.isRow, let head = part.head { similarity = max(similarity, Aligner.headDiscount * dice(target, head)) }
            guard similarity > Aligner.worthALook else { continue }
            similarity += context(target.entry, item: items[item], part: index)
            if similarity > best.similarity { best = Candidate(similarity: similarity, part: index, length: 1) }
        }
        return best
    }

    private func fit(_ variants: [TextProfile], _ common: [[Int]], _ text: Int, isRow: Bool) -> Double {
        var best = 0.0
        for variant in variants.indices where common[variant][text] > 0 {
            best = max(best, sizes[text].fit(variants[variant].size, common: common[variant][text], isRow: isRow))
        }
        return best
    }

    private func dice(_ target: Target, _ text: Int) -> Double {
        var best = 0.0
        for (variant, common) in zip(target.entry.variants, target.common) where common[text] > 0 {
            best = max(best, 2 * Double(common[text]) / Double(variant.grams.count + sizes[text].grams))
        }
        return best
    }

    private func context(_ target: FormProfile.Entry, item: DocumentItem, part: Int) -> Double {
        var bonus = 0.0
        var number = item.parts[part].number
        if number.isEmpty || "-+•*".contains(number), part > 0 { number = item.parts[0].text }
        let normalized = Enumerator.normalized(number)
        if !target.number.isEmpty, !normalized.isEmpty, normalized.count <= 8 {
            bonus += normalized == target.number ? Aligner.numberBonus : -Aligner.numberPenalty
        }
        if !target.figures.isSubset(of: item.parts[part].figures) { bonus -= Aligner.figurePenalty }
        if let unit = target.unit, !unit.isEmpty, part + 1 < item.parts.count,
            item.parts[(part + 1)...].contains(where: { $0.profile.similarity(to: unit) > 0.8 })
        {
            bonus += Aligner.unitBonus
        }
        return bonus
    }

    /// Tries whether the items that follow complete the label.
    private func extend(_ best: inout Candidate, target: Target, indices: [Int], position: Int) {
        guard best.similarity < 0.97 else { return }
        let first = indices[position]
        let index = best.similarity > 0 ? best.part : onlyParts[first] ?? 0
        guard parts[first].indices.contains(index), let text = parts[first][index].text else { return }
        let label = target.entry.variants[target.longest]
        // the first piece must be a piece of the label
        guard sizes[text].length < label.length, sizes[text].containment(common: target.common[target.longest][text]) > 0.7 else { return }
        let start = items[first].parts[index]
        var key = start.key
        // more text always contains more: only likeness as a whole tells whether it belongs here
        var likeness = dice(target, text)
        for length in 2...Aligner.longestMerge where position + length <= indices.count {
            let next = indices[position + length - 1]
            guard next == indices[position + length - 2] + 1, items[next].table == items[first].table,
                items[next].section == items[first].section
            else { return }
            guard let piece = items[next].isRow ? items[next].index(covering: start.column) : items[next].parts.indices.first else {
                return
            }
            if items[next].isRow, isOwnRow(items[next], after: items[first], label: start.column) { return }
            key += items[next].parts[piece].key
            let joined = TextProfile(key: key)
            let joinedLikeness = target.entry.dice(joined)
            if joinedLikeness > likeness + Aligner.mergeGain {
                likeness = joinedLikeness
                let similarity = max(best.similarity, joinedLikeness + context(target.entry, item: items[first], part: index))
                best = Candidate(similarity: similarity, part: index, length: length)
            }
            if joined.length > label.length * 2 { return }
        }
    }

    /// Whether a row cannot be the rest of the row above it: it has a number of its own, or figures where the other has some too.
    private func isOwnRow(_ item: DocumentItem, after first: DocumentItem, label: Int) -> Bool {
        if label > 0, let lead = item.parts.first, !lead.isEmpty { return true }
        return item.parts.indices.contains { part in
            guard item.parts[part].column > label, !item.parts[part].isEmpty, let above = first.index(covering: item.parts[part].column),
                !first.parts[above].isEmpty
            else { return false }
            return holdsNumber(item.parts[part].text)
        }
    }
}
