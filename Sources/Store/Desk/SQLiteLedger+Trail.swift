import Foundation
import GRDB

extension SQLiteLedger {
    private static let entry = """
        SELECT t.*, delivery.name AS file, EXISTS (SELECT 1 FROM trail u WHERE u.undoes = t.id) AS is_undone
        FROM trail t JOIN delivery ON delivery.id = t.delivery
        """
    /// Entries that settled a field and hold still.
    private static let counts = "t.action NOT IN ('entered', 'undone') AND NOT EXISTS (SELECT 1 FROM trail u WHERE u.undoes = t.id)"

    package func trail(_ filter: TrailFilter, limit: Int, offset: Int) throws -> [TrailRow] {
        var conditions = Conditions()
        conditions.add("t.delivery = ?", filter.document)
        conditions.add("t.position = ?", filter.position)
        conditions.add("t.who = ?", filter.who)
        conditions.add("t.at", within: filter.days)
        return try entries(Self.entry + " WHERE \(conditions.sql) ORDER BY t.id LIMIT ? OFFSET ?", conditions.arguments + [limit, offset])
    }

    package func settlements(_ interval: Range<Date>?) throws -> [TrailRow] {
        var conditions = Conditions(Self.counts)
        conditions.add("t.at", within: interval)
        return try entries(Self.entry + " WHERE \(conditions.sql) ORDER BY t.id", conditions.arguments)
    }

    private func entries(_ sql: String, _ arguments: StatementArguments) throws -> [TrailRow] {
        try database.read { database in
            try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { row in
                TrailRow(
                    id: row["id"], delivery: row["delivery"], file: row["file"], revision: row["revision"], position: row["position"],
                    field: row["field"], label: row["label"], action: row["action"], old: row["old"], new: row["new"], who: row["who"],
                    at: Date(timeIntervalSince1970: row["at"]), why: row["why"], undoes: row["undoes"], isSample: row["is_sample"],
                    confidence: row["confidence"], features: row["features"], isForgotten: row["is_forgotten"], isUndone: row["is_undone"])
            }
        }
    }

    package func settledCounts(_ interval: Range<Date>) throws -> [DeskCount] {
        try database.read { database in
            let sql = """
                SELECT who AS name, count(*) AS number FROM (
                    SELECT t.delivery, t.position, t.who, max(t.id) FROM trail t WHERE \(Self.counts) AND t.at >= ? AND t.at < ?
                    GROUP BY t.delivery, t.position
                ) GROUP BY who ORDER BY number DESC, who
                """
            let arguments: StatementArguments = [interval.lowerBound.timeIntervalSince1970, interval.upperBound.timeIntervalSince1970]
            return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map {
                DeskCount(name: $0["name"], count: $0["number"])
            }
        }
    }

    package func documentsDone(_ interval: Range<Date>) throws -> Int {
        try database.read { database in
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM desk_document WHERE open = 0 AND done_at >= ? AND done_at < ?",
                arguments: [interval.lowerBound.timeIntervalSince1970, interval.upperBound.timeIntervalSince1970]) ?? 0
        }
    }

    package func arrivals(_ interval: Range<Date>) throws -> [DeskArrival] {
        try database.read { database in
            let sql = """
                SELECT delivery.taken_at, d.fields, d.accepted FROM desk_document d JOIN delivery ON delivery.id = d.delivery
                WHERE delivery.taken_at >= ? AND delivery.taken_at < ? ORDER BY delivery.taken_at
                """
            let arguments: StatementArguments = [interval.lowerBound.timeIntervalSince1970, interval.upperBound.timeIntervalSince1970]
            return try Row.fetchAll(database, sql: sql, arguments: arguments).map {
                DeskArrival(at: Date(timeIntervalSince1970: $0["taken_at"]), fields: $0["fields"], accepted: $0["accepted"])
            }
        }
    }

    // MARK: Wordings

    package func aliases() throws -> [AliasProposal] {
        try database.read { database in
            let sql = """
                SELECT alias.*, (SELECT count(*) FROM alias_seen WHERE alias = alias.id) AS documents FROM alias ORDER BY documents DESC, id
                """
            return try Row.fetchAll(database, sql: sql).map { row in
                AliasProposal(
                    id: row["id"], form: row["form"], field: row["field"], label: row["label"], wording: row["wording"],
                    documents: row["documents"], state: AliasProposal.State(rawValue: row["state"]) ?? .proposed,
                    findings: try (row["findings"] as Data?).map { try JSONDecoder().decode([String].self, from: $0) } ?? [],
                    decidedBy: row["decided_by"], decidedAt: (row["decided_at"] as Double?).map(Date.init(timeIntervalSince1970:)))
            }
        }
    }

    package func updateAlias(_ id: Int64, state: AliasProposal.State, findings: [String]?, who: String, at now: Date) throws {
        try database.write { database in
            try database.execute(
                sql: """
                    UPDATE alias SET state = ?, findings = coalesce(?, findings), decided_by = ?, decided_at = ? WHERE id = ?
                    """,
                arguments: [state.rawValue, try findings.map { try JSONEncoder().encode($0) }, who, now.timeIntervalSince1970, id])
        }
    }
}
