/// The time that a report is about.
package struct ReportPeriod: Hashable, Sendable {
    package enum Span: Hashable, Sendable {
        case year
        case quarter(Int)
        /// The first or second half of the year.
        case half(Int)
        /// The first so many months of the year.
        case firstMonths(Int)
        case month(Int)
    }

    package var span: Span
    /// Nil where the text names none.
    package var year: Int?

    package init(span: Span, year: Int?) {
        self.span = span
        self.year = year
    }

    package var quarter: Int? {
        if case .quarter(let quarter) = span { quarter } else { nil }
    }

    /// "Quý III/2019", "6 tháng đầu năm 2019", "Năm 2018", "Tháng 5/2019".
    package var canonicalText: String {
        let year = year.map(String.init)
        func with(_ separator: String) -> String { year.map { separator + $0 } ?? "" }
        switch span {
        case .year: return year.map { "Năm " + $0 } ?? ""
        case .quarter(let quarter): return "Quý " + (Self.numerals[safe: quarter - 1] ?? String(quarter)) + with("/")
        case .half(let half): return half == 1 ? "6 tháng đầu năm" + with(" ") : "6 tháng cuối năm" + with(" ")
        case .firstMonths(let months): return "\(months) tháng" + with(" năm ")
        case .month(let month): return "Tháng \(month)" + with("/")
        }
    }

    /// The first period in `text`: "Quý III/2019", "quý 3 năm 2019", "Q3/2019", "QUÝ II NĂM 2019", "6 tháng đầu năm 2019", "tháng 5/2019",
    /// "2018"; behind lossy channels too. Common OCR slips in the numeral ("IIH", "I1", "Il") are understood.
    package static func read(_ text: String) -> ReportPeriod? {
        let words = PeriodWords(text)
        if let (quarter, end) = words.quarter() {
            return ReportPeriod(span: .quarter(quarter), year: words.year(after: end) ?? words.year(after: 0))
        }
        if let (span, end) = words.months() { return ReportPeriod(span: span, year: words.year(after: end) ?? words.year(after: 0)) }
        return words.year(after: 0).map { ReportPeriod(span: .year, year: $0) }
    }

    private static let numerals = ["I", "II", "III", "IV"]
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// The text cut into words of letters and numbers of digits, small and without marks.
private struct PeriodWords {
    private let words: [String]
    /// Whether white space or nothing stands between a word and the one before.
    private var joined: [Bool]

    init(_ text: String) {
        var words: [String] = []
        var joined: [Bool] = []
        var current = ""
        var gap = false
        for scalar in stripDiacritics(plainSpaces(nfc(text))).unicodeScalars {
            let small = lowercase(scalar)
            let isLetter = ("a"..."z").contains(small) || small == "|"
            guard isLetter || small.isASCIIDigit else {
                if !current.isEmpty { words.append(current) }
                current = ""
                gap = gap || scalar != " "
                continue
            }
            let changesKind = current.unicodeScalars.last.map { $0.isASCIIDigit != small.isASCIIDigit } ?? false
            // "Q3" and "2019năm" are two words, "I1" is one slip of a numeral.
            if changesKind, !Self.isNumeralSlip(current + String(small)) {
                words.append(current)
                current = ""
            }
            if current.isEmpty {
                joined.append(!gap)
                gap = false
            }
            current.unicodeScalars.append(small)
        }
        if !current.isEmpty { words.append(current) }
        self.words = words
        self.joined = joined
    }

    /// "quý III", "q 3", also with "y" lost ("qu III"), and where it ends.
    func quarter() -> (Int, Int)? {
        for (index, word) in words.enumerated() where ["quy", "qui", "q", "qu"].contains(word) {
            var next = index + 1
            // "Qu ý III" torn apart.
            if word == "qu", next < words.count, words[next] == "y" { next += 1 }
            if next < words.count, let quarter = Self.quarterOf(words[next]) { return (quarter, next + 1) }
            // "QuýIII" is split by no change of kind.
        }
        for (index, word) in words.enumerated() where word.hasPrefix("quy") {
            if let quarter = Self.quarterOf(String(word.dropFirst(3))) { return (quarter, index + 1) }
        }
        return nil
    }

    /// "6 tháng đầu năm", "9 tháng", "tháng 5".
    func months() -> (ReportPeriod.Span, Int)? {
        for (index, word) in words.enumerated() {
            guard let end = endOfMonthWord(at: index) else { continue }
            if index > 0, let count = Int(words[index - 1]), [3, 6, 9, 11, 10].contains(count) {
                let tail = words[end...].prefix(2).joined()
                if count == 6, tail.hasPrefix("cu") { return (.half(2), end) }
                if count == 6 { return (.half(1), end) }
                return (.firstMonths(count), end)
            }
            if word.hasPrefix("th"), end < words.count, let month = Int(words[end]), (1...12).contains(month), words[end].count <= 2 {
                return (.month(month), end + 1)
            }
        }
        return nil
    }

    private func endOfMonthWord(at index: Int) -> Int? {
        if words[index] == "thang" { return index + 1 }
        if words[index] == "th", index + 1 < words.count, words[index + 1] == "ng" { return index + 2 }
        return nil
    }

    func year(after start: Int) -> Int? {
        words.dropFirst(start).first { $0.count == 4 && Int($0).map(DateReading.plausibleYears.contains) == true }.flatMap { Int($0) }
    }

    private static func quarterOf(_ word: String) -> Int? {
        if word == "iv" || word == "lv" || word == "1v" || word == "4" { return 4 }
        if word.count <= 3, !word.isEmpty, word.allSatisfy({ "il1|h".contains($0) }), word != "h" {
            if word.count == 1, word == "1" || word == "i" || word == "l" || word == "|" { return 1 }
            // OCR reads the last strokes of III as H.
            return min(3, word.map { $0 == "h" ? 2 : 1 }.reduce(0, +))
        }
        if let digit = Int(word), (1...4).contains(digit) { return digit }
        return nil
    }

    private static func isNumeralSlip(_ word: String) -> Bool {
        word.count <= 3 && word.allSatisfy { "il1|h".contains($0) } && word.contains { $0 != "1" }
    }
}
