import DocumentModel
import OpenTables

/// Turns what is drawn in place of characters into characters: lines that stand for a blank to fill in, and little squares to tick.
enum DrawnMarks {
    /// A blank is at least this long (points); shorter strokes are ornaments.
    private static let shortestBlank = 12.0
    /// How far (sizes of the font) from the baseline the line of a blank lies, and how far from the words beside it.
    private static let depth = 0.3
    private static let reach = 3.0
    /// Width of an underscore in sizes of the font.
    private static let underscore = 0.5
    /// No blank has more underscores than a line of small print has room for.
    private static let longestBlank = 200
    /// Sides (points) of a box to tick; smaller are bullets, larger are frames.
    private static let boxSides = 5.0...18.0
    /// Marks that people put into a box.
    private static let ticks: Set<String> = ["x", "X", "v", "V", "\u{2713}", "\u{2714}", "\u{2717}", "\u{2715}", "\u{00D7}"]

    /// Puts a run of underscores where a line is drawn on the baseline of a text, with no text above it.
    /// - Parameter lines: level lines that belong to no table.
    static func insertBlanks(_ lines: [Ruling], into words: inout [PageWord]) {
        var blanks: [PageWord] = []
        for line in lines where line.length >= shortestBlank {
            let level = words.indices.filter { index in
                let word = words[index]
                return word.turn == 0 && abs(line.position - word.baseline) <= depth * word.size
            }
            let above = level.filter { words[$0].rect.midX > line.from && words[$0].rect.midX < line.to }
            if !above.isEmpty {
                for index in above { words[index].style.underline = true }
                continue
            }
            let neighbour = level.first { index in
                let word = words[index]
                let gap = max(line.from - word.rect.x1, word.rect.x0 - line.to)
                return gap <= reach * word.size
            }
            if let neighbour { blanks.append(blank(line, beside: words[neighbour], order: words.count + 2 * blanks.count + 1)) }
        }
        words += blanks
    }

    private static func blank(_ line: Ruling, beside word: PageWord, order: Int) -> PageWord {
        let count = min(max(3, Int(line.length / (underscore * max(word.size, 1)))), longestBlank)
        let step = line.length / Double(count)
        let characters = (0..<count).map { index in
            let x = line.from + Double(index) * step
            return PageCharacter(
                scalar: "_", rect: PageRect(x0: x, y0: word.rect.y0, x1: x + step, y1: word.rect.y1), baseline: word.baseline)
        }
        return PageWord(
            characters: characters, style: word.style, rect: PageRect(x0: line.from, y0: word.rect.y0, x1: line.to, y1: word.rect.y1),
            order: order, followsSpace: false)
    }

    /// Puts a box character where a little square is drawn; a tick inside it fills it.
    /// - Parameters:
    ///   - rulings: all lines of the page; those of the squares are taken out.
    ///   - drawing: where a tick may be drawn instead of typed.
    static func insertBoxes(from rulings: inout Rulings, ticked drawing: PageDrawing, into words: inout [PageWord]) {
        let (squares, rest) = RuledTableFinder.squares(in: rulings, sides: boxSides)
        rulings = rest
        for square in squares {
            let inside = words.indices.filter { square.contains(words[$0].rect) }
            // A square around other text is a frame.
            guard inside.allSatisfy({ ticks.contains(words[$0].text) }) else { continue }
            let isTicked = !inside.isEmpty || isMarked(square, by: drawing)
            let scalar: Unicode.Scalar = isTicked ? "\u{2612}" : "\u{2610}"
            for index in inside.reversed() { words.remove(at: index) }
            words.append(
                PageWord(
                    characters: [PageCharacter(scalar: scalar, rect: square)], style: TextStyle(), rect: square,
                    order: words.count + 2 * squares.count, followsSpace: true))
        }
    }

    /// Share of a box's side that a cross, a tick or a blot in it takes up at least; less is a stain or the box's own rounded corner.
    private static let markShare = 0.4
    /// Times a box's side that a mark in it reaches at most: the lines of a box are drawn anywhere within a point, and a cross from corner to corner came out
    /// wider than its box of 15 points by one.
    private static let reachOfMark = 1.25
    /// A blot is darker than this (0 black … 1 white); shading of a box is lighter.
    private static let blotLightness = 0.5

    /// Whether something aslant, round or dark is drawn in a square.
    private static func isMarked(_ square: PageRect, by drawing: PageDrawing) -> Bool {
        func fits(_ rect: PageRect) -> Bool {
            square.contains(rect) && rect.width <= reachOfMark * square.width && rect.height <= reachOfMark * square.height
        }
        func isLarge(_ rect: PageRect) -> Bool { rect.width >= markShare * square.width && rect.height >= markShare * square.height }
        let marks = drawing.marks.filter(fits)
        if let first = marks.first, isLarge(marks.dropFirst().reduce(first) { $0.union($1) }) { return true }
        return drawing.fills.contains { $0.lightness < blotLightness && fits($0.rect) && isLarge($0.rect) }
    }
}
