/// Shows a number as a fraction: `# ?/?`.
struct FractionDisplay {
    private let hasWhole: Bool
    private let largestDenominator: Int
    private let fixedDenominator: Int?

    /// Digits of denominators that are searched; more would take time and tell nothing.
    private static let longestDenominator = 4

    /// nil when the section shows no fraction: it has no places on both sides of the slash.
    init?(section: NumberFormat.Section, slash: Int) {
        let before = section.tokens[..<slash]
        let after = section.tokens[(slash + 1)...]
        func isDigit(_ token: NumberFormat.Token) -> Bool {
            if case .digit = token { true } else { false }
        }
        guard before.last.map(isDigit) == true else { return nil }
        let numerator = before.reversed().prefix(while: isDigit)
        hasWhole = before.dropLast(numerator.count).contains(where: isDigit)
        let fixed = after.map { token -> String in
            switch token {
            case .literal(let literal): literal
            case .digit("0"): "0"
            default: ""
            }
        }.joined()
        if let value = Int(fixed.filter(\.isNumber)), value > 0 {
            fixedDenominator = value
            largestDenominator = value
        } else {
            let places = after.prefix(while: isDigit).count
            guard places > 0 else { return nil }
            fixedDenominator = nil
            largestDenominator = (0..<min(places, Self.longestDenominator)).reduce(1) { power, _ in power * 10 } - 1
        }
    }

    /// `number` is not negative.
    func text(_ number: Double) -> String {
        guard number < Double(Int32.max) else { return NumberFormat.generalText(number, isEnglish: false) }
        var whole = hasWhole ? Int(number) : 0
        let rest = number - Double(whole)
        var best = (numerator: Int(rest.rounded()), denominator: 1)
        for denominator in fixedDenominator.map({ $0...$0 }) ?? 1...largestDenominator {
            let numerator = Int((rest * Double(denominator)).rounded())
            let error = (Double(numerator) / Double(denominator) - rest).magnitude
            if denominator == fixedDenominator || error < (Double(best.numerator) / Double(best.denominator) - rest).magnitude {
                best = (numerator, denominator)
            }
        }
        if hasWhole && best.numerator >= best.denominator {
            whole += 1
            best.numerator = 0
        }
        if hasWhole && best.numerator == 0 { return "\(whole)" }
        let fraction = "\(best.numerator)/\(best.denominator)"
        return hasWhole && whole > 0 ? "\(whole) \(fraction)" : fraction
    }
}
