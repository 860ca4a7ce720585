import DocumentModel
import Foundation
import Logging
import RecordModel
import Store
import Testing

@testable import Inbox

@Suite("What the inbox tells")
struct ReportTests {
    func delivery(_ id: Int64, _ state: DeliveryState) -> Delivery {
        let source = SourceFile(path: [], folder: "", name: "a", device: 0, inode: 0, bytes: 0, modified: 0)
        return Delivery(id: id, source: source, state: state, takenAt: Date())
    }

    @Test("progress counts files and pages and says how long it will be")
    func progress() {
        let start = Date(timeIntervalSince1970: 0)
        var line = ProgressLine(language: .english, start: start)
        for id in 1...4 { line.note(.taken(delivery(Int64(id), .taken))) }
        #expect(line.text(now: start.addingTimeInterval(9)) == "░░░░░░░░░░░░░░░░░░░░░░░░ 0/4 files · 0 pages")
        line.note(.finished(delivery(1, .refused), nil))
        #expect(
            line.text(now: start.addingTimeInterval(30))
                == "██████░░░░░░░░░░░░░░░░░░ 1/4 files · 0 pages · 1 refused · about 1:30 left")
    }

    @Test("names and reasons from outside cannot break the page")
    func escaping() {
        let line = BatchFile(
            number: 1, file: "<script>alert(1)</script>.pdf", folder: "\"a\"", sha256: "", outcome: .refused, reason: "<img src=x> & more",
            seconds: 0)
        let summary = BatchSummary(
            started: "2026-11-23T22:20:17Z", finished: "2026-11-23T22:21:17Z", seconds: 60, inbox: "/in", files: [line])
        let page = SummaryPage(summary, language: .vietnamese).html
        #expect(!page.contains("<script>") && !page.contains("<img"))
        #expect(page.contains("&lt;img src=x&gt; &amp; more"))
        #expect(page.contains("Bị từ chối (1)"))
        #expect(!SummaryPage(summary, language: .english).html.contains("Bị từ chối"))
    }

    @Test("the log turns over at its size, keeps its number of files, and one event is one line")
    func log() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/phieu-log-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let logger = Logger(label: "test") { _ in
            InboxLogHandler(file: LogFile(folder: RawPath(folder), maximumBytes: 1000, files: 3), isOnStandardError: false)
        }
        for number in 0..<100 { logger.info("line \(number)\nforged") }
        logger.debug("not shown")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files == ["phieu.log", "phieu.log.1", "phieu.log.2"])
        for file in files {
            let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
            #expect(text.utf8.count <= 1000)
            #expect(text.split(separator: "\n").allSatisfy { $0.contains(" info line ") && $0.hasSuffix("forged") })
        }
        #expect(try String(contentsOfFile: folder + "/phieu.log", encoding: .utf8).contains("line 99 forged"))
    }
}
