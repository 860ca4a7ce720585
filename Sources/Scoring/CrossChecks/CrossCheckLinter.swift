import Foundation
import RecordModel

/// Checks the comparisons between levels: fields against the forms, every figure about the lower level accounted for, worked examples.
package enum CrossCheckLinter {
    /// - Parameters:
    ///   - fields: ids of the fields of each form.
    ///   - policies: switches of the upper form's rubric, by the form's id.
    package static func lint(_ shelf: CrossCheckShelf, fields: [String: Set<String>], policies: [String: Policies]) -> [RubricFinding] {
        shelf.findings
            + shelf.definitions.flatMap { definition in
                let file = "\(definition.id).yaml"
                return references(definition, shelf, file, fields) + examples(definition, file, policies[definition.upper])
            }
    }

    private static func finding(
        _ file: String, _ message: String, line: Int?, severity: RubricFinding.Severity = .error
    ) -> RubricFinding {
        RubricFinding(file: file, line: line, column: nil, severity: severity, message: message)
    }

    // MARK: References

    private static func references(
        _ definition: CrossCheckDefinition, _ shelf: CrossCheckShelf, _ file: String, _ fields: [String: Set<String>]
    ) -> [RubricFinding] {
        var findings: [RubricFinding] = []
        if shelf.areas(definition.areas) == nil {
            findings.append(finding(file, "không có danh mục đơn vị hành chính “\(definition.areas)” trong Mappings/areas", line: nil))
        }
        guard let upper = fields[definition.upper], let lower = fields[definition.lower] else {
            return findings + [finding(file, "không có biểu mẫu “\(definition.upper)” hoặc “\(definition.lower)”", line: nil)]
        }
        var seen: Set<String> = []
        for (field, line) in definition.figures.map({ ($0.field, $0.line) }) + definition.unchecked.map({ ($0.field, $0.line) }) {
            if !upper.contains(field) { findings.append(finding(file, "“\(field)” không có trong \(definition.upper)", line: line)) }
            if !seen.insert(field).inserted { findings.append(finding(file, "“\(field)” ghi hai lần", line: line)) }
        }
        for figure in definition.figures {
            for field in figure.rule.fields where !lower.contains(field) {
                findings.append(finding(file, "“\(field)” không có trong \(definition.lower)", line: figure.line))
            }
        }
        // Figures about the communes carry their level in the id; one that is neither compared nor explained was forgotten.
        for field in upper.sorted() where field.split(separator: ".").contains("communes") && !seen.contains(field) {
            findings.append(
                finding(file, "“\(field)”: chưa đối chiếu, cũng chưa ghi lý do ở “unchecked”", line: nil, severity: .warning))
        }
        return findings
    }

    // MARK: Examples

    private static func examples(_ definition: CrossCheckDefinition, _ file: String, _ policies: Policies?) -> [RubricFinding] {
        guard let policies else {
            return [finding(file, "không có bộ tiêu chí cho biểu mẫu “\(definition.upper)”", line: nil)]
        }
        var findings: [RubricFinding] = []
        for example in definition.examples {
            guard let gives = example.gives else { continue }
            guard let figure = CrossCheckExample(definition, example, policies: policies).figure else {
                findings.append(finding(file, "ví dụ: không có “\(example.field)” trong “figures”", line: example.line))
                continue
            }
            if figure.state != gives {
                let message = "ví dụ “\(example.field)”: cần \(gives.rawValue), được \(figure.state.rawValue) (\(figure.working))"
                findings.append(finding(file, message, line: example.line))
            } else if let derived = example.derived, figure.derived != derived {
                let got = figure.derived?.written() ?? "không tính được"
                findings.append(
                    finding(file, "ví dụ “\(example.field)”: cần \(derived.written()), được \(got) (\(figure.working))", line: example.line)
                )
            }
        }
        return findings
    }
}

/// Runs one worked example: a district of as many communes as the example has answers.
struct CrossCheckExample {
    let figure: CrossCheck.Figure?

    private static let noReport = "-"

    init(_ definition: CrossCheckDefinition, _ example: CrossCheckDefinition.Example, policies: Policies) {
        let size = example.communes.values.map(\.count).max() ?? 0
        let communes = (1...max(size, 1)).map { "Xã \($0)" }
        let areas = AreaList(
            id: definition.areas, province: "", units: [.district: ["huyện": []], .commune: ["xã": []]],
            districts: [.init(name: "Huyện A", communes: communes)])
        let reports = communes.indices.compactMap { place -> Record? in
            let values = example.communes.compactMapValues { place < $0.count ? $0[place] : nil }
            guard !values.values.contains(Self.noReport) else { return nil }
            return Self.record(definition.lower, "UBND \(communes[place])", values)
        }
        let district = Self.record(definition.upper, "UBND Huyện A", [example.field: example.declared])
        let checker = CrossChecker(CrossCheckShelf(definitions: [definition], lists: [areas]), among: reports + [district])
        figure = checker.check(district, policies: policies)?.figures.first { $0.field == example.field }
    }

    private static func record(_ form: String, _ agency: String, _ values: [String: String]) -> Record {
        var facts = DocumentFacts(file: agency, sha256: "", bytes: 0, mediaType: "")
        (facts.form, facts.agency) = (form, agency)
        return Record(document: facts, fields: RubricExample.fields(values))
    }
}
