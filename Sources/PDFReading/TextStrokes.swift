import DocumentModel
import OpenTables

/// Tells the lines that belong to text from rulings: an underline lies within the reach of descenders, a stroke through words at half the height
/// of small letters; both begin and end where letters do.
enum TextStrokes {
    /// How far below the baseline an underline lies at most, in sizes of the font. Word and LibreOffice draw it at 0.10 to 0.16.
    private static let deepest = 0.2
    /// How far above the baseline a stroke through text lies, in sizes of the font. Word and LibreOffice draw it at 0.22 to 0.32, the second of two
    /// strokes up to 0.1 away.
    private static let throughHeights = 0.14...0.42
    /// How far (points) a line's ends may lie from those of its letters.
    private static let endSlack = 3.0

    /// Marks underlined and struck words and takes their lines out of `rulings`. A word of which a part is struck becomes several.
    static func take(from rulings: inout Rulings, words: inout [PageWord]) {
        guard !rulings.level.isEmpty else { return }
        rulings.level = rulings.level.filter { !underlines($0, &words) && !strikes($0, &words) }
    }

    private static func underlines(_ line: Ruling, _ words: inout [PageWord]) -> Bool {
        let above = words.indices.filter { index in
            let word = words[index]
            let depth = line.position - word.baseline
            return word.turn == 0 && depth > -0.5 && depth <= max(1.5, deepest * word.size)
                && word.rect.midX > line.from && word.rect.midX < line.to
        }
        guard let first = above.map({ words[$0].rect.x0 }).min(), let last = above.map({ words[$0].rect.x1 }).max(),
            abs(first - line.from) <= endSlack, abs(last - line.to) <= max(endSlack, words[above[0]].size / 2)
        else { return false }
        for index in above { words[index].style.underline = true }
        return true
    }

    private static func strikes(_ line: Ruling, _ words: inout [PageWord]) -> Bool {
        var struck: [(word: Int, characters: Range<Int>)] = []
        for (index, word) in words.enumerated() where word.turn == 0 && word.rect.x1 > line.from && word.rect.x0 < line.to {
            guard throughHeights.contains((word.baseline - line.position) / max(word.size, 1)) else { continue }
            let inside = word.characters.indices.filter {
                line.from < word.characters[$0].rect.midX && word.characters[$0].rect.midX < line.to
            }
            if let first = inside.first, let last = inside.last { struck.append((index, first..<last + 1)) }
        }
        let rects = struck.flatMap { piece in words[piece.word].characters[piece.characters].map(\.rect) }
        guard let first = rects.map(\.x0).min(), let last = rects.map(\.x1).max(),
            abs(first - line.from) <= endSlack, abs(last - line.to) <= endSlack
        else { return false }
        for piece in struck.reversed() { strike(piece.characters, of: piece.word, in: &words) }
        return true
    }

    private static func strike(_ characters: Range<Int>, of index: Int, in words: inout [PageWord]) {
        let pieces = words[index].parted(at: [characters.lowerBound, characters.upperBound])
        for other in words.indices where words[other].order > words[index].order { words[other].order += pieces.count - 1 }
        words.replaceSubrange(index...index, with: pieces)
        let middle = characters.lowerBound == 0 ? index : index + 1
        words[middle].style.strikethrough = true
    }
}

extension PageWord {
    /// The word cut before these characters, as pieces that follow each other without a space.
    fileprivate func parted(at cuts: [Int]) -> [PageWord] {
        let bounds = [0] + cuts.filter { $0 > 0 && $0 < characters.count } + [characters.count]
        return zip(bounds, bounds.dropFirst()).enumerated().map { offset, range in
            var piece = self
            piece.characters = Array(characters[range.0..<range.1])
            piece.rect = piece.characters.dropFirst().reduce(piece.characters[0].rect) { $0.union($1.rect) }
            piece.order = order + offset
            piece.followsSpace = offset == 0 && followsSpace
            piece.precedesBlank = range.1 == characters.count && precedesBlank
            piece.precedesLostGlyphs = range.1 == characters.count && precedesLostGlyphs
            return piece
        }
    }
}
