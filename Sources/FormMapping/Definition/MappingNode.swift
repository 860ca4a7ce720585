import Yams

/// A YAML node that knows its file, so that every complaint names line and column; collects problems instead of stopping at the first.
struct MappingNode {
    let node: Node
    let file: String

    var place: MappingPlace {
        MappingPlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    var string: String? { node.scalar?.string }
    var int: Int? { node.int }

    /// The items of a sequence; a lone scalar counts as a sequence of one.
    var items: [MappingNode] {
        if let sequence = node.sequence { return sequence.map { MappingNode(node: $0, file: file) } }
        return node.scalar != nil ? [self] : []
    }

    var isMapping: Bool { node.mapping != nil }
    var isSequence: Bool { node.sequence != nil }

    subscript(key: String) -> MappingNode? {
        guard let mapping = node.mapping else { return nil }
        for (candidate, value) in mapping where candidate.scalar?.string == key {
            return MappingNode(node: value, file: file)
        }
        return nil
    }

    /// Keys with the places where they are written, in the order of the file.
    var keys: [(name: String, place: MappingPlace)] {
        guard let mapping = node.mapping else { return [] }
        return mapping.map { key, _ in
            let place = MappingPlace(file: file, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
            return (key.scalar?.string ?? "", place)
        }
    }

    /// Problems for every key that is not among `known`.
    func unknownKeys(besides known: Set<String>, in what: String) -> [MappingProblem] {
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
