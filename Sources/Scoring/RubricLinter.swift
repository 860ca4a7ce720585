import Foundation
import RecordModel

/// Checks a rubric beyond its grammar: sums against printed maxima, fields against the catalogue, policies, paths, and the worked examples.
package enum RubricLinter {
    /// - Parameters:
    ///   - knownFields: ids of the catalogue and of the forms' list tables; nil leaves fields unchecked.
    /// - Returns: everything found, errors of reading included.
    package static func lint(yaml: String, file: String, knownFields: Set<String>? = nil) -> [RubricFinding] {
        var (rubric, findings) = RubricReader.read(yaml: yaml, file: file)
        guard let rubric else { return findings }
        if file != "\(rubric.id).yaml" && !file.hasSuffix("/\(rubric.id).yaml") {
            findings.append(finding(file, .error, "mã “\(rubric.id)” khác tên tệp", line: nil))
        }
        findings += sums(rubric, file)
        findings += references(rubric, file, knownFields)
        guard !findings.contains(where: { $0.severity == .error }) else { return findings }
        return findings + examples(rubric, file)
    }

    private static func finding(_ file: String, _ severity: RubricFinding.Severity, _ message: String, line: Int?) -> RubricFinding {
        RubricFinding(file: file, line: line, column: nil, severity: severity, message: message)
    }

    // MARK: Sums

    private static func sums(_ rubric: Rubric, _ file: String) -> [RubricFinding] {
        var findings: [RubricFinding] = []
        func compare(_ path: String, _ what: String, printed: Decimal, rows: Decimal) {
            guard printed != rows else { return }
            let known = rubric.inconsistencies.first { known in
                (path.isEmpty ? known.touches.isEmpty : known.touches.contains(path)) && known.printed == printed && known.rows == rows
            }
            let message = "\(what): in \(printed.written()), cộng các dòng được \(rows.written())"
            findings.append(
                known.map { finding(file, .acknowledged, "\(message) (\($0.id): \($0.text))", line: nil) }
                    ?? finding(file, .error, "\(message); sửa lại hoặc ghi nhận trong “inconsistencies”", line: nil))
        }
        for group in rubric.groups {
            for heading in group.headings {
                guard let printed = heading.max else { continue }
                let rows = rubric.criteria.filter { $0.headings.contains(heading.path) }.map(\.max).reduce(0, +)
                compare(heading.path, "đề mục \(heading.path)", printed: printed, rows: rows)
            }
            compare(
                group.path, "nhóm \(group.path)", printed: group.max,
                rows: rubric.criteria.filter { $0.group == group.path }.map(\.max).reduce(0, +))
        }
        for part in rubric.parts {
            compare(
                part.path, "phần \(part.path)", printed: part.max,
                rows: rubric.groups.filter { $0.part == part.path }.map(\.max).reduce(0, +))
        }
        compare("", "tổng các dòng", printed: rubric.max, rows: rubric.criteria.map(\.max).reduce(0, +))
        return findings
    }

    // MARK: References

    /// Switches that scoring asks for whatever the rows are.
    private static let alwaysAsked = [
        "round_points", "category_overflow", "category_shortfall", "provisional", "contradiction", "annul_scope",
    ]

    private static func references(_ rubric: Rubric, _ file: String, _ knownFields: Set<String>?) -> [RubricFinding] {
        var findings: [RubricFinding] = []
        let policies = Dictionary(rubric.policies.map { ($0.name, $0) }) { first, _ in first }
        for name in alwaysAsked where policies[name] == nil {
            findings.append(finding(file, .error, "thiếu chính sách “\(name)” trong “policies”", line: nil))
        }
        for criterion in rubric.criteria {
            if let knownFields {
                for id in criterion.fields + criterion.tables where !knownFields.contains(id) {
                    findings.append(
                        finding(file, .warning, "\(criterion.path): trường “\(id)” không có trong danh mục", line: criterion.line))
                }
            }
            for variant in criterion.variants {
                for (name, value) in variant.when {
                    guard let policy = policies[name] else {
                        findings.append(finding(file, .error, "\(criterion.path): không có chính sách “\(name)”", line: criterion.line))
                        continue
                    }
                    if !policy.values.contains(value) {
                        findings.append(
                            finding(
                                file, .error, "\(criterion.path): chính sách “\(name)” không có giá trị “\(value)”", line: criterion.line))
                    }
                }
            }
            for name in ([criterion.base] + criterion.variants.map(\.rule)).flatMap(\.body.switches) where policies[name] == nil {
                findings.append(
                    finding(file, .error, "\(criterion.path): thiếu chính sách “\(name)” trong “policies”", line: criterion.line))
            }
            if criterion.max <= 0 {
                findings.append(finding(file, .error, "\(criterion.path): điểm tối đa phải lớn hơn 0", line: criterion.line))
            }
        }
        let paths = Set(
            rubric.criteria.map(\.path) + rubric.groups.map(\.path) + rubric.groups.flatMap(\.headings).map(\.path)
                + rubric.parts.map(\.path))
        for known in rubric.inconsistencies {
            for path in known.touches where !paths.contains(path) {
                findings.append(finding(file, .error, "\(known.id): không có dòng “\(path)”", line: nil))
            }
            if let policy = known.policy, policies[policy] == nil {
                findings.append(finding(file, .error, "\(known.id): không có chính sách “\(policy)”", line: nil))
            }
        }
        for condition in rubric.levelTables.flatMap(\.levels).flatMap(\.conditions) where !paths.contains(condition.path) {
            findings.append(finding(file, .error, "bảng xếp mức: không có nhóm hay phần “\(condition.path)”", line: nil))
        }
        return findings
    }

    // MARK: Examples

    private static func examples(_ rubric: Rubric, _ file: String) -> [RubricFinding] {
        var findings: [RubricFinding] = []
        for criterion in rubric.criteria {
            if criterion.examples.isEmpty {
                findings.append(finding(file, .warning, "\(criterion.path): chưa có ví dụ", line: criterion.line))
            }
            for example in criterion.examples {
                do {
                    let score = try RubricExample(rubric: rubric, criterion: criterion, example: example).score()
                    guard score.points != example.points else { continue }
                    findings.append(
                        finding(
                            file, .error,
                            "\(criterion.path), ví dụ “\(example.name)”: cần \(example.points.written()) điểm, tính được "
                                + "\(score.points.written()) (\(score.working))", line: example.line))
                } catch {
                    findings.append(finding(file, .error, "\(criterion.path), ví dụ “\(example.name)”: \(error)", line: example.line))
                }
            }
        }
        return findings
    }
}

/// Runs one worked example of a rubric file.
package struct RubricExample {
    package let rubric: Rubric
    package let criterion: Criterion
    package let example: Criterion.Example

    package init(rubric: Rubric, criterion: Criterion, example: Criterion.Example) {
        self.rubric = rubric
        self.criterion = criterion
        self.example = example
    }

    package func score() throws -> CriterionScore {
        let policies = try Policies(rubric: rubric, overrides: example.policies)
        let best = example.best.map { [criterion.path: BestValue(value: $0, agencies: ["cơ quan khác"])] } ?? [:]
        return CriterionScorer(rubric: rubric, policies: policies).score(
            criterion, record: RecordIndex(record), group: GroupContext(best: best, parameters: example.parameters),
            judgement: example.answer,
            annulled: nil
        ).score
    }

    private var record: Record {
        let fields = Self.fields(example.values)
        let tables = example.tables.sorted { $0.key < $1.key }.map { id, rows in
            let columns = Set(rows.flatMap(\.keys)).sorted()
            return RecordTable(
                id: id, title: id, columns: columns.map { RecordColumn(id: $0, title: $0) },
                rows: rows.map { row in
                    columns.map { column in
                        let text = row[column] ?? ""
                        return RecordCell(raw: text, value: text.isEmpty ? nil : Self.value(text), confidence: 1, evidence: nil)
                    }
                })
        }
        return Record(document: DocumentFacts(file: "", sha256: "", bytes: 0, mediaType: ""), fields: fields, tables: tables)
    }

    /// Fields as an example writes them: "" is a blank, a number a number, anything else the words.
    static func fields(_ values: [String: String]) -> [RecordField] {
        values.sorted { $0.key < $1.key }.map { id, text in
            RecordField(
                id: id, section: "", label: id, type: .text, state: text.isEmpty ? .blank : .filled, raw: text,
                value: text.isEmpty ? nil : value(text), confidence: 1, decision: .accepted)
        }
    }

    private static func value(_ text: String) -> FieldValue {
        Decimal(rubricText: text).map { .number($0) } ?? .string(text)
    }
}
