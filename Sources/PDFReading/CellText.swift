import DocumentModel
import OpenTables

/// The text of one cell: upright or turned, set in lines.
struct CellText {
    private let lines: [TextLine]
    /// Points; of the turned cell when its text is turned.
    private let rect: PageRect
    /// Degrees clockwise by which most of the text is turned.
    private let turn: Int

    init(words: [PageWord], rect: PageRect) {
        var letters: [Int: Int] = [:]
        for word in words { letters[word.turn, default: 0] += word.characters.count }
        let turn = letters.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
        self.turn = turn
        if turn == 0 {
            lines = TextLine.lines(of: words)
            self.rect = rect
        } else {
            // Lines are found where the text stands upright; places stay those on the page.
            func upright(_ box: PageRect) -> PageRect { box.upright(turn: turn, width: rect.x1 + rect.x0, height: rect.y1 + rect.y0) }
            lines = TextLine.lines(
                of: words.map { word in
                    var word = word
                    word.rect = upright(word.rect)
                    return word
                })
            self.rect = upright(rect)
        }
    }

    /// What the cells of a table keep free at their sides, points: the least that any text keeps.
    static func padding(of texts: [CellText]) -> Double {
        let insets = texts.flatMap { text in text.lines.map { min($0.rect.x0 - text.rect.x0, text.rect.x1 - $0.rect.x1) } }
        return min(max(insets.min() ?? 0, 0), OpenColumns.largestPadding)
    }

    func paragraphs(padding: Double, builder: ParagraphBuilder) -> (paragraphs: [Paragraph], endsFull: Bool, ends: LineEnds?) {
        guard let last = lines.last else { return ([], false, nil) }
        let measure = ParagraphBuilder.Measure(left: rect.x0 + padding, right: rect.x1 - padding, isCell: true)
        var (paragraphs, ends) = builder.set(lines, measure: measure)
        if turn != 0 {
            func turnedBack(_ box: PageRect) -> PageRect {
                // `rect` is turned; turning on by the complement leads back to the page.
                box.upright(turn: 360 - turn, width: rect.x1 + rect.x0, height: rect.y1 + rect.y0)
            }
            for index in paragraphs.indices {
                for run in paragraphs[index].runs.indices {
                    paragraphs[index].runs[run].edges = []
                    if case .page(let page, let box) = paragraphs[index].runs[run].place {
                        paragraphs[index].runs[run].place = .page(page, turnedBack(box))
                    }
                }
            }
        }
        return (paragraphs, last.endsWithBlank || rect.width - 2 * padding - last.rect.width < 2 * last.size, turn == 0 ? ends : nil)
    }
}
