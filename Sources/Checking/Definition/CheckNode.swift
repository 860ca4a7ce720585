import Foundation
import VietnameseText
import Yams

/// A YAML node of a check file that knows its place.
struct CheckNode {
    let node: Node
    let file: String

    /// - Throws: `CheckProblem` where the text is no YAML, with the place that Yams names.
    static func compose(_ yaml: String, file: String) throws(CheckProblem) -> CheckNode? {
        do {
            return try Yams.compose(yaml: yaml, .basic).map { CheckNode(node: $0, file: file) }
        } catch let error as YamlError {
            var place = CheckPlace(file: file, line: 1, column: 1)
            switch error {
            case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
                place = CheckPlace(file: file, line: mark.line, column: mark.column)
            default: break
            }
            throw CheckProblem(place, vietnamese: "không phải YAML đúng: \(error)", english: "not valid YAML: \(error)")
        } catch {
            throw CheckProblem(
                CheckPlace(file: file, line: 1, column: 1), vietnamese: "không đọc được: \(error)", english: "cannot be read: \(error)")
        }
    }

    var place: CheckPlace {
        CheckPlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    var text: String? { node.scalar.map { nfc($0.string) } }

    var number: Decimal? {
        text.flatMap { Decimal(string: $0.replacingOccurrences(of: ",", with: "."), locale: Locale(identifier: "en_US_POSIX")) }
    }

    /// The items of a sequence; a lone scalar counts as a sequence of one.
    var items: [CheckNode] {
        if let sequence = node.sequence { return sequence.map { CheckNode(node: $0, file: file) } }
        return node.scalar == nil ? [] : [self]
    }

    /// Keys and values of a mapping, in the order of the file.
    var pairs: [(key: CheckNode, value: CheckNode)] {
        node.mapping?.map { (CheckNode(node: $0, file: file), CheckNode(node: $1, file: file)) } ?? []
    }

    subscript(key: String) -> CheckNode? {
        node.mapping?.first { $0.key.scalar?.string == key }.map { CheckNode(node: $0.value, file: file) }
    }

    func problem(_ vietnamese: String, _ english: String) -> CheckProblem {
        CheckProblem(place, vietnamese: vietnamese, english: english)
    }

    /// A problem for every key that is not among `known`.
    func unknownKeys(besides known: Set<String>) -> [CheckProblem] {
        pairs.compactMap { key, _ in
            let name = key.text ?? ""
            return known.contains(name) ? nil : key.problem("khoá “\(name)” không có ở đây", "unknown key “\(name)”")
        }
    }
}
