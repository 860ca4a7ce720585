import Checking
import DocumentModel
import FormMapping
import Foundation
import Pipeline
import RecordModel
import Reporting
import Testing

/// The records of the documents in `Corpus`, compared with what was recorded. `PHIEU_RECORD=1` writes them anew, and fails, so that nobody
/// records by accident; a person reads the difference before it is committed.
@Suite struct GoldenTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let cases: [String] = {
        let folder = root.appending(path: "Corpus")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/about.yaml").path) }.sorted()
    }()
    static let library = MappingLibrary.load([root.appending(path: "Mappings")], includingFields: false)

    @Test(arguments: cases) func theRecordIsTheOneThatWasRecorded(_ name: String) async throws {
        let folder = Self.root.appending(path: "Corpus/\(name)")
        let input = try #require(FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasPrefix("input.") })
        let reader = ReportReader(
            forms: Self.library.forms, checks: Task { CheckLibrary.load([Self.root.appending(path: "Mappings")]) }, language: .vietnamese)
        let record = try await reader.read(path: folder.appending(path: input).path).record
        let printed = try RecordJSON.text(record, style: .pretty) + "\n"
        let golden = folder.appending(path: "record.json")
        if ProcessInfo.processInfo.environment["PHIEU_RECORD"] == "1" {
            try printed.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("recorded \(golden.lastPathComponent) of \(name): read the difference, then run without PHIEU_RECORD")
            return
        }
        let recorded = try String(contentsOf: golden, encoding: .utf8)
        #expect(printed == recorded, "\(name): the record changed; see scripts/record")
    }

    @Test func everyFormLoadsWithoutAProblem() {
        #expect(Self.library.problems.isEmpty, "\(Self.library.problems)")
        #expect(Self.library.forms.count >= 7)
    }

    @Test func everyMappingLintsAndEveryExampleHolds() {
        let library = MappingLibrary.load([Self.root.appending(path: "Mappings")])
        let problems = FormLinter(library).problems().filter { $0.severity == .error }
        #expect(problems.isEmpty, "\(problems)")
    }
}
