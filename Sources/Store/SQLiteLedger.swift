import Foundation
import GRDB

/// The ledger in one SQLite file.
package final class SQLiteLedger: Ledger {
    /// How long a call waits for another process's write; writes take milliseconds.
    private static let busySeconds = 10.0

    let database: DatabasePool

    /// Opens or makes the file and brings its tables up to date. The file is made readable to its owner only.
    package init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Self.busySeconds)
        configuration.label = "phieu.ledger"
        configuration.prepareDatabase { database in
            // A commit must outlive a power failure: files are moved on the strength of it.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            // What is deleted on request is overwritten, not only unlinked.
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        database = try DatabasePool(path: path, configuration: configuration)
        try LedgerSchema.migrator.migrate(database)
    }

    /// True when the error says that another process holds the store.
    package static func isBusy(_ error: any Error) -> Bool {
        (error as? DatabaseError).map { $0.resultCode == .SQLITE_BUSY || $0.resultCode == .SQLITE_LOCKED } ?? false
    }

    /// True when the error says that the disk is full.
    package static func isDiskFull(_ error: any Error) -> Bool {
        (error as? DatabaseError).map { $0.resultCode == .SQLITE_FULL } ?? false
    }

    static func note(_ database: Database, _ id: Int64, _ what: String, _ detail: String? = nil, at now: Date) throws {
        try database.execute(
            sql: "INSERT INTO event (delivery, at, what, detail) VALUES (?, ?, ?, ?)",
            arguments: [id, now.timeIntervalSince1970, what, detail])
    }

    // MARK: Taking files in

    package func begin(_ source: SourceFile, at now: Date) throws -> Delivery {
        try database.write { database in
            try database.execute(
                sql: """
                    INSERT INTO delivery (source_path, folder, name, device, inode, bytes, modified, state, taken_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, 'taking', ?)
                    """,
                arguments: [
                    Data(source.path), source.folder, source.name, Int64(bitPattern: source.device), Int64(bitPattern: source.inode),
                    source.bytes,
                    source.modified, now.timeIntervalSince1970,
                ])
            let id = database.lastInsertedRowID
            try Self.note(database, id, "seen", at: now)
            return Delivery(id: id, source: source, state: .taking, takenAt: now)
        }
    }

    package func cancel(_ id: Int64) throws {
        try database.write { try $0.execute(sql: "DELETE FROM delivery WHERE id = ? AND state = 'taking'", arguments: [id]) }
    }

    package func markTaken(_ id: Int64, sha256: String, isSourceRemoved: Bool) throws {
        try database.write { database in
            try database.execute(
                sql: "UPDATE delivery SET state = 'taken', sha256 = ?, is_source_removed = ? WHERE id = ?",
                arguments: [sha256, isSourceRemoved, id])
            try Self.note(database, id, "taken", at: Date())
        }
    }

    package func markSourceRemoved(_ id: Int64) throws {
        try database.write { try $0.execute(sql: "UPDATE delivery SET is_source_removed = 1 WHERE id = ?", arguments: [id]) }
    }

    // MARK: Looking up

    package func delivery(_ id: Int64) throws -> Delivery? {
        try database.read { try Row.fetchOne($0, sql: "SELECT * FROM delivery WHERE id = ?", arguments: [id]).map(Self.delivery) }
    }

    package func deliveries(in states: Set<DeliveryState>) throws -> [Delivery] {
        let names = states.map(\.rawValue)
        let marks = databaseQuestionMarks(count: names.count)
        return try rows("state IN (\(marks)) ORDER BY id", StatementArguments(names))
    }

    package func unsettled() throws -> [Delivery] { try rows("is_settled = 0 AND state NOT IN ('taking', 'taken') ORDER BY id") }

    package func finished(in interval: Range<Date>) throws -> [Delivery] {
        try rows(
            "finished_at >= ? AND finished_at < ? ORDER BY id",
            [interval.lowerBound.timeIntervalSince1970, interval.upperBound.timeIntervalSince1970])
    }

    package func first(withHash sha256: String) throws -> Delivery? {
        try rows("sha256 = ? AND state NOT IN ('forgotten', 'withdrawn') ORDER BY id LIMIT 1", [sha256]).first
    }

    package func counts() throws -> [DeliveryState: Int] {
        try database.read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT state, count(*) AS number FROM delivery GROUP BY state")
            return Dictionary(
                uniqueKeysWithValues: rows.compactMap { row in DeliveryState(rawValue: row["state"]).map { ($0, row["number"]) } })
        }
    }

    package func history(of id: Int64) throws -> [LedgerEvent] {
        try database.read { database in
            try Row.fetchAll(database, sql: "SELECT at, what, detail FROM event WHERE delivery = ? ORDER BY id", arguments: [id]).map {
                LedgerEvent(at: Date(timeIntervalSince1970: $0["at"]), what: $0["what"], detail: $0["detail"])
            }
        }
    }

    private func rows(_ condition: String, _ arguments: StatementArguments = []) throws -> [Delivery] {
        try database.read {
            try Row.fetchAll($0, sql: "SELECT * FROM delivery WHERE \(condition)", arguments: arguments).map(Self.delivery)
        }
    }

    private static func delivery(_ row: Row) throws -> Delivery {
        let name: String = row["state"]
        guard let state = DeliveryState(rawValue: name) else {
            throw DatabaseError(message: "the ledger holds a state \"\(name)\" that this version does not know; use a newer version")
        }
        let device: Int64 = row["device"]
        let inode: Int64 = row["inode"]
        return Delivery(
            id: row["id"],
            source: SourceFile(
                path: [UInt8](row["source_path"] as Data), folder: row["folder"], name: row["name"], device: UInt64(bitPattern: device),
                inode: UInt64(bitPattern: inode), bytes: row["bytes"], modified: row["modified"]), sha256: row["sha256"], state: state,
            isSettled: row["is_settled"], isSourceRemoved: row["is_source_removed"], takenAt: Date(timeIntervalSince1970: row["taken_at"]),
            finishedAt: date(row["finished_at"]), duplicateOf: row["duplicate_of"], reason: row["reason"],
            interruptions: row["interruptions"],
            originalRemovedAt: date(row["original_removed_at"]), recordRemovedAt: date(row["record_removed_at"]))
    }

    private static func date(_ seconds: Double?) -> Date? { seconds.map(Date.init(timeIntervalSince1970:)) }
}
