/// Finds what looks like persons' names among the words of a path: a family name and one to three more names, all with capitals.
struct NameFinder {
    /// For each edge of the path, whether it is part of a name.
    let isName: [Bool]
    private let names: NameIndex

    /// A name cannot be known from its surroundings: this is the most that its reading is given.
    private static let ceiling = 0.5
    private static let longestName = 5
    private static let maximumAlternatives = 6

    init(names: NameIndex, model: LanguageModel, text: DamagedText, path: RestorationLattice.Path, items: [DamagedText.Item]) {
        self.names = names
        var isName = Array(repeating: false, count: path.edges.count)
        func capitalised(_ index: Int) -> Bool {
            let edge = path.edges[index]
            guard !edge.items.isEmpty, items[edge.items.lowerBound].kind == .piece else { return false }
            let left = text.scalars(of: edge.items, in: items)
            guard let first = left.first else { return false }
            // A first letter that was lost may have been a capital.
            let firstIsKept = edge.candidate.map { $0.kept & 1 != 0 } ?? true
            let tail = left.dropFirst(firstIsKept ? 1 : 0)
            return (!firstIsKept || first.properties.isUppercase) && !tail.contains { $0.properties.isUppercase }
        }
        var index = 0
        while index < path.edges.count {
            guard capitalised(index), names.family.contains(path.edges[index].word),
                text.scalars(of: path.edges[index].items, in: items).first?.properties.isUppercase == true
            else {
                index += 1
                continue
            }
            var end = index + 1
            while end < path.edges.count, end - index < Self.longestName, capitalised(end), Self.isAdjacent(path.edges[end], items),
                names.other.contains(path.edges[end].word) || path.edges[end].candidate == nil
            {
                end += 1
            }
            // Two words are a name only where the model does not know them as a pair, such as a place.
            let isKnownPair = end - index == 2 && model.bigramIndex(path.edges[index].word, path.edges[index + 1].word) >= 0
            if end - index >= 2, !isKnownPair {
                for place in index..<end { isName[place] = true }
            }
            index = end
        }
        self.isName = isName
    }

    /// The word's confidence is lowered, and the names that could be behind its remains are offered.
    func mark(_ word: inout RestoredText.Word, candidates: RestorationCandidates, damaged: ArraySlice<Unicode.Scalar>) {
        let key = lowercased(damaged.filter(DamagedText.isLetter))
        let isUpper = damaged.first?.properties.isUppercase ?? true
        let text = word.text.lowercased()
        var offered = word.alternatives
        for name in names.names(behind: key, channel: candidates.channel) where name.text != text {
            let cased =
                isUpper || candidates.channel != .diacriticsStripped ? name.text.prefix(1).uppercased() + name.text.dropFirst() : name.text
            if offered.contains(where: { $0.text.lowercased() == name.text }) { continue }
            offered.append(.init(text: cased, confidence: 0))
        }
        word.alternatives = Array(offered.prefix(Self.maximumAlternatives))
        word.confidence = min(word.confidence, Self.ceiling)
    }

    private func lowercased(_ letters: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(letters.map(lowercase)))
    }

    private static func isAdjacent(_ edge: RestorationLattice.Edge, _ items: [DamagedText.Item]) -> Bool {
        items[edge.items.lowerBound].gap == .space || items[edge.items.lowerBound].gap == .wideSpace
    }
}

/// The parts of persons' names by word and by what is left of them.
struct NameIndex: Sendable {
    let family: Set<LanguageModel.WordID>
    let other: Set<LanguageModel.WordID>
    private let all: [LanguageModel.Name]

    init(_ model: LanguageModel) {
        all = model.names
        var family: Set<LanguageModel.WordID> = []
        var other: Set<LanguageModel.WordID> = []
        for name in model.names {
            guard let word = model.id(of: name.text) else { continue }
            if name.kind == .family { family.insert(word) } else { other.insert(word) }
        }
        self.family = family
        self.other = other
    }

    func names(behind remains: String, channel: LossyChannel) -> [LanguageModel.Name] {
        var seen: Set<String> = []
        return all.filter { channel.transmit($0.text) == remains && seen.insert($0.text).inserted }.sorted {
            $0.logProbability > $1.logProbability
        }
    }
}
