import Foundation
import Yams

/// Reads a rubric file (`Mappings/rubrics/ID.yaml`).
package enum RubricReader {
    /// - Parameters:
    ///   - yaml: the file's text.
    ///   - file: its name, for findings; without `.yaml` it must be the rubric's id.
    /// - Returns: nil and the findings when the file is no rubric at all; otherwise what could be read, with all that is wrong.
    package static func read(yaml: String, file: String) -> (rubric: Rubric?, findings: [RubricFinding]) {
        let log = FindingLog(file: file)
        guard let root = RubricNode.root(yaml, log: log) else { return (nil, log.findings) }
        var assembly = RubricAssembly(root: root)
        return (assembly.rubric(), log.findings)
    }

    /// A rubric ready for scoring.
    ///
    /// - Throws: `ScoringError.invalidRubric` with everything that is wrong.
    package static func load(yaml: String, file: String) throws -> Rubric {
        let (rubric, findings) = read(yaml: yaml, file: file)
        guard let rubric, !findings.contains(where: { $0.severity == .error }) else {
            throw ScoringError.invalidRubric(file: file, findings: findings)
        }
        return rubric
    }
}

/// Puts a rubric together from the nodes of its file.
private struct RubricAssembly {
    private let root: RubricNode
    private var groups: [RubricGroup] = []
    private var criteria: [Criterion] = []
    /// How often a path was asked for, for `#2`, `#3`.
    private var uses: [String: Int] = [:]

    private static let rootKeys = [
        "rubric", "title", "decision", "form", "agencies", "max", "policies", "parts", "groups", "classes", "levels", "unranked",
        "inconsistencies",
    ]
    private static let headingKeys = ["number", "label", "title", "max", "rule", "note", "items"]

    init(root: RubricNode) {
        self.root = root
    }

    mutating func rubric() -> Rubric {
        root.allow(Self.rootKeys, in: "bộ tiêu chí")
        var parts: [RubricPart] = []
        for part in root.list("parts") {
            part.allow(["path", "title", "max", "groups"], in: "parts")
            let path = part.requiredText("path", in: "parts")
            parts.append(
                RubricPart(path: path, title: part.requiredText("title", in: "parts"), max: part.requiredNumber("max", in: "parts")))
            for group in part.list("groups") { read(group: group, part: path) }
        }
        for group in root.list("groups") { read(group: group, part: "") }
        return Rubric(
            id: root.requiredText("rubric", in: "bộ tiêu chí"), title: root.requiredText("title", in: "bộ tiêu chí"),
            decision: root.requiredText("decision", in: "bộ tiêu chí"), form: root.requiredText("form", in: "bộ tiêu chí"),
            agencies: root.requiredText("agencies", in: "bộ tiêu chí"), max: root.requiredNumber("max", in: "bộ tiêu chí"),
            policies: root.list("policies").map(policy), parts: parts, groups: groups, criteria: criteria,
            classes: root.list("classes").map(scoreClass), levelTables: root.list("levels").map(levelTable),
            unranked: root.text("unranked") ?? "",
            inconsistencies: root.list("inconsistencies").map(inconsistency))
    }

    // MARK: Groups, headings, rows

    private mutating func read(group node: RubricNode, part: String) {
        node.allow(["path", "title", "max", "items"], in: "groups")
        let own = node.requiredText("path", in: "groups")
        let path = part.isEmpty ? own : "\(part)/\(own)"
        groups.append(
            RubricGroup(
                path: path, part: part, title: node.requiredText("title", in: "groups"), max: node.requiredNumber("max", in: "groups"),
                headings: []))
        read(items: node.list("items"), under: path, group: groups.count - 1, headings: [])
    }

    private mutating func read(items: [RubricNode], under parent: String, group: Int, headings: [String]) {
        var base: String?
        for item in items {
            if item["items"] != nil {
                base = nil
                readHeading(item, under: parent, group: group, headings: headings)
                continue
            }
            let number = item.text("number") ?? ""
            let wanted = number.isEmpty ? base ?? parent : "\(parent)/\(number)"
            base = wanted
            let path = nextPath(wanted)
            criteria.append(CriterionReader.read(item, path: path, group: groups[group].path, headings: headings))
        }
    }

    private mutating func nextPath(_ wanted: String) -> String {
        let use = uses[wanted, default: 0] + 1
        uses[wanted] = use
        return use == 1 ? wanted : "\(wanted)#\(use)"
    }

    private mutating func readHeading(_ node: RubricNode, under parent: String, group: Int, headings: [String]) {
        node.allow(Self.headingKeys, in: "đề mục")
        let number = node.text("number") ?? ""
        // A letter or a line without number parts the list for the eye only; numbering runs on across it.
        let inner = number.isEmpty ? parent : "\(parent)/\(number)"
        let id = number.isEmpty ? "\(parent)/[\(node.text("label") ?? String(groups[group].headings.count))]" : inner
        groups[group].headings.append(
            RubricHeading(
                path: id, number: number.isEmpty ? node.text("label") ?? "" : number, title: node.requiredText("title", in: "đề mục"),
                max: node.number("max"), parents: headings, rule: node.text("rule"), note: node.text("note")))
        read(items: node.list("items"), under: inner, group: group, headings: headings + [id])
    }

    // MARK: The rest

    private func policy(_ node: RubricNode) -> Policy {
        node.allow(["name", "default", "values", "question", "reason"], in: "policies")
        let policy = Policy(
            name: node.requiredText("name", in: "policies"), standard: node.requiredText("default", in: "policies"),
            values: node.texts("values"),
            question: node.requiredText("question", in: "policies"), reason: node.requiredText("reason", in: "policies"))
        if !policy.values.isEmpty, !policy.values.contains(policy.standard) {
            node.note("policies: giá trị mặc định “\(policy.standard)” không nằm trong “values”")
        }
        return policy
    }

    private func scoreClass(_ node: RubricNode) -> RubricClass {
        node.allow(["name", "from"], in: "classes")
        return RubricClass(name: node.requiredText("name", in: "classes"), from: node.requiredNumber("from", in: "classes"))
    }

    private func levelTable(_ node: RubricNode) -> LevelTable {
        node.allow(["when", "table"], in: "levels")
        let levels = node.list("table").map { level in
            level.allow(["name", "conditions"], in: "levels")
            return RubricLevel(
                name: level.requiredText("name", in: "levels"),
                conditions: level.list("conditions").map { condition in
                    condition.allow(["path", "points", "printed", "total"], in: "conditions")
                    return LevelCondition(
                        path: condition.requiredText("path", in: "conditions"),
                        points: condition.requiredNumber("points", in: "conditions"),
                        printed: condition.requiredText("printed", in: "conditions"), isTotal: condition.flag("total"))
                })
        }
        return LevelTable(when: node.dictionary("when"), levels: levels)
    }

    private func inconsistency(_ node: RubricNode) -> Inconsistency {
        node.allow(["id", "touches", "text", "policy", "printed", "rows"], in: "inconsistencies")
        return Inconsistency(
            id: node.requiredText("id", in: "inconsistencies"), touches: node.texts("touches"),
            text: node.requiredText("text", in: "inconsistencies"), policy: node.text("policy"), printed: node.number("printed"),
            rows: node.number("rows"))
    }
}
