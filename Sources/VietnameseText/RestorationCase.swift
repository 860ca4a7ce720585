/// Gives restored words the case of what is left of them, and of their surroundings.
struct RestorationCase {
    let model: LanguageModel
    let text: DamagedText
    let path: RestorationLattice.Path
    let items: [DamagedText.Item]

    func cased(_ candidate: RestorationCandidates.Candidate, at index: Int) -> String {
        if candidate.isAbbreviation { return String(String.UnicodeScalarView(candidate.letters)) }
        let edge = path.edges[index]
        let left = text.scalars(of: edge.items, in: items)
        let isAllCapitals = isInCapitals(left, edge.items)
        var result = String.UnicodeScalarView()
        var place = 0
        for (number, letter) in candidate.letters.enumerated() {
            let isKept = candidate.kept & (1 << UInt32(number)) != 0
            var isUpper = isAllCapitals
            if isKept, place < left.count {
                isUpper = left[place].properties.isUppercase
                place += 1
            } else if number == 0, !isAllCapitals {
                isUpper = startsWithCapital(candidate, at: index)
            }
            if isUpper {
                result.append(contentsOf: letter.properties.uppercaseMapping.unicodeScalars)
            } else {
                result.append(letter)
            }
        }
        return String(result)
    }

    private func isInCapitals(_ left: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
        let capitals = left.count { $0.properties.isUppercase }
        if capitals < left.count { return false }
        // One capital, or nothing: the neighbours tell whether it is a heading.
        return left.count > 1 || CapitalZone.isInCapitals(around: range, items)
    }

    /// For a word whose first letter is lost: at the beginning of a line or sentence, and where the word or its pair is mostly written so.
    private func startsWithCapital(_ candidate: RestorationCandidates.Candidate, at index: Int) -> Bool {
        let edge = path.edges[index]
        let start = edge.items.lowerBound < items.count ? items[edge.items.lowerBound].range.lowerBound : text.scalars.count
        if index == 0, beginsSentence(start) { return true }
        if index + 1 < path.edges.count {
            let next = path.edges[index + 1]
            let bigram = model.bigramIndex(candidate.word, next.word)
            let nextIsCapitalised = text.scalars(of: next.items, in: items).first?.properties.isUppercase ?? false
            if bigram >= 0 {
                let capitals = model.capitals(ofBigram: bigram)
                if capitals.first, nextIsCapitalised || capitals.second { return true }
            }
        }
        if index > 0 {
            let before = path.edges[index - 1]
            let bigram = model.bigramIndex(before.word, candidate.word)
            if bigram >= 0 { return model.capitals(ofBigram: bigram).second && isCapitalised(before) }
        }
        return model.isMostlyCapitalised(candidate.word)
    }

    private func isCapitalised(_ edge: RestorationLattice.Edge) -> Bool {
        let left = text.scalars(of: edge.items, in: items)
        guard let first = left.first, edge.candidate.map({ $0.kept & 1 != 0 }) ?? true else { return true }
        return first.properties.isUppercase
    }

    /// Nothing, a bullet or a number stands before it on the line, or the end of a sentence.
    private func beginsSentence(_ start: Int) -> Bool {
        for scalar in text.scalars[..<start].reversed() {
            if scalar == "\n" || scalar == "." || scalar == "?" || scalar == "!" { return true }
            if scalar == ";" || scalar == ":" || DamagedText.isLetter(scalar) || scalar.isASCIIDigit { return false }
        }
        return true
    }
}

extension DamagedText {
    /// The letters of some items.
    func scalars(of range: Range<Int>, in items: [Item]) -> [Unicode.Scalar] {
        items[range].flatMap { scalars[$0.range] }
    }
}
