import Foundation
import RecordModel
import Testing

@testable import ReviewDesk

@Suite("The queue")
struct QueueTests {
    private static let total = "infrastructure.computers.total"

    private func desk() async throws -> TestDesk {
        try await TestDesk(records: [
            Sample.record([Sample.doubtful(nil, "1", or: "7"), Sample.doubtful(nil, "2", or: "7")], file: "a.pdf", agency: "Sở Tư pháp"),
            Sample.record([Sample.doubtful(Self.total, "53", or: "58", codes: ["letters-lost"])], file: "b.pdf", agency: "Sở Y tế"),
            Sample.record([Sample.field(Self.total, "5")], file: "c.pdf", agency: "Sở Nội vụ"),
        ])
    }

    @Test("what has most points at stake comes first; what has nothing open is left out")
    func order() async throws {
        let test = try await desk()
        defer { test.remove() }
        let page = try await test.desk.queue(QueueFilter(), limit: 10, offset: 0)
        #expect(page.items.map(\.name) == ["b.pdf", "a.pdf"])
        #expect(page.items[0].row.stake > 0)
        #expect(page.items[1].row.stake == 0)
        #expect((page.total, page.open) == (2, 3))
    }

    @Test("filters by agency, reason and text, none of them ever SQL")
    func filters() async throws {
        let test = try await desk()
        defer { test.remove() }
        var filter = QueueFilter()
        filter.agency = "Sở Y tế"
        #expect(try await test.desk.queue(filter, limit: 10, offset: 0).items.map(\.id) == [2])
        filter = QueueFilter()
        filter.reason = "letters-lost"
        #expect(try await test.desk.queue(filter, limit: 10, offset: 0).items.map(\.id) == [2])
        filter = QueueFilter()
        filter.text = "TƯ PHÁP"
        #expect(try await test.desk.queue(filter, limit: 10, offset: 0).items.map(\.id) == [1])
        filter.text = "' OR 1=1 --"
        filter.agency = "x' OR '1'='1"
        #expect(try await test.desk.queue(filter, limit: 10, offset: 0).items.isEmpty)
        let facets = try await test.desk.queue(QueueFilter(), limit: 1, offset: 0).facets
        #expect(facets.reasons.map(\.value) == ["letters-lost", "read-by-ocr"])
    }

    @Test("a replaced report waits for nobody")
    func superseded() async throws {
        let old = Sample.record([Sample.doubtful(nil, "1", or: "7")], file: "a.pdf")
        let test = try await TestDesk(records: [old, Sample.record([Sample.field(nil, "1")], file: "b.pdf")])
        defer { test.remove() }
        #expect(try await test.desk.queue(QueueFilter(), limit: 10, offset: 0).total == 0)
        var filter = QueueFilter()
        filter.includesSuperseded = true
        #expect(try await test.desk.queue(filter, limit: 10, offset: 0).items.map(\.isSuperseded) == [true])
    }

    @Test("the day's progress counts each field once and forgets what was undone")
    func progress() async throws {
        let test = try await desk()
        defer { test.remove() }
        let day = TestDesk.noon..<TestDesk.noon.addingTimeInterval(3600)
        let first = try await test.desk.settle(test.order(0, .confirm))
        _ = try await test.desk.settle(test.order(0, .correct("3"), revision: first.revision, who: "minh"))
        let other = try await test.desk.settle(test.order(0, .confirm, document: 2))
        let progress = try await test.desk.progress(day)
        #expect((progress.settled, progress.documentsDone, progress.open) == (2, 1, 1))
        #expect(progress.byPerson.map(\.who) == ["lan", "minh"])
        _ = try await test.desk.undo(other.field, revision: other.revision, who: "lan", at: TestDesk.noon)
        #expect(try await test.desk.progress(day).settled == 1)
    }

    @Test("a sample is the same for the same seed, another for another, and only of accepted fields nobody has looked at")
    func sample() async throws {
        let fields = (0..<200).map { Sample.field(nil, "\($0)") } + [Sample.doubtful(nil, "1", or: "7")]
        let test = try await TestDesk(records: [Sample.record(fields)])
        defer { test.remove() }
        let one = try await test.desk.sample(seed: 1, count: 20)
        #expect(try await test.desk.sample(seed: 1, count: 20) == one)
        #expect(try await test.desk.sample(seed: 2, count: 20) != one)
        #expect(!one.contains { $0.field.position == 200 })
        _ = try await test.desk.settle(test.order(one[0].field.position, .confirm, sample: true))
        #expect(try await !test.desk.sample(seed: 1, count: 20).map(\.field).contains(one[0].field))
        #expect(try await test.desk.sample(seed: 1, count: 500).count == 199)
    }

    @Test("the same doubt from many documents is one group, whichever the machine took")
    func alike() async throws {
        let test = try await TestDesk(records: [
            Sample.record(
                [Sample.doubtful(nil, "Tổng số", or: "Tống số", type: .text), Sample.doubtful(nil, "17", or: "11")], file: "a.pdf",
                period: "1"),
            Sample.record(
                [Sample.doubtful(nil, "cố gắng", or: "cổ gắng", type: .text), Sample.doubtful(nil, "21", or: "27")], file: "b.pdf",
                period: "2"),
            Sample.record([Sample.doubtful(nil, "3", or: "8")], file: "c.pdf", period: "3"),
        ])
        defer { test.remove() }
        let groups = try await test.desk.alike(limit: 10)
        #expect(groups.map(\.fields) == [2, 2])
        #expect(Set(groups.map { Set([$0.reading, $0.other ?? ""]) }) == [["ổ", "ố"], ["1", "7"]])
        let members = try await test.desk.alike(groups[0].key, limit: 10, offset: 0)
        #expect(members.map(\.field.document) == [1, 2])
        _ = try await test.desk.settle(members.map { test.order($0.field.position, .confirm, document: $0.field.document) })
        #expect(try await test.desk.alike(limit: 10).count == 1)
    }

    @Test("figures of a day: accepted, confirmed, corrected, sampled, and the curve")
    func accuracy() async throws {
        let test = try await TestDesk(records: [
            Sample.record([
                Sample.field(nil, "5"), Sample.field(nil, "6"), Sample.doubtful(nil, "1", or: "7"), Sample.doubtful(nil, "1", or: "7"),
            ])
        ])
        defer { test.remove() }
        _ = try await test.desk.settle(test.order(0, .confirm, sample: true))
        _ = try await test.desk.settle(test.order(1, .correct("8"), sample: true))
        _ = try await test.desk.settle(test.order(2, .confirm))
        _ = try await test.desk.settle(test.order(3, .choose(0)))
        let accuracy = try await test.desk.accuracy(TestDesk.noon..<TestDesk.noon.addingTimeInterval(10))
        let day = try #require(accuracy.days.first)
        #expect((day.fields, day.accepted, day.confirmed, day.corrected, day.sampled, day.sampledWrong) == (4, 2, 2, 2, 2, 1))
        #expect(accuracy.sampled.map(\.right) == [1])
        #expect(accuracy.doubtful.map(\.fields) == [2])
        let lines = String(decoding: try await test.desk.calibrationSet(), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.last?.contains("\"choice\":\"alternative\"") == true)
    }
}
