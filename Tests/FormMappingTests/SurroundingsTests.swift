import DocumentModel
import Testing

@testable import FormMapping

/// What stands around a value as doubts.
struct SurroundingsTests {
    /// The small form's table as a page has it: one cell's text in runs of their own lines.
    private func document(value: [String], gridDoubt: Double? = nil) -> Document {
        var cells: [Cell] = []
        for (row, texts) in SmallForm.rows.enumerated() {
            for (column, text) in texts.enumerated() {
                let rect = PageRect(
                    x0: 100 * Double(column), y0: 40 * Double(row), x1: 100 * Double(column) + 90, y1: 40 * Double(row) + 30)
                let lines = row == 2 && column == 3 ? value : [text]
                let runs = lines.enumerated().map { index, line in
                    let y = rect.y0 + 15 * Double(index)
                    return TextRun(line, place: .page(1, PageRect(x0: rect.x0, y0: y, x1: rect.x1, y1: y + 12)))
                }
                cells.append(Cell(row: row, column: column, blocks: [.paragraph(Paragraph(runs: runs))], place: .page(1, rect)))
            }
        }
        let table = Table(
            number: 1, rowCount: SmallForm.rows.count, columnCount: 5, cells: cells, isRuled: gridDoubt == nil, gridDoubt: gridDoubt ?? 0)
        let page = Page(number: 1, width: 595, height: 842, source: .textLayer)
        let lines = SmallForm.lines.map(SmallForm.paragraph)
        return Document(kind: .pdf, pages: [page], sections: [DocumentSection(blocks: lines + [.table(table)])])
    }

    private func features(_ document: Document, of field: String = "staff.it") throws -> FieldFeatures {
        let mapped = try SmallForm.map(document)
        let index = try #require(mapped.fields.firstIndex { $0.id == field })
        return mapped.features[index]
    }

    @Test(arguments: [(["12"], 0.0), (["1", "2"], 1.0)])
    func aValueOnSeveralLinesIsMoreDoubtful(_ value: [String], _ doubt: Double) throws {
        #expect(try features(document(value: value)).doubts[.severalLines] ?? 0 == doubt)
    }

    @Test func aTableWhoseTextsKeepToItsColumnsNeedsNoPerson() throws {
        #expect(try !features(document(value: ["2"], gridDoubt: 0)).isForAPerson)
        #expect(try features(document(value: ["2"], gridDoubt: 0), of: "training").claim == .blank)
        #expect(try !features(document(value: ["2"], gridDoubt: 0), of: "training").isForAPerson)
    }

    @Test func whatIsBlankInATableOfUncertainColumnsIsForAPerson() throws {
        #expect(try features(document(value: ["2"], gridDoubt: 0.5), of: "training").isForAPerson)
    }
}
