/// Sets another engine's reading of a line beside the first's, word by word.
enum WordConfirmation {
    /// Share of the narrower word's width, and of the lower one's height, from which two words stand at one place.
    private static let sharedWidth = 0.3
    private static let sharedHeight = 0.5

    /// Whether a word was read once, and may be wrong more often than one in 250: what the surest are worth.
    static func isDoubtful(_ word: ReadWord) -> Bool { isWord(word) && word.confidence < Calibration.sureWord }

    /// - Parameters:
    ///   - words: a line of the first reading; what was read several times already stays as it is.
    ///   - others: the same line as another engine reads it.
    static func confirmed(_ words: [ReadWord], by others: [ReadWord]) -> [ReadWord] {
        groups(words, others).flatMap { group -> [ReadWord] in
            let own = group.own.map { words[$0] }
            guard own.allSatisfy(isWord) else { return own }
            guard !group.others.isEmpty else { return own.map(\.readOnce) }
            let reading = group.others.map { others[$0] }
            // the other engine knows no figures: digits that it sees in a word are no better reading of it
            guard !reading.contains(where: \.hasDigit) else { return Judgement.disputed(own, by: reading) }
            let line = own[0].line
            return Judgement.settle([own, reading], isOtherEngine: true).map { word in
                var word = word
                word.line = line
                return word
            }
        }
    }

    /// Whether a word was read only once, and is none of the figures and signs that other engines read again.
    private static func isWord(_ word: ReadWord) -> Bool {
        !word.isSettled && !word.hasDigit && word.text.contains(where: \.isLetter)
    }

    private struct Group {
        var own: [Int]
        var others: [Int]
    }

    /// Words of both readings that stand at one place: engines part words differently.
    private static func groups(_ words: [ReadWord], _ others: [ReadWord]) -> [Group] {
        var groups: [Group] = []
        for index in words.indices {
            let beside = others.indices.filter { standTogether(words[index], others[$0]) }
            if let last = groups.last, last.others.contains(where: beside.contains) {
                groups[groups.count - 1].own.append(index)
                groups[groups.count - 1].others += beside.filter { !last.others.contains($0) }
            } else {
                groups.append(Group(own: [index], others: beside))
            }
        }
        return groups
    }

    private static func standTogether(_ a: ReadWord, _ b: ReadWord) -> Bool {
        Double(a.box.horizontalOverlap(b.box)) >= sharedWidth * Double(min(a.box.width, b.box.width))
            && Double(a.box.verticalOverlap(b.box)) >= sharedHeight * Double(min(a.box.height, b.box.height))
    }
}

extension ReadWord {
    /// The word where another engine saw none.
    fileprivate var readOnce: ReadWord {
        var word = self
        word.confidence = min(word.confidence, Calibration.unconfirmed)
        return word
    }
}
