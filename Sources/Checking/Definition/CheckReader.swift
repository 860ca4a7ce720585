import Foundation
import MappingFiles
import RecordModel

/// Reads one check file; the format is described in `docs/check-format.md`.
struct CheckReader {
    private let catalogue: CheckCatalogue
    private(set) var checks: [Check] = []
    private(set) var problems: [MappingProblem] = []
    private(set) var messages: [String: (message: CheckMessage, place: MappingPlace)] = [:]
    private(set) var examples: [CheckExample] = []
    private(set) var unchecked: [String: MappingPlace] = [:]

    /// The kinds, and the keys that each has besides its own and those of every check.
    static let keys: [String: Set<String>] = [
        ShareRule.kind: ["of", "in", "scale"], SumRule.kind: ["parts"], LimitRule.kind: ["limit"],
        RangeRule.kind: ["from", "to", "except"],
        SameRule.kind: ["as"], RowsRule.kind: ["list"], ImpliesRule.kind: ["is", "zero"],
        DateRule.kind: ["period", "months_after", "not_after"],
        ExclusiveRule.kind: [],
    ]
    private static let commonKeys: Set<String> = ["id", "severity", "message", "unless"]
    private static let percent: Decimal = 100

    init(catalogue: CheckCatalogue) {
        self.catalogue = catalogue
    }

    mutating func read(_ root: MappingNode) {
        problems += root.unknownKeys(besides: ["checks", "messages", "examples", "unchecked"], in: "tệp kiểm tra (checks)")
        for (key, value) in root["messages"]?.pairs ?? [] {
            if let name = key.text, let message = message(value) { messages[name] = (message, key.place) }
        }
        for node in root["checks"]?.items ?? [] { readCheck(node) }
        for node in root["examples"]?.items ?? [] { readExample(node) }
        for node in root["unchecked"]?.items ?? [] {
            problems += node.unknownKeys(besides: ["field", "why"], in: "“unchecked”")
            guard let field = node["field"]?.text, node["why"]?.text != nil else {
                problems.append(node.problem("cần “field” và “why”", "“field” and “why” are needed"))
                continue
            }
            unchecked[field] = node.place
        }
    }

    private mutating func readCheck(_ node: MappingNode) {
        guard let kind = node.pairs.compactMap({ $0.key.text }).first(where: { Self.keys[$0] != nil }), let subject = node[kind] else {
            let kinds = Self.keys.keys.sorted().joined(separator: ", ")
            problems.append(node.problem("thiếu loại kiểm tra; có: \(kinds)", "the kind of check is missing; there are: \(kinds)"))
            return
        }
        problems += node.unknownKeys(besides: Self.commonKeys.union(Self.keys[kind] ?? []).union([kind]), in: "“\(kind)”")
        guard let id = node["id"]?.text, !id.isEmpty else {
            problems.append(node.problem("thiếu mã “id”", "“id” is missing"))
            return
        }
        let severity = node["severity"].map { CheckResult.Severity(rawValue: $0.text ?? "") } ?? .error
        if severity == nil { problems.append(node.problem("severity là error hoặc warning", "severity is error or warning")) }
        let ownMessage = node["message"].flatMap { message($0) }
        for binding in bindings(kind: kind, subject: subject, node: node) {
            guard let rule = rule(kind, subject, node, binding) else { return }
            // A pattern holds where all its fields are in the catalogue.
            if binding.text != nil, !rule.fields.allSatisfy({ catalogue.fields[$0] != nil }) { continue }
            let own = binding.text.map { id.replacing("*", with: $0) } ?? id
            checks.append(
                Check(
                    id: own, rule: rule, severity: severity ?? .error, message: ownMessage, unless: node["unless"]?.text, place: node.place)
            )
        }
    }

    /// What `*` stands for in one check made from a pattern.
    private struct Binding {
        var text: String?

        func callAsFunction(_ pattern: String) -> String {
            // most patterns have no star, and the search of strings is slow
            guard let text, pattern.utf8.contains(UInt8(ascii: "*")) else { return pattern }
            return pattern.replacing("*", with: text)
        }
    }

    /// One binding for a plain check; for a pattern, or a range over a whole type, one for each field that it fits.
    private func bindings(kind: String, subject: MappingNode, node: MappingNode) -> [Binding] {
        if kind == RangeRule.kind, let type = FieldType(rawValue: subject.text ?? "") {
            let excluded = Set(node["except"]?.items.compactMap(\.text) ?? [])
            return catalogue.ids.filter { catalogue.fields[$0]?.type == type && !excluded.contains($0) }.map { Binding(text: $0) }
        }
        let own = node.pairs.filter { $0.key.text != "id" && $0.key.text != "message" }
        let words = ([subject] + own.map(\.value)).flatMap(\.items).flatMap { ($0.text ?? "").split(separator: " ") }
        guard
            let parts = words.first(where: { $0.utf8.contains(UInt8(ascii: "*")) && $0.contains("*") })?.split(
                separator: "*", omittingEmptySubsequences: false),
            parts.count == 2
        else { return [Binding(text: nil)] }
        return catalogue.ids.compactMap { id in
            guard id.hasPrefix(parts[0]), id.hasSuffix(parts[1]), id.count > parts[0].count + parts[1].count else { return nil }
            return Binding(text: String(id.dropFirst(parts[0].count).dropLast(parts[1].count)))
        }
    }

    private mutating func rule(_ kind: String, _ subject: MappingNode, _ node: MappingNode, _ binding: Binding) -> (any CheckRule)? {
        func fields(_ key: String) -> [String] { node[key]?.items.compactMap { $0.text.map { binding($0) } } ?? [] }
        let name = binding(subject.text ?? "")
        switch kind {
        case ShareRule.kind:
            guard let part = sum(node["of"], node, binding) else { return missing("of", node) }
            let wholes = node["in"]?.items.compactMap { sum($0, node, binding) } ?? []
            guard !wholes.isEmpty else { return missing("in", node) }
            return ShareRule(rate: name, numerator: part, denominators: wholes, scale: node["scale"]?.number ?? Self.percent)
        case SumRule.kind:
            let totals = subject.items.compactMap { sum($0, node, binding) }
            guard !totals.isEmpty, let parts = sum(node["parts"], node, binding) else { return missing("parts", node) }
            return SumRule(totals: totals, parts: parts)
        case LimitRule.kind:
            let limits = node["limit"]?.items.compactMap { sum($0, node, binding) } ?? []
            guard let value = sum(subject, node, binding), !limits.isEmpty else { return missing("limit", node) }
            return LimitRule(value: value, limits: limits)
        case RangeRule.kind:
            guard node["from"]?.number != nil || node["to"]?.number != nil else { return missing("from", node) }
            return RangeRule(
                field: FieldType(rawValue: name) == nil ? name : binding.text ?? name, from: node["from"]?.number, to: node["to"]?.number)
        case SameRule.kind:
            guard let other = fields("as").first else { return missing("as", node) }
            return SameRule(first: name, second: other)
        case RowsRule.kind:
            guard let list = node["list"]?.text else { return missing("list", node) }
            return RowsRule(count: name, list: list)
        case ImpliesRule.kind:
            guard let answers = node["is"]?.items, !fields("zero").isEmpty else { return missing("is", node) }
            return ImpliesRule(condition: name, answers: answers.map { value($0, of: name) }, zero: fields("zero"))
        case DateRule.kind:
            let months = node["months_after"]?.number ?? 0
            return DateRule(
                date: name, period: fields("period").first, monthsAfter: NSDecimalNumber(decimal: months).intValue,
                notAfter: fields("not_after"))
        default:
            return ExclusiveRule(cases: subject.items.compactMap { $0.text.map { binding($0) } })
        }
    }

    private mutating func missing(_ key: String, _ node: MappingNode) -> (any CheckRule)? {
        problems.append(node.problem("thiếu khoá “\(key)”", "the key “\(key)” is missing"))
        return nil
    }

    private mutating func sum(_ text: MappingNode?, _ node: MappingNode, _ binding: Binding) -> FieldSum? {
        guard let sum = text?.text.flatMap({ FieldSum(binding($0)) }) else {
            problems.append((text ?? node).problem("cần mã trường hoặc tổng “a + b”", "a field id or a sum “a + b” is needed"))
            return nil
        }
        return sum
    }

    private mutating func message(_ node: MappingNode) -> CheckMessage? {
        problems += node.unknownKeys(besides: ["vi", "en"], in: "“message”")
        guard let vietnamese = node["vi"]?.text, let english = node["en"]?.text else {
            problems.append(node.problem("cần cả “vi” và “en”", "both “vi” and “en” are needed"))
            return nil
        }
        return CheckMessage(vietnamese: MessageTemplate(vietnamese), english: MessageTemplate(english))
    }

    private mutating func readExample(_ node: MappingNode) {
        problems += node.unknownKeys(besides: ["check", "figures", "lists", "document", "gives", "says"], in: "“examples”")
        guard let check = node["check"]?.text, let gives = CheckExample.Result(rawValue: node["gives"]?.text ?? "") else {
            problems.append(
                node.problem(
                    "ví dụ cần “check” và “gives” (holds, warning, error, silent)",
                    "an example needs “check” and “gives” (holds, warning, error, silent)"))
            return
        }
        var figures: [String: Figure] = [:]
        for (key, value) in node["figures"]?.pairs ?? [] {
            guard let id = key.text else { continue }
            figures[id] = Figure(self.value(value, of: id), raw: value.text)
        }
        let lists = (node["lists"]?.pairs ?? []).compactMap { key, value in
            key.text.map { ($0, NSDecimalNumber(decimal: value.number ?? 0).intValue) }
        }
        let document = node["document"]
        let found = Figures(
            figures, rowCounts: Dictionary(lists) { $1 }, documentDate: document?["date"]?.text, documentPeriod: document?["period"]?.text)
        examples.append(CheckExample(check: check, figures: found, gives: gives, says: node["says"]?.text, place: node.place))
    }

    /// A value as a check file writes it, by the type of its field: "51,7" is a number, `false` an answer.
    private func value(_ node: MappingNode, of field: String) -> FieldValue {
        let text = node.text ?? ""
        switch catalogue.fields[field]?.type {
        case .yesno where text == "true" || text == "false": return .bool(text == "true")
        case .count, .percent, .decimal, .money: return node.number.map(FieldValue.number) ?? .string(text)
        default: return text == "false" || text == "true" ? .bool(text == "true") : .string(text)
        }
    }
}

/// Figures for which a check is known to hold, to fail, or to say nothing.
struct CheckExample: Sendable {
    enum Result: String, Sendable {
        case holds, warning, error, silent
    }

    var check: String
    var figures: Figures
    var gives: Result
    /// The Vietnamese message, where the example wants it to the letter.
    var says: String?
    var place: MappingPlace
}
