import Foundation

/// Walks over the text of a slot and takes the parts of a number from it.
struct NumberScanner {
    enum Sign { case plus, minus }

    struct Numeral {
        var value: Decimal
        var alternatives: [Decimal]
        var repairs: [NumberReading.Repair]
    }

    private(set) var repairs: [NumberReading.Repair] = []
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private let allowingRepairs: Bool

    /// Longest number that is read, in digits: Decimal holds 38, and no report has more than a score.
    private static let maximumDigits = 30
    /// Words that may stand before a number without changing it, as comparison keys; longest first.
    private static let leadingWords = ["tongso", "tongcong", "tong", "tatca", "gom", "co", "dat", "la", "tren"]
    private static let approximateWords = ["khoang", "xapxi", "uoc", "gan", "hon", "tren", "duoi", "tu"]

    init(_ text: String, allowingRepairs: Bool) {
        scalars = Array(plainSpaces(nfc(text)).unicodeScalars)
        self.allowingRepairs = allowingRepairs
    }

    // MARK: Before the number

    mutating func skipLeaders() {
        skipSpace()
        let start = index
        while index < scalars.count, Self.isLeader(scalars[index]) || isSpace(index) { index += 1 }
        if index > start, index < scalars.count { repairs.append(.leadersDropped) }
    }

    mutating func takeSignAndWords() -> Sign {
        var sign = Sign.plus
        for _ in 0..<3 {
            skipSpace()
            guard index < scalars.count else { break }
            let scalar = scalars[index]
            if Self.isDash(scalar) {
                let touchesNumber = index + 1 < scalars.count && isDigit(index + 1)
                if touchesNumber { sign = .minus } else { repairs.append(.bulletDropped) }
                index += 1
            } else if "+:=".unicodeScalars.contains(scalar) {
                index += 1
            } else if "≈~≥≤><".unicodeScalars.contains(scalar) {
                repairs.append(.approximate)
                index += 1
            } else if !takeWords() {
                break
            }
        }
        skipSpace()
        return sign
    }

    private mutating func takeWords() -> Bool {
        var end = index
        while end < scalars.count, scalars[end].properties.isAlphabetic || scalars[end] == " " { end += 1 }
        guard end > index, end < scalars.count, isDigit(end) || scalars[end] == ":" || scalars[end] == "-" else { return false }
        let words = stripDiacritics(comparisonKey(String(scalars: Array(scalars[index..<end]))))
        if Self.approximateWords.contains(words) {
            repairs.append(.approximate)
        } else if Self.leadingWords.contains(words) {
            repairs.append(.leadingWordsDropped)
        } else {
            return false
        }
        index = end
        return true
    }

    // MARK: The number

    mutating func takeNumeral(kind: NumberReading.Kind, decimalMark: Character?) -> Numeral? {
        let start = index
        guard let groups = takeGroups() else { return nil }
        let numeral = NumeralGrammar(groups: groups, kind: kind, decimalMark: decimalMark).numeral
        if numeral == nil { index = start }
        return numeral
    }

    /// Digits and the separators between them.
    private mutating func takeGroups() -> [NumeralGrammar.Group]? {
        guard index < scalars.count, isDigit(index) else { return nil }
        var groups: [NumeralGrammar.Group] = []
        var separator: Unicode.Scalar?
        while index < scalars.count, isDigit(index) {
            var digits = ""
            while index < scalars.count, let digit = digit(at: index) {
                digits.unicodeScalars.append(digit)
                index += 1
            }
            groups.append(NumeralGrammar.Group(separator: separator, digits: digits))
            guard let next = takeSeparator(after: digits) else { break }
            separator = next
        }
        return groups.map(\.digits.count).reduce(0, +) <= Self.maximumDigits ? groups : nil
    }

    /// A separator only if digits follow it: "5." and "5 người" end the number.
    private mutating func takeSeparator(after digits: String) -> Unicode.Scalar? {
        var place = index
        var spaces = 0
        while place < scalars.count, isSpace(place) {
            place += 1
            spaces += 1
        }
        guard place < scalars.count else { return nil }
        let mark = scalars[place]
        if mark == "." || mark == "," || mark == "'" || mark == "’" {
            var next = place + 1
            while next < scalars.count, isSpace(next) {
                next += 1
                spaces += 1
            }
            guard next < scalars.count, scalars[next].isASCIIDigit, spaces == 0 || allowingRepairs else { return nil }
            if spaces > 0 { repairs.append(.innerSpaceDropped) }
            index = next
            return mark == "’" ? "'" : mark
        }
        guard spaces == 1, digitRun(from: place) == 3 || digits.hasPrefix("0"), scalars[place].isASCIIDigit else { return nil }
        index = place
        return " "
    }

    private func digitRun(from place: Int) -> Int {
        var end = place
        while end < scalars.count, scalars[end].isASCIIDigit { end += 1 }
        return end - place
    }

    private mutating func digit(at place: Int) -> Unicode.Scalar? {
        let scalar = scalars[place]
        if scalar.isASCIIDigit { return scalar }
        guard let digit = repairedDigit(place) else { return nil }
        repairs.append(.lettersAsDigits)
        return digit
    }

    private func isDigit(_ place: Int) -> Bool { scalars[place].isASCIIDigit || repairedDigit(place) != nil }

    /// I, l, | and O as digits: where nothing but digits, separators and such letters stands around them.
    private func repairedDigit(_ place: Int) -> Unicode.Scalar? {
        guard allowingRepairs, let digit = Self.digitsInDisguise[scalars[place]] else { return nil }
        var start = place
        while start > 0, isNumeralLike(start - 1) { start -= 1 }
        var end = place
        while end + 1 < scalars.count, isNumeralLike(end + 1) { end += 1 }
        let bordersOnLetter =
            (start > 0 && scalars[start - 1].properties.isAlphabetic)
            || (end + 1 < scalars.count && scalars[end + 1].properties.isAlphabetic)
        let hasRealDigit = scalars[start...end].contains(where: \.isASCIIDigit)
        // "O" alone is rather a bullet or a box than a nought; "I" and "l" alone are how OCR reads a lone 1.
        let standsAlone = end - start + 1 <= 2 && digit == "1"
        return !bordersOnLetter && (hasRealDigit || standsAlone) ? digit : nil
    }

    private func isNumeralLike(_ place: Int) -> Bool {
        let scalar = scalars[place]
        return scalar.isASCIIDigit || Self.digitsInDisguise[scalar] != nil || scalar == "." || scalar == ","
    }

    private static let digitsInDisguise: [Unicode.Scalar: Unicode.Scalar] = ["I": "1", "l": "1", "|": "1", "O": "0", "o": "0"]

    // MARK: After the number

    /// A date, a range or a list of numbers: not one number.
    var continuesAsSomethingElse: Bool {
        var place = index
        while place < scalars.count, isSpace(place) { place += 1 }
        guard place < scalars.count else { return false }
        if Self.isDash(scalars[place]) {
            place += 1
            while place < scalars.count, isSpace(place) { place += 1 }
            return place < scalars.count && scalars[place].isASCIIDigit
        }
        if scalars[place] == "/" {
            let tail = scalars[(place + 1)...].prefix { $0.isASCIIDigit || $0 == "." || $0 == "," || $0 == " " }
            let next = place + 1 + tail.count
            return tail.contains(where: \.isASCIIDigit) && next < scalars.count && scalars[next] == "/"
        }
        return (scalars[place] == "." || scalars[place] == ",") && place + 1 < scalars.count && scalars[place + 1].isASCIIDigit
    }

    mutating func takeDenominator(kind: NumberReading.Kind, decimalMark: Character?) -> Decimal? {
        let start = index
        skipSpace()
        guard index < scalars.count, scalars[index] == "/" else {
            index = start
            return nil
        }
        index += 1
        skipSpace()
        guard let numeral = takeNumeral(kind: .count, decimalMark: decimalMark) else {
            index = start
            return nil
        }
        return numeral.value
    }

    mutating func takePercentSign() -> Bool {
        let start = index
        skipLeadersAndSpace()
        guard index < scalars.count, scalars[index] == "%" || scalars[index] == "％" else {
            index = start
            return false
        }
        while index < scalars.count, scalars[index] == "%" || scalars[index] == "％" || isSpace(index) { index += 1 }
        return true
    }

    /// "tỷ", "triệu", "nghìn", also without marks; "tr" for money only.
    mutating func takeScale(kind: NumberReading.Kind) -> Decimal? {
        let start = index
        skipLeadersAndSpace()
        var end = index
        while end < scalars.count, scalars[end].properties.isAlphabetic { end += 1 }
        let word = stripDiacritics(comparisonKey(String(scalars: Array(scalars[index..<end]))))
        let scale: Decimal? =
            switch word {
            case "ti": 1_000_000_000
            case "trieu": 1_000_000
            case "tr" where kind == .money: 1_000_000
            case "nghin", "ngan": 1_000
            default: nil
            }
        // "tỷ lệ" is a share, not a thousand million.
        if scale == nil || (word == "ti" && restKey(from: end).hasPrefix("le")) {
            index = start
            return nil
        }
        index = end
        return scale
    }

    /// The next "200 triệu" behind "1 tỷ"; taken only with a smaller scale word.
    mutating func takeScaledPart(below scale: Decimal, kind: NumberReading.Kind) -> (Decimal, Decimal)? {
        let start = index
        skipSpace()
        if let numeral = takeNumeral(kind: .decimal, decimalMark: nil), let smaller = takeScale(kind: kind), smaller < scale {
            return (numeral.value, smaller)
        }
        index = start
        return nil
    }

    /// What is left, without leaders and white space around it.
    func rest() -> String {
        var tail = scalars[index...]
        while let first = tail.first, Self.isLeader(first) || first == " " || first == "\t" || first == "\n" { tail = tail.dropFirst() }
        while let last = tail.last, Self.isLeader(last) || last == " " || last == "\t" || last == "\n" { tail = tail.dropLast() }
        return String(String.UnicodeScalarView(tail))
    }

    private func restKey(from place: Int) -> String {
        stripDiacritics(comparisonKey(String(scalars: Array(scalars[place...].prefix(8)))))
    }

    private mutating func skipSpace() {
        while index < scalars.count, isSpace(index) { index += 1 }
    }

    private mutating func skipLeadersAndSpace() {
        while index < scalars.count, isSpace(index) || Self.isLeader(scalars[index]) { index += 1 }
    }

    private func isSpace(_ place: Int) -> Bool {
        let scalar = scalars[place]
        return scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }

    private static func isLeader(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "…" || scalar == "_" || scalar == "·" || scalar == "․"
    }

    private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "−" || scalar == "–" || scalar == "—"
    }
}

extension Unicode.Scalar {
    var isASCIIDigit: Bool { (0x30...0x39).contains(value) }
}
