/// Prints `JSONNode`s: the same node gives the same bytes.
struct JSONPrinter {
    /// Columns within which a value is kept on one line when printing for people.
    static let lineWidth = 120
    private static let indent = 2

    private var bytes: [UInt8] = []
    /// What stands after ":" and "," within a line.
    private let gap: StaticString

    static func compact(_ node: JSONNode) -> String {
        var printer = JSONPrinter(gap: "")
        printer.flat(node)
        return String(decoding: printer.bytes, as: UTF8.self)
    }

    /// Two spaces a level; arrays and objects that fit stand on one line.
    static func pretty(_ node: JSONNode) -> String {
        var printer = JSONPrinter(gap: " ")
        printer.render(node, indentation: 0, used: 0)
        return String(decoding: printer.bytes, as: UTF8.self)
    }

    private init(gap: StaticString) {
        self.gap = gap
    }

    private mutating func put(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func breakLine(_ indentation: Int) {
        put("\n")
        for _ in 0..<indentation { put(" ") }
    }

    // MARK: Layout

    private mutating func render(_ node: JSONNode, indentation: Int, used: Int) {
        let inner = indentation + Self.indent
        switch node {
        case .array(let elements) where Self.width(node, room: Self.lineWidth - used) == nil:
            put("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { put(",") }
                breakLine(inner)
                render(element, indentation: inner, used: inner + 1)
            }
            breakLine(indentation)
            put("]")
        case .object(let members) where Self.width(node, room: Self.lineWidth - used) == nil:
            put("{")
            for (index, member) in members.enumerated() {
                if index > 0 { put(",") }
                breakLine(inner)
                quote(member.name)
                put(": ")
                let name = inner + (Self.width(of: member.name, room: .max) ?? 0) + 2
                render(member.value, indentation: inner, used: name + 1)
            }
            breakLine(indentation)
            put("}")
        default:
            flat(node)
        }
    }

    private mutating func flat(_ node: JSONNode) {
        switch node {
        case .null: put("null")
        case .bool(let value): put(value ? "true" : "false")
        case .number(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text): quote(text)
        case .array(let elements):
            put("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { comma() }
                flat(element)
            }
            put("]")
        case .object(let members):
            put("{")
            for (index, member) in members.enumerated() {
                if index > 0 { comma() }
                quote(member.name)
                put(":")
                put(gap)
                flat(member.value)
            }
            put("}")
        }
    }

    private mutating func comma() {
        put(",")
        put(gap)
    }

    // MARK: Widths

    /// Characters that the node takes on one line; nil for more than `room`. Ends as soon as that is known, so that large values cost nothing.
    private static func width(_ node: JSONNode, room: Int) -> Int? {
        func fitting(_ width: Int) -> Int? { width <= room ? width : nil }
        switch node {
        case .null: return fitting(4)
        case .bool(let value): return fitting(value ? 4 : 5)
        case .number(let text): return fitting(text.utf8.count)
        case .string(let text): return width(of: text, room: room)
        case .array(let elements):
            var used = 2 + 2 * max(elements.count - 1, 0)
            for element in elements {
                guard used <= room, let width = width(element, room: room - used) else { return nil }
                used += width
            }
            return fitting(used)
        case .object(let members):
            var used = 2 + 2 * max(members.count - 1, 0)
            for member in members {
                guard used <= room, let name = width(of: member.name, room: room - used) else { return nil }
                used += name + 2
                guard used <= room, let width = width(member.value, room: room - used) else { return nil }
                used += width
            }
            return fitting(used)
        }
    }

    /// The longest characters of real texts, letters with marks one by one, have fewer bytes.
    private static let mostBytesOfCharacter = 16

    private static func width(of text: String, room: Int) -> Int? {
        let length = text.utf8.count
        if room < .max / mostBytesOfCharacter, length > room * mostBytesOfCharacter { return nil }
        var isPlain = true
        var isASCII = true
        for byte in text.utf8 {
            if isEscapable(byte) { isPlain = false }
            if byte >= 0x80 { isASCII = false }
        }
        let width: Int
        if isPlain {
            width = (isASCII ? length : text.count) + 2
        } else {
            var printer = JSONPrinter(gap: "")
            printer.quote(text)
            width = String(decoding: printer.bytes, as: UTF8.self).count
        }
        return width <= room ? width : nil
    }

    // MARK: Strings

    /// Whether a byte may begin a character that is not printed as it is.
    private static func isEscapable(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2
    }

    private mutating func quote(_ text: String) {
        put("\"")
        if text.utf8.contains(where: Self.isEscapable) {
            for scalar in text.unicodeScalars { escape(scalar) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        put("\"")
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": put("\\\"")
        case "\\": put("\\\\")
        case "\n": put("\\n")
        case "\r": put("\\r")
        case "\t": put("\\t")
        // The two line separators are legal in JSON, but cut NDJSON in two for readers that take them as line ends.
        case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
            let digits = String(scalar.value, radix: 16)
            put("\\u")
            for _ in digits.utf8.count..<4 { put("0") }
            bytes.append(contentsOf: digits.utf8)
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
