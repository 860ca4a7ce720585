/// Walks over the tags of the SVG that cairo writes: a small, regular subset, without entities, comments or character data of interest.
struct SVGTagScanner {
    enum Kind { case open, close, alone }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private(set) var kind = Kind.open
    private(set) var name = 0..<0
    private var attributes = 0..<0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Goes to the next tag; false at the end.
    mutating func next() -> Bool {
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        position += 1
        guard position < bytes.count else { return false }
        kind = .open
        if bytes[position] == UInt8(ascii: "/") {
            kind = .close
            position += 1
        }
        let start = position
        while position < bytes.count, !Self.endsName(bytes[position]) { position += 1 }
        name = start..<position
        let attributesStart = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
        attributes = attributesStart..<min(position, bytes.count)
        if let last = attributes.last, bytes[last] == UInt8(ascii: "/") { kind = .alone }
        position += 1
        return true
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\n")
    }

    func isNamed(_ text: StaticString) -> Bool { matches(text, at: name.lowerBound) && name.count == text.utf8CodeUnitCount }

    /// The bytes between the quotes of an attribute of the present tag.
    func attribute(_ wanted: StaticString) -> Range<Int>? {
        let length = wanted.utf8CodeUnitCount
        var index = attributes.lowerBound
        while index + length + 2 <= attributes.upperBound {
            // Skip what stands in quotes, so that a name is never found inside a value.
            if bytes[index] == UInt8(ascii: "\"") {
                index += 1
                while index < attributes.upperBound, bytes[index] != UInt8(ascii: "\"") { index += 1 }
                index += 1
                continue
            }
            if bytes[index] == UInt8(ascii: " "), matches(wanted, at: index + 1), bytes[index + 1 + length] == UInt8(ascii: "=") {
                let start = index + length + 3
                var end = start
                while end < attributes.upperBound, bytes[end] != UInt8(ascii: "\"") { end += 1 }
                return start <= end ? start..<end : nil
            }
            index += 1
        }
        return nil
    }

    func matches(_ text: StaticString, at start: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard start >= 0, start + length <= bytes.count else { return false }
        let pattern = UnsafeBufferPointer(start: text.utf8Start, count: length)
        for offset in 0..<length where bytes[start + offset] != pattern[offset] { return false }
        return true
    }

    /// Where `text` begins inside a range, or nil.
    func find(_ text: StaticString, in range: Range<Int>) -> Int? {
        let last = range.upperBound - text.utf8CodeUnitCount
        let first = text.utf8Start.pointee
        var index = range.lowerBound
        while index <= last {
            if bytes[index] == first, matches(text, at: index) { return index }
            index += 1
        }
        return nil
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func byte(_ index: Int) -> UInt8 { bytes[index] }

    /// Reads a decimal number from `index` on and moves behind it; nil where there is none before the end of `range`.
    func number(at index: inout Int, in range: Range<Int>) -> Double? {
        while index < range.upperBound, !Self.startsNumber(bytes[index]) { index += 1 }
        guard index < range.upperBound else { return nil }
        var sign = 1.0
        if bytes[index] == UInt8(ascii: "-") {
            sign = -1
            index += 1
        }
        var value = 0.0
        while index < range.upperBound, let digit = Self.digit(bytes[index]) {
            value = value * 10 + digit
            index += 1
        }
        if index < range.upperBound, bytes[index] == UInt8(ascii: ".") {
            index += 1
            var scale = 0.1
            while index < range.upperBound, let digit = Self.digit(bytes[index]) {
                value += digit * scale
                scale /= 10
                index += 1
            }
        }
        // cairo writes numbers without an exponent; one that comes all the same is tiny (1e-05) and counts as nothing.
        if index < range.upperBound, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            while index < range.upperBound, bytes[index] == UInt8(ascii: "-") || Self.digit(bytes[index]) != nil { index += 1 }
            return 0
        }
        return sign * value
    }

    private static func digit(_ byte: UInt8) -> Double? { (0x30...0x39).contains(byte) ? Double(byte - 0x30) : nil }

    private static func startsNumber(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
