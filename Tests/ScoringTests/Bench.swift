import Foundation
import RecordModel

@testable import Scoring

/// Short ways to make records and to score single rows.
enum Bench {
    static func record(
        _ values: [String: FieldValue?], tables: [RecordTable] = [], agency: String = "Sở A", types: [String: FieldType] = [:]
    ) -> Record {
        var facts = DocumentFacts(file: "bao-cao.docx", sha256: "", bytes: 0, mediaType: "")
        facts.agency = agency
        facts.period = "2018"
        let fields = values.sorted { $0.key < $1.key }.map { id, value in
            RecordField(
                id: id, section: "", label: id, type: types[id] ?? type(of: value), state: value == nil ? .blank : .filled,
                raw: value?.written,
                value: value, confidence: 1, decision: .accepted)
        }
        return Record(document: facts, fields: fields, tables: tables)
    }

    private static func type(of value: FieldValue?) -> FieldType {
        switch value {
        case .number: .count
        case .bool: .yesno
        case .list: .list
        case .string, nil: .text
        }
    }

    static func table(_ id: String, _ columns: [String], _ rows: [[String]]) -> RecordTable {
        RecordTable(
            id: id, title: id, columns: columns.map { RecordColumn(id: $0, title: $0) },
            rows: rows.map { row in
                row.map {
                    RecordCell(
                        raw: $0, value: $0.isEmpty ? nil : Decimal(rubricText: $0).map { .number($0) } ?? .string($0), confidence: 1,
                        evidence: nil)
                }
            })
    }

    static func scorer(_ rubric: String, _ policies: [String: String] = [:]) throws -> Scorer {
        try Scorer(rubric: RubricFiles.rubric("an-giang-2018-\(rubric)"), policies: policies)
    }

    /// One row of one of the project's rubrics.
    static func row(
        _ rubric: String, _ path: String, _ values: [String: FieldValue?], tables: [RecordTable] = [], policies: [String: String] = [:],
        answer: JudgementAnswer? = nil, group: GroupContext = GroupContext()
    ) throws -> CriterionScore {
        try row(rubric, path, record(values, tables: tables), policies: policies, answer: answer, group: group)
    }

    static func row(
        _ rubric: String, _ path: String, _ record: Record, policies: [String: String] = [:], answer: JudgementAnswer? = nil,
        group: GroupContext = GroupContext()
    ) throws -> CriterionScore {
        let rubric = try RubricFiles.rubric("an-giang-2018-\(rubric)")
        guard let criterion = rubric.criterion(path) else { throw NoSuchRow(path: path) }
        return CriterionScorer(rubric: rubric, policies: try Policies(rubric: rubric, overrides: policies)).score(
            criterion, record: RecordIndex(record), group: group, judgement: answer, annulled: nil
        ).score
    }

    struct NoSuchRow: Error { var path: String }

    /// A row written for the test, in a rubric of its own that has all switches.
    static func made(
        _ row: String, max: Int = 10, _ values: [String: FieldValue?], tables: [RecordTable] = [], policies: [String: String] = [:],
        answer: JudgementAnswer? = nil, group: GroupContext = GroupContext()
    ) throws -> CriterionScore {
        try made(row, max: max, record(values, tables: tables), policies: policies, answer: answer, group: group)
    }

    static func made(
        _ row: String, max: Int = 10, _ record: Record, policies: [String: String] = [:], answer: JudgementAnswer? = nil,
        group: GroupContext = GroupContext()
    ) throws -> CriterionScore {
        let rubric = try RubricReader.load(yaml: rubricYAML(row, max: max), file: "thu.yaml")
        return CriterionScorer(rubric: rubric, policies: try Policies(rubric: rubric, overrides: policies)).score(
            rubric.criteria[0], record: RecordIndex(record), group: group, judgement: answer, annulled: nil
        ).score
    }

    static func rubricYAML(_ row: String, max: Int = 10) -> String {
        let switches = [
            ("rate_source", "recompute_first"), ("rate_cap", "true"), ("mismatch_pp", "0.5"), ("na", "zero"), ("round_points", "2"),
            ("category_overflow", "cap_category"), ("category_shortfall", "as_printed"), ("provisional", "count"),
            ("contradiction", "flag"),
            ("annul_scope", "all"), ("step_rounding", "floor"), ("tier_open_top", "true"), ("dvc_count", "rows_if_listed"),
            ("attached_is_link", "true"),
        ]
        let policies = switches.map { "  - {name: \($0), default: \"\($1)\", question: \"?\", reason: \"!\"}" }.joined(separator: "\n")
        let body = row.split(separator: "\n").map { "        \($0)" }.joined(separator: "\n")
        return """
            rubric: thu
            title: "Thử"
            decision: "Quyết định thử"
            form: thu
            agencies: "cơ quan thử"
            max: \(max)
            policies:
            \(policies)
            groups:
              - path: "I"
                title: "Nhóm"
                max: \(max)
                items:
                  - number: "1"
                    title: "Dòng thử"
                    rule: "Cách tính"
                    max: \(max)
            \(body)
            """.replacingOccurrences(of: "\n        ", with: "\n        ")
    }
}

extension FieldValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
    public init(integerLiteral value: Int) { self = .number(Decimal(value)) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

/// A decimal from its printed form, for expectations.
func points(_ text: String) -> Decimal { Decimal(rubricText: text) ?? -1 }
