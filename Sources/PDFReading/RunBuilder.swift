import DocumentModel
import OpenTables

/// Makes the runs of a line: one for each stretch of one style, with the x of every boundary between scalars.
struct RunBuilder {
    /// Words farther apart than this (sizes of the font) have a space between them even if the text layer names none;
    /// poppler itself breaks words at 0.1, and kerning inside words stays under it.
    private static let wordGap = 0.12
    /// Two pieces that the text layer strings together without a space are parted all the same beyond this gap.
    private static let surestGap = 0.18
    /// A gap this wide, with nothing drawn in it, was made by a tab.
    static let tabGap = 3.0

    /// Number of the page.
    var page: Int
    /// Whether wide gaps become tabs.
    var keepsTabs: Bool

    func runs(of line: TextLine) -> [TextRun] {
        var runs: [TextRun] = []
        var previous: PageWord?
        for word in line.words {
            if let before = previous, let joint = joint(before, word), let last = runs.indices.last {
                runs[last].append(joint, upTo: max(word.rect.x0, before.rect.x1))
            }
            if let last = runs.indices.last, let before = previous, runs[last].style == word.style, runs[last].origin == word.origin,
                before.turn == word.turn, !word.characters.isEmpty, !before.characters.isEmpty
            {
                runs[last].append(word, page: page)
            } else {
                runs.append(TextRun(word, page: page))
            }
            previous = word
        }
        return runs
    }

    /// What stands between two words of a line.
    private func joint(_ left: PageWord, _ right: PageWord) -> Unicode.Scalar? {
        let size = max(1, min(left.size, right.size))
        let gap = (right.rect.x0 - left.rect.x1) / size
        if keepsTabs, gap >= Self.tabGap, !left.precedesLostGlyphs, left.origin == .text, right.origin == .text { return "\t" }
        if right.order == left.order + 1, !right.followsSpace { return left.precedesBlank || gap > Self.surestGap ? " " : nil }
        if right.order == left.order + 1 { return " " }
        return gap > Self.wordGap ? " " : nil
    }
}

extension TextRun {
    fileprivate init(_ word: PageWord, page: Int) {
        self.init(
            word.text, style: word.style, place: .page(page, word.rect), origin: word.origin, edges: word.edges,
            confidence: word.confidence)
    }

    fileprivate mutating func append(_ word: PageWord, page: Int) {
        text += word.text
        confidence = min(confidence, word.confidence)
        if case .page(_, let rect) = place { place = .page(page, rect.union(word.rect)) }
        if edges.isEmpty || word.turn != 0 {
            edges = []
        } else {
            edges[edges.count - 1] = word.characters.first?.rect.x0 ?? edges[edges.count - 1]
            edges += word.characters.dropFirst().map(\.rect.x0)
            edges.append(word.rect.x1)
        }
    }
}

extension PageWord {
    /// That of its least sure character.
    fileprivate var confidence: Double { characters.reduce(1) { min($0, $1.confidence) } }

    /// The x of each boundary between scalars; empty for turned text.
    fileprivate var edges: [Double] {
        guard turn == 0, !characters.isEmpty else { return [] }
        return characters.map(\.rect.x0) + [rect.x1]
    }
}
