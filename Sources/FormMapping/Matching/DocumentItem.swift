import DocumentModel
import VietnameseText

/// One thing of a document that an entry of a form can be: a paragraph, or a row of a table.
struct DocumentItem: Sendable {
    struct Part: Sendable {
        /// Grid column from which the cell reaches over `span` columns; 0 for paragraphs.
        var column: Int
        var span: Int
        /// Rows of the grid that the cell reaches over.
        var height = 1
        var runs: [TextRun]
        var text: String
        /// The number or bullet before the text, which may stand in the text or be the word processor's.
        var number: String
        /// The number or bullet that the word processor draws, as it draws it; nil where it stands in the text.
        var listLabel: String?
        /// The text's comparison key, without its number.
        var key: String
        var profile: TextProfile
        /// The profile with interchangeable words made one; nil where that changes nothing.
        var loose: TextProfile?
        /// The text up to its first colon, dots of a blank or box: the label, where a value may follow on the same line. Nil where that is all.
        var head: TextProfile?
        /// Small numbers in the label, up to its colon.
        var figures: Set<String> = []
        var place: SourcePlace?
        var stored: StoredValue?
        var isEmpty: Bool { profile.isEmpty && text.allSatisfy { $0.isWhitespace } }
    }

    var index: Int
    /// Ordinal of the table in `DocumentItems.tables`, and the row in its grid; nil for paragraphs.
    var table: Int?
    var row: Int?
    var parts: [Part]
    /// The sheet or section it stands in.
    var section: Int

    var isRow: Bool { table != nil }
    var text: String { parts.map(\.text).joined(separator: "\t") }
    /// The one part that holds text, where there is just one: a merged row, or a paragraph.
    var onlyPart: Int? {
        guard let first = parts.firstIndex(where: { !$0.isEmpty }), !parts[(first + 1)...].contains(where: { !$0.isEmpty }) else {
            return nil
        }
        return first
    }

    /// Whether the paragraph has no number or bullet of its own, so that it may continue the one above.
    var beginsNothing: Bool { parts.allSatisfy { $0.number.isEmpty } }

    /// Characters of a column's number with its brackets, at most.
    private static let longestNumber = 4
    /// Share of such a row's cells that must have a bracket: on scans some are misread, "(Œ", "@".
    private static let bracketed = 0.6

    /// Whether the row only numbers the columns: "(1) (2) (3)". No sender writes a row of short cells that most have brackets.
    var numbersColumns: Bool {
        // each letter of a key is a character of the text
        guard parts.count >= 3, !parts.contains(where: { $0.profile.length > Self.longestNumber }) else { return false }
        let texts = parts.filter { !$0.isEmpty }.map { $0.text.filter { !$0.isWhitespace } }
        guard texts.count >= 3, texts.allSatisfy({ $0.count <= Self.longestNumber }) else { return false }
        let brackets = texts.filter { $0.contains("(") || $0.contains(")") }
        let numbers = brackets.filter { text in
            let core = text.filter { !"()".contains($0) }
            return !core.isEmpty && core.allSatisfy(\.isNumber)
        }
        return numbers.count >= 2 && Double(brackets.count) >= Self.bracketed * Double(texts.count)
    }

    func part(covering column: Int) -> Part? { index(covering: column).map { parts[$0] } }

    /// The part's place among `parts`.
    func index(covering column: Int) -> Int? {
        parts.firstIndex { $0.column <= column && column < $0.column + $0.span }
    }
}

/// A document as the list of its items in reading order.
struct DocumentItems: Sendable {
    var items: [DocumentItem] = []
    var tables: [Table] = []
    /// For each table, its items' indices, row by row.
    var tableRows: [[Int]] = []

    private let channel: LossyChannel

    init(_ document: Document, channel: LossyChannel) {
        self.channel = channel
        for (section, content) in document.sections.enumerated() {
            for block in content.blocks { append(block, section: section) }
        }
    }

    private mutating func append(_ block: Block, section: Int) {
        switch block {
        case .paragraph(let paragraph):
            for line in paragraph.splitAtBreaks() where !line.text.allSatisfy(\.isWhitespace) {
                items.append(
                    DocumentItem(index: items.count, table: nil, row: nil, parts: [part(of: [line], column: 0, span: 1)], section: section))
            }
        case .table(let table):
            append(table, section: section)
        }
    }

    private mutating func append(_ table: Table, section: Int) {
        let ordinal = tables.count
        tables.append(table)
        tableRows.append([])
        var byRow: [Int: [Cell]] = [:]
        for cell in table.cells { byRow[cell.row, default: []].append(cell) }
        // a table of one row whose cells hold several paragraphs each is layout (letterhead, signatures), not a row
        if table.rowCount == 1, table.cells.contains(where: { $0.blocks.count > 2 }) {
            for cell in table.cells.sorted(by: { $0.column < $1.column }) {
                for block in cell.blocks { append(block, section: section) }
            }
            return
        }
        for row in 0..<table.rowCount {
            let cells = (byRow[row] ?? []).sorted { $0.column < $1.column }
            var parts: [DocumentItem.Part] = []
            var nested: [Table] = []
            for cell in cells {
                let paragraphs = cell.blocks.compactMap { block -> Paragraph? in
                    switch block {
                    case .paragraph(let paragraph): return paragraph
                    case .table(let inner):
                        nested.append(inner)
                        return nil
                    }
                }
                var part = part(of: paragraphs, column: cell.column, span: cell.columnSpan)
                part.place = cell.place
                part.height = cell.rowSpan
                part.stored = cell.stored
                parts.append(part)
            }
            for lines in Self.splitLines(parts, channel: channel) {
                tableRows[ordinal].append(items.count)
                items.append(DocumentItem(index: items.count, table: ordinal, row: row, parts: lines, section: section))
            }
            for inner in nested { append(inner, section: section) }
        }
    }

    /// A merged cell in which several lines have slots of their own ("Tổng kinh phí: … / - Đào tạo: …") counts as a row a line.
    private static func splitLines(_ parts: [DocumentItem.Part], channel: LossyChannel) -> [[DocumentItem.Part]] {
        let filled = parts.filter { !$0.isEmpty }
        guard filled.count <= 2, let wide = parts.firstIndex(where: { $0.span > 1 && $0.text.contains("\n") }) else { return [parts] }
        let paragraph = Paragraph(runs: parts[wide].runs)
        let lines = paragraph.splitAtBreaks().filter { !$0.text.allSatisfy(\.isWhitespace) }
        guard lines.dropFirst().contains(where: { holdsSlot($0.text) }), holdsSlot(lines[0].text) else { return [parts] }
        return lines.enumerated().map { index, line in
            let part = makePart(runs: line.runs, listLabel: nil, column: parts[wide].column, span: parts[wide].span, channel: channel)
            guard index == 0 else { return [part] }
            var first = parts
            first[wide] = part
            return first
        }
    }

    /// Whether dots of a blank, or a figure behind a colon, stand in a line.
    private static func holdsSlot(_ text: String) -> Bool {
        if text.contains("…") || text.contains("....") { return true }
        guard let colon = text.lastIndex(of: ":") else { return false }
        return text[text.index(after: colon)...].first { !$0.isWhitespace }.map { $0.isNumber || $0 == "." } ?? false
    }

    private func part(of paragraphs: [Paragraph], column: Int, span: Int) -> DocumentItem.Part {
        var runs: [TextRun] = []
        var label: String?
        for paragraph in paragraphs {
            if !runs.isEmpty { runs.append(TextRun("\n")) }
            if let listLabel = paragraph.listLabel, runs.isEmpty { label = listLabel }
            runs += paragraph.runs
        }
        return Self.makePart(runs: runs, listLabel: label, column: column, span: span, channel: channel)
    }

    static func makePart(runs: [TextRun], listLabel: String?, column: Int, span: Int, channel: LossyChannel) -> DocumentItem.Part {
        let text = nfc(runs.map(\.text).joined())
        let (number, rest) = Enumerator.split(text)
        let key = MatchingKey.key(ofText: String(rest), under: channel)
        let label = head(of: rest)
        let head = label.map { TextProfile(key: MatchingKey.key(ofText: String($0), under: channel)) }
        return DocumentItem.Part(
            column: column, span: span, runs: runs, text: text, number: listLabel.map { Enumerator.normalized($0) } ?? number,
            listLabel: listLabel,
            key: key, profile: TextProfile(key: key), loose: MatchingKey.loosened(key).map { TextProfile(key: $0) }, head: head,
            figures: FormProfile.figures(in: String(label ?? rest)),
            place: runs.lazy.compactMap(\.place).first)
    }

    private static func head(of text: Substring) -> Substring? {
        let scalars = text.unicodeScalars
        var previous: Unicode.Scalar = " "
        for index in scalars.indices {
            let scalar = scalars[index]
            let ends: Bool =
                switch scalar {
                case ":", "…", "_": true
                default: scalar == "." && previous == "." || TickMark.holds(scalar)
                }
            if ends { return index == text.startIndex ? nil : text[..<index] }
            previous = scalar
        }
        return nil
    }
}

extension Paragraph {
    /// Lines that a break inside the paragraph parts.
    func splitAtBreaks() -> [Paragraph] { split(at: "\n") }

    /// What a separator inside the paragraph parts; nothing is left out, so that empty pieces say where a line begins with separators.
    func split(at separator: Character) -> [Paragraph] {
        guard text.contains(separator) else { return [self] }
        var lines: [Paragraph] = [Paragraph(runs: [], listLabel: listLabel)]
        for run in runs {
            let pieces = run.text.split(separator: separator, omittingEmptySubsequences: false)
            var offset = 0
            for (index, piece) in pieces.enumerated() {
                if index > 0 { lines.append(Paragraph(runs: [])) }
                let count = piece.unicodeScalars.count
                let copy = run.part(text: String(piece), scalars: offset..<(offset + count))
                offset += count + 1
                if !piece.isEmpty { lines[lines.count - 1].runs.append(copy) }
            }
        }
        return lines
    }
}

extension TextRun {
    /// A stretch of the run, with its own place where the run knows its letters' places.
    func part(text: String, scalars: Range<Int>) -> TextRun {
        var copy = self
        copy.text = text
        copy.edges = edges.count > scalars.upperBound ? Array(edges[scalars.lowerBound...scalars.upperBound]) : []
        if case .page(let page, var rect) = place, let left = copy.edges.first, let right = copy.edges.last {
            rect.x0 = left
            rect.x1 = right
            copy.place = .page(page, rect)
        }
        return copy
    }
}
