/// A number in decimal digits, so that it is rounded as a person would round what is written: 0.285 to 0.29.
struct DecimalDigits: Hashable {
    var isNegative: Bool
    /// From the first that is not 0; empty for zero.
    private(set) var digits: [UInt8]
    /// The place of the decimal sign, counted from before the first digit: 51.7 is 517 with 2.
    private(set) var point: Int

    /// Significant digits that spreadsheets keep.
    private static let precision = 15

    /// The shortest decimal that reads as `value`, at most 15 digits; nil for infinities.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        isNegative = value < 0
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let parts = "\(value.magnitude)".split(separator: "e")
        for byte in parts[0].utf8 {
            if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte & 0x0F) }
        }
        if parts.count > 1 { exponent = Int(parts[1]) ?? 0 }
        let leadingZeros = digits.prefix { $0 == 0 }.count
        self.digits = Array(digits.dropFirst(leadingZeros))
        self.point = (point ?? digits.count) - leadingZeros + exponent
        normalize()
        round(significant: Self.precision)
    }

    var isZero: Bool { digits.isEmpty }

    /// Moves the decimal sign: 2 for per cent, -3 for thousands.
    mutating func scale(byPowerOfTen power: Int) {
        if !isZero { point += power }
    }

    /// Rounds to so many places after the decimal sign, halves away from zero.
    mutating func round(places: Int) {
        round(significant: point + places)
    }

    /// Digits before the decimal sign, without leading zeros.
    var integerDigits: [UInt8] {
        guard point > 0 else { return [] }
        return Array(digits.prefix(point)) + Array(repeating: 0, count: max(0, point - digits.count))
    }

    /// Digits after the decimal sign, without trailing zeros.
    var fractionDigits: [UInt8] {
        guard !isZero, digits.count > point else { return [] }
        return Array(repeating: 0, count: max(0, -point)) + digits.dropFirst(max(0, point))
    }

    /// With a decimal point and without an exponent, as short as it is exact: files write 80.9 as 80.90000000000001.
    var plain: String {
        let whole = integerDigits.isEmpty ? "0" : integerDigits.map(String.init).joined()
        let fraction = fractionDigits.map(String.init).joined()
        return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    private mutating func round(significant count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else {
            digits = []
            point = 0
            return
        }
        let roundsUp = digits[count] >= 5
        digits.removeLast(digits.count - count)
        if roundsUp {
            var index = count - 1
            while index >= 0, digits[index] == 9 {
                digits[index] = 0
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(1, at: 0)
                point += 1
            }
        }
        normalize()
    }

    private mutating func normalize() {
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty {
            point = 0
            isNegative = false
        }
    }
}
