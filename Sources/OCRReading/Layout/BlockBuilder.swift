import DocumentModel

/// Turns lines in pixels into paragraphs with places on the page.
struct BlockBuilder {
    let geometry: PageGeometry
    let scale: PixelScale
    let pageNumber: Int

    /// White in inches between two words that a writer set with a tab.
    private static let tab = 0.45

    /// - Parameter inCell: where the text of the cell may begin and end, in pixels; nil for text of the open page.
    func paragraph(_ lines: [TextLine], inCell width: ClosedRange<Int>? = nil) -> Paragraph {
        var runs: [TextRun] = []
        // what no space has parted so far
        var token = ""
        for (index, line) in lines.enumerated() {
            for (position, word) in line.words.enumerated() {
                var run = run(word)
                token += word.text
                if position + 1 < line.words.count {
                    let next = line.words[position + 1]
                    if !BrokenWord.isSplitAddress(token, next.text) {
                        append(next.box.x0 - word.box.x1 >= scale(Self.tab) ? "\t" : " ", to: &run, until: next.box.x0)
                        token = ""
                    }
                } else if index + 1 < lines.count, let next = lines[index + 1].words.first {
                    let room = width.map { $0.upperBound - word.box.x1 }
                    if !BrokenWord.goesOn(token, in: next, room: room, slack: scale(Self.slack)) {
                        append(" ", to: &run, until: word.box.x1)
                        token = ""
                    }
                }
                runs.append(run)
            }
        }
        return Paragraph(runs: runs)
    }

    /// Inches by which the room of a cell, seen in pixels, may be misjudged.
    private static let slack = 0.04

    func place(_ box: PixelBox) -> SourcePlace { .page(pageNumber, geometry.rect(box)) }

    private func run(_ word: ReadWord) -> TextRun {
        var edges: [Double] = []
        let y = word.box.midY
        for symbol in word.symbols {
            let count = max(1, symbol.text.unicodeScalars.count)
            for part in 0..<count {
                edges.append(geometry.point(x: Double(symbol.x0) + Double((symbol.x1 - symbol.x0) * part) / Double(count), y: y).x)
            }
        }
        if let last = word.symbols.last { edges.append(geometry.point(x: Double(last.x1), y: y).x) }
        if edges.count != word.text.unicodeScalars.count + 1 { edges = [] }
        return TextRun(
            word.text, style: TextStyle(strikethrough: word.isStruck), place: place(word.box), edges: edges,
            confidence: word.confidence.clamped(0, 1), alternatives: word.alternatives)
    }

    private func append(_ space: String, to run: inout TextRun, until x: Int) {
        run.text += space
        if let last = run.edges.last, case .page(_, let rect) = run.place {
            run.edges.append(max(last, geometry.point(x: Double(x), y: 0).x.clamped(rect.x0, max(rect.x0, geometry.width))))
        }
    }
}
