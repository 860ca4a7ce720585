import DocumentModel
import PDFReading

extension Document {
    var blocks: [Block] { sections.flatMap(\.blocks) }
    var paragraphs: [Paragraph] { blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } } }
    var tables: [Table] { blocks.compactMap { if case .table(let table) = $0 { table } else { nil } } }
}

extension Table {
    func text(_ row: Int, _ column: Int) -> String? { cells.first { $0.row == row && $0.column == column }?.text }
}

func read(_ fixture: PDFFixture) throws -> Document { try PDFReader().read(fixture.bytes) }
