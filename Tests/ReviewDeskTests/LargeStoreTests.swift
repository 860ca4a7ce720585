import Foundation
import class GRDB.DatabaseQueue
import RecordModel
import Testing

@testable import ReviewDesk

@Suite("A store of 2,000 documents", .serialized)
struct LargeStoreTests {
    /// Made in SQL: 2,000 documents of 200 fields, 20 of them in doubt, and one real record of 200 fields in front.
    private static let documents = """
        WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
        INSERT INTO delivery (id, source_path, folder, name, device, inode, bytes, modified, state, taken_at, is_settled)
        SELECT i, x'61', 'xã ' || (i % 40), 'bao-cao-' || i || '.pdf', 1, i, 1, 0, 'read', 1600000000 + i, 1 FROM n
        """
    private static let records = """
        INSERT INTO record (delivery, form, agency, period, pages, facts, json)
        SELECT id, 'an-giang-2018-1a', 'Cơ quan ' || (id % 300), '2018', 19, x'7b7d', zeroblob(20000) FROM delivery WHERE id > 1
        """
    private static let rows = """
        INSERT INTO desk_document (delivery, fields, accepted, open, failed_checks, stake, search)
        SELECT id, 200, 180, 20, 1, id % 97, 'cơ quan ' || (id % 300) FROM delivery WHERE id > 1
        """
    private static let fields = """
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199)
        INSERT INTO desk_field (delivery, position, status, is_filled, confidence, lot, shape, shape_reading)
        SELECT id, i, CASE WHEN i < 20 THEN 'waiting' ELSE 'accepted' END, 1, 0.99, (id * 7919 + i * 104729) % 1000003,
        CASE WHEN i < 20 THEN 'p-' || (i * id % 500) END, '1' FROM delivery, n WHERE id > 1
        """
    private static let doubts = """
        INSERT INTO desk_doubt (delivery, code, fields)
        SELECT id, column1, 5 FROM delivery, (VALUES ('read-by-ocr'), ('label-reworded'), ('separator-ambiguous'), ('letters-lost')) WHERE id > 1
        """

    /// The promise is 100 ms in a release build on an idle machine; a debug build on a busy one gets ten times as much.
    private static let limit = Duration.seconds(1)

    @Test("queue, filters, a document of 200 fields, groups and samples come quickly")
    func quick() async throws {
        let wide = (0..<200).map { index in
            index < 20 ? Sample.doubtful(nil, "1\(index)", or: "7\(index)") : Sample.field("x.\(index)", "\(index)")
        }
        let test = try await TestDesk(records: [Sample.record(wide)])
        defer { test.remove() }
        let queue = try DatabaseQueue(path: test.folder.path + "/ledger.sqlite")
        try await queue.write { database in
            for sql in [Self.documents, Self.records, Self.rows, Self.fields, Self.doubts] { try database.execute(sql: sql) }
        }
        var filter = QueueFilter()
        filter.reason = "letters-lost"
        filter.text = "quan 7"
        let clock = ContinuousClock()
        var times: [(String, Duration)] = []
        func measure(_ name: String, _ body: () async throws -> Void) async throws {
            try await body()
            times.append((name, try await clock.measure { try await body() }))
        }
        try await measure("queue") { #expect(try await test.desk.queue(QueueFilter(), limit: 50, offset: 0).items.count == 50) }
        try await measure("filtered queue") { #expect(try await test.desk.queue(filter, limit: 50, offset: 0).total > 0) }
        try await measure("document") { #expect(try await test.desk.document(1, for: "lan").fields.count == 200) }
        try await measure("alike") { #expect(try await test.desk.alike(limit: 20).count == 20) }
        for (name, time) in times { print("2,000 documents, \(name): \(time)") }
        #expect(times.allSatisfy { $0.1 < Self.limit }, "\(times)")
        // Settling writes one document, whatever else is in the store.
        let time = try await clock.measure { _ = try await test.desk.settle(test.order(0, .confirm)) }
        print("2,000 documents, settling: \(time)")
        #expect(time < Self.limit)
    }
}
