import Foundation
import GRDB

extension SQLiteLedger: DeskLedger {
    // MARK: Taking in

    package func recordsNotOnDesk(limit: Int) throws -> [Int64] {
        try database.read { database in
            let sql = """
                SELECT record.delivery FROM record JOIN delivery ON delivery.id = record.delivery
                WHERE record.json IS NOT NULL AND delivery.state = 'read' AND record.delivery NOT IN (SELECT delivery FROM desk_document)
                ORDER BY record.delivery LIMIT ?
                """
            return try Int64.fetchAll(database, sql: sql, arguments: [limit])
        }
    }

    package func putOnDesk(_ write: DeskWrite) throws {
        try database.write { database in
            let id = write.document.delivery
            let isThere = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM desk_document WHERE delivery = ?)", arguments: [id])
            let hasRecord = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM record WHERE delivery = ? AND json IS NOT NULL)", arguments: [id])
            guard isThere == false, hasRecord == true else { return }
            try Self.put(database, write)
        }
    }

    // MARK: Writing

    package func settle(_ writes: [DeskWrite]) throws -> Int64? {
        try database.write { database in
            for write in writes {
                let revision = try Int.fetchOne(
                    database.cachedStatement(sql: "SELECT revision FROM desk_document WHERE delivery = ?"),
                    arguments: [write.document.delivery])
                if revision != write.expectedRevision { return write.document.delivery }
            }
            for write in writes { try Self.put(database, write) }
            return nil
        }
    }

    private static func put(_ database: Database, _ write: DeskWrite) throws {
        let id = write.document.delivery
        try put(database, write.document)
        for field in write.fields { try put(database, field) }
        try database.execute(sql: "DELETE FROM desk_doubt WHERE delivery = ?", arguments: [id])
        let doubt = try database.cachedStatement(sql: "INSERT INTO desk_doubt (delivery, code, fields) VALUES (?, ?, ?)")
        for (code, count) in write.doubts.sorted(by: { $0.key < $1.key }) { try doubt.execute(arguments: [id, code, count]) }
        for entry in write.trail { try put(database, entry) }
        for sighting in write.sightings { try put(database, sighting, seenIn: id) }
    }

    private static func put(_ database: Database, _ row: DeskDocumentRow) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO desk_document (delivery, revision, fields, accepted, open, settled, awaiting, failed_checks, stake, rubric,
                total, maximum, search, done_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            row.delivery, row.revision, row.fields, row.accepted, row.open, row.settled, row.awaiting, row.failedChecks, row.stake,
            row.rubric,
            row.total, row.maximum, row.search, row.doneAt?.timeIntervalSince1970,
        ])
    }

    private static func put(_ database: Database, _ row: DeskFieldRow) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO desk_field (delivery, position, status, is_filled, confidence, revision, lot, shape, shape_reading,
                shape_other, current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            row.delivery, row.position, row.status, row.isFilled, row.confidence, row.revision, row.lot, row.shape, row.shapeReading,
            row.shapeOther, row.current,
        ])
    }

    private static func put(_ database: Database, _ row: TrailRow) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO trail (delivery, revision, position, field, label, action, old, new, who, at, why, undoes, is_sample, confidence,
                features) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            row.delivery, row.revision, row.position, row.field, row.label, row.action, row.old, row.new, row.who,
            row.at.timeIntervalSince1970, row.why, row.undoes, row.isSample, row.confidence, row.features,
        ])
    }

    private static func put(_ database: Database, _ sighting: AliasSighting, seenIn id: Int64) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO alias (form, field, label, wording, wording_key) VALUES (?, ?, ?, ?, ?)",
            arguments: [sighting.form, sighting.field, sighting.label, sighting.wording, sighting.key])
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO alias_seen (alias, delivery)
                SELECT id, ? FROM alias WHERE form = ? AND field = ? AND wording_key = ?
                """, arguments: [id, sighting.form, sighting.field, sighting.key])
    }

    /// Removes what the desk knows of a document, and the contents of its trail; that there were entries stays.
    static func clearDesk(_ database: Database, _ id: Int64) throws {
        // A wording seen in no other document would keep this one's words; one that was accepted is the mapping's by now.
        try database.execute(sql: "DELETE FROM alias_seen WHERE delivery = ?", arguments: [id])
        try database.execute(sql: "DELETE FROM alias WHERE state <> 'accepted' AND id NOT IN (SELECT alias FROM alias_seen)")
        for table in ["desk_doubt", "desk_field", "desk_document"] {
            try database.execute(sql: "DELETE FROM \(table) WHERE delivery = ?", arguments: [id])
        }
        try database.execute(
            sql: """
                UPDATE trail SET old = NULL, new = NULL, why = NULL, features = NULL, label = '', is_forgotten = 1
                WHERE delivery = ? AND is_forgotten = 0
                """, arguments: [id])
    }
}
