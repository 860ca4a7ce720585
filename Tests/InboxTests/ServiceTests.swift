import Foundation
import Store
import Testing

@testable import Inbox

@Suite("The service")
struct ServiceTests {
    let office: Office
    init() throws { office = try Office() }

    /// Waits for what must become true within seconds; says whether it did.
    static func eventually(within seconds: Double = 20, _ condition: () throws -> Bool) rethrows -> Bool {
        let end = MonotonicClock.seconds() + seconds
        while MonotonicClock.seconds() < end {
            if try condition() { return true }
            usleep(20_000)
        }
        return false
    }

    @Test("files dropped while it runs are read, in new folders too, and SIGTERM ends it in peace")
    func watches() throws {
        let process = try office.start("watch", settle: 0.2)
        #expect(Self.eventually { !office.files("logs").isEmpty })
        try office.put("a.docx", Office.good("A"))
        #expect(Self.eventually { office.files("records").count == 1 })
        try office.put("mới/sâu/b.docx", Office.good("B"))
        #expect(Self.eventually { office.files("records").count == 2 })
        #expect(Self.eventually { office.files("summaries").count == 2 })
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
        #expect(try office.status().problems == [])
    }

    @Test("a second run on the same work folder is told to come later")
    func locked() throws {
        let first = try office.engine()
        #expect(try office.status().process == getpid())
        do {
            _ = try office.engine()
            Issue.record("two engines on one folder")
        } catch let error as InboxError {
            #expect(error.exitCode == 75)
            #expect("\(error)".contains("process \(getpid())"))
        }
        let process = try office.start("batch")
        process.waitUntilExit()
        #expect(process.terminationStatus == 75)
        _ = first
    }

    @Test("a batch stopped by a signal leaves the rest for the next")
    func stopped() throws {
        try office.put("a.docx", "HANG")
        try office.put("b.docx", Office.good())
        let process = try office.start("batch", settle: 0)
        #expect(Self.eventually { office.files("records").count == 1 })
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try office.ledger.attempts(of: 1).last?.ending == .interrupted)
        #expect(try office.status().problems == [])
    }

    @Test("workers end when the service is killed")
    func workersEnd() throws {
        try office.put("a.docx", "HANG")
        let process = try office.start("watch", settle: 0)
        let line = "worker \(office.work)/taken/000001/a.docx"
        #expect(Self.eventually { Self.isRunning(line) })
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(Self.eventually { !Self.isRunning(line) })
    }

    static func isRunning(_ line: String) -> Bool {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.contains { process in
            guard let data = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return false }
            return String(decoding: data.map { $0 == 0 ? 32 : $0 }, as: UTF8.self).contains(line)
        }
    }

    @Test("forgetting works while the service runs, and leaves nothing of the document")
    func forgetting() throws {
        try office.put("ho-ten.docx", Office.good("MATMA", count: 4))
        try office.put("b.docx", Office.good("MATMA", count: 5))
        let process = try office.start("watch", settle: 0.1)
        defer { process.terminate() }
        #expect(Self.eventually { office.files("records").count == 2 && office.files("summaries").count == 2 })
        let ledger = try office.ledger
        let both = try ledger.deliveries(in: [.read])
        for delivery in both { try ledger.requestForgetting(delivery.id, at: Date()) }
        #expect(try Self.eventually { try ledger.counts() == [.forgotten: 2] })
        #expect(office.files("records").isEmpty && office.files("archive").isEmpty)
        // The ledger's rows go first, its pages and the summaries a moment later.
        for name in ["ledger.sqlite", "ledger.sqlite-wal"] + office.files("summaries").map({ "summaries/" + $0 }) {
            let isClean = Self.eventually {
                let data = FileManager.default.contents(atPath: office.work + "/" + name) ?? Data()
                return data.range(of: Data("MATMA".utf8)) == nil && data.range(of: Data("ho-ten".utf8)) == nil
            }
            #expect(isClean, "\(name)")
        }
        #expect(try office.status().problems == [])
    }

    @Test("what has been kept long enough is removed, and status knows")
    func retention() throws {
        try office.put("a.docx", Office.good())
        try office.put("b.docx", "bad")
        try office.batch()
        office.configuration.retention.originalDays = 10
        office.configuration.retention.quarantineDays = 20
        office.configuration.retention.recordDays = 30
        let engine = try office.engine()
        func after(_ days: Double) -> Date { Date().addingTimeInterval(days * 86_400) }
        try engine.keepHouse(at: after(9))
        #expect(office.files("archive").count == 1)
        try engine.keepHouse(at: after(11))
        #expect(office.files("archive").isEmpty && office.files("quarantine").count == 2 && office.files("records").count == 1)
        try engine.keepHouse(at: after(21))
        #expect(office.files("quarantine").isEmpty && office.files("records").count == 1)
        try engine.keepHouse(at: after(31))
        #expect(office.files("records").isEmpty)
        #expect(try office.ledger.record(of: 1) == nil)
        #expect(try office.status().problems == [])
    }

    @Test("status finds what is missing, what is strange and what was changed")
    func status() throws {
        for name in ["a", "b", "c"] { try office.put(name, Office.good(name)) }
        try office.batch()
        try FileManager.default.removeItem(atPath: office.work + "/records/000001-a.json")
        try Data("x".utf8).write(to: URL(fileURLWithPath: office.work + "/archive/000002-b"))
        try Data("x".utf8).write(to: URL(fileURLWithPath: office.work + "/archive/stranger"))
        let problems = try office.status().problems
        #expect(problems.count == 3)
        #expect(problems.contains { $0.contains("000001-a.json is missing") })
        #expect(problems.contains { $0.contains("000002-b is not what it was") })
        #expect(problems.contains { $0.contains("stranger is in no ledger") })
    }

    @Test("the disk is looked at before work starts, and nothing is taken")
    func nearlyFull() throws {
        try office.put("a.docx", Office.good())
        office.configuration.minimumFreeBytes = .max
        do {
            _ = try office.engine()
            Issue.record("work began")
        } catch let error as InboxError {
            #expect(error.exitCode == 75)
        }
        #expect(office.inboxFiles() == ["a.docx"])
    }

    @Test("folders inside each other, and a missing inbox, are told before work starts")
    func folders() throws {
        for (inbox, work) in [(office.inbox, office.inbox + "/work"), (office.inbox, office.top), (office.top + "/no", office.work)] {
            let configuration = InboxConfiguration(inbox: inbox, work: work)
            do {
                _ = try InboxEngine(configuration: configuration, worker: Office.worker, log: Office.quiet)
                Issue.record("\(inbox) \(work)")
            } catch let error as InboxError {
                #expect(error.exitCode == 78)
            }
        }
    }

    static let canChangeUser = getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0

    @Test("missing rights on the inbox are told before work starts; on one folder, that folder waits", .enabled(if: canChangeUser))
    func rights() throws {
        let user = ["/usr/bin/setpriv", "--reuid=65534", "--clear-groups"]
        try office.put("closed/a.docx", Office.good())
        try office.put("b.docx", Office.good("B"))
        chmod(office.top, 0o755)
        chown(office.inbox + "/b.docx", 65534, 65534)
        mkdir(office.work, 0o700)
        chown(office.work, 65534, 65534)
        let refused = try office.start("batch", settle: 0, prefix: user)
        refused.waitUntilExit()
        #expect(refused.terminationStatus == 78)
        chown(office.inbox, 65534, 65534)
        let run = try office.start("batch", settle: 0, prefix: user)
        run.waitUntilExit()
        #expect(run.terminationStatus == 0)
        #expect(office.inboxFiles() == ["closed", "closed/a.docx"])
        #expect(office.files("records").count == 1)
    }

    @Test("a work folder of another user is told, with the command that is right", .enabled(if: canChangeUser))
    func otherUser() throws {
        mkdir(office.work, 0o700)
        chown(office.work, 65534, 65534)
        do {
            _ = try office.engine()
            Issue.record("work began")
        } catch let error as InboxError {
            #expect(error.exitCode == 78)
            #expect("\(error)".contains("sudo -u nobody"))
        }
    }

    static let canMount: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
        process.arguments = ["-m", "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"]
        process.standardError = FileHandle.nullDevice
        return (try? process.run()).map { process.waitUntilExit() } != nil && process.terminationStatus == 0
    }()

    @Test("a disk that fills up stops the run in order; with room again, the next goes on", .enabled(if: canMount))
    func diskFull() throws {
        // Records of some hundred files do not fit into what is left; inbox and work folder share a small file system of one process tree.
        let script = """
            set -e; T="$1"; S="$2"; mkdir -p "$T/disk"; mount -t tmpfs -o size=3m none "$T/disk"; mkdir "$T/disk/in"
            i=0; while [ $i -lt 120 ]; do echo "GOOD form=f agency=A$i period=Q1 END" > "$T/disk/in/$i.docx"; i=$((i+1)); done
            set +e; timeout 60 "$S" batch "$T/disk/in" "$T/disk/work" 0 2; echo "first $?"
            dd if=/dev/zero of="$T/disk/filler" bs=4k 2>/dev/null; timeout 60 "$S" batch "$T/disk/in" "$T/disk/work" 0 2; echo "full $?"
            rm -f "$T/disk/filler"; mount -o remount,size=64m "$T/disk"
            timeout 60 "$S" batch "$T/disk/in" "$T/disk/work" 0 2; echo "last $?"
            echo "records $(ls "$T/disk/work/records" | wc -l) archive $(ls "$T/disk/work/archive" | wc -l) inbox $(ls "$T/disk/in" | wc -l)"
            """
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
        process.arguments = ["-m", "sh", "-c", script, "sh", office.top, Office.service]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.contains("full 75"), "\(text)")
        #expect(text.contains("last 0"), "\(text)")
        #expect(text.contains("records 120 archive 120 inbox 0"), "\(text)")
    }
}
