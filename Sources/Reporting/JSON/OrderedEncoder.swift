import Foundation

/// Turns an `Encodable` value into a `JSONNode` whose members stand in the order in which the value encodes them.
///
/// `JSONEncoder` sorts names or leaves their order to chance, and prints `Decimal`s and `Double`s as it likes; a contract that people read
/// wants neither. Decimals are printed exactly, doubles rounded to `decimalPlaces`; dictionaries, which have no order, are sorted by name.
struct OrderedEncoder {
    /// Confidences beyond the fourth place say nothing, and the last bits of a double differ between machines.
    static let decimalPlaces = 4

    /// Throws `EncodingError` for numbers that JSON cannot hold.
    static func node(of value: some Encodable) throws -> JSONNode {
        let slot = NodeSlot()
        try slot.fill(value, path: [])
        return slot.node
    }

    static func number(_ value: Double, path: [any CodingKey]) throws -> JSONNode {
        guard value.isFinite else { throw notANumber(value, path) }
        let scale = pow(10, Double(decimalPlaces))
        let rounded = (value * scale).rounded() / scale
        // A whole number prints without ".0", and minus zero as zero.
        if let whole = Int(exactly: rounded) { return .number(String(whole)) }
        return .number(rounded.description)
    }

    static func number(_ value: Decimal, path: [any CodingKey]) throws -> JSONNode {
        guard !value.isNaN else { throw notANumber(value, path) }
        return .number(value.description)
    }

    private static func notANumber(_ value: Any, _ path: [any CodingKey]) -> EncodingError {
        EncodingError.invalidValue(value, .init(codingPath: path, debugDescription: "JSON has no such number"))
    }
}

/// The place of one value in the making; containers hold on to the slots that they fill.
private final class NodeSlot {
    private enum Kind {
        case leaf(JSONNode)
        case array
        case object
    }

    // A value that encodes nothing at all is an object without members.
    private var kind = Kind.object
    private var slots: [NodeSlot] = []
    private var names: [String] = []
    private var isSorted = false

    var node: JSONNode {
        switch kind {
        case .leaf(let node): return node
        case .array: return .array(slots.map(\.node))
        case .object:
            let members = zip(names, slots).map { JSONNode.Member(name: $0, value: $1.node) }
            return .object(isSorted ? members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } : members)
        }
    }

    var count: Int { slots.count }

    func becomeArray() { kind = .array }

    func append() -> NodeSlot {
        let slot = NodeSlot()
        slots.append(slot)
        return slot
    }

    func member(_ name: String) -> NodeSlot {
        names.append(name)
        return append()
    }

    func fill<Value: Encodable>(_ value: Value, path: [any CodingKey]) throws {
        switch value {
        case let value as Bool: kind = .leaf(.bool(value))
        case let value as String: kind = .leaf(.string(value))
        case let value as any BinaryInteger: kind = .leaf(.number(String(describing: value)))
        case let value as Decimal: kind = .leaf(try OrderedEncoder.number(value, path: path))
        case let value as Double: kind = .leaf(try OrderedEncoder.number(value, path: path))
        default:
            isSorted = value is any StringKeyed
            try value.encode(to: SlotEncoder(slot: self, codingPath: path))
        }
    }

    func fillNil() { kind = .leaf(.null) }
}

/// Marks dictionaries, whose order is chance.
private protocol StringKeyed {}
extension Dictionary: StringKeyed where Key == String {}

private struct SlotEncoder: Encoder {
    let slot: NodeSlot
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        return KeyedEncodingContainer(KeyedSlots<Key>(slot: slot, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        slot.becomeArray()
        return UnkeyedSlots(slot: slot, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleSlot(slot: slot, codingPath: codingPath) }
}

private struct KeyedSlots<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let slot: NodeSlot
    let codingPath: [any CodingKey]

    func encodeNil(forKey key: Key) { slot.member(key.stringValue).fillNil() }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try slot.member(key.stringValue).fill(value, path: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
        SlotEncoder(slot: slot.member(key.stringValue), codingPath: codingPath + [key]).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        SlotEncoder(slot: slot.member(key.stringValue), codingPath: codingPath + [key]).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { SlotEncoder(slot: slot.member("super"), codingPath: codingPath) }

    func superEncoder(forKey key: Key) -> any Encoder { SlotEncoder(slot: slot.member(key.stringValue), codingPath: codingPath + [key]) }
}

private struct UnkeyedSlots: UnkeyedEncodingContainer {
    let slot: NodeSlot
    let codingPath: [any CodingKey]
    var count: Int { slot.count }

    func encodeNil() { slot.append().fillNil() }

    func encode<Value: Encodable>(_ value: Value) throws { try slot.append().fill(value, path: codingPath) }

    func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
        SlotEncoder(slot: slot.append(), codingPath: codingPath).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        SlotEncoder(slot: slot.append(), codingPath: codingPath).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { SlotEncoder(slot: slot.append(), codingPath: codingPath) }
}

private struct SingleSlot: SingleValueEncodingContainer {
    let slot: NodeSlot
    let codingPath: [any CodingKey]

    func encodeNil() { slot.fillNil() }

    func encode<Value: Encodable>(_ value: Value) throws { try slot.fill(value, path: codingPath) }
}
