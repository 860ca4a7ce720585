import Foundation
import Yams

/// A node of a rubric file, read with the line and column that findings name.
///
/// Reading never stops: what is wrong is noted in the log and a harmless value takes its place, so that one run of the linter shows everything.
package struct RubricNode {
    let node: Node
    let log: FindingLog

    var line: Int? { node.mark?.line }

    func note(_ message: String, severity: RubricFinding.Severity = .error) {
        log.add(severity, message, at: node.mark)
    }

    // MARK: Mappings

    subscript(key: String) -> RubricNode? {
        // Looked through: a hash of a key first finds out, by regular expressions, what else its text could be.
        guard case .mapping(let mapping) = node, let pair = mapping.first(where: { $0.key.scalar?.string == key }) else { return nil }
        return RubricNode(node: pair.value, log: log)
    }

    var keys: [String] {
        guard case .mapping(let mapping) = node else { return [] }
        return mapping.keys.compactMap(\.string)
    }

    var pairs: [(key: String, value: RubricNode)] {
        guard case .mapping(let mapping) = node else { return [] }
        return mapping.compactMap { key, value in key.string.map { ($0, RubricNode(node: value, log: log)) } }
    }

    func allow(_ allowed: [String], in what: String) {
        guard case .mapping(let mapping) = node else {
            note("\(what): cần một bảng khóa: giá trị")
            return
        }
        for key in mapping.keys where !allowed.contains(key.string ?? "") {
            log.add(
                .error, "\(what): không có khóa “\(key.string ?? "?")”; các khóa dùng được: \(allowed.sorted().joined(separator: ", "))",
                at: key.mark)
        }
    }

    /// The same mapping with the other's pairs put over its own.
    func overlaid(with other: RubricNode, dropping dropped: Set<String>) -> RubricNode {
        guard case .mapping(let own) = node, case .mapping(let upper) = other.node else { return self }
        var pairs: [(Node, Node)] = []
        for (key, value) in own where upper[key] == nil && !dropped.contains(key.string ?? "") { pairs.append((key, value)) }
        for (key, value) in upper where !dropped.contains(key.string ?? "") { pairs.append((key, value)) }
        return RubricNode(node: .mapping(Node.Mapping(pairs, own.tag, own.style, upper.mark ?? own.mark)), log: log)
    }

    // MARK: Scalars

    var text: String? { node.scalar?.string.precomposedStringWithCanonicalMapping }

    func text(_ key: String) -> String? { self[key]?.text }

    func requiredText(_ key: String, in what: String) -> String {
        guard let text = text(key) else {
            note("\(what): thiếu khóa “\(key)”")
            return ""
        }
        return text
    }

    var number: Decimal? { text.flatMap { Decimal(rubricText: $0) } }

    func number(_ key: String) -> Decimal? {
        guard let value = self[key] else { return nil }
        guard let number = value.number else {
            value.note("“\(key)” phải là số, không phải “\(value.text ?? "")”")
            return nil
        }
        return number
    }

    func requiredNumber(_ key: String, in what: String) -> Decimal {
        if self[key] == nil { note("\(what): thiếu khóa “\(key)”") }
        return number(key) ?? 0
    }

    func flag(_ key: String) -> Bool {
        guard let value = self[key] else { return false }
        switch value.text {
        case "true": return true
        case "false": return false
        default:
            value.note("“\(key)” phải là true hoặc false")
            return false
        }
    }

    // MARK: Sequences

    var items: [RubricNode]? {
        guard case .sequence(let sequence) = node else { return nil }
        return sequence.map { RubricNode(node: $0, log: log) }
    }

    func list(_ key: String) -> [RubricNode] {
        guard let value = self[key] else { return [] }
        guard let items = value.items else {
            value.note("“\(key)” phải là danh sách")
            return []
        }
        return items
    }

    /// A list of texts, or one text standing for a list of one.
    func texts(_ key: String) -> [String] {
        guard let value = self[key] else { return [] }
        if let items = value.items { return items.compactMap(\.text) }
        return value.text.map { [$0] } ?? []
    }

    /// Text by text, for `when`, `values`, `policies`.
    func dictionary(_ key: String) -> [String: String] {
        Dictionary((self[key]?.pairs ?? []).map { ($0.key, $0.value.text ?? "") }) { first, _ in first }
    }
}

/// Collects what the reading of one file finds; lives only as long as that reading.
final class FindingLog {
    let file: String
    private(set) var findings: [RubricFinding] = []

    init(file: String) {
        self.file = file
    }

    func add(_ severity: RubricFinding.Severity, _ message: String, at mark: Mark?) {
        findings.append(RubricFinding(file: file, line: mark?.line, column: mark?.column, severity: severity, message: message))
    }

    func add(_ severity: RubricFinding.Severity, _ message: String, line: Int?) {
        findings.append(RubricFinding(file: file, line: line, column: nil, severity: severity, message: message))
    }
}
