import DocumentModel
import VietnameseText

/// The text of a document in reading order: NFC, one paragraph a line, cells of a row parted by tabs.
package struct PlainText: Sendable {
    private let document: Document

    package init(_ document: Document) { self.document = document }

    package var text: String {
        var lines: [String] = []
        for block in document.runningHeads { append(block, to: &lines) }
        for section in document.sections {
            if let name = section.name, document.sections.count > 1 { lines.append("# \(name)") }
            for block in section.blocks { append(block, to: &lines) }
        }
        for block in document.notes { append(block, to: &lines) }
        return nfc(plainSpaces(lines.joined(separator: "\n")))
    }

    private func append(_ block: Block, to lines: inout [String]) {
        switch block {
        case .paragraph(let paragraph): lines.append(Self.line(paragraph))
        case .table(let table):
            for row in 0..<table.rowCount {
                let cells = table.cells.filter { $0.row == row }.sorted { $0.column < $1.column }
                guard !cells.isEmpty else { continue }
                lines.append(cells.map { Self.inOneLine($0.blocks) }.joined(separator: "\t"))
            }
        }
    }

    /// What parts rows and cells in the output does not stand inside one.
    private static func inOneLine(_ blocks: [Block]) -> String {
        let texts = blocks.map { block in
            switch block {
            case .paragraph(let paragraph): line(paragraph)
            case .table(let table): table.cells.map { inOneLine($0.blocks) }.joined(separator: " ")
            }
        }
        return texts.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func line(_ paragraph: Paragraph) -> String {
        guard let label = paragraph.listLabel, !label.isEmpty else { return paragraph.text }
        return label + " " + paragraph.text
    }
}
