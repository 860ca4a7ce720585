import RecordModel
import Testing

@testable import Reporting

@Suite struct FormOutlineTests {
    private func field(_ label: String, _ parents: [String] = [], section: String = "A") -> RecordField {
        RecordField(
            id: nil, section: section, label: label, parents: parents, type: .count, state: .blank, confidence: 1, decision: .accepted)
    }

    private func rows(_ fields: [RecordField]) -> [FormOutline.Row] {
        FormOutline(fields).sections.flatMap { $0.groups.joined() }
    }

    @Test func printsAnEnclosingLabelOnce() {
        let rows = rows([field("a", ["P"]), field("b", ["P"])])
        #expect(rows == [.heading("P", depth: 0), .field(index: 0, depth: 1), .field(index: 1, depth: 1)])
    }

    @Test func takesAFieldThatEnclosesTheNextForItsHeading() {
        let rows = rows([field("Số lượng", ["P"]), field("Tỷ lệ", ["P", "Số lượng"]), field("khác", ["P"])])
        #expect(rows == [.heading("P", depth: 0), .field(index: 0, depth: 1), .field(index: 1, depth: 2), .field(index: 2, depth: 1)])
    }

    @Test func opensOnlyTheLabelsThatAreNew() {
        let rows = rows([field("a", ["P", "Q"]), field("b", ["P", "R"])])
        #expect(
            rows == [
                .heading("P", depth: 0), .heading("Q", depth: 1), .field(index: 0, depth: 2), .heading("R", depth: 1),
                .field(index: 1, depth: 2),
            ])
    }

    @Test func keepsASectionThatComesBackApart() {
        let outline = FormOutline([field("a", section: "A"), field("b", section: "B"), field("c", section: "A")])
        #expect(outline.sections.map(\.name) == ["A", "B", "A"])
    }

    @Test func doesNotRepeatTheSectionAsAHeading() {
        #expect(rows([field("a", ["A", "P"])]) == [.heading("P", depth: 0), .field(index: 0, depth: 1)])
    }

    @Test func holdsEveryFieldOnceInOrder() {
        let fields = SampleRecord.record.fields
        let indices = rows(fields).compactMap { if case .field(let index, _) = $0 { index } else { nil } }
        #expect(indices == Array(fields.indices))
    }
}
