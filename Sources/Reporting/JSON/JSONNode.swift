/// A JSON value whose members keep their order, so that a person reads a record in the order of its contract.
indirect enum JSONNode: Equatable {
    struct Member: Equatable {
        var name: String
        var value: JSONNode
    }

    case null
    case bool(Bool)
    /// As it is to be printed.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
}

/// Prints `JSONNode`s: the same node gives the same bytes.
struct JSONPrinter {
    /// Columns within which a value is kept on one line when printing for people.
    static let lineWidth = 120
    private static let indent = "  "

    static func compact(_ node: JSONNode) -> String {
        switch node {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): text
        case .string(let text): quoted(text)
        case .array(let elements): "[" + elements.map(compact).joined(separator: ",") + "]"
        case .object(let members): "{" + members.map { quoted($0.name) + ":" + compact($0.value) }.joined(separator: ",") + "}"
        }
    }

    /// Two spaces a level; arrays and objects that fit stand on one line.
    static func pretty(_ node: JSONNode) -> String {
        render(node, indentation: "", used: 0)
    }

    private static func render(_ node: JSONNode, indentation: String, used: Int) -> String {
        if !isSurelyLonger(node, than: lineWidth) {
            let flat = flat(node)
            if used + flat.count <= lineWidth { return flat }
        }
        let inner = indentation + indent
        switch node {
        case .array(let elements):
            let lines = elements.map { inner + render($0, indentation: inner, used: inner.count + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n" + indentation + "]"
        case .object(let members):
            let lines = members.map { member in
                let name = inner + quoted(member.name) + ": "
                return name + render(member.value, indentation: inner, used: name.count + 1)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + indentation + "}"
        default:
            return flat(node)
        }
    }

    /// Bytes that one character has at most; those of a letter with three marks have seven.
    private static let bytesOfCharacter = 16

    /// Whether a node has more characters than `width`, told without printing it: what stands around long arrays need not be set flat.
    private static func isSurelyLonger(_ node: JSONNode, than width: Int) -> Bool {
        var room = width * bytesOfCharacter
        func take(_ node: JSONNode) -> Bool {
            switch node {
            case .null, .bool, .number: room -= 1
            case .string(let text): room -= text.utf8.count
            case .array(let elements): return elements.contains(where: take)
            case .object(let members):
                return members.contains { member in
                    room -= member.name.utf8.count
                    return take(member.value)
                }
            }
            return room < 0
        }
        return take(node)
    }

    private static func flat(_ node: JSONNode) -> String {
        switch node {
        case .array(let elements): "[" + elements.map(flat).joined(separator: ", ") + "]"
        case .object(let members): "{" + members.map { quoted($0.name) + ": " + flat($0.value) }.joined(separator: ", ") + "}"
        default: compact(node)
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            // The two line separators are legal in JSON, but cut NDJSON in two for readers that take them as line ends.
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
