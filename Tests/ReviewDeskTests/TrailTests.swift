import Foundation
import RecordModel
import Store
import Testing

import struct GRDB.DatabaseError
import class GRDB.DatabaseQueue
import class GRDB.Row

@testable import ReviewDesk

@Suite("The trail")
struct TrailTests {
    /// Everything that the ledger's tables hold, as text.
    private static func dump(_ test: TestDesk) throws -> String {
        try DatabaseQueue(path: test.folder.path + "/ledger.sqlite").read { database in
            try ["trail", "desk_field", "desk_document", "alias", "record", "delivery"].map { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { row in
                    row.map { "\($0.1)" + (Data.fromDatabaseValue($0.1).map { String(decoding: $0, as: UTF8.self) } ?? "") }.joined()
                }.joined()
            }.joined()
        }
    }

    private static var record: Record { Sample.record([Sample.doubtful("infrastructure.computers.total", "53", or: "58")]) }

    @Test(
        "the store refuses to change, remove or replace a line, whoever asks",
        arguments: [
            "UPDATE trail SET who = 'khac'", "UPDATE trail SET new = NULL",
            "UPDATE trail SET is_forgotten = 1, old = NULL, new = NULL, label = ''",
            "DELETE FROM trail", "INSERT OR REPLACE INTO trail SELECT * FROM trail",
            "INSERT OR REPLACE INTO trail (delivery, revision, position, label, action, who, at, is_sample, confidence) VALUES (1,1,0,'','undone','x',1,0,1)",
        ])
    func appendOnly(_ attack: String) async throws {
        let test = try await TestDesk(records: [Self.record])
        defer { test.remove() }
        _ = try await test.desk.settle(test.order(0, .choose(0)))
        let before = try await test.desk.exportTrail(TrailFilter(), as: .json)
        let other = try DatabaseQueue(path: test.folder.path + "/ledger.sqlite")
        #expect(throws: DatabaseError.self) { try other.write { try $0.execute(sql: attack) } }
        #expect(try await test.desk.exportTrail(TrailFilter(), as: .json) == before)
    }

    @Test("an export as CSV quotes what would be run as a formula, as JSON holds both values")
    func exports() async throws {
        let text = Sample.field(nil, "x", type: .text, decision: .review)
        let test = try await TestDesk(records: [Sample.record([text])])
        defer { test.remove() }
        _ = try await test.desk.settle(test.order(0, .correct("=1+1, \"a\""), why: "theo ảnh"))
        let csv = String(decoding: try await test.desk.exportTrail(TrailFilter(), as: .csv), as: UTF8.self)
        #expect(csv.contains("\"'=1+1, \"\"a\"\"\""))
        #expect(csv.contains("theo ảnh"))
        let json = String(decoding: try await test.desk.exportTrail(TrailFilter(), as: .json), as: UTF8.self)
        #expect(json.contains("phieu.trail/1"))
        #expect(json.contains("\"old\""))
    }

    @Test("forgetting removes contents everywhere and keeps that there was something")
    func forgetting() async throws {
        let secret = "Nguyễn Thị Bí Mật"
        var record = Sample.record([
            Sample.field(
                "agency.contact.name", "Nguyen", type: .name, decision: .review, codes: ["label-reworded"], readAs: "Người \(secret)")
        ])
        record.document.file = "bi-mat.pdf"
        let test = try await TestDesk(records: [record, Self.record])
        defer { test.remove() }
        _ = try await test.desk.settle(test.order(0, .correct(secret), why: secret))
        #expect(try await test.desk.aliasProposals().count == 1)
        try test.ledger.requestForgetting(1, at: TestDesk.noon)
        try test.ledger.forget(1, at: TestDesk.noon)
        await #expect(throws: DeskError.noSuchDocument(1)) { try await test.desk.document(1, for: "lan") }
        let trail = try await test.desk.trail(TrailFilter(), for: "lan", limit: 10, offset: 0)
        #expect(trail.map(\.isForgotten) == [true])
        #expect(trail.first?.new == nil)
        #expect(trail.first?.who == "lan")
        #expect(try await test.desk.aliasProposals().isEmpty)
        let dump = try Self.dump(test)
        #expect(!dump.contains("Bí Mật"))
        #expect(!dump.contains("bi-mat"))
    }
}
