import DocumentModel

/// Decides whether a page break cut a row in two, and joins its halves.
enum RowJoin {
    /// Texts of a row that must go on for the break to be sure, however short the lines above it are.
    private static let surelyContinued = 2

    /// - Parameter head: the number of rows at the top of `below` that repeat the table's head.
    static func isCut(above: PageTable, below: PageTable, head: Int) -> Bool {
        let lastRow = above.cells.filter { $0.area.row + $0.area.rowSpan == above.rowCount }
        let firstRow = below.cells.filter { $0.area.row == head }
        let continued = firstRow.filter { !$0.paragraphs.isEmpty }
        guard !continued.isEmpty, !lastRow.isEmpty else { return false }
        // Every text must continue a text.
        let pairs = continued.map { cell in
            (cell, lastRow.first { TableStitcher.isSame(above.xs[$0.area.column], below.xs[cell.area.column]) })
        }
        if !above.hasBottomLine || head == 0 && !below.hasTopLine {
            // The first column of a new row is not empty; that of a continuation is.
            if continued.allSatisfy({ $0.area.column > 0 }) { return true }
        }
        // Several texts that all go on in the middle of a sentence, beside an empty first column, are no coincidence.
        if continued.count >= surelyContinued,
            pairs.allSatisfy({ cell, before in before.map { cell.area.column > 0 && goesOn($0.text, in: cell.text) } ?? false })
        {
            return true
        }
        // One that surely goes on beside others that may.
        if continued.count >= surelyContinued,
            pairs.allSatisfy({ cell, before in before.map { cell.area.column > 0 && mayGoOn($0, in: cell) } ?? false }),
            pairs.contains(where: { cell, before in before.map { isSurelyCut($0, before: cell) || goesOn($0.text, in: cell.text) } ?? false
            })
        {
            return true
        }
        // A lone text in a row without number and label, below a full line, going on with an address, or of several words that go on in a sentence, is
        // the rest of the value above it.
        if let (cell, before) = pairs.first, pairs.count == 1, let before, cell.area.column > labelColumn,
            isBlank(firstRow, upTo: cell.area.column), !isBlank(lastRow, upTo: cell.area.column),
            hadNoRoom(before, for: cell) && mayEndALine(before.text) || isRestOfAddress(cell.text, of: before.text)
                || cell.text.contains(where: \.isWhitespace) && goesOn(before.text, in: cell.text)
        {
            return true
        }
        if pairs.allSatisfy({ cell, before in before.map { cell.area.column > 0 && isSurelyCut($0, before: cell) } ?? false }) {
            return true
        }
        return pairs.allSatisfy { cell, before in
            before.map { $0.endsFull && cell.area.column > 0 && goesOn($0.text, in: cell.text) } ?? false
        }
    }

    private static func isSurelyCut(_ cell: PageTable.PageCell, before next: PageTable.PageCell) -> Bool {
        guard let ends = cell.ends, let nextEnds = next.ends else { return false }
        return ends.isSurelyCut(before: nextEnds)
    }

    private static func mayGoOn(_ cell: PageTable.PageCell, in next: PageTable.PageCell) -> Bool {
        isSurelyCut(cell, before: next) || goesOn(cell.text, in: next.text) || hadNoRoom(cell, for: next) && endsInSentence(cell.text)
    }

    /// The width of a space in heights of a line.
    private static let space = 0.2

    /// Whether the first word of the text on the next page would not have fitted behind the last line of the one above.
    private static func hadNoRoom(_ cell: PageTable.PageCell, for next: PageTable.PageCell) -> Bool {
        if cell.endsFull { return true }
        guard let last = cell.paragraphs.last?.runs.last, case .page(_, let box) = last.place,
            let width = next.paragraphs.first?.runs.first?.firstWordWidth
        else { return false }
        return box.x1 + space * box.height + width > cell.rect.x1
    }

    /// As `endsInSentence`, or at the semicolon between two parts of a value.
    private static func mayEndALine(_ text: String) -> Bool { endsInSentence(text) || text.last { !$0.isWhitespace } == ";" }

    /// The column of labels in the forms' tables; number and label of a row are never both empty.
    private static let labelColumn = 1

    /// Whether all columns before `column` have a cell of their own in the row, and nothing in it.
    private static func isBlank(_ row: [PageTable.PageCell], upTo column: Int) -> Bool {
        let before = row.filter { $0.area.column < column }
        return before.contains { $0.area.column == 0 } && before.allSatisfy(\.paragraphs.isEmpty)
    }

    /// Engines break an address before its @, or behind its dots and slashes.
    private static func isRestOfAddress(_ text: String, of above: String) -> Bool {
        guard !text.contains(where: \.isWhitespace), !above.contains(where: \.isWhitespace) else { return false }
        return text.hasPrefix("@") || above.hasSuffix("@") || above.contains("://") || above.contains("@")
    }

    /// Whether the address that a text ends with goes on: "…; https://vanban.bentre.exa" before "mple.vn/720".
    private static func goesOnWithAddress(_ next: String, after text: String) -> Bool {
        let token = String(text.reversed().prefix { !$0.isWhitespace }.reversed())
        let rest = next.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        return rest.allSatisfy(\.isASCII) && rest.contains { "./".contains($0) || $0.isNumber } && isRestOfAddress(String(rest), of: token)
    }

    /// Whether a sentence that a text ends in goes on in the next with a small letter.
    private static func goesOn(_ text: String, in next: String) -> Bool {
        firstLetter(next)?.properties.isLowercase == true && endsInSentence(text) || closesBracket(next, of: text)
    }

    /// "1/0 (1: Có;" and "0: Không)".
    private static func closesBracket(_ next: String, of text: String) -> Bool {
        guard text.count(where: { $0 == "(" }) > text.count(where: { $0 == ")" }), let close = next.firstIndex(of: ")") else {
            return false
        }
        return !next[..<close].contains("(")
    }

    private static func firstLetter(_ text: String) -> Unicode.Scalar? { text.unicodeScalars.first { !$0.properties.isWhitespace } }

    private static func endsInSentence(_ text: String) -> Bool {
        guard let last = text.unicodeScalars.last(where: { !$0.properties.isWhitespace }) else { return false }
        return ![".", ":", ";", "?", "!"].contains(last)
    }

    /// A cell with the rest of its text.
    static func joined(_ upper: PageTable.PageCell, _ lower: PageTable.PageCell) -> PageTable.PageCell {
        var cell = upper
        cell.endsFull = lower.endsFull
        cell.ends = upper.ends.flatMap { ends in lower.ends.map { ends.joined($0) } } ?? lower.ends
        guard var last = upper.paragraphs.last, let first = lower.paragraphs.first else {
            cell.paragraphs += lower.paragraphs
            return cell
        }
        let joint = upper.ends.flatMap { ends in lower.ends.flatMap { ends.joint(to: $0) } }
        if joint != .nothing, !isRestOfAddress(first.text, of: last.text), !goesOnWithAddress(first.text, after: last.text) {
            guard let run = last.runs.indices.last, joint == .space || goesOn(last.text, in: first.text) else {
                cell.paragraphs += lower.paragraphs
                return cell
            }
            last.runs[run].append(" ", upTo: last.runs[run].edges.last ?? 0)
        }
        last.runs += first.runs
        cell.paragraphs = upper.paragraphs.dropLast() + [last] + lower.paragraphs.dropFirst()
        return cell
    }
}
