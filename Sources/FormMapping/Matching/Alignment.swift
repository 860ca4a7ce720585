import DocumentModel

/// One entry of a form found in a document.
struct EntryMatch: Sendable {
    var entry: Int
    /// The items it covers: more than one where a page break or a line break cut it.
    var items: ClosedRange<Int>
    /// Index into the first item's parts: the cell that holds the label.
    var labelPart: Int
    /// 0…1: how well the label fits.
    var similarity: Double
    /// How much better it fits than the next best item for this entry near by; large when alone.
    var margin: Double
    /// Whether it stands where the form's order has it, or was found elsewhere.
    var isInOrder: Bool
}

/// Aligns a whole form with a whole document: both are sequences, and the best common order wins over the best single fit.
///
/// Needleman–Wunsch over entries × items with free gaps; a pair scores its weight times how far its similarity lies above
/// `indifference`. What order leaves over on both sides is aligned again, so that moved blocks are found as blocks.
struct Aligner {
    /// Similarity at which pairing and not pairing are equally good. From the random reports of the corpus: rewordings of a row stay above
    /// 0.6, different rows of one section rarely come above 0.5.
    static let indifference = 0.52
    /// An item found out of order must fit this well, since order does not speak for it.
    static let indifferenceOutOfOrder = 0.8
    /// Similarity below which nothing that speaks for a pair (number, unit) could bring it above `indifference`.
    static let worthALook = indifference - numberBonus - unitBonus
    /// Items that one entry may cover: the longest line of the forms (about 420 characters) has six lines of a page.
    static let longestMerge = 7
    /// What an equal printed number or unit adds to the similarity, and a different number takes away.
    static let numberBonus = 0.1
    static let numberPenalty = 0.06
    static let unitBonus = 0.06
    /// What a small number that the label has and the text has not takes away: too little to part a row from its reworded label, enough to tell
    /// "mức độ 3" from "mức độ 4".
    static let figurePenalty = 0.04
    /// A label told by what stands before the colon alone says less than the whole line.
    static let headDiscount = 0.97
    /// How much better the label must fit for taking the next item as its continuation.
    static let mergeGain = 0.03
    /// Rounds of aligning the rest; moved blocks inside moved blocks are not seen in practice.
    static let rounds = 3
    /// A label that fits but for "số lượng" in place of "tổng số" and the like.
    static let looseDiscount = 0.96
    /// How much better an entry that was left over must fit an item for taking it from another.
    static let contestGain = 0.05
    /// How much better both of two crossed rows must fit.
    static let crossGain = 0.01
    /// Likeness that a label must have kept where its number and both neighbours speak for it.
    static let gapSimilarity = 0.25
    /// How many items away the nearest match may be that vouches for a short label found out of order.
    static let neighbourhood = 4

    let profile: FormProfile
    let form: FormDefinition
    let items: [DocumentItem]

    private typealias Candidate = LabelCandidates.Candidate

    func align(excluding taken: Set<Int>) -> [EntryMatch] {
        var freeItems = items.indices.filter { !taken.contains($0) && items[$0].parts.contains { !$0.isEmpty } }
        var freeEntries = form.entries.indices.filter { profile.entries[$0].isAligned }
        var matches: [EntryMatch] = []
        let candidates = LabelCandidates(profile: profile, form: form, items: items)
        for round in 0..<Self.rounds {
            let found = alignOnce(candidates, entries: freeEntries, items: freeItems, inOrder: round == 0, known: matches)
            if found.isEmpty { break }
            matches += found
            let usedEntries = Set(matches.map(\.entry))
            let usedItems = Set(matches.flatMap { Array($0.items) })
            freeEntries.removeAll { usedEntries.contains($0) }
            freeItems.removeAll { usedItems.contains($0) }
        }
        matches += gaps(matches, entries: freeEntries, items: Set(freeItems))
        return TellingWords(profile: profile, form: form, items: items).settled(matches.sorted { $0.entry < $1.entry })
    }

    private func alignOnce(
        _ all: LabelCandidates, entries: [Int], items: [Int], inOrder: Bool, known: [EntryMatch]
    ) -> [EntryMatch] {
        let n = entries.count
        let m = items.count
        guard n > 0, m > 0 else { return [] }
        let indifference = inOrder ? Self.indifference : Self.indifferenceOutOfOrder
        let candidates = entries.map { all.row(of: $0, items: items) }
        var best = [[Float]](repeating: [Float](repeating: 0, count: m + 1), count: n + 1)
        var move = [[UInt8]](repeating: [UInt8](repeating: 0, count: m + 1), count: n + 1)
        for i in stride(from: n - 1, through: 0, by: -1) {
            let weight = profile.entries[entries[i]].weight
            for j in stride(from: m - 1, through: 0, by: -1) {
                var value = best[i + 1][j]
                var step: UInt8 = 1
                if best[i][j + 1] > value {
                    value = best[i][j + 1]
                    step = 2
                }
                if let candidate = candidates[i][j], candidate.similarity > indifference {
                    let gain = Float(weight * (candidate.similarity - indifference)) + best[i + 1][j + candidate.length]
                    // of equal fits the first: a row stands close below its heading
                    if gain >= value {
                        value = gain
                        step = 3
                    }
                }
                best[i][j] = value
                move[i][j] = step
            }
        }
        var matches: [EntryMatch] = []
        var i = 0
        var j = 0
        while i < n, j < m {
            switch move[i][j] {
            case 1: i += 1
            case 2: j += 1
            default:
                guard let candidate = candidates[i][j] else { return matches }
                let rivals = candidates[i].enumerated().compactMap { position, other in position == j ? nil : other?.similarity }
                let covered = items[j]...items[j + candidate.length - 1]
                matches.append(
                    EntryMatch(
                        entry: entries[i], items: covered, labelPart: candidate.part, similarity: min(1, candidate.similarity),
                        margin: min(1, candidate.similarity) - min(1, rivals.max() ?? 0), isInOrder: inOrder))
                i += 1
                j += candidate.length
            }
        }
        if inOrder {
            uncross(&matches, entries: entries, items: items, candidates: candidates)
            contest(&matches, entries: entries, items: items, candidates: candidates)
        }
        return inOrder ? matches : vouched(matches, known: known)
    }

    /// Two rows that changed places in the document are nearly alike ("mức độ 3", "mức độ 4"), and in order each fits the other's place; where both
    /// fit better crossed, they are.
    private func uncross(_ matches: inout [EntryMatch], entries: [Int], items: [Int], candidates: [[Candidate?]]) {
        let rows = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($0.element, $0.offset) })
        let columns = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($0.element, $0.offset) })
        func candidate(_ entry: Int, _ item: Int) -> Candidate? {
            guard let row = rows[entry], let column = columns[item] else { return nil }
            return candidates[row][column]
        }
        for left in matches.indices where matches[left].margin < -Self.crossGain {
            for right in matches.indices where right != left && abs(right - left) <= Self.neighbourhood {
                guard let first = candidate(matches[left].entry, matches[right].items.lowerBound),
                    let second = candidate(matches[right].entry, matches[left].items.lowerBound),
                    first.length == matches[right].items.count, second.length == matches[left].items.count,
                    min(1, first.similarity) > matches[left].similarity + Self.crossGain,
                    min(1, second.similarity) > matches[right].similarity + Self.crossGain
                else { continue }
                let items = matches[left].items
                matches[left].items = matches[right].items
                matches[right].items = items
                for (index, found) in [(left, first), (right, second)] {
                    matches[index].labelPart = found.part
                    matches[index].margin = min(1, found.similarity) - matches[index].similarity
                    matches[index].similarity = min(1, found.similarity)
                    matches[index].isInOrder = false
                }
                break
            }
        }
    }

    /// An item goes to the entry that it fits clearly better, though that one stands elsewhere in the form; the entry that had it takes what is free
    /// between its neighbours.
    private func contest(_ matches: inout [EntryMatch], entries: [Int], items: [Int], candidates: [[Candidate?]]) {
        let columns = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($0.element, $0.offset) })
        var matched = Set(matches.map(\.entry))
        var used = Set(matches.flatMap { Array($0.items) })
        for index in matches.indices where matches[index].margin < -Self.crossGain || matches[index].similarity < 1 {
            let match = matches[index]
            guard match.items.count == 1, let column = columns[match.items.lowerBound] else { continue }
            let rivals = entries.indices.filter {
                !matched.contains(entries[$0]) && profile.entries[entries[$0]].variants[0].length >= FormProfile.tellingLength
                    && form.entries[entries[$0]].kind != .text && candidates[$0][column]?.length == 1
            }
            guard let rival = rivals.max(by: { (candidates[$0][column]?.similarity ?? 0) < (candidates[$1][column]?.similarity ?? 0) }),
                let better = candidates[rival][column], min(1, better.similarity) > match.similarity + Self.contestGain,
                let own = entries.firstIndex(of: match.entry)
            else { continue }
            matches[index] = EntryMatch(
                entry: entries[rival], items: match.items, labelPart: better.part, similarity: min(1, better.similarity),
                margin: min(1, better.similarity) - match.similarity, isInOrder: false)
            matched.insert(entries[rival])
            matched.remove(match.entry)
            // the loser's second choice, near by
            let near = items.indices.filter { abs(items[$0] - match.items.lowerBound) <= Self.neighbourhood && !used.contains(items[$0]) }
            guard let choice = near.max(by: { (candidates[own][$0]?.similarity ?? 0) < (candidates[own][$1]?.similarity ?? 0) }),
                let second = candidates[own][choice], second.similarity > Self.indifference, second.length == 1
            else { continue }
            used.insert(items[choice])
            matched.insert(match.entry)
            matches.append(
                EntryMatch(
                    entry: match.entry, items: items[choice]...items[choice], labelPart: second.part, similarity: min(1, second.similarity),
                    margin: 0, isInOrder: false))
        }
    }

    /// What is left between two neighbours that were found, and bears the number of the entry that is missing between them, is that entry reworded.
    private func gaps(_ matches: [EntryMatch], entries: [Int], items: Set<Int>) -> [EntryMatch] {
        var found: [EntryMatch] = []
        let byEntry = Dictionary(matches.map { ($0.entry, $0) }, uniquingKeysWith: { first, _ in first })
        for entry in entries where !profile.entries[entry].number.isEmpty && form.entries[entry].kind != .text {
            let before = (0..<entry).reversed().first { byEntry[$0] != nil }.flatMap { byEntry[$0] }
            let after = (entry + 1..<max(entry + 1, form.entries.count)).first { byEntry[$0] != nil }.flatMap { byEntry[$0] }
            guard let before, let after, after.items.lowerBound - before.items.upperBound >= 2,
                after.items.lowerBound - before.items.upperBound <= Self.neighbourhood
            else { continue }
            for index in (before.items.upperBound + 1)..<after.items.lowerBound where items.contains(index) {
                let item = self.items[index]
                guard let part = item.parts.firstIndex(where: { !$0.profile.isEmpty }) else { continue }
                let number = item.parts[part].number.isEmpty ? item.parts[0].text : item.parts[part].number
                guard Enumerator.normalized(number) == profile.entries[entry].number else { continue }
                let similarity = max(
                    fit(profile.entries[entry].variants, item.parts[part].profile, isRow: item.isRow),
                    item.parts[part].head.map { profile.entries[entry].dice($0) } ?? 0)
                guard similarity > Self.gapSimilarity else { continue }
                found.append(
                    EntryMatch(entry: entry, items: index...index, labelPart: part, similarity: similarity, margin: 0.1, isInOrder: true))
                break
            }
        }
        var taken: Set<Int> = []
        return found.filter { taken.insert($0.items.lowerBound).inserted }
    }

    /// Keeps of the matches found out of order those whose label tells its row, and short ones beside one that does.
    private func vouched(_ matches: [EntryMatch], known: [EntryMatch]) -> [EntryMatch] {
        let telling = matches.filter { profile.entries[$0.entry].variants[0].length >= FormProfile.tellingLength }
        return matches.filter { match in
            if profile.entries[match.entry].variants[0].length >= FormProfile.tellingLength { return true }
            return (telling + known).contains { other in
                abs(other.entry - match.entry) <= 2 && abs(other.items.lowerBound - match.items.lowerBound) <= Self.neighbourhood
                    && (other.entry < match.entry) == (other.items.lowerBound < match.items.lowerBound)
            }
        }
    }

    /// What `LabelCandidates` asks of texts that are known before, of one text.
    private func fit(_ variants: [TextProfile], _ found: TextProfile, isRow: Bool) -> Double {
        variants.map { variant in
            guard variant.mayFit(found, above: Self.worthALook) else { return 0 }
            return found.size.fit(variant.size, common: variant.common(with: found), isRow: isRow)
        }.max() ?? 0
    }
}
