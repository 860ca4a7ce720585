import Foundation

/// Writes the words of restored sentences back between the punctuation and numbers of the damaged text.
struct RestorationAssembly {
    private let damaged: DamagedText
    private let lattice: RestorationLattice
    private let style: Restorer.GapStyle
    private let isName: Bool
    private let names: NameIndex
    private var output = String.UnicodeScalarView()
    private var words: [RestoredText.Word] = []
    /// How much of the damaged text has been written.
    private var written = 0
    /// The last word written lost letters at its end, so that the space behind it may be their gap.
    private var endsInGap = false

    init(_ damaged: DamagedText, lattice: RestorationLattice, style: Restorer.GapStyle, isName: Bool, names: NameIndex) {
        self.names = names
        self.damaged = damaged
        self.lattice = lattice
        self.style = style
        self.isName = isName
    }

    mutating func append(_ path: RestorationLattice.Path, _ items: [DamagedText.Item]) {
        let caser = RestorationCase(model: lattice.model, text: damaged, path: path, items: items)
        let judge = RestorationConfidence(lattice: lattice, path: path)
        let finder = NameFinder(names: names, model: lattice.model, text: damaged, path: path, items: items)
        for (index, edge) in path.edges.enumerated() {
            if edge.items.isEmpty {
                appendVanished(edge, at: index, items, caser, judge)
                continue
            }
            let range = items[edge.items.lowerBound].range.lowerBound..<items[edge.items.upperBound - 1].range.upperBound
            appendSeparator(until: range.lowerBound, lostAtStart: edge.candidate?.lostAtStart ?? false)
            written = range.upperBound
            if items[edge.items.lowerBound].kind == .number {
                output.append(contentsOf: damaged.scalars[range])
                endsInGap = false
                continue
            }
            let original = String(String.UnicodeScalarView(damaged.scalars[range]))
            let text = edge.candidate.map { caser.cased($0, at: index) } ?? original
            output.append(contentsOf: text.unicodeScalars)
            endsInGap = edge.candidate?.lostAtEnd ?? false
            var word = RestoredText.Word(
                original: original, text: text, confidence: 1, alternatives: [], isName: isName || finder.isName[index])
            let judgement = judge.judge(index)
            word.confidence = judgement.confidence
            word.alternatives = judgement.alternatives.map { .init(text: caser.cased($0.candidate, at: index), confidence: $0.confidence) }
            if word.isName { finder.mark(&word, candidates: lattice.candidates, damaged: damaged.scalars[range]) }
            words.append(word)
        }
    }

    mutating func finished() -> RestoredText {
        appendSeparator(until: damaged.scalars.count, lostAtStart: false)
        return RestoredText(text: String(output), words: words)
    }

    /// A vanished word stands between single spaces.
    private mutating func appendVanished(
        _ edge: RestorationLattice.Edge, at index: Int, _ items: [DamagedText.Item], _ caser: RestorationCase,
        _ judge: RestorationConfidence
    ) {
        guard let candidate = edge.candidate else { return }
        let place = edge.items.lowerBound
        let end = place < items.count ? items[place].range.lowerBound : written
        // Before punctuation that a space stands before ("y , k p"), else directly before the next item.
        let isBeforeMark = place < items.count && items[place].spacesBeforeMark > 0
        var separator = isBeforeMark ? damaged.scalars[written..<written] : damaged.scalars[written..<end]
        while separator.last == " " { separator = separator.dropLast() }
        output.append(contentsOf: separator)
        if let last = output.last, !last.properties.isWhitespace, last != "(" { output.append(" ") }
        let text = caser.cased(candidate, at: index)
        output.append(contentsOf: text.unicodeScalars)
        if isBeforeMark {
            while written < end, damaged.scalars[written] == " " { written += 1 }
        } else {
            written = end
            if place < items.count { output.append(" ") }
        }
        endsInGap = place == items.count
        let judgement = judge.judge(index)
        words.append(
            RestoredText.Word(
                original: "", text: text, confidence: judgement.confidence,
                alternatives: judgement.alternatives.map { .init(text: caser.cased($0.candidate, at: index), confidence: $0.confidence) },
                isName: false))
    }

    /// White space and punctuation before a word, without the spaces that stand for lost letters: behind "(" and before ":" and the like.
    private mutating func appendSeparator(until end: Int, lostAtStart: Bool) {
        guard written < end else { return }
        var separator = damaged.scalars[written..<end]
        if endsInGap, separator.first == " ", let mark = separator.dropFirst().first,
            Self.closesUp(mark, separator.dropFirst(2).first ?? damaged.scalars[end...].first)
        {
            separator = separator.dropFirst()
        }
        if style == .spaced, lostAtStart, separator.count >= 2, separator.last == " ", let mark = separator.dropLast().last,
            "(/-\"“[".unicodeScalars.contains(mark)
        {
            // "( VTT)"; but "- n v" is a bullet before a word.
            let isBullet = mark == "-" && (separator.count == 2 || separator.dropLast(2).last?.properties.isWhitespace == true)
            if !isBullet { separator = separator.dropLast() }
        }
        output.append(contentsOf: separator)
        written = end
    }

    private static func closesUp(_ mark: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
        if mark == "-" { return next.map { !$0.properties.isWhitespace } ?? false }
        return ":;,.)]/”\"?!".unicodeScalars.contains(mark)
    }
}
