import DocumentModel
import Testing

@testable import FormMapping

/// Words that somebody struck through after writing them.
struct StruckTextTests {
    private static let struck = TextStyle(strikethrough: true)

    private func map(line: Int, _ runs: [TextRun]) throws -> MappedDocument {
        var blocks = SmallForm.lines.map(SmallForm.paragraph)
        blocks[line] = .paragraph(Paragraph(runs: runs))
        return try SmallForm.map(SmallForm.document(blocks + [SmallForm.table(SmallForm.rows)]))
    }

    private func map(value: [TextRun]) throws -> MappedDocument {
        guard case .table(var table) = SmallForm.table(SmallForm.rows) else { throw Missing.table }
        guard let cell = table.cells.firstIndex(where: { $0.row == 2 && $0.column == 3 }) else { throw Missing.cell }
        table.cells[cell].blocks = [.paragraph(Paragraph(runs: value))]
        return try SmallForm.map(SmallForm.document(SmallForm.lines.map(SmallForm.paragraph) + [.table(table)]))
    }

    private enum Missing: Error { case table, cell }

    @Test(arguments: [false, true]) func ofTwoPrintedAnswersTheOneLeftStandingHolds(_ isYes: Bool) throws {
        let mapped = try map(
            line: 3,
            [
                TextRun("3. Cơ quan có mạng nội bộ: "), TextRun("Có", style: isYes ? TextStyle() : Self.struck), TextRun("/ "),
                TextRun("Không", style: isYes ? Self.struck : TextStyle()), TextRun("?"),
            ])
        let field = try #require(mapped.fields.first { $0.id == "lan" })
        #expect(field.value == .bool(isYes))
        #expect(!field.reasonCodes.contains("struck-through"))
    }

    @Test func twoStruckAnswersAreNone() throws {
        let mapped = try map(line: 3, [TextRun("3. Cơ quan có mạng nội bộ: "), TextRun("Có/ Không", style: Self.struck), TextRun("?")])
        let field = try #require(mapped.fields.first { $0.id == "lan" })
        #expect(field.value == nil)
        #expect(field.decision == .review)
    }

    @Test func aCorrectedFigureIsTheOneThatStandsAndForAPerson() throws {
        let mapped = try map(value: [TextRun("42", style: Self.struck), TextRun(" 45")])
        let field = try #require(mapped.fields.first { $0.id == "staff.it" })
        #expect(field.value == .number(45))
        #expect(field.raw == "42 45")
        #expect(field.decision == .review)
        #expect(field.reasonCodes.contains("struck-through"))
        #expect(field.alternatives.map(\.value) == [.number(42)])
    }

    @Test func aFigureThatIsStruckThroughIsNoAnswer() throws {
        let mapped = try map(value: [TextRun("42", style: Self.struck)])
        let field = try #require(mapped.fields.first { $0.id == "staff.it" })
        #expect(field.value == nil)
        #expect(field.decision == .review)
        #expect(field.alternatives.map(\.value) == [.number(42)])
    }
}
