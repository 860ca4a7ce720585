import DocumentModel

/// Decides whether a page break cut a row in two, and joins its halves.
enum RowJoin {
    /// Texts of a row that must go on for the break to be sure, however short the lines above it are.
    private static let surelyContinued = 2

    /// - Parameter head: the number of rows at the top of `below` that repeat the table's head.
    static func isCut(above: PageTable, below: PageTable, head: Int) -> Bool {
        let lastRow = above.cells.filter { $0.area.row + $0.area.rowSpan == above.grid.rowCount }
        let firstRow = below.cells.filter { $0.area.row == head }
        let continued = firstRow.filter { !$0.paragraphs.isEmpty }
        guard !continued.isEmpty, !lastRow.isEmpty else { return false }
        // Every text must continue a text.
        let pairs = continued.map { cell in
            (cell, lastRow.first { TableStitcher.isSame(above.grid.xs[$0.area.column], below.grid.xs[cell.area.column]) })
        }
        if !above.grid.hasBottomLine || head == 0 && !below.grid.hasTopLine {
            // The first column of a new row is not empty; that of a continuation is.
            if continued.allSatisfy({ $0.area.column > 0 }) { return true }
        }
        // Several texts that all go on in the middle of a sentence, beside an empty first column, are no coincidence.
        if continued.count >= surelyContinued,
            pairs.allSatisfy({ cell, before in
                guard let before, cell.area.column > 0, let opening = firstLetter(cell.text) else { return false }
                return opening.properties.isLowercase && endsInSentence(before.text)
            })
        {
            return true
        }
        return pairs.allSatisfy { cell, before in
            guard let before, before.endsFull, cell.area.column > 0, let opening = firstLetter(cell.text) else { return false }
            return opening.properties.isLowercase && endsInSentence(before.text)
        }
    }

    private static func firstLetter(_ text: String) -> Unicode.Scalar? { text.unicodeScalars.first { !$0.properties.isWhitespace } }

    private static func endsInSentence(_ text: String) -> Bool {
        guard let last = text.unicodeScalars.last(where: { !$0.properties.isWhitespace }) else { return false }
        return ![".", ":", ";", "?", "!"].contains(last)
    }

    static func joined(_ upper: [Paragraph], _ lower: [Paragraph]) -> [Paragraph] {
        guard var last = upper.last, let first = lower.first, let run = last.runs.indices.last,
            let opening = firstLetter(first.text), opening.properties.isLowercase, endsInSentence(last.text)
        else { return upper + lower }
        last.runs[run].append(" ", upTo: last.runs[run].edges.last ?? 0)
        last.runs += first.runs
        return upper.dropLast() + [last] + lower.dropFirst()
    }
}
