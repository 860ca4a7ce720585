import DocumentModel

/// Reads columns from the head of a table: the bold lines at its top, whose lowest level has a title for every column.
enum HeadColumns {
    /// A head has at most so many lines.
    private static let mostLines = 12
    private static let fewest = 3
    /// Titles of neighbouring columns are at least this far apart, in sizes of the font; a space has 0.25 to 0.33.
    private static let gap = 0.6

    /// The spans of the titles from left to right; nil where the table does not begin with a bold head of three columns and more.
    static func spans<Word>(of lines: [WordLine<Word>]) -> [PageRect]? {
        let bold = lines.prefix(mostLines).prefix { $0.words.allSatisfy { $0.isBold || $0.isWeightUnknown } }
        var pieces: [PageRect] = []
        for line in bold.map({ $0.segments(gap: gap).map(\.rect) }) {
            // one text under several titles is the first group's own title
            if line.count == 1, isApart(pieces, at: line[0]) { break }
            pieces += line
        }
        // A title over several columns has two or more others under it.
        let leaves = pieces.filter { piece in
            let under = pieces.filter { $0.y0 > piece.y0 + piece.height / 2 && $0.midX > piece.x0 && $0.midX < piece.x1 }
            let beside = under.contains { one in under.contains { $0.x0 > one.x1 } }
            return !beside
        }
        var spans: [PageRect] = []
        for leaf in leaves.sorted(by: { $0.x0 < $1.x0 }) {
            if let last = spans.last, leaf.x0 < last.x1 { spans[spans.count - 1] = last.union(leaf) } else { spans.append(leaf) }
        }
        return spans.count >= fewest ? spans : nil
    }

    /// Whether titles on one line stand over a text, all of it below them.
    private static func isApart(_ titles: [PageRect], at text: PageRect) -> Bool {
        let over = titles.filter { $0.x0 < text.x1 && text.x0 < $0.x1 }
        return over.contains { one in over.contains { $0.x0 > one.x1 && abs($0.midY - one.midY) < one.height / 2 } }
            && over.allSatisfy { $0.y1 <= text.midY }
    }
}
