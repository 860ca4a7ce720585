/// A telephone number as its digits.
package struct PhoneReading: Hashable, Sendable {
    /// With the leading zero.
    package var digits: String
    /// Whether a leading zero, which spreadsheets drop, was put back.
    package var restoredZero: Bool
    /// More numbers in the same text.
    package var others: [String]

    /// Vietnamese numbers with their leading zero; the longest are land lines of 11 digits, the shortest service numbers.
    private static let plausibleLengths = 8...11
    private static let mobilePrefixes: Set<Character> = ["3", "5", "7", "8", "9"]

    /// Reads "0856 182 888", "(0207) 3.818.153", "+84 207 3818153", "915113779". Nil where there is no telephone number.
    package static func read(_ text: String) -> PhoneReading? {
        var numbers: [PhoneReading] = []
        for candidate in candidates(in: text) {
            if let number = number(from: candidate) { numbers.append(number) }
        }
        guard var first = numbers.first else { return nil }
        first.others = numbers.dropFirst().map(\.digits)
        return first
    }

    private static func number(from raw: String) -> PhoneReading? {
        var digits = raw
        var restored = false
        if digits.hasPrefix("+84") {
            digits = "0" + digits.dropFirst(3)
        } else if digits.hasPrefix("0084") {
            digits = "0" + digits.dropFirst(4)
        }
        if digits.hasPrefix("00") { digits.removeFirst() }
        digits.removeAll { $0 == "+" }
        if let first = digits.first, first != "0" {
            let isMobile = digits.count == 9 && mobilePrefixes.contains(first)
            let isLandLine = digits.count == 10 && first == "2"
            if isMobile || isLandLine {
                digits = "0" + digits
                restored = true
            } else if digits.count == 11, digits.hasPrefix("84") {
                digits = "0" + digits.dropFirst(2)
            }
        }
        return plausibleLengths.contains(digits.count) ? PhoneReading(digits: digits, restoredZero: restored, others: []) : nil
    }

    /// Runs of digits and the separators that people put into telephone numbers; a run that is full is not joined with the next.
    private static func candidates(in text: String) -> [String] {
        var result: [String] = []
        var current = ""
        for scalar in plainSpaces(nfc(text)).unicodeScalars {
            if scalar.isASCIIDigit || (scalar == "+" && current.isEmpty) {
                current.unicodeScalars.append(scalar)
            } else if " .()".unicodeScalars.contains(scalar) {
                // "0207 3818153 0915113779": the next zero begins another number.
                continue
            } else if "-–".unicodeScalars.contains(scalar), current.filter({ $0 != "+" }).count < plausibleLengths.lowerBound {
                continue
            } else if !current.isEmpty {
                result.append(current)
                current = ""
            }
        }
        if !current.isEmpty { result.append(current) }
        return result.flatMap(splitAtZeros)
    }

    private static func splitAtZeros(_ digits: String) -> [String] {
        guard digits.count > plausibleLengths.upperBound + 1, digits.hasPrefix("0") else { return [digits] }
        for length in [10, 11] where digits.dropFirst(length).hasPrefix("0") {
            return [String(digits.prefix(length))] + splitAtZeros(String(digits.dropFirst(length)))
        }
        return [digits]
    }
}
