import Foundation
import Testing

@Suite(.serialized) struct ScoreCommandTests {
    @Test func aDocumentAndItsRecordGetTheSameCard() throws {
        let document = "Corpus/an-giang-1a-docx/input.docx"
        let fromDocument = try Program.run("score", document)
        #expect(fromDocument.status == 0)
        let record = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: record) }
        try (try Program.run("extract", document)).output.write(to: record, atomically: true, encoding: .utf8)
        #expect(try Program.run("score", record.path).output == fromDocument.output)
    }

    @Test func whatAFormDoesNotAskIsNotReported() throws {
        let outcome = try Program.run("score", "--rubric", "an-giang-2018-1b", "Corpus/dien-bien-docx/input.docx")
        #expect(outcome.output.contains("\"state\": \"not-reported\""))
        #expect(outcome.output.contains("\"state\": \"scored\""))
        #expect(outcome.output.contains("\"provisional\": true"))
    }
}
