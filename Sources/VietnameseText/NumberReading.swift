import Foundation

/// What a slot's text says as a number, and how it was read.
package struct NumberReading: Hashable, Sendable {
    /// What the slot asks for; decides between readings that the text alone leaves open.
    package enum Kind: Hashable, Sendable {
        case count, decimal, percent, money
    }

    /// What was done to the text beyond reading digits.
    package enum Repair: String, Hashable, Sendable, CaseIterable {
        /// I, l or | read as 1, O or o as 0.
        case lettersAsDigits
        /// Dots, ellipses or underscores of the blank around the number were dropped.
        case leadersDropped
        /// White space next to a separator was dropped ("51 ,7").
        case innerSpaceDropped
        /// A dash before the number was taken for a bullet.
        case bulletDropped
        /// One separator with three digits after it: thousands or decimals (`alternatives` has the other reading).
        case ambiguousSeparator
        /// A word before the number was passed over ("có 04 tài khoản").
        case leadingWordsDropped
        /// "khoảng", "gần", "hơn", "trên", "dưới", "≈", "≥" and their like.
        case approximate
        /// "16/36".
        case fraction
        /// A count with decimals.
        case fractionalCount
        /// Zeros before other digits ("05").
        case leadingZeros
        /// `rest` begins with another number.
        case moreNumbers
    }

    package var value: Decimal
    /// What follows the number and its scale word: a unit, a remark.
    package var rest: String
    package var repairs: [Repair]
    /// Other values that the text may mean, likeliest first.
    package var alternatives: [Decimal]
    /// Both numbers of "16/36"; `value` is then 16 for a count, and the quotient (of 100 for percent) otherwise.
    package var fraction: Fraction?
    /// Whether a percent sign stood behind the number; it is not in `rest`.
    package var hasPercentSign: Bool
    /// What "nghìn", "triệu", "tỷ" multiplied the number by; 1 without such a word.
    package var scale: Decimal

    package struct Fraction: Hashable, Sendable {
        package var numerator: Decimal
        package var denominator: Decimal
    }

    /// Reads the number at the beginning of `text`; nil where there is none, or where the digits are something else (telephone numbers, dates,
    /// ranges).
    ///
    /// - Parameters:
    ///   - decimalMark: "," or ".", where the document's habit is known; decides the readings that are ambiguous otherwise.
    ///   - allowingRepairs: letters may be digits ("I" is 1): only for text that came out of OCR.
    package static func read(
        _ text: String, as kind: Kind, decimalMark: Character? = nil, allowingRepairs: Bool = false
    ) -> NumberReading? {
        var scanner = NumberScanner(text, allowingRepairs: allowingRepairs)
        scanner.skipLeaders()
        let sign = scanner.takeSignAndWords()
        guard let first = scanner.takeNumeral(kind: kind, decimalMark: decimalMark) else { return nil }
        if scanner.continuesAsSomethingElse { return nil }
        var reading = NumberReading(
            value: first.value, rest: "", repairs: scanner.repairs + first.repairs, alternatives: first.alternatives, fraction: nil,
            hasPercentSign: false, scale: 1)
        if let denominator = scanner.takeDenominator(kind: kind, decimalMark: decimalMark) {
            guard denominator != 0 else { return nil }
            reading.take(Fraction(numerator: first.value, denominator: denominator), as: kind)
        }
        if sign == .minus {
            reading.value.negate()
            reading.alternatives = reading.alternatives.map { -$0 }
        }
        reading.hasPercentSign = scanner.takePercentSign()
        if !reading.hasPercentSign { reading.takeScales(from: &scanner, kind: kind) }
        reading.rest = scanner.rest()
        if reading.rest.first?.isNumber == true { reading.repairs.append(.moreNumbers) }
        if kind == .count, reading.fraction == nil, reading.value != reading.value.wholePart { reading.repairs.append(.fractionalCount) }
        reading.repairs = Repair.allCases.filter(Set(reading.repairs + scanner.repairs).contains)
        return reading
    }

    private mutating func take(_ fraction: Fraction, as kind: Kind) {
        self.fraction = fraction
        repairs.append(.fraction)
        let quotient = fraction.numerator / fraction.denominator
        switch kind {
        case .count, .money:
            value = fraction.numerator
            alternatives = [quotient]
        case .percent:
            value = quotient * 100
            alternatives = [fraction.numerator]
        case .decimal:
            value = quotient
            alternatives = [fraction.numerator]
        }
    }

    /// "1,5 tỷ", "1 tỷ 200 triệu".
    private mutating func takeScales(from scanner: inout NumberScanner, kind: Kind) {
        guard kind == .money || kind == .count, fraction == nil, let first = scanner.takeScale(kind: kind) else { return }
        scale = first
        // "1.234 tỷ" is rather a decimal of a thousand million than a million million; both stay open.
        value *= first
        alternatives = alternatives.map { $0 * first }
        var last = first
        while let (part, smaller) = scanner.takeScaledPart(below: last, kind: kind) {
            value += part * smaller
            alternatives = alternatives.map { $0 + part * smaller }
            last = smaller
        }
    }
}

extension Decimal {
    /// The number without its decimals.
    package var wholePart: Decimal {
        var source = self
        var result = Decimal()
        NSDecimalRound(&result, &source, 0, self < 0 ? .up : .down)
        return result
    }
}
