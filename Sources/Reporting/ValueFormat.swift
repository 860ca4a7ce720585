import DocumentModel
import Foundation
import RecordModel

/// How values look to people: `342.628` and `51,7` in Vietnamese, `342,628` and `51.7` in English.
package struct ValueFormat {
    package let language: Language
    let words: ReportWords

    package init(_ language: Language) {
        self.language = language
        words = ReportWords(language)
    }

    private var decimalMark: String { language == .vietnamese ? "," : "." }
    private var groupMark: String { language == .vietnamese ? "." : "," }
    private static let groupSize = 3

    package func number(_ value: Decimal) -> String {
        let parts = value.description.split(separator: ".", maxSplits: 1).map(String.init)
        let negative = parts[0].hasPrefix("-")
        let digits = negative ? String(parts[0].dropFirst()) : parts[0]
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: Self.groupSize) { grouped += groupMark }
            grouped.append(digit)
        }
        return (negative ? "−" : "") + grouped + (parts.count > 1 ? decimalMark + parts[1] : "")
    }

    /// Points as the decision writes them: at most two places.
    package func points(_ value: Decimal) -> String {
        number(value.rounded(places: 2))
    }

    package func value(_ value: FieldValue, type: FieldType? = nil) -> String {
        switch value {
        case .number(let number): self.number(number)
        case .bool(let bool): bool ? words.yes : words.no
        case .string(let string): type == .date ? date(string) : string
        case .list(let items): items.joined(separator: "; ")
        }
    }

    /// ISO 8601 to day/month/year; anything else comes back as it is.
    package func date(_ iso: String) -> String {
        guard let match = iso.wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/) else { return iso }
        return "\(match.3)/\(match.2)/\(match.1)"
    }

    /// Rounded down, so that nothing looks surer than it is; one decimal place from 99 % on, where the tenths are what matters.
    package func percent(_ probability: Double) -> String {
        let tenths = (min(max(probability, 0), 1) * 1000 + Self.roundingNoise).rounded(.down)
        if probability > 0, tenths < 10 { return "< 1\u{A0}%" }
        let showsTenths = tenths >= 990 && tenths < 1000
        let text = showsTenths ? (tenths / 10).formatted(places: 1) : String(Int(tenths / 10))
        return text.replacingOccurrences(of: ".", with: decimalMark) + "\u{A0}%"
    }

    /// 0.997 × 1000 is a hair under 997 in binary.
    private static let roundingNoise = 1e-9

    package func degrees(_ angle: Double) -> String {
        angle.formatted(places: 1).replacingOccurrences(of: ".", with: decimalMark) + "°"
    }

    package func bytes(_ count: Int) -> String {
        let kilobyte = 1024.0
        let kilobytes = Double(count) / kilobyte
        if kilobytes < 1 { return "\(count) B" }
        if kilobytes < kilobyte { return "\(Int(kilobytes.rounded())) KB" }
        return (kilobytes / kilobyte).formatted(places: 1).replacingOccurrences(of: ".", with: decimalMark) + " MB"
    }
}

extension Double {
    /// With a decimal point, whatever the locale.
    fileprivate func formatted(places: Int) -> String { String(format: "%.\(places)f", self) }
}

extension Decimal {
    /// Half away from zero, as people round.
    package func rounded(places: Int) -> Decimal {
        var source = self
        var result = Decimal()
        NSDecimalRound(&result, &source, places, .plain)
        return result
    }
}
