import Foundation
import RecordModel

/// A JSON value of a truth file, or a record's value beside it.
package enum TruthValue: Hashable, Sendable, Decodable {
    case null
    case bool(Bool)
    case number(Decimal)
    case string(String)
    case list([TruthValue])
    case object([String: TruthValue])

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Decimal.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([TruthValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: TruthValue].self))
        }
    }

    init(_ value: FieldValue?) {
        switch value {
        case nil: self = .null
        case .bool(let bool): self = .bool(bool)
        case .number(let number): self = .number(number)
        case .string(let string): self = .string(string)
        case .list(let items): self = .list(items.map(TruthValue.string))
        }
    }

    /// Nothing, empty words or an empty list: what an empty slot has.
    var isEmpty: Bool {
        switch self {
        case .null: true
        case .string(let string): string.isEmpty
        case .list(let items): items.isEmpty
        default: false
        }
    }

    /// The words as one text, for comparison; lists in brackets.
    var text: String {
        switch self {
        case .null: ""
        case .bool(let bool): bool ? "true" : "false"
        case .number(let number): number.description
        case .string(let string): string
        case .list(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
        case .object(let members): members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ")
        }
    }

    /// A number, or words that are one; yes is 1.
    var number: Double? {
        switch self {
        case .bool(let bool): bool ? 1 : 0
        case .number(let number): NSDecimalNumber(decimal: number).doubleValue
        case .string(let string): Double(string.trimmingCharacters(in: .whitespaces))
        default: nil
        }
    }

    /// Yes or no, also where it is written as 1 or 0.
    var bool: Bool? {
        switch self {
        case .bool(let bool): bool
        case .number(0): false
        case .number(1): true
        default: nil
        }
    }

    subscript(_ key: String) -> TruthValue {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }
}
