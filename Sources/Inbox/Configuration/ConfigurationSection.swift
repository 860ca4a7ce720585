import Foundation
import Yams

/// One mapping of the configuration file: gives its values by type and remembers which keys were asked for.
final class ConfigurationSection {
    private let file: String
    private let name: String
    private let node: Node?
    private var known: [String] = []

    init(file: String, node: Node?, name: String) throws {
        self.file = file
        self.name = name
        self.node = node
        if let node, node.mapping == nil, node.null == nil {
            throw ConfigurationError(
                file: file, line: node.mark?.line, column: node.mark?.column, problem: "\(name) must be a list of `key: value`")
        }
    }

    func string(_ key: String) throws -> String? {
        guard let value = value(key) else { return nil }
        guard let text = value.scalar?.string, !text.isEmpty else { throw error("\"\(key)\" must be text", at: value) }
        return text
    }

    func choice(_ key: String, _ choices: [String]) throws -> String? {
        guard let text = try string(key) else { return nil }
        guard choices.contains(text) else {
            throw error("\"\(key)\" is \(text), must be one of \(choices.joined(separator: ", "))", at: value(key))
        }
        return text
    }

    func whole(_ key: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let value = value(key) else { return nil }
        guard let number = value.int, range.contains(number) else {
            throw error("\"\(key)\" must be a whole number from \(range.lowerBound) to \(range.upperBound)", at: value)
        }
        return number
    }

    func number(_ key: String, _ range: ClosedRange<Double>) throws -> Double? {
        guard let value = value(key) else { return nil }
        guard let number = value.float, range.contains(number) else {
            throw error("\"\(key)\" must be a number from \(range.lowerBound) to \(range.upperBound)", at: value)
        }
        return number
    }

    /// In bytes.
    func megabytes(_ key: String, _ range: ClosedRange<Int>) throws -> Int? { try whole(key, range).map { $0 << 20 } }

    func items(_ key: String) throws -> [Node]? {
        guard let value = value(key) else { return nil }
        guard let sequence = value.sequence else { throw error("\"\(key)\" must be a list", at: value) }
        return Array(sequence)
    }

    func strings(_ key: String) throws -> [String]? {
        try items(key)?.map { item in
            guard let text = item.scalar?.string else { throw error("\"\(key)\" must be a list of texts", at: item) }
            return text
        }
    }

    func section(_ key: String) throws -> ConfigurationSection? {
        try value(key).map { try ConfigurationSection(file: file, node: $0, name: "\"\(key)\"") }
    }

    /// Throws for a key that nobody asked for, with the nearest that exists.
    func refuseOthers() throws {
        var seen: Set<String> = []
        for (key, _) in node?.mapping ?? [:] {
            let text = key.string ?? ""
            guard known.contains(text) else {
                let near = known.map { ($0, Self.distance($0, text)) }.filter { $0.1 <= 3 }.min { $0.1 < $1.1 }
                let hint = near.map { "; did you mean \"\($0.0)\"?" } ?? "; known are \(known.joined(separator: ", "))"
                throw error("unknown key \"\(text)\" in \(name)\(hint)", at: key)
            }
            guard seen.insert(text).inserted else { throw error("\"\(text)\" stands twice in \(name)", at: key) }
        }
    }

    func error(_ problem: String, at node: Node? = nil) -> ConfigurationError {
        let mark = node?.mark ?? self.node?.mark
        return ConfigurationError(file: file, line: mark?.line, column: mark?.column, problem: problem)
    }

    private func value(_ key: String) -> Node? {
        if !known.contains(key) { known.append(key) }
        guard let value = node?.mapping?[Node(key)], value.null == nil else { return nil }
        return value
    }

    /// Letters to change, add or leave out (Levenshtein).
    private static func distance(_ one: String, _ other: String) -> Int {
        let (a, b) = (Array(one), Array(other))
        var row = Array(0...b.count)
        for (i, left) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in b.enumerated() {
                let replaced = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
            }
        }
        return row[b.count]
    }
}
