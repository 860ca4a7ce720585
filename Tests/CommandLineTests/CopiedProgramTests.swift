import Foundation
import Testing

/// The program without the folders that lie beside it.
@Suite struct CopiedProgramTests {
    @Test(arguments: [["extract"], ["text"], ["score"], ["batch", "--work", "{folder}/work"]])
    func readsNothingAndSaysWhatIsMissing(command: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "phieu-alone-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "in"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let copy = folder.appending(path: "phieu")
        try FileManager.default.copyItem(at: try #require(Program.executable), to: copy)
        let report = Program.root.appending(path: "Corpus/dien-bien-docx/input.docx")
        let input = folder.appending(path: "in/input.docx")
        try FileManager.default.copyItem(at: report, to: input)
        let isOfFolder = command[0] == "batch"
        let arguments =
            command.map { $0.replacing("{folder}", with: folder.path) } + [isOfFolder ? folder.appending(path: "in").path : input.path]
        let outcome = try Program.run(copy, arguments)
        #expect(outcome.status == 78, "\(outcome.error)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.contains("confidence.json"))
        #expect(outcome.error.contains(".resources"))
        #expect(FileManager.default.fileExists(atPath: input.path))
    }
}
