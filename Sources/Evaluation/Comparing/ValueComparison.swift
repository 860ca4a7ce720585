import RecordModel

/// Whether a record's value says what the truth says, by the truth's type.
struct ValueComparison {
    /// Long texts may differ in this share of their letters: a line break or a bullet is no error.
    private static let longTextEdits = 0.05
    private static let relativeTolerance = 1e-6

    static func isBlank(_ field: RecordField, asNoteColumn: Bool) -> Bool {
        if asNoteColumn {
            let hasValue =
                switch field.value {
                case nil, .bool(false), .number(0): false
                case .string(let text): !text.isEmpty
                case .list(let items): !items.isEmpty
                default: true
                }
            return !hasValue && (field.note ?? "").isEmpty && (field.raw ?? "").isEmpty
        }
        return field.state != .filled || TruthValue(field.value).isEmpty
    }

    static func isSame(_ truth: TruthField, _ field: RecordField) -> Bool {
        let found = TruthValue(field.value)
        if truth.type == FieldType.noteColumn.rawValue {
            let wanted = ComparisonText(truth.note)
            return [field.note, found.isEmpty ? nil : found.text, field.raw].contains { text in
                guard let text, !text.isEmpty else { return false }
                return wanted.editRate(to: ComparisonText(text)) <= longTextEdits
            }
        }
        if truth.type == FieldType.period.rawValue || truth.value["quarter"] != .null {
            return ComparedPeriod(truth.value) == ComparedPeriod(found)
        }
        if case .object = truth.value {
            // a ratio that the form keeps in one cell
            return ComparisonText(truth.raw).text.replacing(" ", with: "") == ComparisonText(field.raw).text.replacing(" ", with: "")
        }
        switch truth.type {
        case "count", "percent", "decimal", "money", "ratio_numerator", "ratio_denominator":
            guard let wanted = truth.value.number, let number = found.number else { return false }
            return abs(wanted - number) <= relativeTolerance * max(1, abs(wanted))
        case "yesno":
            guard let wanted = truth.value.bool, let answer = found.bool else { return false }
            return wanted == answer
        case "phone": return digits(truth.value.text) == digits(found.text)
        case "longtext", "list": return ComparisonText(truth.value.text).editRate(to: ComparisonText(found.text)) <= longTextEdits
        case "url", "email": return address(truth.value.text) == address(found.text)
        default: return ComparisonText(truth.value.text) == ComparisonText(found.text)
        }
    }

    /// Without the leading zeros that spreadsheets take away.
    private static func digits(_ text: String) -> Substring { text.filter { $0.isASCII && $0.isNumber }.drop { $0 == "0" } }

    private static func address(_ text: String) -> String {
        var result = ComparisonText(text).text.replacing(" ", with: "")
        while result.hasSuffix("/") { result.removeLast() }
        return result
    }
}

/// Quarter and year of `{quarter, year}`, "Quý III/2019", "2018".
struct ComparedPeriod: Equatable {
    var quarter: Int?
    var year: Int?

    private static let roman = ["i": 1, "ii": 2, "iii": 3, "iv": 4]

    init(_ value: TruthValue) {
        if case .object = value {
            quarter = value["quarter"].number.map { Int($0) }
            year = value["year"].number.map { Int($0) }
        } else {
            read(value.isEmpty ? nil : value.text)
        }
    }

    init(_ text: String?) { read(text) }

    private mutating func read(_ text: String?) {
        let text = ComparisonText(text).text
        if let match = text.firstMatch(of: /(?:19|20)[0-9][0-9]/) { year = Int(match.0) }
        if let match = text.firstMatch(of: /(?:quý|quy|q)\s*(iv|iii|ii|i|[1-4])\b/) {
            quarter = Self.roman[String(match.1)] ?? Int(match.1)
        }
    }
}
