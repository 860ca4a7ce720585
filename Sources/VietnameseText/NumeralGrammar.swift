import Foundation

/// Decides what the separators between groups of digits mean.
struct NumeralGrammar {
    struct Group: Hashable {
        /// "." "," "'" or " " before the digits; nil for the first group.
        var separator: Unicode.Scalar?
        var digits: String
    }

    let groups: [Group]
    let kind: NumberReading.Kind
    let decimalMark: Character?

    /// Digits in a group of thousands.
    private static let groupLength = 3
    /// A whole number with a leading zero and more digits than this is a telephone or document number.
    private static let longestZeroPadded = 5

    /// Nil where the digits are no number.
    var numeral: NumberScanner.Numeral? {
        guard let first = groups.first, let last = groups.last else { return nil }
        let separators = groups.compactMap(\.separator)
        if separators.isEmpty { return whole(first.digits) }
        let kinds = Set(separators)
        if kinds.count == 1, let mark = kinds.first, separators.count == 1, mark == "." || mark == "," {
            return withOneMark(mark, first.digits, last.digits)
        }
        if kinds.count == 1 { return isGrouped(groups) ? thousands(groups) : nil }
        // Two kinds of separators: the last is the decimal mark and stands once, the other parts thousands.
        guard kinds.count == 2, let mark = separators.last, separators.filter({ $0 == mark }).count == 1, mark == "." || mark == ",",
            isGrouped(Array(groups.dropLast())), let value = decimal(groups.dropLast().map(\.digits).joined(), last.digits)
        else { return nil }
        return NumberScanner.Numeral(value: value, alternatives: [], repairs: [])
    }

    private func whole(_ digits: String) -> NumberScanner.Numeral? {
        let isZeroPadded = digits.count > 1 && digits.hasPrefix("0")
        if isZeroPadded && digits.count > Self.longestZeroPadded { return nil }
        guard let value = decimal(digits, "") else { return nil }
        return NumberScanner.Numeral(value: value, alternatives: [], repairs: isZeroPadded ? [.leadingZeros] : [])
    }

    private func thousands(_ groups: [Group]) -> NumberScanner.Numeral? {
        decimal(groups.map(\.digits).joined(), "").map { NumberScanner.Numeral(value: $0, alternatives: [], repairs: []) }
    }

    private func withOneMark(_ mark: Unicode.Scalar, _ before: String, _ after: String) -> NumberScanner.Numeral? {
        guard before.count <= Self.longestZeroPadded || !before.hasPrefix("0"), let asDecimal = decimal(before, after) else { return nil }
        let mayBeThousands = after.count == Self.groupLength && before.count <= Self.groupLength && !before.hasPrefix("0")
        guard mayBeThousands, let asThousands = decimal(before + after, "") else {
            // A leading zero before four or more decimals with a dot is how telephone numbers begin ("0296.3000").
            if before.count > 1, before.hasPrefix("0"), after.count >= Self.groupLength { return nil }
            let repairs: [NumberReading.Repair] = before.count > 1 && before.hasPrefix("0") ? [.leadingZeros] : []
            return NumberScanner.Numeral(value: asDecimal, alternatives: [], repairs: repairs)
        }
        let isDecimal: Bool
        if kind == .count {
            // nobody counts in thousandths, whatever the document's other figures look like
            isDecimal = false
        } else if let decimalMark, let hint = decimalMark.unicodeScalars.first {
            isDecimal = hint == mark
        } else {
            isDecimal = kind == .decimal || kind == .percent
        }
        return NumberScanner.Numeral(
            value: isDecimal ? asDecimal : asThousands, alternatives: [isDecimal ? asThousands : asDecimal], repairs: [.ambiguousSeparator])
    }

    /// One to three digits, then groups of exactly three; no leading zero.
    private func isGrouped(_ groups: [Group]) -> Bool {
        guard let first = groups.first, first.digits.count <= Self.groupLength else { return false }
        if groups.count > 1, first.digits.hasPrefix("0") { return false }
        return groups.dropFirst().allSatisfy { $0.digits.count == Self.groupLength && $0.separator == groups[1].separator }
    }

    private func decimal(_ whole: String, _ fraction: String) -> Decimal? {
        Decimal(string: fraction.isEmpty ? whole : whole + "." + fraction, locale: Locale(identifier: "en_US_POSIX"))
    }
}
