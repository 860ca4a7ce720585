import DocumentModel

extension NumberFormat {
    /// A number as the sheet shows it, and what kind of value it is.
    func show(_ number: Double, uses1904: Bool) -> (text: String, stored: StoredValue) {
        let written = DecimalDigits(number)?.plain ?? "\(number)"
        guard let (section, needsSign) = section(for: number) else { return ("", .number(written, isPercent: false)) }
        if section.isDate {
            guard let date = SerialDate(serial: number, uses1904: uses1904) else {
                return (Self.generalText(number, isEnglish: section.isEnglish), .number(written, isPercent: false))
            }
            let text = DateDisplay(section: section).text(date, serial: number)
            return (text, section.showsDay ? .date(date.iso(hasTime: section.showsTime)) : .number(written, isPercent: false))
        }
        let text = NumberDisplay(section: section).text(number.magnitude)
        let sign = needsSign && text.contains { $0.isNumber && $0 != "0" } ? "-" : ""
        return (sign + text, .number(written, isPercent: section.isPercent))
    }

    /// A text as the sheet shows it: the section for text may put words around it.
    func show(_ text: String) -> String {
        guard let section = sections.count > 3 ? sections[3] : sections.last, section.tokens.count > 1, section.tokens.contains(.text),
            text.utf8.count <= Self.longestFramedText
        else { return text }
        let shown = section.tokens.map { token -> String in
            switch token {
            case .text: text
            case .literal(let literal): literal
            default: ""
            }
        }.joined()
        // The free widths at the ends of accounting formats are no part of the text.
        return shown.trimmedSpaces == text.trimmedSpaces ? text : shown
    }

    /// Bytes of text that is given words around it: formats do so with names and units, not with reports.
    private static let longestFramedText = 1_000

    /// A number without a format: as many places as it has, in at most 11 signs. Whole numbers are always written out.
    static func generalText(_ number: Double, isEnglish: Bool) -> String {
        guard var digits = DecimalDigits(number) else { return "\(number)" }
        let whole = digits.integerDigits.count
        if number.magnitude >= largestPlain || (!digits.isZero && number.magnitude < smallestPlain) {
            let exponent = digits.point - 1
            digits.scale(byPowerOfTen: -exponent)
            digits.round(places: 5)
            let power = (exponent < 0 ? "-" : "+") + SerialDate.padded(abs(exponent), 2)
            return plainText(digits, isEnglish: isEnglish) + "E" + power
        }
        digits.round(places: max(0, generalWidth - 1 - max(1, whole)))
        return plainText(digits, isEnglish: isEnglish)
    }

    private static func plainText(_ digits: DecimalDigits, isEnglish: Bool) -> String {
        isEnglish ? digits.plain : digits.plain.replacing(".", with: ",")
    }

    /// Signs of a number without a format in a cell that is wide enough.
    private static let generalWidth = 11
    /// Excel shows whole numbers of 12 digits and more in powers of ten; account and identity numbers are kept as long as they are exact.
    private static let largestPlain = 1e15
    /// Below, no digit would be left.
    private static let smallestPlain = 1e-9
}

/// Shows a number that is no date by one section of a format.
struct NumberDisplay {
    let section: NumberFormat.Section

    /// `number` is not negative.
    func text(_ number: Double) -> String {
        guard var digits = DecimalDigits(number) else { return "\(number)" }
        let tokens = section.tokens
        if tokens.contains(.general) || (tokens.contains(.text) && !hasDigits) {
            return literals { token in
                token == .general || token == .text ? NumberFormat.generalText(number, isEnglish: section.isEnglish) : nil
            }
        }
        digits.scale(byPowerOfTen: 2 * tokens.count { $0 == .percent } - 3 * scalingCommas)
        if let exponent = tokens.firstIndex(where: { if case .exponent = $0 { true } else { false } }) {
            return scientific(digits, exponentAt: exponent)
        }
        if let slash = tokens.firstIndex(of: .slash), let fraction = FractionDisplay(section: section, slash: slash) {
            return fraction.text(number)
        }
        return plain(digits, tokens: tokens).trimmedSpaces
    }

    private var hasDigits: Bool {
        section.tokens.contains { if case .digit = $0 { true } else { false } }
    }

    /// Commas right after the last digit of the whole part: each divides by 1,000.
    private var scalingCommas: Int {
        let end = section.tokens.firstIndex(of: .point) ?? section.tokens.endIndex
        guard let last = section.tokens[..<end].lastIndex(where: { if case .digit = $0 { true } else { false } }) else { return 0 }
        return section.tokens[(last + 1)..<end].prefix { $0 == .comma }.count
    }

    private func literals(_ other: (NumberFormat.Token) -> String?) -> String {
        section.tokens.map { token in
            switch token {
            case .literal(let literal): literal
            case .percent: "%"
            case .slash: "/"
            default: other(token) ?? ""
            }
        }.joined().trimmedSpaces
    }

    /// Puts digits in their places, from the decimal sign to both sides.
    private func plain(_ number: DecimalDigits, tokens: [NumberFormat.Token]) -> String {
        let point = tokens.firstIndex(of: .point) ?? tokens.endIndex
        let places = digitCount(tokens[point...])
        var number = number
        number.round(places: places)
        let whole = number.integerDigits
        let fraction = number.fractionDigits
        let slots = digitCount(tokens[..<point])
        let lastSlot = tokens[..<point].lastIndex { if case .digit = $0 { true } else { false } } ?? point
        let isGrouped = tokens[..<lastSlot].contains(.comma)
        var text = ""
        var slot = 0
        var place = 0
        var hasBegun = false
        for (index, token) in tokens.enumerated() {
            switch token {
            case .digit(let kind) where index < point:
                let position = slots - 1 - slot
                let first = slot == 0 ? max(position, whole.count - 1) : position
                for position in stride(from: first, through: position, by: -1) {
                    if position < whole.count {
                        text.append(String(whole[whole.count - 1 - position]))
                        hasBegun = true
                    } else if kind == "0" || hasBegun {
                        text.append("0")
                        hasBegun = true
                    } else {
                        text.append(kind == "?" ? " " : "")
                        continue
                    }
                    if isGrouped && position > 0 && position % 3 == 0 { text.append(section.isEnglish ? "," : ".") }
                }
                slot += 1
            case .digit(let kind):
                if place < fraction.count {
                    text.append(String(fraction[place]))
                } else {
                    text.append(kind == "0" ? "0" : kind == "?" ? " " : "")
                }
                place += 1
            case .point:
                // Without a place before it the whole part still has to be shown.
                if slots == 0 && !whole.isEmpty { text.append(whole.map(String.init).joined()) }
                text.append(section.isEnglish ? "." : ",")
            case .literal(let literal): text.append(literal)
            case .percent: text.append("%")
            case .slash: text.append("/")
            default: continue
            }
        }
        return text
    }

    private func scientific(_ number: DecimalDigits, exponentAt index: Int) -> String {
        guard case .exponent(let showsPlus) = section.tokens[index] else { return "" }
        let mantissa = Array(section.tokens[..<index])
        let point = mantissa.firstIndex(of: .point) ?? mantissa.endIndex
        let step = max(1, digitCount(mantissa[..<point]))
        var number = number
        var exponent = 0
        if !number.isZero {
            exponent = Int((Double(number.point - 1) / Double(step)).rounded(.down)) * step
            number.scale(byPowerOfTen: -exponent)
            var rounded = number
            rounded.round(places: digitCount(mantissa[point...]))
            if rounded.integerDigits.count > step {
                number.scale(byPowerOfTen: -step)
                exponent += step
            }
        }
        let sign = exponent < 0 ? "-" : showsPlus ? "+" : ""
        let after = section.tokens[(index + 1)...]
        let suffix = after.map { if case .literal(let literal) = $0 { literal } else { "" } }.joined()
        let shown = plain(number, tokens: mantissa) + "E" + sign + SerialDate.padded(abs(exponent), digitCount(after)) + suffix
        return shown.trimmedSpaces
    }

    private func digitCount(_ tokens: some Sequence<NumberFormat.Token>) -> Int {
        tokens.count { if case .digit = $0 { true } else { false } }
    }
}

extension String {
    /// Without spaces at the ends.
    fileprivate var trimmedSpaces: String {
        guard hasPrefix(" ") || hasSuffix(" ") else { return self }
        return String(String(drop { $0 == " " }.reversed()).drop { $0 == " " }.reversed())
    }
}
