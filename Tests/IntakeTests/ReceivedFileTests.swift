import Foundation
import Testing

@testable import Intake

@Suite("A file as received")
struct ReceivedFileTests {
    /// A folder of its own for each test, removed with the test.
    final class Folder {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("phieu-intake-\(UUID().uuidString)")
        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(at: url) }
        func path(_ name: String) -> String { url.path + "/" + name }
        func write(_ name: String, _ bytes: [UInt8]) throws -> String {
            try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
            return path(name)
        }
    }

    let folder: Folder
    init() throws { folder = try Folder() }

    func reason(_ path: String, _ limits: IntakeLimits = IntakeLimits()) -> IntakeError.Reason? {
        do throws(IntakeError) {
            _ = try ReceivedFile.open(path: path, limits: limits)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("a file opens with bytes, hash and kind")
    func opens() throws {
        let file = try ReceivedFile.open(path: folder.write("a.pdf", Array("abc".utf8)))
        #expect(file.bytes == Array("abc".utf8))
        #expect(file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(file.kind == .text)
        #expect(file.name == "a.pdf")
    }

    @Test("a hash in steps is the hash of the whole")
    func hashInSteps() {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var hash = ContentHash()
        for start in stride(from: 0, to: bytes.count, by: 999) {
            bytes[start..<min(start + 999, bytes.count)].withUnsafeBytes { hash.update($0) }
        }
        #expect(hash.finish() == ContentHash.sha256(bytes))
    }

    @Test("a missing file is told")
    func missing() { #expect(reason(folder.path("no.pdf")) == .notFound) }

    @Test("a directory is refused")
    func directory() { #expect(reason(folder.url.path) == .isDirectory) }

    @Test("a pipe nobody writes to is refused at once", .timeLimit(.minutes(1)))
    func pipe() {
        #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
        #expect(reason(folder.path("pipe")) == .isNoFile)
    }

    @Test("a device is refused")
    func device() { #expect(reason("/dev/zero") == .isNoFile) }

    @Test("a symbolic link is followed or refused as asked")
    func link() throws {
        _ = try folder.write("a.txt", Array("a".utf8))
        #expect(symlink("a.txt", folder.path("link.txt")) == 0)
        #expect(reason(folder.path("link.txt")) == nil)
        #expect(reason(folder.path("link.txt"), IntakeLimits(followsSymbolicLinks: false)) == .isSymbolicLink)
    }

    @Test("a file over the limit is refused, one of the limit's size is not")
    func limit() throws {
        let path = try folder.write("a.txt", [UInt8](repeating: 65, count: 1000))
        #expect(reason(path, IntakeLimits(maximumBytes: 1000)) == nil)
        #expect(reason(path, IntakeLimits(maximumBytes: 999)) == .tooLarge(bytes: 1000, limit: 999))
    }

    @Test("a file that says it is empty and is not, as in /proc, is refused")
    func lyingSize() { #expect(reason("/proc/self/status") == .changedWhileRead) }

    @Test("names are shown composed and without control characters")
    func names() throws {
        #expect(DisplayName.of("Ba\u{301}o ca\u{301}o\n.pdf") == "Báo cáo\u{FFFD}.pdf")
        #expect(DisplayName.of("a\u{202E}fdp.exe") == "a\u{FFFD}fdp.exe")
        #expect(try ReceivedFile.open(path: folder.write("-rf \"'$x.txt", [65])).name == "-rf \"'$x.txt")
    }

    @Test(
        "what no reader takes says what to do",
        arguments: [
            ([], IntakeError.Reason.empty), ([0, 0, 0], .onlyZeros), (SampleCompoundFile.bytes(root: ["EncryptedPackage"]), .password),
            (SampleCompoundFile.bytes(root: ["WordDocument"], wordFlags: 0x0100), .password),
            (SampleZip.bytes([("a.docx", "x")]), .unsupported(.zip)),
            (Array(SampleZip.bytes([("word/document.xml", "some words")]).prefix(50)), .truncated), ([0, 1, 2, 3], .unsupported(.unknown)),
        ])
    func unreadable(bytes: [UInt8], expected: IntakeError.Reason) throws {
        let file = try ReceivedFile.open(path: folder.write("a.docx", bytes))
        let error = #expect(throws: IntakeError.self) { try file.checkReadable() }
        #expect(error?.reason == expected)
    }

    @Test("a readable kind passes, whatever its extension")
    func readable() throws {
        let file = try ReceivedFile.open(path: folder.write("a.docx", Array("%PDF-1.4".utf8)))
        try file.checkReadable()
        #expect(file.extensionFinding?.english == "the name ends in .docx, the content is a PDF document; read as what it is")
        #expect(try ReceivedFile.open(path: folder.write("a.pdf", Array("%PDF-1.4".utf8))).extensionFinding == nil)
        #expect(try ReceivedFile.open(path: folder.write("bao-cao.quy2", Array("%PDF-1.4".utf8))).extensionFinding == nil)
    }

    @Test("an error is one sentence with file, failure, cause and remedy, in both languages")
    func sentences() {
        let error = IntakeError(file: "bao-cao.docx", reason: .password)
        #expect(error.message(in: .english) == "bao-cao.docx: cannot read: it asks for a password. Ask the sender for a copy without one.")
        #expect(
            error.message(in: .vietnamese) == "bao-cao.docx: không đọc được: tệp có mật khẩu. Hãy yêu cầu gửi bản không có mật khẩu.")
    }
}
