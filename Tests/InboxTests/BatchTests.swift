import Foundation
import RecordModel
import Store
import Synchronization
import Testing

@testable import Inbox

@Suite("A night's run")
struct BatchTests {
    let office: Office
    init() throws { office = try Office() }

    func reason(_ name: String) throws -> String? {
        try office.ledger.deliveries(in: [.refused, .duplicate]).first { $0.source.name == name }?.reason
    }

    @Test("every file ends once: read, refused with its reason, or linked to the first of its bytes")
    func everyFileEnds() throws {
        try office.put("xã A/báo cáo.docx", Office.good("A"))
        try office.put("b.docx", Office.good("B"))
        try office.put("copy of b.docx", Office.good("B"))
        try office.put("bad.pdf", "nothing")
        let summary = try office.batch()
        #expect(summary.outcomes == [.read: 2, .refused: 1, .duplicate: 1])
        #expect(office.inboxFiles() == ["xã A"])
        #expect(office.files("records").count == 2)
        #expect(office.files("archive").count == 3)
        #expect(office.files("quarantine") == ["000002-bad.pdf", "000002-bad.pdf.ly-do.txt"])
        #expect(try reason("bad.pdf") == "cannot read: not a report. Send the report.")
        #expect(try office.status().problems == [])
        #expect(summary.files.first { $0.file == "copy of b.docx" }?.duplicateOf == summary.files.first { $0.file == "b.docx" }?.number)
        #expect(office.files("archive").contains { $0.hasPrefix("xã A/") && $0.hasSuffix("-báo cáo.docx") })
    }

    @Test("the original is kept to the byte, the record whole, both closed to others")
    func kept() throws {
        try office.put("a.docx", Office.good())
        try office.batch()
        #expect(FileManager.default.contents(atPath: office.work + "/archive/000001-a.docx") == Data(Office.good().utf8))
        #expect(try office.ledger.record(of: 1)?.json == FileManager.default.contents(atPath: office.work + "/records/000001-a.docx.json"))
        for path in ["archive/000001-a.docx", "records/000001-a.docx.json", "ledger.sqlite"] {
            let mode = try FileManager.default.attributesOfItem(atPath: office.work + "/" + path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(path)")
        }
        for path in ["archive", "records", "quarantine", "summaries", ""] {
            let mode = try FileManager.default.attributesOfItem(atPath: office.work + "/" + path)[.posixPermissions] as? Int
            #expect(mode == 0o700, "\(path)")
        }
    }

    @Test("the bytes of a refused file are refused again with both reasons, and read when asked to")
    func duplicateOfRefused() throws {
        try office.put("a.docx", "bad")
        try office.batch()
        try office.put("b.docx", "bad")
        let summary = try office.batch()
        #expect(summary.count(.refused) == 1)
        #expect(try reason("b.docx")?.hasPrefix("its bytes are those of no. 000001, which was refused: cannot read") == true)
        let engine = try office.engine()
        #expect(try engine.readAgain(nil) == 2)
        #expect(try office.ledger.deliveries(in: [.taken]).count == 2)
        _ = BatchRun(engine: engine).run()
        #expect(try office.ledger.counts() == [.refused: 1, .duplicate: 1])
        #expect(try office.status().problems == [])
    }

    @Test("a corrected report supersedes the earlier one, and the summary shows what changed")
    func supersession() throws {
        try office.put("a.docx", Office.good(count: 5))
        try office.batch()
        try office.put("a.docx", Office.good(count: 6))
        let summary = try office.batch()
        #expect(summary.files.count { $0.supersedes != nil } == 1)
        #expect(summary.files.first?.supersedes == 1)
        #expect(summary.files.first?.difference?.fields.map(\.oldRaw) == ["5"])
        let name = try #require(office.files("summaries").last { $0.hasSuffix(".html") })
        let page = try String(contentsOfFile: office.work + "/summaries/" + name, encoding: .utf8)
        #expect(page.contains("<td>Số máy<td>5<td>6"))
    }

    @Test("near-duplicates are two reports")
    func nearDuplicates() throws {
        try office.put("a.docx", Office.good("A"))
        try office.put("b.docx", Office.good("A") + " ")
        try office.put("c.docx", Office.good("A") + "\n")
        #expect(try office.batch().outcomes == [.read: 1, .superseded: 2])
    }

    @Test(
        "a crash costs two attempts and a plain reason",
        arguments: [("CRASH", "signal 6"), ("GARBAGE", "no valid record"), ("FLOOD", "1 MB")])
    func crash(word: String, detail: String) throws {
        try office.put("a.docx", word)
        try office.put("b.docx", Office.good())
        let summary = try office.batch()
        #expect(summary.outcomes == [.read: 1, .refused: 1])
        let said = try reason("a.docx") ?? "-"
        #expect(said.contains(detail), "\(said)")
        #expect(said.contains("2 times"), "\(said)")
        #expect(try office.ledger.attempts(of: 1).count == 2)
    }

    @Test("a hang is killed with everything it started")
    func hang() throws {
        office.configuration.room.wallSeconds = 0.5
        try office.put("a.docx", "HANG")
        try office.batch()
        #expect(try reason("a.docx")?.contains("longer than 1 seconds") == true)
        #expect(try office.ledger.attempts(of: 1).map(\.ending) == [.timedOut, .timedOut])
    }

    @Test("a second attempt has more room")
    func moreRoom() throws {
        office.configuration.room.wallSeconds = 0.7
        office.configuration.enlargement = 10
        try office.put("a.docx", "GOOD slow=1200 END")
        #expect(try office.batch().count(.read) == 1)
        #expect(try office.ledger.attempts(of: 1).map(\.ending) == [.timedOut, .read])
    }

    @Test(
        "memory, processor time and temporary files are limited",
        arguments: [("MEMORY", "200 MB"), ("DISK", "temporary file"), ("SPIN", "seconds")])
    func limits(word: String, detail: String) throws {
        office.configuration.room.cpuSeconds = 1
        office.configuration.attempts = 1
        try office.put("a.docx", word)
        try office.batch()
        let reason = try reason("a.docx") ?? "-"
        #expect(reason.contains(detail), "\(reason)")
    }

    @Test("a worker has no network, its own folder, and nothing of the engine's environment")
    func confinement() throws {
        setenv("SECRET", "1", 1)
        try office.put("a", "NETWORK")
        try office.put("b", "ENVIRONMENT")
        try office.batch()
        #expect(try reason("a") == "no network")
        #expect(try reason("b")?.hasPrefix("1 enable=no - true") == true)
        #expect(office.files("scratch").isEmpty)
    }

    /// Found as a second batch that saw no file, about once in three runs of all tests: another test's worker held the file open for writing.
    @Test("a worker inherits no open file")
    func nothingInherited() throws {
        let path = office.top + "/inherited"
        let descriptor = path.withCString { open($0, O_WRONLY | O_CREAT, 0o600) }
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        try office.put("a", "DESCRIPTORS")
        try office.batch()
        #expect(try reason("a") == "nothing inherited")
    }

    @Test("a reason is found behind megabytes of a library's complaints")
    func complaints() throws {
        try office.put("a", "COMPLAINTS")
        try office.batch()
        #expect(try reason("a") == "cannot read: page 18 is damaged. Send it again.")
    }

    @Test("processes that a worker leaves behind are ended")
    func orphans() throws {
        try office.put("a", "ORPHAN")
        try office.batch()
        let orphan = try #require(try reason("a")?.split(separator: " ").last.flatMap { pid_t($0) })
        // A killed orphan may take a moment to end, and wait for init to collect it.
        let isGone = ServiceTests.eventually {
            let state = (try? String(contentsOfFile: "/proc/\(orphan)/stat", encoding: .utf8))?.split(separator: " ").dropFirst(2).first
            return state == nil || state == "Z"
        }
        #expect(isGone)
    }

    @Test("a file over the limit is refused without being read")
    func tooLarge() throws {
        office.configuration.maximumFileBytes = 1000
        try office.put("a.docx", String(repeating: "x", count: 1001))
        try office.batch()
        #expect(try reason("a.docx")?.contains("the limit is") == true)
        #expect(try office.ledger.attempts(of: 1).isEmpty)
    }

    @Test("an installation at fault stops the run, and the files wait")
    func misconfigured() throws {
        try office.put("a.docx", "MISCONFIGURED")
        #expect(throws: InboxError.self) { try office.batch() }
        #expect(try office.ledger.counts() == [.taken: 1])
        office.configuration.language = .vietnamese
        let missing = WorkerCommand(executable: "/nowhere/phieu")
        let (ending, summary) = BatchRun(engine: try office.engine(missing)).run()
        guard case .failed(.workerMissing) = ending else {
            Issue.record("\(ending)")
            return
        }
        #expect(summary?.stopped?.contains("phieu doctor") == true)
    }

    @Test("however often the installation is at fault, its files are read once it is mended")
    func misconfiguredOften() throws {
        try office.put("a.docx", "MISCONFIGURED")
        for _ in 0...InboxEngine.maximumInterruptions { #expect(throws: InboxError.self) { try office.batch() } }
        #expect(try office.ledger.counts() == [.taken: 1])
        #expect(try office.ledger.attempts(of: 1).allSatisfy { $0.ending == .misconfigured })
    }

    @Test("a file over which only this worker stumbles is refused when others were read")
    func misconfiguredByFile() throws {
        office.configuration.jobs = 1
        try office.put("a.docx", Office.good())
        try office.put("b.docx", "MISCONFIGURED")
        #expect(try office.batch().outcomes == [.read: 1, .refused: 1])
    }

    @Test("once a worker has proved the installation, the next file is being read while the books of the one before are kept")
    func readsAhead() throws {
        office.configuration.jobs = 1
        for name in ["a", "b", "c"] { try office.put(name, Office.good(name)) }
        let scratch = office.work + "/scratch"
        let seen = Mutex<[[String]]>([])
        let engine = try office.engine(derivatives: { _ in
            let workers = (try? FileManager.default.contentsOfDirectory(atPath: scratch))?.filter { $0.hasPrefix("worker-") } ?? []
            seen.withLock { $0.append(workers) }
            return []
        })
        #expect(BatchRun(engine: engine).run().summary?.count(.read) == 3)
        #expect(seen.withLock { $0 } == [[], ["worker-000003"], []])
    }

    @Test("derivatives stand beside the record and go with it")
    func derivatives() throws {
        try office.put("a.docx", Office.good())
        let engine = try office.engine(derivatives: { [(".html", Array("<p>\($0.fields.count)".utf8))] })
        _ = BatchRun(engine: engine).run()
        #expect(office.files("records") == ["000001-a.docx.html", "000001-a.docx.json"])
        #expect(try office.status().problems == [])
        try engine.ledger.requestForgetting(1, at: Date())
        try engine.keepHouse()
        #expect(office.files("records").isEmpty)
    }

    @Test("a run with nothing to do says so and is sound")
    func nothing() throws {
        #expect(try office.batch().files.isEmpty)
        #expect(try office.status().isSound)
    }

    @Test("missing agencies are listed, aliases and case apart")
    func missingAgencies() throws {
        office.configuration.expected.period = "q1"
        office.configuration.expected.agencies = [.init(name: "Sở A", aliases: ["a"]), .init(name: "B"), .init(name: "C")]
        try office.put("a.docx", Office.good("A"))
        try office.put("b.docx", Office.good("b"))
        let summary = try office.batch()
        #expect(summary.missingAgencies == ["C"])
        #expect(summary.expectedAgencies == 3)
    }
}
