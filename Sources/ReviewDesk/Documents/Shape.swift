import Foundation
import RecordModel
import VietnameseText

/// What is in question in a doubtful field, so that the same question from many documents can be answered at once.
struct Shape: Hashable, Sendable {
    let key: String
    let reading: String
    let other: String?

    /// Longer differences are questions of their own.
    private static let mostCharacters = 3

    /// Nil for fields in which nothing was read.
    init?(_ field: RecordField) {
        guard field.state == .filled, let raw = field.raw?.nfcSpaced, !raw.isEmpty else { return nil }
        let alternatives = field.alternatives.map(\.raw.nfcSpaced).filter { !$0.isEmpty }
        if let first = alternatives.first, let pair = Self.difference(raw, first) {
            // Read as 1 or as 7: the question is the same whichever the machine took.
            key = "p-" + Self.hash(([pair.0, pair.1].sorted() + [Self.kind(field.type)]).joined(separator: "\u{1F}"))
            (reading, other) = pair
        } else {
            let values = field.alternatives.map { "\($0.raw.nfcSpaced)\u{1E}\(String(describing: $0.value))" }
            key = "r-" + Self.hash(([field.type.rawValue, raw] + values).joined(separator: "\u{1F}"))
            reading = raw
            other = alternatives.first
        }
    }

    private static func kind(_ type: FieldType) -> String { type.isNumeric ? "number" : "text" }

    /// The stretch in which two readings differ; nil where they are equal or differ in more than a few characters.
    static func difference(_ first: String, _ second: String) -> (String, String)? {
        var left = Array(first)[...]
        var right = Array(second)[...]
        while let a = left.first, let b = right.first, a == b {
            left.removeFirst()
            right.removeFirst()
        }
        while let a = left.last, let b = right.last, a == b {
            left.removeLast()
            right.removeLast()
        }
        guard !left.isEmpty || !right.isEmpty, left.count <= mostCharacters, right.count <= mostCharacters else { return nil }
        return (String(left), String(right))
    }

    /// FNV-1a, 64 bits: short, the same on every machine; a clash would put two questions on one screen, where each is answered by itself.
    static func hash(_ text: String) -> String { String(fnv(text), radix: 16) }

    static func fnv(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}

/// The number by which a field is drawn for a sample: spread evenly, the same for the same bytes on every machine.
enum Lot {
    static func number(sha256: String, position: Int) -> Int64 { mixed(Shape.fnv("\(sha256)/\(position)")) }

    static func start(seed: UInt64) -> Int64 { mixed(seed) }

    /// The finaliser of splitmix64 (Steele, Lea, Flood 2014), without the sign.
    private static func mixed(_ value: UInt64) -> Int64 {
        var z = value &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int64(bitPattern: (z ^ (z >> 31)) >> 1)
    }
}
