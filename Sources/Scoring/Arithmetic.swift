import Foundation

/// A formula of a rubric file: names, numbers, `+ - * /`, brackets, `min(a, b)`, `max(a, b)`.
package indirect enum Arithmetic: Hashable, Sendable {
    case number(Decimal)
    case name(String)
    case binary(Character, Arithmetic, Arithmetic)
    case call(String, [Arithmetic])

    /// - Throws: `ArithmeticError` naming what was not understood.
    package init(_ text: String) throws {
        var parser = Parser(text)
        self = try parser.sum()
        try parser.end()
    }

    package var names: [String] {
        switch self {
        case .number: []
        case .name(let name): [name]
        case .binary(_, let left, let right): left.names + right.names
        case .call(_, let arguments): arguments.flatMap(\.names)
        }
    }

    /// - Returns: nil where something is divided by zero or a name has no value.
    package func value(_ values: [String: Decimal]) -> Decimal? {
        switch self {
        case .number(let value):
            return value
        case .name(let name):
            return values[name]
        case .binary(let sign, let left, let right):
            guard let left = left.value(values), let right = right.value(values) else { return nil }
            switch sign {
            case "+": return left + right
            case "-": return left - right
            case "*": return left * right
            default: return right == 0 ? nil : left / right
            }
        case .call(let name, let arguments):
            let values = arguments.compactMap { $0.value(values) }
            guard values.count == arguments.count else { return nil }
            return name == "min" ? values.min() : values.max()
        }
    }

    /// The formula with figures in place of names, as people write it: "(10 + 4) x 15 / 165".
    package func written(_ figures: [String: String], inside outer: Int = 0) -> String {
        switch self {
        case .number(let value):
            return value.written()
        case .name(let name):
            return figures[name] ?? name
        case .binary(let sign, let left, let right):
            let rank = sign == "+" || sign == "-" ? 1 : 2
            // The right side of "-" and "/" needs its brackets even at the same rank.
            let rightRank = sign == "-" || sign == "/" ? rank + 1 : rank
            let text =
                "\(left.written(figures, inside: rank)) \(sign == "*" ? "x" : String(sign)) \(right.written(figures, inside: rightRank))"
            return rank < outer ? "(\(text))" : text
        case .call(let name, let arguments):
            return "\(name)(\(arguments.map { $0.written(figures) }.joined(separator: "; ")))"
        }
    }
}

package enum ArithmeticError: Error, Hashable, CustomStringConvertible {
    case unexpected(String, in: String)
    case unfinished(String)

    package var description: String {
        switch self {
        case .unexpected(let piece, let text): "không hiểu “\(piece)” trong công thức “\(text)”"
        case .unfinished(let text): "công thức “\(text)” chưa hết"
        }
    }
}

/// Recursive descent over one formula.
private struct Parser {
    private let text: String
    private var rest: Substring

    init(_ text: String) {
        self.text = text
        rest = text[...]
    }

    private mutating func peek() -> Character? {
        rest = rest.drop(while: \.isWhitespace)
        return rest.first
    }

    private mutating func take(_ expected: Character) throws {
        guard peek() == expected else { throw failure() }
        rest.removeFirst()
    }

    private mutating func failure() -> ArithmeticError {
        peek().map { .unexpected(String($0), in: text) } ?? .unfinished(text)
    }

    mutating func end() throws {
        if peek() != nil { throw failure() }
    }

    mutating func sum() throws -> Arithmetic {
        var left = try product()
        while let sign = peek(), sign == "+" || sign == "-" {
            rest.removeFirst()
            left = .binary(sign, left, try product())
        }
        return left
    }

    private mutating func product() throws -> Arithmetic {
        var left = try atom()
        while let sign = peek(), sign == "*" || sign == "/" {
            rest.removeFirst()
            left = .binary(sign, left, try atom())
        }
        return left
    }

    private mutating func atom() throws -> Arithmetic {
        guard let first = peek() else { throw failure() }
        if first == "(" {
            rest.removeFirst()
            let inner = try sum()
            try take(")")
            return inner
        }
        if first.isNumber {
            let digits = rest.prefix { $0.isNumber || $0 == "." }
            guard let value = Decimal(rubricText: String(digits)) else { throw failure() }
            rest = rest.dropFirst(digits.count)
            return .number(value)
        }
        guard first.isLetter else { throw failure() }
        let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        rest = rest.dropFirst(name.count)
        guard name == "min" || name == "max", peek() == "(" else { return .name(name) }
        try take("(")
        var arguments = [try sum()]
        while peek() == "," {
            rest.removeFirst()
            arguments.append(try sum())
        }
        try take(")")
        return .call(name, arguments)
    }
}
