/// How a spreadsheet shows a number: the code that its author sees, taken apart.
///
/// A Vietnamese report is shown the Vietnamese way, `51,7` and `342.628`, unless the code names another language.
struct NumberFormat: Hashable {
    enum Token: Hashable {
        case literal(String)
        /// `0`, `#` or `?`.
        case digit(Character)
        case point, comma, percent, slash, general, text
        case exponent(showsPlus: Bool)
        /// `y`, `m` (month), `n` (minute), `d`, `h` or `s`, so many times.
        case date(Character, Int)
        /// Hours, minutes or seconds that run on beyond a day.
        case elapsed(Character, Int)
        /// Digits of fractions of a second.
        case secondFraction(Int)
        case halfOfDay
    }

    struct Condition: Hashable {
        var comparison: String
        var value: Double

        func holds(_ number: Double) -> Bool {
            switch comparison {
            case "<": number < value
            case "<=": number <= value
            case ">": number > value
            case ">=": number >= value
            case "=": number == value
            default: number != value
            }
        }
    }

    struct Section: Hashable {
        var tokens: [Token] = []
        var condition: Condition?
        /// The code names a language that writes `51.7` and `342,628`.
        var isEnglish = false

        var isDate: Bool {
            tokens.contains {
                switch $0 {
                case .date, .elapsed, .halfOfDay: true
                default: false
                }
            }
        }

        /// Whether a calendar date is shown, not only a time of day.
        var showsDay: Bool {
            tokens.contains { token in
                if case .date(let part, _) = token { "ymd".contains(part) } else { false }
            }
        }

        var showsTime: Bool {
            tokens.contains { token in
                switch token {
                case .date(let part, _): "hns".contains(part)
                case .elapsed, .halfOfDay: true
                default: false
                }
            }
        }

        var isPercent: Bool { tokens.contains(.percent) }
    }

    var sections: [Section]

    static let general = NumberFormat(code: "General")

    init(code: String) {
        var parser = NumberFormatParser(code)
        sections = parser.sections()
    }

    /// The formats that workbooks name by number alone; those that follow the reader's country are Vietnamese.
    static func builtIn(_ id: Int) -> NumberFormat {
        builtInFormats[id] ?? general
    }

    /// The section for a number, and whether it still has to be given its minus sign.
    func section(for number: Double) -> (section: Section, needsSign: Bool)? {
        let numeric = sections.prefix(3)
        if numeric.contains(where: { $0.condition != nil }) {
            let chosen = numeric.first { $0.condition?.holds(number) ?? true }
            return chosen.map { ($0, number < 0) }
        }
        guard let first = numeric.first else { return nil }
        // A section for text alone says nothing about numbers.
        if numeric.count == 1 { return (first, number < 0) }
        if number < 0 { return (numeric[1], false) }
        if number == 0 && numeric.count > 2 { return (numeric[2], false) }
        return (first, false)
    }

    private static let builtInFormats: [Int: NumberFormat] = {
        var codes: [Int: String] = [
            1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
            14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
            21: "h:mm:ss", 22: "dd/mm/yyyy hh:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)",
            40: "#,##0.00;(#,##0.00)", 41: "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", 42: "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
            43: "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", 44: "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
            45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
        ]
        // Dates of East Asian editions.
        for id in Array(27...36) + Array(50...58) { codes[id] = "dd/mm/yyyy" }
        return codes.mapValues { NumberFormat(code: $0) }
    }()
}
