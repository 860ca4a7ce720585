import Foundation
import GRDB
import RecordModel

extension SQLiteLedger {
    package func startAttempt(_ id: Int64, at now: Date) throws -> Attempt {
        try database.write { database in
            let last = try Int.fetchOne(database, sql: "SELECT max(number) FROM attempt WHERE delivery = ?", arguments: [id]) ?? 0
            let attempt = Attempt(number: last + 1, startedAt: now)
            try database.execute(
                sql: "INSERT INTO attempt (delivery, number, started_at) VALUES (?, ?, ?)",
                arguments: [id, attempt.number, now.timeIntervalSince1970])
            return attempt
        }
    }

    package func endAttempt(_ id: Int64, _ attempt: Attempt) throws {
        try database.write { database in
            try database.execute(
                sql: """
                    UPDATE attempt SET ending = ?, detail = ?, seconds = ?, cpu_seconds = ?, peak_bytes = ? WHERE delivery = ? AND number = ?
                    """,
                arguments: [
                    attempt.ending?.rawValue, attempt.detail, attempt.seconds, attempt.cpuSeconds, attempt.peakBytes, id, attempt.number,
                ])
            if attempt.ending == .interrupted {
                try database.execute(sql: "UPDATE delivery SET interruptions = interruptions + 1 WHERE id = ?", arguments: [id])
            }
            if attempt.ending != .read, let ending = attempt.ending {
                try Self.note(database, id, "attempt \(attempt.number) \(ending.rawValue)", attempt.detail, at: Date())
            }
        }
    }

    package func attempts(of id: Int64) throws -> [Attempt] {
        try database.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM attempt WHERE delivery = ? ORDER BY number", arguments: [id]).map { row in
                Attempt(
                    number: row["number"], startedAt: Date(timeIntervalSince1970: row["started_at"]),
                    ending: (row["ending"] as String?).flatMap(Attempt.Ending.init(rawValue:)), detail: row["detail"],
                    seconds: row["seconds"],
                    cpuSeconds: row["cpu_seconds"], peakBytes: row["peak_bytes"])
            }
        }
    }

    package func finish(_ id: Int64, _ outcome: Outcome, at now: Date) throws {
        try database.write { database in
            switch outcome {
            case .read(let entry):
                try Self.end(database, id, .read, at: now)
                try Self.insert(database, id, entry)
                if let subject = entry.subject { try Self.supersede(database, id, entry, subject, at: now) }
            case .refused(let reason): try Self.end(database, id, .refused, reason: reason, at: now)
            case .duplicate(let first, let reason): try Self.end(database, id, .duplicate, reason: reason, duplicateOf: first, at: now)
            case .withdrawn: try Self.end(database, id, .withdrawn, at: now)
            }
        }
    }

    private static func end(
        _ database: Database, _ id: Int64, _ state: DeliveryState, reason: String? = nil, duplicateOf first: Int64? = nil, at now: Date
    ) throws {
        try database.execute(
            sql: "UPDATE delivery SET state = ?, reason = ?, duplicate_of = ?, finished_at = ?, is_settled = ? WHERE id = ?",
            arguments: [state.rawValue, reason, first, now.timeIntervalSince1970, state == .withdrawn, id])
        try note(database, id, state.rawValue, reason, at: now)
    }

    private static func insert(_ database: Database, _ id: Int64, _ entry: RecordEntry) throws {
        let facts = RecordFacts(entry.record)
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO record (delivery, form, agency, period, agency_key, period_key, pages, facts, json)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, facts.form, facts.agency, facts.period, entry.subject?.agency, entry.subject?.period, facts.pages,
                try JSONEncoder().encode(facts), entry.json,
            ])
    }

    /// Reports of one subject form a chain by order of arrival, whatever the order in which their reading ends.
    private static func supersede(_ database: Database, _ id: Int64, _ entry: RecordEntry, _ subject: ReportSubject, at now: Date) throws {
        let same = """
            SELECT record.delivery, record.json FROM record JOIN delivery ON delivery.id = record.delivery
            WHERE record.form = ? AND record.agency_key = ? AND record.period_key = ? AND record.json IS NOT NULL AND delivery.state = 'read'
            """
        let key: StatementArguments = [subject.form, subject.agency, subject.period, id]
        if let older = try Row.fetchOne(
            database, sql: same + " AND record.delivery < ? ORDER BY record.delivery DESC LIMIT 1", arguments: key)
        {
            let record = try RecordEntry(json: older["json"]).record
            try link(database, older: older["delivery"], newer: id, .between(record, entry.record), at: now)
        }
        if let newer = try Row.fetchOne(database, sql: same + " AND record.delivery > ? ORDER BY record.delivery LIMIT 1", arguments: key) {
            let record = try RecordEntry(json: newer["json"]).record
            try link(database, older: id, newer: newer["delivery"], .between(entry.record, record), at: now)
        }
    }

    private static func link(_ database: Database, older: Int64, newer: Int64, _ difference: RecordDifference, at now: Date) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO supersession (older, newer, difference) VALUES (?, ?, ?)",
            arguments: [older, newer, try JSONEncoder().encode(difference)])
        try note(database, older, "superseded", "by \(newer)", at: now)
    }

    package func record(of id: Int64) throws -> RecordEntry? {
        try database.read { database in
            try Data.fetchOne(database, sql: "SELECT json FROM record WHERE delivery = ? AND json IS NOT NULL", arguments: [id])
                .map(RecordEntry.init(json:))
        }
    }

    package func facts(of id: Int64) throws -> RecordFacts? {
        try database.read { database in
            try Data.fetchOne(database, sql: "SELECT facts FROM record WHERE delivery = ?", arguments: [id])
                .map { try JSONDecoder().decode(RecordFacts.self, from: $0) }
        }
    }

    package func supersession(ofNewer id: Int64) throws -> Supersession? { try supersession("newer", id) }

    package func supersession(ofOlder id: Int64) throws -> Supersession? { try supersession("older", id) }

    private func supersession(_ column: String, _ id: Int64) throws -> Supersession? {
        try database.read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM supersession WHERE \(column) = ? ORDER BY older DESC LIMIT 1", arguments: [id])
                .map {
                    Supersession(
                        older: $0["older"], newer: $0["newer"],
                        difference: try JSONDecoder().decode(RecordDifference.self, from: $0["difference"]))
                }
        }
    }

    package func currentRecords() throws -> [CurrentRecord] {
        try database.read { database in
            let sql = """
                SELECT delivery, facts FROM record WHERE json IS NOT NULL AND delivery NOT IN (SELECT older FROM supersession) ORDER BY delivery
                """
            return try Row.fetchAll(database, sql: sql).map {
                CurrentRecord(delivery: $0["delivery"], facts: try JSONDecoder().decode(RecordFacts.self, from: $0["facts"]))
            }
        }
    }
}
