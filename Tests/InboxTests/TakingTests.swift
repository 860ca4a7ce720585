import Foundation
import RecordModel
import Store
import Testing

@testable import Inbox

@Suite("Taking files out of the inbox")
struct TakingTests {
    let office: Office
    init() throws { office = try Office() }

    static let otherFileSystem = "/dev/shm"
    static let hasOtherFileSystem: Bool = {
        var one = stat()
        var other = stat()
        return stat(otherFileSystem, &other) == 0 && stat(FileManager.default.temporaryDirectory.path, &one) == 0
            && one.st_dev != other.st_dev
            && access(otherFileSystem, W_OK) == 0
    }()

    @Test("temporary names, hidden files, links, pipes and devices are left alone")
    func leftAlone() throws {
        let names = ["~$báo cáo.docx", ".hidden.docx", "a.docx.part", "B.TMP", "c.crdownload", "Thumbs.db"]
        for name in names { try office.put(name, Office.good(name)) }
        symlink("/etc/passwd", office.inbox + "/link.docx")
        symlink("/etc", office.inbox + "/folder")
        mkfifo(office.inbox + "/pipe.docx", 0o600)
        let summary = try office.batch()
        #expect(summary.files.isEmpty)
        #expect(office.inboxFiles().count == names.count + 3)
        #expect(try office.status().leftAlone == names.count + 3)
    }

    @Test("names from hell are taken, read and found again")
    func hostileNames() throws {
        let names: [[UInt8]] = [
            Array("-rf.docx".utf8), Array("a\nb.docx".utf8), Array("\"'`$(x);|&<script>.docx".utf8), Array("Ba\u{301}o.docx".utf8),
            Array("Báo.docx".utf8),
            [0xFF, 0xFE, 0x2E, 0x64], Array(String(repeating: "ệ", count: 83).utf8) + Array(".docx".utf8),
            Array("..docx".utf8.dropFirst()) + [0x20],
            Array("\u{202E}xcod.exe".utf8), Array(" ".utf8), Array("%s%n%00".utf8), Array("{file}".utf8),
            [0x0D, 0x0A, 0x1B, 0x5B, 0x33, 0x31, 0x6D],
        ]
        for (index, name) in names.enumerated() {
            let path = RawPath(office.inbox).appending(name)
            let descriptor = path.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL, 0o600) }
            #expect(descriptor >= 0, "\(path.string)")
            let content = Array(Office.good("A\(index)").utf8)
            _ = content.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            close(descriptor)
        }
        let hidden = names.count { NameRules().leavesAlone($0) }
        let summary = try office.batch()
        #expect(summary.count(.read) == names.count - hidden)
        #expect(try office.status().problems == [])
        #expect(summary.files.allSatisfy { !$0.file.contains(where: \.isNewline) && $0.file.utf8.count <= SafeName.maximumBytes })
        #expect(
            try office.ledger.deliveries(in: [.read]).map(\.source.path).sorted { $0.lexicographicallyPrecedes($1) }
                == names.filter { !NameRules().leavesAlone($0) }.sorted { $0.lexicographicallyPrecedes($1) })
    }

    @Test("folders are kept, and deep ones are told")
    func folders() throws {
        let deep = (0...InboxScanner.maximumDepth).map { "d\($0)" }.joined(separator: "/")
        try office.put(deep + "/a.docx", Office.good())
        try office.put("xã/B/b.docx", Office.good())
        var told: [String] = []
        let engine = try office.engine()
        engine.onEvent = { if case .leftInInbox(let why) = $0 { told.append(why) } }
        _ = BatchRun(engine: engine).run()
        #expect(office.files("archive") == ["xã/B/000001-b.docx"])
        #expect(FileManager.default.fileExists(atPath: office.inbox + "/xã/B"))
        #expect(told.count == 1)
    }

    @Test("a file that grows in slow motion is read when it is whole, not before")
    func slowCopy() async throws {
        office.configuration.settleSeconds = 0.6
        let path = office.inbox + "/a.docx"
        let writer = Thread {
            // Each piece opens and closes the file, as copies over a network do: only its standing still tells.
            for piece in ["GOOD form=f ", "agency=A ", "period=Q1 ", "count=7 ", "more ", "more ", "END"] {
                let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
                _ = Array(piece.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                close(descriptor)
                usleep(200_000)
            }
        }
        writer.start()
        usleep(50_000)
        let summary = try office.batch()
        #expect(summary.outcomes == [.read: 1])
        #expect(try office.ledger.record(of: 1)?.record.document.bytes == "GOOD form=f agency=A period=Q1 count=7 more more END".utf8.count)
    }

    @Test("a file that somebody still has open for writing waits, however still it stands")
    func openForWriting() throws {
        office.configuration.settleSeconds = 0.1
        let descriptor = open(office.inbox + "/a.docx", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        _ = Array("GOOD".utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        #expect(try office.batch().inInbox == 1)
        _ = Array(" agency=A END".utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        #expect(try office.batch().count(.read) == 1)
    }

    @Test("a writer that goes on after the file was taken is noticed, and what counts is the end")
    func writtenWhileRead() throws {
        try office.put("a.docx", "GOOD slow=700 agency=A END")
        let engine = try office.engine()
        try engine.scan()
        try engine.step(seconds: 0.05)
        let descriptor = open(office.work + "/taken/000001/a.docx", O_WRONLY | O_APPEND | O_CLOEXEC)
        _ = Array(" count=9 END".utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        engine.notBefore = [:]
        while !engine.isIdle {
            try engine.step(seconds: 0.1)
            engine.notBefore = [:]
        }
        #expect(try office.ledger.attempts(of: 1).map(\.ending) == [.interrupted, .read])
        #expect(try office.ledger.record(of: 1)?.record.fields.first?.raw == "9")
        #expect(try office.status().problems == [])
    }

    @Test("across file systems a file is copied, checked and removed", .enabled(if: hasOtherFileSystem))
    func otherFileSystem() throws {
        let office = try Office(workTop: Self.otherFileSystem)
        try office.put("xã/a.docx", Office.good())
        try office.put("b.docx", "bad")
        #expect(try office.batch().outcomes == [.read: 1, .refused: 1])
        #expect(office.inboxFiles() == ["xã"])
        #expect(try office.status().problems == [])
    }

    @Test("killed between copying and removing, the copy's source is removed and not taken twice", .enabled(if: hasOtherFileSystem))
    func killedAfterCopy() throws {
        let office = try Office(workTop: Self.otherFileSystem)
        try office.put("a.docx", Office.good())
        let engine = try office.engine()
        try engine.scan()
        // As it was before the removal: the same file again in its place.
        let delivery = try #require(try engine.ledger.delivery(1))
        try FileManager.default.copyItem(atPath: office.work + "/taken/000001/a.docx", toPath: office.inbox + "/a.docx")
        let stamp = try #require(Disk.stamp(RawPath(office.inbox + "/a.docx")))
        var source = delivery.source
        source.inode = stamp.inode
        source.modified = stamp.modified
        source.device = stamp.device
        var copied = delivery
        copied.source = source
        try engine.taker.removeSource(of: copied)
        #expect(office.inboxFiles().isEmpty)
        // Another file of the same name stays.
        try office.put("a.docx", "another")
        try engine.taker.removeSource(of: copied)
        #expect(office.inboxFiles() == ["a.docx"])
    }

    @Test("a file that was about to be taken is taken, left, or withdrawn, as the folders tell")
    func resuming() throws {
        for name in ["in-inbox", "moved", "gone"] { try office.put(name, Office.good(name)) }
        let engine = try office.engine()
        for name in ["in-inbox", "moved", "gone"] {
            let stamp = try #require(Disk.stamp(RawPath(office.inbox + "/" + name)))
            _ = try engine.ledger.begin(
                SourceFile(
                    path: Array(name.utf8), folder: "", name: name, device: stamp.device, inode: stamp.inode, bytes: stamp.bytes,
                    modified: stamp.modified), at: Date())
        }
        try Disk.move(RawPath(office.inbox + "/moved"), to: engine.folders.takenFolder(2).appending("moved"))
        try FileManager.default.removeItem(atPath: office.inbox + "/gone")
        try engine.recover()
        #expect(try engine.ledger.counts() == [.taken: 1, .withdrawn: 1])
        _ = BatchRun(engine: engine).run()
        #expect(try engine.ledger.counts() == [.read: 2, .withdrawn: 1])
        #expect(try office.status().problems == [])
    }

    @Test("with the ledger lost, files on their way are taken up and numbers are not given again")
    func lostLedger() throws {
        try office.put("a.docx", Office.good("A"))
        try office.put("b.docx", "GOOD slow=3000 END")
        let process = try office.start("watch", settle: 0)
        while office.files("records").isEmpty || office.files("taken").isEmpty { usleep(20_000) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        for name in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] {
            try? FileManager.default.removeItem(atPath: office.work + "/" + name)
        }
        let summary = try office.batch()
        #expect(summary.count(.read) == 1)
        #expect(summary.files.first?.number == 3)
        #expect(try office.status().problems.count == 2)
    }
}
