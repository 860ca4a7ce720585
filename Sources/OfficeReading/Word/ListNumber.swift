/// Numbers of lists as Word writes them.
enum ListNumber {
    /// `format` is a value of Word's `w:numFmt`; kinds that Vietnamese reports do not use are shown in decimal.
    static func text(_ number: Int, format: String) -> String {
        switch format {
        case "lowerLetter": letters(number)
        case "upperLetter": letters(number).uppercased()
        case "lowerRoman": roman(number).lowercased()
        case "upperRoman": roman(number)
        case "decimalZero": number < 10 && number >= 0 ? "0\(number)" : "\(number)"
        case "none", "bullet": ""
        default: "\(number)"
        }
    }

    /// a … z, aa, bb … as Word counts, not as a spreadsheet does.
    private static func letters(_ number: Int) -> String {
        guard number > 0, number <= largest else { return "\(number)" }
        let letter = Character(UnicodeScalar(UInt8(ascii: "a") + UInt8((number - 1) % 26)))
        return String(repeating: letter, count: (number - 1) / 26 + 1)
    }

    private static func roman(_ number: Int) -> String {
        guard number > 0, number <= largest else { return "\(number)" }
        let steps = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
            (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, sign) in steps {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }

    /// The largest number in letters (30 times `z`) or Roman signs, as in Word; above it digits are clearer.
    private static let largest = 780
}
