import Foundation

/// How sure each word of a path is: its probability against all other words that could stand in its place, the neighbours being given.
struct RestorationConfidence {
    struct Judgement {
        var confidence: Double
        var alternatives: [(candidate: RestorationCandidates.Candidate, confidence: Double)]
    }

    /// The neighbours may be wrong too, so that the differences look greater than they are. With this value the words given 0.9…0.99 are right
    /// 98 times in a hundred on lines kept out of a trial model, those given more 9997 times in ten thousand.
    private static let temperature: Float = 1.4
    private static let maximumAlternatives = 4
    /// Less likely readings are not offered.
    private static let leastAlternative = 0.01
    /// What is left to the chance that the word is not in the model at all.
    private static let ceiling = 0.9995
    private static let unknownConfidence = 0.9

    let lattice: RestorationLattice
    let path: RestorationLattice.Path

    func judge(_ index: Int) -> Judgement {
        let edge = path.edges[index]
        guard let chosen = edge.candidate else {
            return Judgement(confidence: Self.unknownConfidence, alternatives: [])
        }
        let rivals = rivals(of: chosen, edge)
        let place = surroundings(index)
        let own = score(edge.word, in: place)
        var weights: [(candidate: RestorationCandidates.Candidate, weight: Double)] = []
        for rival in rivals where rival.word != chosen.word {
            let difference = score(rival.word, in: place) - own
            weights.append((rival, exp(Double(difference / Self.temperature))))
        }
        var total = 1 + weights.reduce(0) { $0 + $1.weight }
        if edge.items.isEmpty { total += exp(Double((score(nil, in: place) - own + edge.cost) / Self.temperature)) }
        weights.sort { $0.weight > $1.weight }
        let alternatives = weights.prefix(Self.maximumAlternatives).map { ($0.candidate, min($0.weight / total, 1)) }
            .filter { $0.1 >= Self.leastAlternative }
        return Judgement(confidence: min(1 / total, Self.ceiling), alternatives: alternatives)
    }

    private func rivals(of chosen: RestorationCandidates.Candidate, _ edge: RestorationLattice.Edge) -> [RestorationCandidates.Candidate] {
        if edge.items.isEmpty { return lattice.candidates.vanished }
        return chosen.isAbbreviation ? lattice.candidates.abbreviations(chosen.key) : lattice.candidates.words(chosen.key)
    }

    /// What stands around a word.
    private struct Surroundings {
        var before: LanguageModel.State
        var after: LanguageModel.WordID
        var second: LanguageModel.WordID?
    }

    private func surroundings(_ index: Int) -> Surroundings {
        var before = LanguageModel.State.start
        if index > 0 {
            let first = index >= 2 ? path.edges[index - 2].word : LanguageModel.sentenceStart
            before = lattice.model.state(after: first, path.edges[index - 1].word)
        }
        let count = path.edges.count
        let after = index + 1 < count ? path.edges[index + 1].word : LanguageModel.sentenceEnd
        let second = index + 2 < count ? path.edges[index + 2].word : index + 1 < count ? LanguageModel.sentenceEnd : nil
        return Surroundings(before: before, after: after, second: second)
    }

    /// The logarithm of the part of the sentence's probability that a word in this place has a share in; nil for no word at all.
    private func score(_ word: LanguageModel.WordID?, in place: Surroundings) -> Float {
        var state = place.before
        var score: Float = 0
        func add(_ next: LanguageModel.WordID) {
            let step = lattice.model.next(next, after: state)
            score += step.logProbability
            state = step.state
        }
        if let word { add(word) }
        add(place.after)
        if let second = place.second { add(second) }
        return score
    }
}
