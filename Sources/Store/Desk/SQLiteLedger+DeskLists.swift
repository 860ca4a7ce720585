import Foundation
import GRDB

extension SQLiteLedger {
    private static let listing = """
        desk_document d JOIN delivery ON delivery.id = d.delivery JOIN record ON record.delivery = d.delivery
        LEFT JOIN supersession s ON s.older = d.delivery
        """
    private static let columns = """
        d.*, delivery.name, delivery.folder, delivery.taken_at, record.form, record.agency, record.period, record.pages,
        s.older IS NOT NULL AS is_superseded
        """

    package func deskListings(_ query: DeskQuery, limit: Int, offset: Int) throws -> [DeskListing] {
        let conditions = Self.conditions(query)
        return try database.read { database in
            let sql = """
                SELECT \(Self.columns) FROM \(Self.listing) WHERE \(conditions.sql)
                ORDER BY d.stake DESC, d.open DESC, d.delivery LIMIT ? OFFSET ?
                """
            return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: conditions.arguments + [limit, offset]).map(Self.listing)
        }
    }

    package func deskTotals(_ query: DeskQuery) throws -> (documents: Int, open: Int) {
        let conditions = Self.conditions(query)
        return try database.read { database in
            let sql = "SELECT count(*) AS documents, coalesce(sum(d.open), 0) AS open FROM \(Self.listing) WHERE \(conditions.sql)"
            let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: conditions.arguments)
            return (row?["documents"] ?? 0, row?["open"] ?? 0)
        }
    }

    package func deskListing(_ id: Int64) throws -> DeskListing? {
        try database.read { database in
            let sql = "SELECT \(Self.columns) FROM \(Self.listing) WHERE d.delivery = ?"
            return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [id]).map(Self.listing)
        }
    }

    private static func conditions(_ query: DeskQuery) -> Conditions {
        var conditions = Conditions("delivery.state = 'read'")
        if let isOpen = query.isOpen { conditions.add(isOpen ? "d.open > 0" : "d.open = 0") }
        if !query.includesSuperseded { conditions.add("s.older IS NULL") }
        conditions.add("record.agency = ?", query.agency)
        conditions.add("record.form = ?", query.form)
        conditions.add("record.period = ?", query.period)
        conditions.add("d.rubric = ?", query.rubric)
        conditions.add("EXISTS (SELECT 1 FROM desk_doubt q WHERE q.delivery = d.delivery AND q.code = ?)", query.reason)
        conditions.add("instr(d.search, ?) > 0", query.text.flatMap { $0.isEmpty ? nil : $0 })
        return conditions
    }

    private static func listing(_ row: Row) -> DeskListing {
        DeskListing(
            row: DeskDocumentRow(
                delivery: row["delivery"], revision: row["revision"], fields: row["fields"], accepted: row["accepted"], open: row["open"],
                settled: row["settled"], awaiting: row["awaiting"], failedChecks: row["failed_checks"], stake: row["stake"],
                rubric: row["rubric"], total: row["total"], maximum: row["maximum"], search: row["search"],
                doneAt: (row["done_at"] as Double?).map(Date.init(timeIntervalSince1970:))),
            name: row["name"], folder: row["folder"], takenAt: Date(timeIntervalSince1970: row["taken_at"]), form: row["form"],
            agency: row["agency"], period: row["period"], pages: row["pages"], isSuperseded: row["is_superseded"])
    }

    package func deskFacet(_ facet: DeskFacet) throws -> [DeskCount] {
        let (name, join) =
            switch facet {
            case .agency: ("record.agency", "")
            case .form: ("record.form", "")
            case .period: ("record.period", "")
            case .reason: ("q.code", "JOIN desk_doubt q ON q.delivery = d.delivery")
            }
        let sql = """
            SELECT \(name) AS name, count(*) AS number FROM \(Self.listing) \(join)
            WHERE delivery.state = 'read' AND d.open > 0 AND s.older IS NULL AND \(name) IS NOT NULL
            GROUP BY \(name) ORDER BY number DESC, name
            """
        return try database.read { database in
            try Row.fetchAll(database.cachedStatement(sql: sql)).map { DeskCount(name: $0["name"], count: $0["number"]) }
        }
    }

    package func deskRubrics() throws -> [(rubric: String, period: String?, documents: Int)] {
        let sql = """
            SELECT d.rubric, record.period, count(*) AS number FROM \(Self.listing)
            WHERE delivery.state = 'read' AND s.older IS NULL AND d.rubric IS NOT NULL GROUP BY d.rubric, record.period ORDER BY 1, 2
            """
        return try database.read { database in
            try Row.fetchAll(database, sql: sql).map { ($0["rubric"], $0["period"], $0["number"]) }
        }
    }

    // MARK: Fields

    package func deskFields(of id: Int64) throws -> [DeskFieldRow] {
        try fields("SELECT * FROM desk_field WHERE delivery = ? ORDER BY position", [id])
    }

    package func deskLot(from lot: Int64, limit: Int) throws -> [DeskFieldRow] {
        let current = """
            SELECT f.* FROM desk_field f JOIN delivery ON delivery.id = f.delivery
            WHERE f.status = 'accepted' AND f.is_filled = 1 AND delivery.state = 'read' AND f.delivery NOT IN (SELECT older FROM supersession)
            """
        let first = try fields(current + " AND f.lot >= ? ORDER BY f.lot LIMIT ?", [lot, limit])
        guard first.count < limit else { return first }
        return try first + fields(current + " AND f.lot < ? ORDER BY f.lot LIMIT ?", [lot, limit - first.count])
    }

    package func deskShapes(limit: Int) throws -> [AlikeGroup] {
        try database.read { database in
            let sql = """
                SELECT shape, min(delivery), shape_reading AS reading, shape_other AS other, count(*) AS fields, count(DISTINCT delivery) AS documents
                FROM desk_field WHERE shape IS NOT NULL AND status = 'waiting' AND delivery NOT IN (SELECT older FROM supersession)
                GROUP BY shape HAVING count(*) > 1 ORDER BY fields DESC, shape LIMIT ?
                """
            return try Row.fetchAll(database, sql: sql, arguments: [limit]).map {
                AlikeGroup(
                    key: $0["shape"], reading: $0["reading"], other: $0["other"], fields: $0["fields"], documents: $0["documents"])
            }
        }
    }

    package func deskFields(shape: String, limit: Int, offset: Int) throws -> [DeskFieldRow] {
        try fields(
            """
            SELECT * FROM desk_field WHERE shape = ? AND status = 'waiting' AND delivery NOT IN (SELECT older FROM supersession)
            ORDER BY delivery, position LIMIT ? OFFSET ?
            """, [shape, limit, offset])
    }

    private func fields(_ sql: String, _ arguments: StatementArguments) throws -> [DeskFieldRow] {
        try database.read { database in
            try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { row in
                DeskFieldRow(
                    delivery: row["delivery"], position: row["position"], status: row["status"], isFilled: row["is_filled"],
                    confidence: row["confidence"], revision: row["revision"], lot: row["lot"], shape: row["shape"],
                    shapeReading: row["shape_reading"], shapeOther: row["shape_other"], current: row["current"])
            }
        }
    }
}
