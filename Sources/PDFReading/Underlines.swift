import DocumentModel
import OpenTables

/// Tells underlines from rulings: an underline begins and ends where the words above it do and lies within the reach of their descenders.
enum Underlines {
    /// How far below the baseline an underline lies at most, in sizes of the font. Word and LibreOffice draw it at 0.10 to 0.16.
    private static let deepest = 0.2
    /// How far (points) an underline's ends may lie from those of its words.
    private static let endSlack = 3.0

    /// Marks underlined words and takes their lines out of `rulings`.
    static func take(from rulings: inout Rulings, words: inout [PageWord]) {
        guard !rulings.level.isEmpty else { return }
        var left: [Ruling] = []
        for line in rulings.level {
            let above = words.indices.filter { index in
                let word = words[index]
                let depth = line.position - word.baseline
                return word.turn == 0 && depth > -0.5 && depth <= max(1.5, deepest * word.size)
                    && word.rect.midX > line.from && word.rect.midX < line.to
            }
            guard let first = above.map({ words[$0].rect.x0 }).min(), let last = above.map({ words[$0].rect.x1 }).max(),
                abs(first - line.from) <= endSlack, abs(last - line.to) <= max(endSlack, words[above[0]].size / 2)
            else {
                left.append(line)
                continue
            }
            for index in above { words[index].style.underline = true }
        }
        rulings.level = left
    }
}
