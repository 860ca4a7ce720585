import Foundation

/// Reads one scored row of a rubric file.
enum CriterionReader {
    private static let commonKeys = [
        "number", "title", "rule", "note", "max", "kind", "variants", "depends_on", "inspect", "remarks", "provisional", "examples",
    ]
    private static let whenKey = "when"

    static func read(_ node: RubricNode, path: String, group: String, headings: [String]) -> Criterion {
        let max = node.requiredNumber("max", in: path)
        let variants = node.list("variants").map { variant in
            // Another kind has other keys: nothing of the base rule carries over then.
            let base = variant.text("kind") == nil ? node : RubricNode(node: .mapping([:]), log: node.log)
            let merged = base.overlaid(with: variant, dropping: [whenKey])
            return Criterion.Variant(
                when: variant.dictionary(whenKey),
                rule: rule(merged, kind: merged.text("kind") ?? node.text("kind") ?? "", max: max, path: path))
        }
        let kind = node.requiredText("kind", in: path)
        if let type = Rule.kinds[kind] { node.allow(commonKeys + type.keys, in: path) }
        return Criterion(
            path: path, number: node.text("number") ?? "", title: node.requiredText("title", in: path), group: group, headings: headings,
            max: max,
            rule: node.requiredText("rule", in: path), note: node.text("note"), base: rule(node, kind: kind, max: max, path: path),
            variants: variants, dependsOn: dependence(node, path: path), inspection: inspection(node), remarks: node.texts("remarks"),
            isProvisional: node.flag("provisional"), examples: node.list("examples").map { example($0, path: path) }, line: node.line)
    }

    private static func rule(_ node: RubricNode, kind: String, max: Decimal, path: String) -> Rule {
        guard let type = Rule.kinds[kind] else {
            node.note("\(path): không có cách tính “\(kind)”; các cách tính: \(Rule.kinds.keys.sorted().joined(separator: ", "))")
            return Rule(kind: kind, body: NoRule())
        }
        return Rule(kind: kind, body: type.init(node, max: max))
    }

    private static func dependence(_ node: RubricNode, path: String) -> Criterion.Dependence? {
        guard let depends = node["depends_on"] else { return nil }
        depends.allow(["field", "yes_words", "settles"], in: "\(path): depends_on")
        return Criterion.Dependence(
            field: depends.requiredText("field", in: "depends_on"), yes: depends.texts("yes_words"), settles: depends.flag("settles"))
    }

    private static func inspection(_ node: RubricNode) -> Criterion.Inspection? {
        guard let text = node.text("inspect") else { return nil }
        guard let inspection = Criterion.Inspection(rawValue: text) else {
            node.note("inspect: cần portal hoặc service, không phải “\(text)”")
            return nil
        }
        return inspection
    }

    private static func example(_ node: RubricNode, path: String) -> Criterion.Example {
        node.allow(["name", "values", "tables", "answer", "policies", "best", "parameters", "points"], in: "\(path): examples")
        var tables: [String: [[String: String]]] = [:]
        for (table, rows) in node["tables"]?.pairs ?? [] {
            tables[table] = (rows.items ?? []).map { row in
                Dictionary(row.pairs.map { ($0.key, $0.value.text ?? "") }) { first, _ in first }
            }
        }
        let parameters = (node["parameters"]?.pairs ?? []).map { ($0.key, $0.value.number ?? 0) }
        return Criterion.Example(
            name: node.requiredText("name", in: "examples"), values: node.dictionary("values"), tables: tables,
            answer: answer(node["answer"]),
            policies: node.dictionary("policies"), best: node.number("best"), parameters: Dictionary(parameters) { first, _ in first },
            points: node.requiredNumber("points", in: "examples"), line: node.line)
    }

    private static func answer(_ node: RubricNode?) -> JudgementAnswer? {
        guard let node else { return nil }
        if node.pairs.isEmpty {
            return value(node).map { JudgementAnswer(answers: [JudgementRule.answerID: $0]) }
        }
        let answers = node.pairs.compactMap { pair in value(pair.value).map { (pair.key, $0) } }
        return JudgementAnswer(answers: Dictionary(answers) { first, _ in first })
    }

    static func value(_ node: RubricNode) -> JudgementAnswer.Value? {
        if let items = node.items { return .texts(items.compactMap(\.text)) }
        if let number = node.number { return .number(number) }
        return node.text.flatMap { $0.isEmpty ? nil : .text($0) }
    }
}

/// Stands where a rubric names a kind that does not exist, so that reading can go on; such a rubric is never scored.
private struct NoRule: RuleKind {
    static let kind = ""
    static let keys: [String] = []

    init() {}
    init(_ node: RubricNode, max: Decimal) {}

    var fields: [String] { [] }

    func evaluate(_ context: inout RuleContext) -> RuleOutcome { .notComputable(.unusable, max: context.max) }
}
