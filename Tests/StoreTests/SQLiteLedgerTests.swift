import Foundation
import GRDB
import Testing

@testable import Store

@Suite("The ledger")
struct SQLiteLedgerTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("phieu-ledger-\(UUID().uuidString)")
    let ledger: SQLiteLedger
    let now = Date(timeIntervalSince1970: 1_600_000_000)

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        ledger = try SQLiteLedger(path: folder.path + "/ledger.sqlite")
    }

    func source(_ name: String = "a.pdf") -> SourceFile {
        SourceFile(
            path: Array(name.utf8) + [0xFF], folder: "xã", name: name, device: .max, inode: 1 << 63, bytes: 5,
            modified: 1_600_000_000_123_456_789)
    }

    @discardableResult
    func taken(_ hash: String = "h") throws -> Int64 {
        let id = try ledger.begin(source(), at: now).id
        try ledger.markTaken(id, sha256: hash, isSourceRemoved: true)
        return id
    }

    @discardableResult
    func read(_ fields: [(String?, String)], agency: String = "Sở A") throws -> Int64 {
        let id = try taken("h\(fields)\(agency)\(UUID())")
        try ledger.finish(id, .read(SampleRecord.entry(SampleRecord.record(agency: agency, fields: fields))), at: now)
        return id
    }

    @Test("a delivery is kept to the byte")
    func roundTrip() throws {
        let delivery = try ledger.begin(source(), at: now)
        #expect(try ledger.delivery(delivery.id) == delivery)
        #expect(delivery.source.path.last == 0xFF)
    }

    @Test("what is written is there after opening again")
    func reopened() throws {
        let id = try taken()
        let again = try SQLiteLedger(path: folder.path + "/ledger.sqlite")
        #expect(try again.delivery(id)?.state == .taken)
    }

    @Test("only the owner may read the file")
    func mode() throws {
        try taken()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
    }

    @Test("a cancelled taking leaves nothing")
    func cancelled() throws {
        let id = try ledger.begin(source(), at: now).id
        try ledger.cancel(id)
        #expect(try ledger.counts().isEmpty)
        #expect(try ledger.begin(source(), at: now).id > id)
    }

    @Test("the first of equal bytes is found, unless it was forgotten")
    func firstWithHash() throws {
        let first = try taken("x")
        let second = try taken("x")
        #expect(try ledger.first(withHash: "x")?.id == first)
        try ledger.forget(first, at: now)
        #expect(try ledger.first(withHash: "x")?.id == second)
    }

    @Test("attempts count up and interruptions are counted on the delivery")
    func attempts() throws {
        let id = try taken()
        var first = try ledger.startAttempt(id, at: now)
        first.ending = .interrupted
        try ledger.endAttempt(id, first)
        let second = try ledger.startAttempt(id, at: now)
        #expect(second.number == 2)
        #expect(try ledger.attempts(of: id).map(\.ending) == [.interrupted, nil])
        #expect(try ledger.delivery(id)?.interruptions == 1)
    }

    @Test("a later report of the same subject supersedes the earlier, with the difference")
    func supersession() throws {
        let older = try read([("a", "1")])
        let newer = try read([("a", "2")], agency: "  SỞ  a ")
        try read([("a", "3")], agency: "Sở B")
        let link = try #require(try ledger.supersession(ofNewer: newer))
        #expect(link.older == older)
        #expect(link.difference.fields.map(\.newRaw) == ["2"])
        #expect(try ledger.currentRecords().count == 2)
        #expect(!(try ledger.currentRecords().contains { $0.delivery == older }))
    }

    @Test("order of arrival decides, not order of reading")
    func supersessionOrder() throws {
        let first = try taken("1")
        let second = try taken("2")
        let third = try taken("3")
        for (id, raw) in [(third, "3"), (first, "1"), (second, "2")] {
            try ledger.finish(id, .read(SampleRecord.entry(SampleRecord.record(fields: [("a", raw)]))), at: now)
        }
        #expect(try ledger.supersession(ofOlder: first)?.newer == second)
        #expect(try ledger.supersession(ofOlder: second)?.newer == third)
        #expect(try ledger.currentRecords().map(\.delivery) == [third])
    }

    @Test("a report that does not say who it is from supersedes nothing")
    func noSubject() throws {
        let first = try taken("1")
        let second = try taken("2")
        for id in [first, second] { try ledger.finish(id, .read(SampleRecord.entry(SampleRecord.record(agency: " "))), at: now) }
        #expect(try ledger.supersession(ofNewer: second) == nil)
    }

    @Test("a forgotten delivery leaves its number and nothing else, in no file of the store")
    func forgotten() throws {
        let id = try ledger.begin(source("ho-ten-mat.pdf"), at: now).id
        try ledger.markTaken(id, sha256: "x", isSourceRemoved: true)
        try ledger.finish(id, .read(SampleRecord.entry(SampleRecord.record(fields: [("a", "chuyện riêng 12345")]))), at: now)
        let twin = try taken("x")
        try ledger.requestForgetting(id, at: now)
        #expect(try ledger.forgetRequests() == [id, twin])
        for id in try ledger.forgetRequests() { try ledger.forget(id, at: now) }
        #expect(try ledger.forgetRequests().isEmpty)
        #expect(try ledger.counts() == [.forgotten: 2])
        #expect(try ledger.record(of: id) == nil)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
            #expect(bytes.range(of: Data("12345".utf8)) == nil && bytes.range(of: Data("ho-ten-mat".utf8)) == nil, "\(name)")
        }
    }

    @Test("forgetting the middle of a chain joins its neighbours")
    func forgottenMiddle() throws {
        let ids = try ["1", "2", "3"].map { try read([("a", $0)]) }
        try ledger.forget(ids[1], at: now)
        let link = try #require(try ledger.supersession(ofOlder: ids[0]))
        #expect(link.newer == ids[2])
        #expect(link.difference.fields.first?.oldRaw == "1")
    }

    @Test("a removed record keeps its facts")
    func recordRemoved() throws {
        let id = try read([("a", "1")])
        try ledger.markRecordRemoved(id, at: now)
        #expect(try ledger.record(of: id) == nil)
        #expect(try ledger.facts(of: id)?.agency == "Sở A")
    }

    @Test("numbers of a lost ledger are not given again")
    func reserved() throws {
        try ledger.reserveIDs(through: 41)
        #expect(try taken() == 42)
        try ledger.reserveIDs(through: 7)
        #expect(try taken() == 43)
    }

    @Test("a reopened refusal starts afresh")
    func reopening() throws {
        let id = try taken()
        var attempt = try ledger.startAttempt(id, at: now)
        attempt.ending = .crashed
        try ledger.endAttempt(id, attempt)
        try ledger.finish(id, .refused(reason: "why"), at: now)
        try ledger.reopen(id, at: now)
        #expect(try ledger.delivery(id)?.state == .taken)
        #expect(try ledger.delivery(id)?.reason == nil)
        #expect(try ledger.attempts(of: id).isEmpty)
    }

    @Test("a state of a newer version is an error, no crash")
    func unknownState() throws {
        let id = try taken()
        try ledger.database.write { try $0.execute(sql: "UPDATE delivery SET state = 'flying'") }
        #expect(throws: (any Error).self) { try ledger.delivery(id) }
    }
}
