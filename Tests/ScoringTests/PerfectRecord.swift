import Foundation
import RecordModel

@testable import Scoring

/// A record that gets the most from every row, made from the rubric's own first examples, with the judgements that go with it.
enum PerfectRecord {
    static func make(_ rubric: Rubric, agency: String = "Sở A", tables: [RecordTable] = [], values: [String: FieldValue] = [:]) -> (
        record: Record, judgements: Judgements
    ) {
        var fields: [String: FieldValue?] = [:]
        var judgements = Judgements(rubric: rubric.id, agency: agency)
        var ownTables: [String: RecordTable] = Dictionary(uniqueKeysWithValues: tables.map { ($0.id, $0) })
        for criterion in rubric.criteria {
            guard let best = criterion.examples.filter({ $0.policies.isEmpty }).max(by: { $0.points < $1.points }) else { continue }
            for (id, text) in best.values where fields[id] == nil {
                fields[id] = Decimal(rubricText: text).map { .number($0) } ?? .string(text)
            }
            for (id, rows) in best.tables where ownTables[id] == nil {
                let columns = Set(rows.flatMap(\.keys)).sorted()
                ownTables[id] = Bench.table(id, columns, rows.map { row in columns.map { row[$0] ?? "" } })
            }
            if let answer = best.answer { judgements.criteria[criterion.path] = answer }
        }
        for (id, value) in values { fields[id] = value }
        return (Bench.record(fields, tables: ownTables.values.sorted { $0.id < $1.id }, agency: agency), judgements)
    }

    /// Departments: the services of 13 procedures, 12 at level 4 and one at level 3, all files online: the best that the formulas allow.
    static func department(_ rubric: Rubric, agency: String = "Sở A", values: [String: FieldValue] = [:]) -> (
        record: Record, judgements: Judgements
    ) {
        let columns = ["name", "files_online", "files_total"]
        let level3 = Bench.table("services.level3", columns, [["Dịch vụ 1", "10", "10"]])
        let level4 = Bench.table("services.level4", columns, (2...13).map { ["Dịch vụ \($0)", "10", "10"] })
        let own: [String: FieldValue] = [
            "services.level3.share.numerator": 1, "services.level3.share.denominator": 13, "services.level4.share.numerator": 12,
            "services.level4.share.denominator": 13, "services.total": 13,
            // One staff number for all rates that share it.
            "staff.with_affiliates.total": 58, "infrastructure.internet.bandwidth.total": 500, "staff.it.total": 3,
            "staff.it.degree.bachelor": 3, "staff.it.certificate.security": 3, "agency.affiliates.total": 58,
        ]
        return make(rubric, agency: agency, tables: [level3, level4], values: own.merging(values) { $1 })
    }
}
