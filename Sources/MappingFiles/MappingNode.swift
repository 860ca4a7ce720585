import Yams

/// A YAML node that knows its file, so that every complaint names line and column; collects problems instead of stopping at the first.
package struct MappingNode {
    let node: Node
    let file: String

    /// Nil where the text says nothing.
    /// - Throws: `MappingProblem` where it is no YAML.
    package static func compose(_ yaml: String, file: String) throws(MappingProblem) -> MappingNode? {
        do {
            // Yes and no, numbers and dates stay the texts that they are: the reader of a key knows its type.
            return try Yams.compose(yaml: yaml, .basic).map { MappingNode(node: $0, file: file) }
        } catch {
            throw MappingProblem.yaml(error, file: file)
        }
    }

    package var place: MappingPlace {
        MappingPlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    package var string: String? { node.scalar?.string }
    package var int: Int? { node.int }

    /// The items of a sequence; a lone scalar counts as a sequence of one.
    package var items: [MappingNode] {
        if let sequence = node.sequence { return sequence.map { MappingNode(node: $0, file: file) } }
        return node.scalar != nil ? [self] : []
    }

    package var isMapping: Bool { node.mapping != nil }
    package var isSequence: Bool { node.sequence != nil }

    package subscript(key: String) -> MappingNode? {
        guard let mapping = node.mapping else { return nil }
        for (candidate, value) in mapping where candidate.scalar?.string == key {
            return MappingNode(node: value, file: file)
        }
        return nil
    }

    /// Keys and values of a mapping, in the order of the file.
    package var pairs: [(key: MappingNode, value: MappingNode)] {
        node.mapping?.map { (MappingNode(node: $0, file: file), MappingNode(node: $1, file: file)) } ?? []
    }

    /// Keys with the places where they are written, in the order of the file.
    package var keys: [(name: String, place: MappingPlace)] {
        pairs.map { ($0.key.string ?? "", $0.key.place) }
    }

    package func problem(_ vietnamese: String, _ english: String) -> MappingProblem {
        MappingProblem(place, vietnamese: vietnamese, english: english)
    }

    /// Problems for every key that is not among `known`.
    package func unknownKeys(besides known: Set<String>, in what: String) -> [MappingProblem] {
        var problems: [MappingProblem] = []
        var seen: Set<String> = []
        for (name, place) in keys {
            if !known.contains(name) {
                problems.append(
                    MappingProblem(
                        place, vietnamese: "khoá “\(name)” không có trong \(what)", english: "unknown key “\(name)” in \(what)"))
            }
            if !seen.insert(name).inserted {
                problems.append(
                    MappingProblem(place, vietnamese: "khoá “\(name)” viết hai lần", english: "key “\(name)” is written twice"))
            }
        }
        return problems
    }
}
