import DocumentModel
import RecordModel
import Testing

@testable import FormMapping

/// Answers in words that a picture may have been misread for.
struct UnlikelyAccentTests {
    private func agency(_ name: String, sure confidence: Double) throws -> RecordField {
        let lines = SmallForm.lines.map { $0.replacing("Sở Xây dựng", with: name) }.enumerated().map { index, text in
            Block.paragraph(
                Paragraph(runs: [
                    TextRun(
                        text, place: .page(1, PageRect(x0: 70, y0: 40 * Double(index), x1: 500, y1: 40 * Double(index) + 12)),
                        confidence: confidence)
                ]))
        }
        let document = Document(
            kind: .pdf, pages: [Page(number: 1, width: 595, height: 842, source: .textLayer)],
            sections: [DocumentSection(blocks: lines + [SmallForm.table(SmallForm.rows)])])
        return try #require(try SmallForm.map(document).fields.first { $0.id == "agency.name" })
    }

    @Test func aMisreadAccentIsForAPersonWithTheLikelyWord() throws {
        let field = try agency("Chỉ cục Thủy lợi", sure: 0.99)
        #expect(field.raw == "Chỉ cục Thủy lợi", "what was read stays")
        #expect(field.decision == .review)
        #expect(field.reasonCodes.contains("accent-unlikely"))
        #expect(field.value == .string("Chi cục Thủy lợi"))
        #expect(field.alternatives.contains { $0.value == .string("Chỉ cục Thủy lợi") })
    }

    @Test func charactersThatTheFileSpellsAreTheSendersOwn() throws {
        #expect(try !agency("Chỉ cục Thủy lợi", sure: 1).reasonCodes.contains("accent-unlikely"))
    }

    @Test func whatIsLikelyIsLeftAlone() throws {
        #expect(try !agency("Chi cục Thủy lợi", sure: 0.99).reasonCodes.contains("accent-unlikely"))
    }
}
