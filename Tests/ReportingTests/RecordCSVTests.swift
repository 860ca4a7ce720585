import Foundation
import RecordModel
import Testing

@testable import Reporting

@Suite struct RecordCSVTests {
    /// A small reader of RFC 4180, so that what was written is read back, not looked at.
    private func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = [[]]
        var cell = ""
        var isQuoted = false
        var scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })[...]
        while let scalar = scalars.popFirst() {
            switch (scalar, isQuoted) {
            case ("\"", true) where scalars.first == "\"":
                scalars.removeFirst()
                cell.unicodeScalars.append("\"")
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                rows[rows.count - 1].append(cell)
                cell = ""
            case ("\r", false): break
            case ("\n", false):
                rows[rows.count - 1].append(cell)
                rows.append([])
                cell = ""
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return rows.dropLast()
    }

    private func record(_ field: RecordField) -> Record {
        Record(document: DocumentFacts(file: "a.docx", sha256: "", bytes: 0, mediaType: ""), fields: [field])
    }

    @Test func writesOneRowAFieldInTheOrderOfTheForm() {
        let rows = rows(RecordCSV.text(SampleRecord.record))
        #expect(rows.count == SampleRecord.record.fields.count + 1)
        #expect(rows[0] == RecordCSV.columns)
        #expect(rows.dropFirst().map { $0[0] } == SampleRecord.record.fields.map { $0.id ?? "" })
        #expect(rows.allSatisfy { $0.count == RecordCSV.columns.count })
    }

    @Test func beginsWithAByteOrderMarkAndEndsLinesInCRLF() {
        let text = RecordCSV.text(SampleRecord.record)
        #expect(Array(text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
        #expect(text.hasSuffix("\r\n"))
    }

    @Test func joinsParentsAndReasonsAndPrintsNumbersForPrograms() throws {
        let rows = rows(RecordCSV.text(SampleRecord.record))
        let row = try #require(rows.first { $0[0] == "infrastructure.computers.protected_share" })
        #expect(row[4] == "\(SampleRecord.machines) › Cài đặt phần mềm diệt Virus bản quyền có trả phí")
        #expect(row[8] == "51,7")
        #expect(row[9] == "51.7")
        #expect(row[11] == "0.9976")
        #expect(row[14] == "2")
        #expect(row[15] == "412 210 446.2 223.6")
    }

    @Test(arguments: ["a,b", "nói \"vâng\"", "hai\ndòng", "a;b", " trước"]) func quotesSoThatTextComesBackToTheLetter(raw: String) {
        let field = RecordField(
            id: "x", section: "", label: "x", type: .text, state: .filled, raw: raw, value: .string(raw), confidence: 1, decision: .accepted
        )
        #expect(rows(RecordCSV.text(record(field)))[1][8] == raw)
    }

    @Test(arguments: ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "- Tổng số", "=HYPERLINK(\"http://x\")", "＝1"])
    func neutralisesWhatASpreadsheetWouldRun(cell: String) {
        #expect(SpreadsheetText.neutralised(cell) == "'" + cell)
    }

    @Test(arguments: ["-5", "+1,5", "-1.234,5", "5", "a=b", "", "Tổng số"]) func leavesNumbersAndOtherTextAlone(cell: String) {
        #expect(SpreadsheetText.neutralised(cell) == cell)
    }

    @Test func namesTheFileWhereSeveralRecordsShareATable() {
        let rows = rows(RecordCSV.text([SampleRecord.record, SampleRecord.record]))
        #expect(rows[0].first == "file")
        #expect(rows.count == 2 * SampleRecord.record.fields.count + 1)
        #expect(rows[1].first == SampleRecord.record.document.file)
    }
}
