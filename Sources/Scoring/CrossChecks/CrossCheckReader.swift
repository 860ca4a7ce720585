import Foundation
import RecordModel
import Yams

/// Reads files of `Mappings/crosschecks` and `Mappings/areas`; what is wrong is noted, and reading goes on.
package enum CrossCheckReader {
    /// - Returns: nil and the findings when the file is no definition at all.
    package static func definition(yaml: String, file: String) -> (definition: CrossCheckDefinition?, findings: [RubricFinding]) {
        let log = FindingLog(file: file)
        guard let root = RubricNode.root(yaml, log: log) else { return (nil, log.findings) }
        root.allow(["crosscheck", "title", "upper", "lower", "areas", "figures", "unchecked", "examples"], in: "tệp đối chiếu")
        func text(_ key: String) -> String { root.requiredText(key, in: "tệp đối chiếu") }
        let definition = CrossCheckDefinition(
            id: text("crosscheck"), title: text("title"), upper: text("upper"), lower: text("lower"), areas: text("areas"),
            figures: root.list("figures").compactMap(figure), unchecked: root.list("unchecked").map(unchecked),
            examples: root.list("examples").map(example))
        return (definition, log.findings)
    }

    package static func areas(yaml: String, file: String) -> (areas: AreaList?, findings: [RubricFinding]) {
        let log = FindingLog(file: file)
        guard let root = RubricNode.root(yaml, log: log) else { return (nil, log.findings) }
        root.allow(["areas", "province", "units", "districts"], in: "danh mục đơn vị hành chính")
        var units: [AreaList.Level: [String: [String]]] = [:]
        let named = root["units"]
        named?.allow(AreaList.Level.allCases.map(\.rawValue), in: "units")
        for level in AreaList.Level.allCases {
            guard let kinds = named?[level.rawValue] else {
                root.note("units: thiếu khóa “\(level.rawValue)”")
                continue
            }
            units[level] = Dictionary(kinds.keys.map { ($0, kinds.texts($0)) }) { first, _ in first }
        }
        let districts = root.list("districts").map { node in
            node.allow(["name", "communes"], in: "districts")
            return AreaList.District(name: node.requiredText("name", in: "districts"), communes: node.texts("communes"))
        }
        let list = AreaList(
            id: root.requiredText("areas", in: "danh mục"), province: root.requiredText("province", in: "danh mục"), units: units,
            districts: districts)
        for district in districts {
            if !list.knows(district.name, .district) { root.note("“\(district.name)” không bắt đầu bằng loại đơn vị cấp huyện nào") }
            for name in district.communes where !list.knows(name, .commune) {
                root.note("“\(name)” không bắt đầu bằng loại đơn vị cấp xã nào")
            }
        }
        return (list, log.findings)
    }

    // MARK: Entries

    private static let rules = ["members", "count", "share", "sum", "ratio", "mean"]

    private static func figure(_ node: RubricNode) -> CrossCheckDefinition.Figure? {
        node.allow(["field", "label", "weight", "bound", "remark"] + rules, in: "figures")
        let field = node.requiredText("field", in: "figures")
        let given = rules.filter { node[$0] != nil }
        guard given.count == 1, let rule = rule(given[0], node) else {
            node.note("\(field): cần đúng một trong: \(rules.joined(separator: ", "))")
            return nil
        }
        if node["weight"] != nil, given[0] != "mean" { node.note("\(field): “weight” chỉ đi với “mean”") }
        let bound = node.text("bound").flatMap(CrossCheck.Bound.init)
        if node["bound"] != nil, bound == nil {
            node.note("\(field): “bound” phải là một trong: \(CrossCheck.Bound.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return CrossCheckDefinition.Figure(
            field: field, label: node.text("label"), rule: rule, bound: bound, remark: node.text("remark"), line: node.line)
    }

    private static func rule(_ name: String, _ node: RubricNode) -> CrossCheckDefinition.Rule? {
        switch name {
        case "members": return node.flag(name) ? .members : nil
        case "count": return node.text(name).map { .count($0) }
        case "share": return node.text(name).map { .share($0) }
        case "sum": return node.texts(name).isEmpty ? nil : .sum(node.texts(name))
        case "mean": return node.text(name).map { .mean($0, weight: node.text("weight")) }
        default:
            guard let ratio = node[name] else { return nil }
            ratio.allow(["part", "whole"], in: "ratio")
            let (part, whole) = (ratio.texts("part"), ratio.texts("whole"))
            return part.isEmpty || whole.isEmpty ? nil : .ratio(part: part, whole: whole)
        }
    }

    private static func unchecked(_ node: RubricNode) -> CrossCheckDefinition.Unchecked {
        node.allow(["field", "why"], in: "unchecked")
        return CrossCheckDefinition.Unchecked(
            field: node.requiredText("field", in: "unchecked"), why: node.requiredText("why", in: "unchecked"), line: node.line)
    }

    private static func example(_ node: RubricNode) -> CrossCheckDefinition.Example {
        node.allow(["field", "declared", "communes", "gives", "derived"], in: "examples")
        let communes = node["communes"]
        let state = CrossCheck.State(rawValue: node.requiredText("gives", in: "examples"))
        if state == nil { node.note("“gives” phải là agrees, differs, incomplete hoặc not-declared") }
        return CrossCheckDefinition.Example(
            field: node.requiredText("field", in: "examples"), declared: node.requiredText("declared", in: "examples"),
            communes: Dictionary((communes?.keys ?? []).map { ($0, communes?.texts($0) ?? []) }) { first, _ in first }, gives: state,
            derived: node["derived"] == nil ? nil : node.number("derived"), line: node.line)
    }
}

extension RubricNode {
    /// The file's mapping; nil, with a finding, where it is none.
    static func root(_ yaml: String, log: FindingLog) -> RubricNode? {
        do {
            // Texts only: finding out what else a scalar could be takes a good part of the time.
            if let node = try Yams.compose(yaml: yaml, .basic), case .mapping = node { return RubricNode(node: node, log: log) }
            log.add(.error, "tệp trống hoặc không phải bảng khóa: giá trị", line: 1)
        } catch {
            log.add(.error, "không phải YAML hợp lệ: \(error)", line: nil)
        }
        return nil
    }
}
