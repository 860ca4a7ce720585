import Foundation
import Testing

@Suite(.serialized) struct ExtractCommandTests {
    private let word = "Corpus/dien-bien-docx/input.docx"

    @Test func theSameFileGivesTheSameBytesTwice() throws {
        let first = try Program.run("extract", word)
        let second = try Program.run("extract", word)
        #expect(first.status == 0)
        #expect(first.error == "")
        #expect(first.output == second.output)
        #expect(first.output.contains("\"schema\": \"phieu.record/1\""))
    }

    @Test func severalFilesGiveOneObjectALine() throws {
        let outcome = try Program.run("extract", word, "Corpus/an-giang-1a-docx/input.docx")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    }

    @Test func aBatchGoesOnAfterAFileThatCannotBeRead() throws {
        let outcome = try Program.run("extract", "no-such-file.docx", word)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("dien-bien-2019-q3"))
        #expect(outcome.error.split(separator: "\n").count == 1)
        #expect(outcome.error.contains("no-such-file.docx"))
    }

    @Test(arguments: ["vi", "en"]) func aDirectoryIsRefusedInOneSentence(_ language: String) throws {
        let outcome = try Program.run("extract", "--lang", language, "Corpus")
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.error.split(separator: "\n").count == 1)
        #expect(outcome.error.hasPrefix("Corpus: \(language == "vi" ? "không đọc được" : "cannot read")"))
    }

    @Test func aTruncatedFileIsRefusedInOneSentence() throws {
        try withFile("cut.docx", Data(contentsOf: Program.root.appending(path: word)).prefix(20_000)) { path in
            let outcome = try Program.run("extract", "--lang", "en", path)
            #expect(outcome.status == 1)
            #expect(outcome.error.split(separator: "\n").count == 1)
            #expect(outcome.error.contains("cut.docx: cannot read"))
        }
    }

    @Test(arguments: [("vi", "cut.pdf: không đọc được: "), ("en", "cut.pdf: cannot read: ")])
    func aTruncatedPDFSaysOnceThatItCannotBeRead(language: String, beginning: String) throws {
        try withFile("cut.pdf", Data("%PDF-1.5\n1 0 obj\n<< /Type /Catalog".utf8)) { path in
            let outcome = try Program.run("extract", "--lang", language, path)
            #expect(outcome.status == 1)
            #expect(outcome.error.hasPrefix(beginning))
            let saying = beginning.dropFirst("cut.pdf: ".count).dropLast(2)
            #expect(outcome.error.components(separatedBy: saying).count == 2)
        }
    }

    @Test func anUnknownKindIsRefusedInOneSentence() throws {
        try withFile("thing.docx", Data((0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) })) { path in
            let outcome = try Program.run("extract", "--lang", "en", path)
            #expect(outcome.status == 1)
            #expect(outcome.error.split(separator: "\n").count == 1)
        }
    }

    @Test func aReportIsOneSelfContainedFile() throws {
        let outcome = try Program.run("extract", "--format", "html", word)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("<!DOCTYPE html>") || outcome.output.contains("<!doctype html>"))
        #expect(!outcome.output.contains("src=\"http"))
        #expect(!outcome.output.contains("href=\"http"))
    }

    @Test func wrongUsageIsTold() throws {
        #expect(try Program.run("extract").status == 64)
        #expect(try Program.run("extract", "--format", "docx", word).status == 64)
    }

    @Test func brokenMappingsStopWithTheirPlace() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mappings-\(UUID().uuidString)/forms")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        try "form: broken\nbody:\n  - lime: \"x\"\n".write(to: folder.appending(path: "broken.yaml"), atomically: true, encoding: .utf8)
        let outcome = try Program.run("extract", "--lang", "en", "--mappings", folder.deletingLastPathComponent().path, word)
        #expect(outcome.status == 78)
        #expect(outcome.error.contains("broken.yaml:3:"))
    }

    private func withFile(_ name: String, _ data: some DataProtocol, _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "phieu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try Data(data).write(to: file)
        try body(file.path)
    }
}
