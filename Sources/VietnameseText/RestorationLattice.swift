/// Finds the likeliest words behind the pieces of one sentence: a beam search over the places between pieces.
struct RestorationLattice {
    /// How gaps look in the text at hand.
    struct GapCosts {
        /// A word whose inner letters vanished stands in one piece, or in two with a space in the gap.
        var closedGap: Float
        var spacedGap: Float
        /// A space inside a word where nothing was lost.
        var strayspace: Float
        /// A word that vanished wholly, where one space is left, or more; and no word where there are more.
        var vanishedInSpace: Float
        var vanishedInWideSpace: Float
        var emptyWideSpace: Float
        /// The same next to punctuation: behind it where one space is usual, before it where none is, and where nothing shows it.
        var vanishedBehindMark: Float
        var vanishedBeforeMark: Float
        var vanishedUnseen: Float

        /// Letters vanish, white space stays as it was ("Tng s máy").
        static func closed(hasWideSpaces: Bool) -> GapCosts {
            GapCosts(
                closedGap: 0, spacedGap: 7, strayspace: 9, vanishedInSpace: hasWideSpaces ? 9 : 2.5, vanishedInWideSpace: 0,
                emptyWideSpace: 4, vanishedBehindMark: 4, vanishedBeforeMark: 0.5, vanishedUnseen: 7)
        }

        /// Each gap is a space, and runs of spaces are one ("T ng s máy").
        static func spaced(hasWideSpaces: Bool) -> GapCosts {
            GapCosts(
                closedGap: 4, spacedGap: 0, strayspace: 6, vanishedInSpace: hasWideSpaces ? 1.5 : 0.1, vanishedInWideSpace: 0.1,
                emptyWideSpace: 1.5, vanishedBehindMark: 0.8, vanishedBeforeMark: 0.3, vanishedUnseen: 3)
        }
    }

    /// One word on a path.
    struct Edge {
        var word: LanguageModel.WordID
        /// Nil for text that is kept as it is.
        var candidate: RestorationCandidates.Candidate?
        /// Items that it covers; empty for a word that vanished.
        var items: Range<Int>
        var cost: Float
    }

    struct Path {
        var edges: [Edge]
        var score: Float
    }

    // Costs in nats, set by hand and by some trials on lines of the corpus that were kept out of a trial model (scripts/measure-restoration).
    private static let beamWidth = 14
    private static let beamDepth: Float = 18
    /// Text kept as it is though no word of the model: once, and for each letter.
    private static let unknownCost: Float = 3
    private static let unknownLetterCost: Float = 1.6
    /// The same for words in capitals, which may be abbreviations.
    private static let unknownCapitalsCost: Float = 3
    private static let unknownCapitalCost: Float = 2
    /// A common word in capitals, or with one inside, among small letters, and an abbreviation in small letters or among capitals.
    private static let capitalsAmongSmallCost: Float = 5
    private static let abbreviationAmongCapitalsCost: Float = 2
    /// An abbreviation of which one letter remains, unless a hyphen or slash follows ("Q -TTg").
    private static let singleLetterAbbreviationCost: Float = 4
    /// Pieces that one word can be torn into.
    private static let maximumPieces = 3

    let model: LanguageModel
    let candidates: RestorationCandidates
    let text: DamagedText
    let costs: GapCosts

    private struct Hypothesis {
        var score: Float
        var state: LanguageModel.State
        var back: Int32
        var edge: Int32
    }

    func bestPath(_ sentence: DamagedText.Sentence) -> Path {
        let items = sentence.items
        var edges: [Edge] = []
        var arena: [Hypothesis] = [Hypothesis(score: 0, state: .start, back: -1, edge: -1)]
        var reached: [[Int32]] = Array(repeating: [], count: items.count + 1)
        reached[0] = [0]
        for place in 0...items.count {
            var open = Self.pruned(reached[place], arena)
            if let cost = vanishingCost(at: place, sentence) {
                insertVanished(at: place, cost, isWide: isWide(at: place, sentence), &open, &edges, &arena)
            }
            if place == items.count {
                reached[place] = open
                break
            }
            for edge in edgesFrom(place, items) {
                edges.append(edge)
                extend(open, by: edge, number: Int32(edges.count - 1), &arena, &reached[edge.items.upperBound])
            }
        }
        return finish(reached[items.count], arena, edges)
    }

    /// The best hypothesis for each state behind one edge; states behind different words differ, so that no others need be compared.
    private func extend(_ open: [Int32], by edge: Edge, number: Int32, _ arena: inout [Hypothesis], _ reached: inout [Int32]) {
        let first = arena.count
        for index in open {
            let before = arena[Int(index)]
            let (logProbability, state) = model.next(edge.word, after: before.state)
            let score = before.score + logProbability - edge.cost
            if let same = arena[first...].firstIndex(where: { $0.state == state }) {
                if arena[same].score < score { arena[same] = Hypothesis(score: score, state: state, back: index, edge: number) }
            } else {
                arena.append(Hypothesis(score: score, state: state, back: index, edge: number))
            }
        }
        reached.append(contentsOf: Int32(first)..<Int32(arena.count))
    }

    private func finish(_ ends: [Int32], _ arena: [Hypothesis], _ edges: [Edge]) -> Path {
        var best: (index: Int32, score: Float)?
        for index in ends {
            let score = arena[Int(index)].score + model.next(LanguageModel.sentenceEnd, after: arena[Int(index)].state).logProbability
            if score > best?.score ?? -.infinity { best = (index, score) }
        }
        guard let best else { return Path(edges: [], score: -.infinity) }
        var path: [Edge] = []
        var index = best.index
        while index >= 0 {
            let hypothesis = arena[Int(index)]
            if hypothesis.edge >= 0 { path.append(edges[Int(hypothesis.edge)]) }
            index = hypothesis.back
        }
        return Path(edges: path.reversed(), score: best.score)
    }

    /// The best hypotheses, one a state.
    private static func pruned(_ indices: [Int32], _ arena: [Hypothesis]) -> [Int32] {
        guard indices.count > 1 else { return indices }
        let best = indices.lazy.map { arena[Int($0)].score }.max() ?? 0
        let near = indices.filter { arena[Int($0)].score > best - beamDepth }.sorted { arena[Int($0)].score > arena[Int($1)].score }
        var kept: [Int32] = []
        for index in near where !kept.contains(where: { arena[Int($0)].state == arena[Int(index)].state }) {
            kept.append(index)
            if kept.count == beamWidth { break }
        }
        return kept
    }

    // MARK: Words that vanished

    private func vanishingCost(at place: Int, _ sentence: DamagedText.Sentence) -> Float? {
        guard !candidates.vanished.isEmpty else { return nil }
        if place == sentence.items.count { return sentence.spacesBeforeEnd > 0 ? costs.vanishedBeforeMark : costs.vanishedUnseen }
        let item = sentence.items[place]
        switch item.gap {
        case .nothing: return nil
        case .space: return costs.vanishedInSpace
        case .wideSpace: return costs.vanishedInWideSpace
        case .mark:
            if item.spacesBeforeMark > 0 { return costs.vanishedBeforeMark }
            if item.spacesBefore > 1 { return costs.vanishedInWideSpace }
            return item.spacesBefore == 1 ? costs.vanishedBehindMark : costs.vanishedUnseen
        }
    }

    /// More white space than is usual there. Around punctuation it says little: signs vanish too.
    private func isWide(at place: Int, _ sentence: DamagedText.Sentence) -> Bool {
        place < sentence.items.count && sentence.items[place].gap == .wideSpace
    }

    private func insertVanished(
        at place: Int, _ cost: Float, isWide: Bool, _ open: inout [Int32], _ edges: inout [Edge], _ arena: inout [Hypothesis]
    ) {
        var all: [Int32] = []
        for candidate in candidates.vanished {
            edges.append(Edge(word: candidate.word, candidate: candidate, items: place..<place, cost: cost))
            extend(open, by: edges[edges.count - 1], number: Int32(edges.count - 1), &arena, &all)
        }
        if isWide {
            for index in open { arena[Int(index)].score -= costs.emptyWideSpace }
        }
        open = Self.pruned(open + all, arena)
    }

    // MARK: Words of which something is left

    private func edgesFrom(_ place: Int, _ items: [DamagedText.Item]) -> [Edge] {
        let item = items[place]
        if item.kind == .number { return [Edge(word: LanguageModel.number, candidate: nil, items: place..<place + 1, cost: 0)] }
        var result: [Edge] = []
        if !item.isIntact {
            var small = RestorationCandidates.emptyKey
            var exact = RestorationCandidates.emptyKey
            var length = 0
            var tears: [Int] = []
            for end in place..<min(items.count, place + Self.maximumPieces) {
                let piece = items[end]
                if end > place {
                    guard piece.kind == .piece, !piece.isIntact, piece.gap == .space || piece.gap == .wideSpace else { break }
                    tears.append(length)
                }
                for letter in text.scalars[piece.range] {
                    small = RestorationCandidates.extend(small, with: lowercase(letter))
                    exact = RestorationCandidates.extend(exact, with: letter)
                }
                length += piece.range.count
                if length > candidates.longest { break }
                let range = place..<end + 1
                for candidate in candidates.words(small) {
                    let cost = tearCost(candidate, tears) + caseCost(ofWord: candidate, range, items)
                    result.append(Edge(word: candidate.word, candidate: candidate, items: range, cost: cost))
                }
                for candidate in candidates.abbreviations(exact) where tears.allSatisfy(candidate.hasGap) {
                    let cost = tearCost(candidate, tears) + caseCost(ofAbbreviation: candidate, range, items)
                    result.append(Edge(word: candidate.word, candidate: candidate, items: range, cost: cost))
                }
            }
        }
        result.append(asItIs(place, items))
        return result
    }

    private func tearCost(_ candidate: RestorationCandidates.Candidate, _ tears: [Int]) -> Float {
        var cost: Float = 0
        var inGaps = 0
        for tear in tears {
            if candidate.hasGap(before: tear) {
                cost += costs.spacedGap
                inGaps += 1
            } else {
                cost += costs.strayspace
            }
        }
        if candidate.lostInside, inGaps == 0 { cost += costs.closedGap }
        return cost
    }

    private func asItIs(_ place: Int, _ items: [DamagedText.Item]) -> Edge {
        let item = items[place]
        let written = String(String.UnicodeScalarView(text.scalars[item.range]))
        let known = model.id(of: written) ?? model.id(of: placingTones(written.lowercased(), .old))
        let isCapitals = item.capitals > 1 && item.capitals == item.range.count
        var cost: Float = 0
        if known == nil || !item.isIntact {
            let length = Float(item.range.count)
            cost =
                isCapitals
                ? Self.unknownCapitalsCost + Self.unknownCapitalCost * length : Self.unknownCost + Self.unknownLetterCost * length
        }
        if item.isIntact { cost = 0 }
        return Edge(
            word: item.isIntact ? known ?? LanguageModel.unknown : LanguageModel.unknown, candidate: nil, items: place..<place + 1,
            cost: cost)
    }

    // MARK: Case as evidence

    private func caseCost(ofWord candidate: RestorationCandidates.Candidate, _ range: Range<Int>, _ items: [DamagedText.Item]) -> Float {
        let capitals = items[range].reduce(0) { $0 + $1.capitals }
        guard capitals > 0 else { return 0 }
        let startsWithCapital = text.scalars[items[range.lowerBound].range.lowerBound].properties.isUppercase
        if capitals == 1, startsWithCapital, candidate.kept & 1 != 0 { return 0 }
        return CapitalZone.isInCapitals(around: range, items) ? 0 : Self.capitalsAmongSmallCost
    }

    private func caseCost(
        ofAbbreviation candidate: RestorationCandidates.Candidate, _ range: Range<Int>, _ items: [DamagedText.Item]
    ) -> Float {
        var cost: Float = CapitalZone.isInCapitals(around: range, items) ? Self.abbreviationAmongCapitalsCost : 0
        if candidate.remains == 1, let last = items[range].last {
            let rest = text.scalars[last.range.upperBound...].prefix(2).filter { $0 != " " }
            let before = text.scalars[..<items[range.lowerBound].range.lowerBound].last
            if rest.first != "-" && rest.first != "/" && before != "/" && before != "-" { cost += Self.singleLetterAbbreviationCost }
        }
        return cost
    }
}

/// Whether the words around a place are written in capitals.
enum CapitalZone {
    /// Neighbouring pieces on each side that are looked at.
    private static let reach = 4
    /// Capitals for each small letter in a heading, at least.
    private static let headingCapitals = 3

    static func isInCapitals(around range: Range<Int>, _ items: [DamagedText.Item]) -> Bool {
        var capitals = 0
        var small = 0
        for index in max(0, range.lowerBound - reach)..<min(items.count, range.upperBound + reach) where !range.contains(index) {
            let item = items[index]
            guard item.kind == .piece else { continue }
            if item.capitals == item.range.count { capitals += item.range.count } else { small += item.range.count - item.capitals }
        }
        return capitals > headingCapitals * small
    }
}
