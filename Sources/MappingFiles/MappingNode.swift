import Yams

/// A YAML node that knows its file, so that every complaint names line and column; collects problems instead of stopping at the first.
///
/// A tree of its own, made once of the parser's: those nodes carry tags, anchors and styles, and to ask them for their keys again and again took longer
/// than to parse the files.
package struct MappingNode {
    private enum Content {
        case scalar(String)
        case sequence([MappingNode])
        case mapping([(key: MappingNode, value: MappingNode)])
    }

    private let content: Content
    private let line: Int
    private let column: Int
    private let file: String

    /// Nil where the text says nothing.
    /// - Throws: `MappingProblem` where it is no YAML.
    package static func compose(_ yaml: String, file: String) throws(MappingProblem) -> MappingNode? {
        do {
            // Yes and no, numbers and dates stay the texts that they are: the reader of a key knows its type.
            return try Yams.compose(yaml: yaml, .basic).map { MappingNode($0, file: file) }
        } catch {
            throw MappingProblem.yaml(error, file: file)
        }
    }

    private init(_ node: Node, file: String) {
        switch node {
        case .scalar(let scalar): content = .scalar(scalar.string)
        case .sequence(let sequence): content = .sequence(sequence.map { MappingNode($0, file: file) })
        case .mapping(let mapping):
            content = .mapping(mapping.map { (key: MappingNode($0.key, file: file), value: MappingNode($0.value, file: file)) })
        // the parser puts the node itself where an alias stands
        case .alias: content = .sequence([])
        }
        line = node.mark?.line ?? 1
        column = node.mark?.column ?? 1
        self.file = file
    }

    package var place: MappingPlace { MappingPlace(file: file, line: line, column: column) }

    package var string: String? { if case .scalar(let text) = content { text } else { nil } }

    /// The items of a sequence; a lone scalar counts as a sequence of one.
    package var items: [MappingNode] {
        switch content {
        case .scalar: [self]
        case .sequence(let items): items
        case .mapping: []
        }
    }

    package var isMapping: Bool { if case .mapping = content { true } else { false } }
    package var isSequence: Bool { if case .sequence = content { true } else { false } }

    package subscript(key: String) -> MappingNode? {
        pairs.first { $0.key.string == key }?.value
    }

    /// Keys and values of a mapping, in the order of the file.
    package var pairs: [(key: MappingNode, value: MappingNode)] { if case .mapping(let pairs) = content { pairs } else { [] } }

    /// Keys with the places where they are written, in the order of the file.
    package var keys: [(name: String, place: MappingPlace)] {
        pairs.map { ($0.key.string ?? "", $0.key.place) }
    }

    package func problem(_ vietnamese: String, _ english: String) -> MappingProblem {
        MappingProblem(place, vietnamese: vietnamese, english: english)
    }

    /// Problems for every key that is not among `known`.
    package func unknownKeys(besides known: some Collection<String>, in what: String) -> [MappingProblem] {
        var problems: [MappingProblem] = []
        let pairs = pairs
        for (index, pair) in pairs.enumerated() {
            let name = pair.key.string ?? ""
            if !known.contains(name) {
                problems.append(
                    MappingProblem(
                        pair.key.place, vietnamese: "khoá “\(name)” không có trong \(what)", english: "unknown key “\(name)” in \(what)"))
            }
            if pairs[..<index].contains(where: { ($0.key.string ?? "") == name }) {
                problems.append(
                    MappingProblem(
                        pair.key.place, vietnamese: "khoá “\(name)” viết hai lần", english: "key “\(name)” is written twice"))
            }
        }
        return problems
    }
}
