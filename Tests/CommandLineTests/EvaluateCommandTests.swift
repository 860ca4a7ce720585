import Foundation
import Testing

@Suite(.serialized) struct EvaluateCommandTests {
    @Test func madeReportsAreJudgedByTheirTruth() throws {
        let outcome = try Program.run("evaluate", "--lang", "en", "Corpus/made")
        #expect(outcome.status == 0)
        let summary = try #require(outcome.output.split(separator: "\n").first { $0.hasPrefix("documents 6; ") })
        #expect(summary.contains("accepted wrongly 0; silently missed 0"), "\(summary)")
        for part in ["By kind of source", "By form", "By type", "By reason", "By decision", "Error against automation"] {
            #expect(outcome.output.contains(part), "\(part)")
        }
    }

    @Test func thePageAndTheFeaturesAreWrittenWhereTheyAreWanted() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "phieu-evaluate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (page, features) = (folder.appending(path: "a.html"), folder.appending(path: "a.jsonl"))
        let outcome = try Program.run(
            "evaluate", "--only", "08106", "--format", "html", "--output", page.path, "--features", features.path, "Corpus/made")
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
        #expect(try String(contentsOf: page, encoding: .utf8).contains("<svg"))
        let lines = try String(contentsOf: features, encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 100)
        #expect(lines.allSatisfy { $0.contains("\"doubts\"") && $0.contains("\"isRight\"") })
    }

    @Test func aFolderThatIsNotThereIsSaidSo() throws {
        let outcome = try Program.run("evaluate", "no-such-folder")
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("no-such-folder"))
    }

    @Test func aWrongNameForAFormIsWrongUsage() throws {
        #expect(try Program.run("evaluate", "--form-name", "abc", "Corpus/made").status == 64)
    }
}
