import DocumentModel
import RecordModel
import Testing

@testable import FormMapping

/// `TextRun.unreadInk` in lines and tables: the slot that it stands in goes to a person, and no other.
struct UnreadAnswerTests {
    private func fields(_ changes: [(String, String)]) throws -> [RecordField] {
        let change = { (text: String) in changes.reduce(text) { $0.replacing($1.0, with: $1.1) } }
        let blocks = SmallForm.lines.map(change).map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows.map { $0.map(change) })]
        return try SmallForm.map(SmallForm.document(blocks)).fields
    }

    private func unread(_ fields: [RecordField]) -> [String] {
        fields.filter { $0.reasonCodes.contains("ink-unread") }.compactMap(\.id)
    }

    @Test func inABlankOfALine() throws {
        let fields = try fields([("…87.....", "…\u{FFFC}.....")])
        #expect(unread(fields) == ["computers"])
        let field = try #require(fields.first { $0.id == "computers" })
        #expect(field.state == .blank && field.decision == .review && field.raw == nil)
    }

    @Test func besideAFigureOfALine() throws {
        let fields = try fields([("…87.....", "…8\u{FFFC}.....")])
        #expect(unread(fields) == ["computers"])
        #expect(fields.first { $0.id == "computers" }?.raw == "8")
    }

    @Test func inTheBoxesOfALine() throws {
        #expect(try unread(fields([("☒ Có\t\t☐ Không", "(\u{FFFC}) Có\t\t( ) Không")])) == ["lan"])
    }

    @Test func inACell() throws {
        let fields = try fields([("4,5", "\u{FFFC}")])
        #expect(unread(fields) == ["staff.it.rate"])
        #expect(fields.first { $0.id == "staff.it.rate" }?.state == .blank)
    }

    @Test func itIsNeverWritten() throws {
        let fields = try fields([("Sở Xây dựng", "Sở \u{FFFC} dựng"), ("kiêm nhiệm 1", "\u{FFFC} nhiệm 1")])
        #expect(fields.allSatisfy { !($0.raw ?? "").contains("\u{FFFC}") && !($0.note ?? "").contains("\u{FFFC}") })
        #expect(unread(fields) == ["agency.name"])
    }
}
