import Foundation
import Testing

@Suite(.serialized) struct DoctorCommandTests {
    @Test func aSoundMachineMissesNothing() throws {
        let outcome = try Program.run("doctor", "--lang", "en")
        let broken = outcome.output.split(separator: "\n").filter { $0.hasPrefix("✗") }
        #expect(outcome.status == (broken.isEmpty ? 0 : 78))
        #expect(outcome.output.contains("tesseract"))
        #expect(outcome.output.contains("LibreOffice"))
    }

    @Test func aMissingInboxIsToldWithWhatToDo() throws {
        let outcome = try Program.run("doctor", "/no/such/inbox")
        #expect(outcome.status == 78)
        #expect(outcome.output.contains("✗ hộp nhận /no/such/inbox"))
        #expect(outcome.output.contains("Hãy tạo thư mục hộp nhận"))
    }

    @Test func brokenMappingsAreToldWithTheCommandThatNamesThem() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "phieu-empty-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try Program.run("doctor", "--mappings", folder.path)
        #expect(outcome.status == 78)
        #expect(outcome.output.contains("phieu forms lint"))
    }

    @Test func theVersionIsTold() throws {
        #expect(try Program.run("--version").output.contains(/\d+\.\d+\.\d+/))
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func shellsGetTheirCompletion(shell: String) throws {
        let outcome = try Program.run("--generate-completion-script", shell)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("doctor"))
    }
}
