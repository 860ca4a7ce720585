import Foundation
import GRDB
import RecordModel

extension SQLiteLedger {
    package func markSettled(_ id: Int64) throws {
        try database.write { try $0.execute(sql: "UPDATE delivery SET is_settled = 1 WHERE id = ?", arguments: [id]) }
    }

    package func reopen(_ id: Int64, at now: Date) throws {
        try database.write { database in
            try database.execute(
                sql: """
                    UPDATE delivery SET state = 'taken', reason = NULL, duplicate_of = NULL, finished_at = NULL, is_settled = 0, interruptions = 0
                    WHERE id = ? AND state IN ('refused', 'duplicate')
                    """, arguments: [id])
            try database.execute(sql: "DELETE FROM attempt WHERE delivery = ?", arguments: [id])
            try Self.note(database, id, "reopened", at: now)
        }
    }

    package func requestForgetting(_ id: Int64, at now: Date) throws {
        try database.write {
            try $0.execute(
                sql: """
                    INSERT OR IGNORE INTO forget_request (delivery, at)
                    SELECT id, ? FROM delivery
                    WHERE state <> 'forgotten' AND (id = ? OR sha256 = (SELECT sha256 FROM delivery WHERE id = ?))
                    """, arguments: [now.timeIntervalSince1970, id, id])
        }
    }

    package func forgetRequests() throws -> [Int64] {
        try database.read { try Int64.fetchAll($0, sql: "SELECT delivery FROM forget_request ORDER BY delivery") }
    }

    package func forget(_ id: Int64, at now: Date) throws {
        try database.write { database in
            try Self.unlink(database, id, at: now)
            // The trail gives up its contents only for what was asked for.
            try database.execute(
                sql: "INSERT OR IGNORE INTO forget_request (delivery, at) VALUES (?, ?)", arguments: [id, now.timeIntervalSince1970])
            try Self.clearDesk(database, id)
            for table in ["record", "attempt", "event", "forget_request"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE delivery = ?", arguments: [id])
            }
            try database.execute(
                sql: """
                    UPDATE delivery SET state = 'forgotten', source_path = x'', folder = '', name = '', sha256 = NULL, reason = NULL, inode = 0,
                    device = 0, modified = 0, bytes = 0, is_settled = 1, is_source_removed = 1, finished_at = coalesce(finished_at, ?) WHERE id = ?
                    """, arguments: [now.timeIntervalSince1970, id])
            try Self.note(database, id, "forgotten", at: now)
        }
        // The write-ahead log holds old pages until it is folded in.
        _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    /// Takes a report out of its chain: its predecessor is then followed by its successor.
    private static func unlink(_ database: Database, _ id: Int64, at now: Date) throws {
        let older = try Int64.fetchOne(database, sql: "SELECT older FROM supersession WHERE newer = ?", arguments: [id])
        let newer = try Int64.fetchOne(database, sql: "SELECT newer FROM supersession WHERE older = ?", arguments: [id])
        try database.execute(sql: "DELETE FROM supersession WHERE older = ? OR newer = ?", arguments: [id, id])
        guard let older, let newer, let before = try json(database, older), let after = try json(database, newer) else { return }
        let difference = RecordDifference.between(try RecordEntry(json: before).record, try RecordEntry(json: after).record)
        try database.execute(
            sql: "INSERT OR REPLACE INTO supersession (older, newer, difference) VALUES (?, ?, ?)",
            arguments: [older, newer, try JSONEncoder().encode(difference)])
    }

    private static func json(_ database: Database, _ id: Int64) throws -> Data? {
        try Data.fetchOne(database, sql: "SELECT json FROM record WHERE delivery = ? AND json IS NOT NULL", arguments: [id])
    }

    package func markOriginalRemoved(_ id: Int64, at now: Date) throws {
        try database.write { database in
            try database.execute(
                sql: "UPDATE delivery SET original_removed_at = ? WHERE id = ?", arguments: [now.timeIntervalSince1970, id])
            try Self.note(database, id, "original removed", "retention", at: now)
        }
    }

    package func markRecordRemoved(_ id: Int64, at now: Date) throws {
        try database.write { database in
            try database.execute(sql: "UPDATE delivery SET record_removed_at = ? WHERE id = ?", arguments: [now.timeIntervalSince1970, id])
            try database.execute(sql: "UPDATE record SET json = NULL WHERE delivery = ?", arguments: [id])
            try database.execute(sql: "DELETE FROM supersession WHERE older = ? OR newer = ?", arguments: [id, id])
            try Self.clearDesk(database, id)
            try Self.note(database, id, "record removed", "retention", at: now)
        }
    }

    package func saveRun(kind: String, from start: Date, to end: Date) throws {
        try database.write {
            try $0.execute(
                sql: "INSERT INTO run (kind, started_at, ended_at) VALUES (?, ?, ?)",
                arguments: [kind, start.timeIntervalSince1970, end.timeIntervalSince1970])
        }
    }

    package func reserveIDs(through id: Int64) throws {
        guard id > 0 else { return }
        try database.write { database in
            let last = try Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'delivery'")
            if last == nil {
                try database.execute(sql: "INSERT INTO sqlite_sequence (name, seq) VALUES ('delivery', ?)", arguments: [id])
            } else if let last, last < id {
                try database.execute(sql: "UPDATE sqlite_sequence SET seq = ? WHERE name = 'delivery'", arguments: [id])
            }
        }
    }
}
