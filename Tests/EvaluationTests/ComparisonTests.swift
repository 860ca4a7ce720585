import Foundation
import RecordModel
import Testing

@testable import Evaluation

@Suite struct ComparisonTests {
    /// A record's field as far as comparing needs it.
    static func field(
        _ label: String, _ value: FieldValue?, number: String = "", parents: [String] = [], confidence: Double = 0.998,
        type: FieldType = .count
    ) -> RecordField {
        RecordField(
            id: label, section: "MỤC 1", number: number, label: label, parents: parents, type: type, state: value == nil ? .blank : .filled,
            raw: value.map { "\($0)" }, value: value, confidence: confidence, decision: confidence >= 0.985 ? .accepted : .review)
    }

    static func truth(_ fields: String, facts: String = "") throws -> TruthDocument {
        try JSONDecoder().decode(TruthDocument.self, from: Data("{\"file\": \"a.docx\", \(facts)\"fields\": [\(fields)]}".utf8))
    }

    static func compared(_ fields: String, _ found: [RecordField], facts: String = "") throws -> DocumentComparison {
        let document = DocumentFacts(file: "a.docx", sha256: "", bytes: 0, mediaType: "", period: "Quý III/2019")
        return DocumentComparison(
            document: "a.docx", kind: "docx:clean", truth: try truth(fields, facts: facts),
            record: Record(document: document, fields: found))
    }

    @Test func toneMarksDotsAndBulletsMakeNoDifference() {
        #expect(ComparisonText("- Tỉ lệ hoà mạng:....") == ComparisonText("+ Tỷ lệ hòa mạng"))
        #expect(ComparisonText("e\u{302}\u{301}") == ComparisonText("ế"))
        #expect(ComparisonText("Tổng số") != ComparisonText("Tổng sổ"))
    }

    @Test func equalLabelsAreToldApartByTheirParents() throws {
        let rows = ["Máy tính", "Máy in"].enumerated().map { index, parent in
            #"{"label": "Tỷ lệ", "parents": ["\#(parent)"], "type": "percent", "value": \#(index + 1)}"#
        }.joined(separator: ",")
        // the record leaves out the first
        let comparison = try Self.compared(rows, [Self.field("Tỷ lệ", .number(2), parents: ["Máy in"], type: .percent)])
        #expect(comparison.tally.right == 1)
        #expect(comparison.tally.missedSilently == 1)
    }

    @Test func everyWayToBeWrongIsCountedOnItsOwn() throws {
        let rows = """
            {"label": "Số máy tính", "type": "count", "value": 58},
            {"label": "Số máy in", "type": "count", "value": 7},
            {"label": "Số cán bộ", "type": "count", "value": null, "blank": true},
            {"label": "Đường truyền mạng", "type": "count", "value": null, "blank": true}
            """
        let found = [
            Self.field("Số máy tính", .number(53)), Self.field("Số máy in", nil, confidence: 0.9), Self.field("Số cán bộ", .number(4)),
            Self.field("Đường truyền mạng", nil), Self.field("Kinh phí bảo trì hằng năm", .number(9)),
        ]
        let tally = try Self.compared(rows, found).tally
        #expect((tally.filled, tally.wrong, tally.missed, tally.invented, tally.rightBlank, tally.spurious) == (2, 1, 1, 1, 1, 1))
        #expect((tally.accepted, tally.acceptedWrong, tally.acceptedRight) == (4, 3, 0))
    }

    @Test func whatAPartOfAReportMayHaveBesideItsTruthIsNotJudged() throws {
        let row = #"{"label": "Số máy tính", "type": "count", "value": 58}"#
        let found = [Self.field("Số máy tính", .number(58)), Self.field("Số máy in", .number(7))]
        #expect(try Self.compared(row, found).tally.acceptedWrong == 1)
        let part = try Self.compared(row, found, facts: #""pages": [1, 2], "#).tally
        #expect((part.accepted, part.acceptedWrong, part.spurious) == (1, 0, 0))
    }

    @Test(arguments: [
        (#""count", "value": 58"#, FieldValue.number(58), true), (#""percent", "value": 51.7"#, .number(51.71), false),
        (#""yesno", "value": true"#, .bool(true), true), (#""yesno", "value": null, "raw": "?""#, .bool(false), false),
        (#""phone", "value": "0912345678""#, .string("912345678"), true),
        (#""url", "value": "https://a.vn/""#, .string("https://a.vn"), true),
        (#""period", "value": {"quarter": 3, "year": 2019}"#, .string("Quý III năm 2019"), true),
        (#""period", "value": "Quý II/2019""#, .string("Quý III/2019"), false), (#""text", "value": "Sở Y tế""#, .string("sở y tế."), true),
    ]) func valuesAreComparedByTheirType(_ truth: String, _ found: FieldValue, _ isSame: Bool) throws {
        let row = try Self.truth("{\"label\": \"x\", \"type\": \(truth)}").fields[0]
        #expect(ValueComparison.isSame(row, Self.field("x", found)) == isSame)
    }

    @Test func factsAreComparedWithTheHeadOfTheRecord() throws {
        let right = try Self.compared("", [], facts: #""period": {"quarter": 3, "year": 2019}, "#)
        #expect((right.tally.facts, right.tally.factsRight) == (1, 1))
        let wrong = try Self.compared("", [], facts: #""period": "Quý I/2019", "agency": "Sở Y tế", "#)
        #expect((wrong.tally.facts, wrong.tally.factsRight) == (2, 0))
        #expect(wrong.errors.count == 2)
    }

    @Test func aDocumentThatCannotBeReadHasMissedEverything() throws {
        let truth = try Self.truth(#"{"label": "Số máy tính", "type": "count", "value": 58}"#)
        let comparison = DocumentComparison(document: "a", kind: "pdf:clean", truth: truth, record: nil, failure: "hỏng")
        #expect((comparison.tally.filled, comparison.tally.missedSilently) == (1, 1))
    }

    @Test func listCellsArePairedRowByRow() throws {
        let truth = try JSONDecoder().decode(
            TruthTable.self, from: Data(#"{"title": "Danh sách ứng dụng", "rows": [["1", "Kế toán"], ["2", "Nhân sự"]]}"#.utf8))
        func cell(_ text: String) -> RecordCell { RecordCell(raw: text, value: nil, confidence: 1, evidence: nil) }
        let table = RecordTable(
            id: "a", title: "DANH SÁCH ỨNG DỤNG", columns: [], rows: [[cell("1"), cell("Kế toán")], [cell("2"), cell("Nhan su")]])
        let cells = TableComparison([truth], [table])
        #expect((cells.wanted, cells.found, cells.right) == (4, 4, 3))
    }
}
