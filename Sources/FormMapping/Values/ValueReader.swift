import DocumentModel
import Foundation
import RecordModel
import VietnameseText

/// Reads a slot's text by the slot's type.
struct ValueReader: Sendable {
    /// The marks that this document's unambiguous numbers use, for those that could be read in two ways.
    var decimalMark: Character?

    func read(_ text: String, slot: FormSlot) -> SlotReading {
        guard Self.hasUnreadInk(text) else { return readable(text, slot) }
        // what could be read may be half of what is there
        var reading = readable(Self.withoutUnreadInk(text), slot)
        reading.reasons.append(.inkUnread)
        return reading
    }

    static func hasUnreadInk(_ text: String) -> Bool { text.unicodeScalars.contains(TextRun.unreadInk) }

    static func withoutUnreadInk(_ text: String) -> String {
        hasUnreadInk(text) ? String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != TextRun.unreadInk })) : text
    }

    private func readable(_ text: String, _ slot: FormSlot) -> SlotReading {
        let raw = withoutPrint(Self.trimmingLeaders(text), slot)
        if raw.isEmpty || isPlaceholder(raw, slot) { return .blank() }
        if raw.allSatisfy({ "-–—".contains($0) }) {
            return SlotReading(state: .blank, raw: raw, reasons: [.dashMeansNothing])
        }
        switch slot.type {
        case .count, .percent, .decimal, .money: return number(raw, slot)
        case .yesno: return yesNo(raw, slot)
        case .choice: return choice(raw, slot)
        case .period: return period(raw)
        case .date: return date(raw)
        case .phone: return phone(raw)
        case .email, .url: return address(raw, slot.type)
        case .ratio: return ratio(raw)
        case .list: return list(raw)
        case .name: return name(raw)
        case .text, .longtext, .noteColumn: return plain(raw)
        }
    }

    /// Takes the blank's own dots off both ends. A single full stop at the end of words is theirs; two or more, or an ellipsis, are the blank's.
    static func trimmingLeaders(_ text: String) -> String {
        var scalars = Array(nfc(text).unicodeScalars)
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar.value == 0xA0 || scalar.value == 0x200B }
        func isLeader(_ scalar: Unicode.Scalar) -> Bool {
            scalar == "." || scalar == "…" || scalar == "_" || scalar == "·" || isSpace(scalar)
        }
        while let first = scalars.first, isLeader(first) || first == ":" || first == ";" { scalars.removeFirst() }
        var end = scalars.count
        while end > 0, isLeader(scalars[end - 1]) { end -= 1 }
        let tail = scalars[end...].filter { !isSpace($0) }
        let keepsStop =
            tail.count == 1 && tail.first == "." && end < scalars.count && scalars[end] == "." && end > 0
            && scalars[end - 1].properties.isAlphabetic
        scalars.removeSubrange((keepsStop ? end + 1 : end)...)
        return String(String.UnicodeScalarView(scalars))
    }

    /// Whether only the form's own print stands there: its instruction, its unit, its options.
    private func isPlaceholder(_ raw: String, _ slot: FormSlot) -> Bool {
        let key = comparisonKey(raw)
        guard !key.isEmpty else { return !raw.contains { "-–—%".contains($0) } || raw == "%" }
        if slot.blanks.contains(where: { comparisonKey($0) == key }) { return true }
        if let unit = slot.unit, !unit.isEmpty, comparisonKey(unit) == key, !key.allSatisfy(\.isNumber) { return true }
        return slot.options.count > 1 && comparisonKey(slot.options.joined()) == key
    }

    /// What the sender wrote behind the form's own words in the slot ("Số lượng tin, bài: 12").
    private func withoutPrint(_ raw: String, _ slot: FormSlot) -> String {
        for print in slot.blanks where raw.count > print.count && slot.type != .phone {
            guard raw.lowercased().hasPrefix(print.lowercased()) else { continue }
            return Self.trimmingLeaders(String(raw.dropFirst(print.count)))
        }
        return raw
    }

    private func number(_ text: String, _ slot: FormSlot) -> SlotReading {
        // "…% 61,2": written behind the printed unit instead of before it
        let behindUnit = text.hasPrefix("%") && text.count > 1
        let raw = behindUnit ? Self.trimmingLeaders(String(text.dropFirst())) : text
        let kind: NumberReading.Kind =
            switch slot.type {
            case .count: .count
            case .percent: .percent
            case .money: .money
            default: .decimal
            }
        guard
            let read = NumberReading.read(raw, as: kind, decimalMark: decimalMark)
                ?? NumberReading.read(raw, as: kind, decimalMark: decimalMark, allowingRepairs: true)
        else { return SlotReading(state: .filled, raw: raw, value: nil, reasons: [.notTheType], fitness: 0.1) }
        // "1,5 tỷ đồng" where the form counts in millions is 1500; "1.500.000 đồng" there is a doubt
        let unitScale = Self.scale(of: slot.unit)
        let divisor = read.scale == 1 ? 1 : unitScale
        let value = read.value / divisor
        var reading = SlotReading(state: .filled, raw: raw, value: .number(value))
        if behindUnit {
            reading.reasons.append(.valueOutsideSlot)
            reading.fitness = Self.outsideFitness
        }
        for repair in read.repairs where !Self.harmless.contains(repair) {
            reading.reasons.append(.numberRepaired(repair.rawValue))
            reading.fitness = min(reading.fitness, 0.6)
        }
        // what is counted comes whole: "285.550" there is no decimal, and the other reading no doubt
        let isWhole = slot.type == .count && read.fraction == nil && !value.isFractional
        let alternatives = read.alternatives.map { $0 / divisor }.filter { $0 != value }
        reading.alternatives = alternatives.map { Alternative(value: .number($0), raw: raw, confidence: 0.05) }
        if alternatives.contains(where: { !isWhole || !$0.isFractional }) {
            reading.reasons.append(.separatorAmbiguous)
            reading.fitness = min(reading.fitness, 0.9)
        }
        let rest = read.rest.trimmingCharacters(in: .whitespaces)
        let namesSmallerUnit = unitScale != 1 && read.scale == 1 && comparisonKey(rest) != comparisonKey(slot.unit ?? "")
        if !rest.isEmpty, namesSmallerUnit && rest.contains(where: \.isLetter) || !isUnit(rest, slot) {
            reading.reasons.append(.textBesideNumber(rest))
            reading.fitness = min(reading.fitness, 0.5)
        }
        if (slot.type == .count || slot.type == .money) && (value < 0 || value.isFractional)
            || slot.type == .percent && (value < 0 || value > Self.largestShare)
        {
            reading.reasons.append(.outOfRange)
            reading.fitness = min(reading.fitness, 0.6)
        }
        return reading
    }

    /// What does not make a number doubtful: the blank's dots, and zeros in front ("05").
    private static let harmless: Set<NumberReading.Repair> = [.leadersDropped, .leadingZeros, .ambiguousSeparator]

    /// How far a value written beside its slot is to be trusted: it may belong to the next one.
    static let outsideFitness = 0.97

    /// Shares may pass 100 (machines per person); ten times as much is a slip of the point.
    private static let largestShare: Decimal = 1000

    private func isUnit(_ rest: String, _ slot: FormSlot) -> Bool {
        let key = comparisonKey(rest)
        if key.isEmpty { return rest.allSatisfy { "%.,;: ()".contains($0) } }
        if slot.type == .money, ["vnđ", "đồng", "vnd", "đ"].contains(key) { return true }
        if slot.blanks.contains(where: { comparisonKey($0).hasSuffix(key) }) { return true }
        guard let unit = slot.unit else { return false }
        let unitKey = comparisonKey(unit)
        return key == unitKey || unitKey.contains(key) && key.count >= 2
    }

    /// Words by which a unit is a thousand, a million or a thousand million of another.
    private static let scaleWords: [String: Decimal] = [
        "nghìn": 1000, "ngàn": 1000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000,
    ]

    /// 1,000,000 for "triệu đồng", 1 for "đồng" and "chiếc".
    private static func scale(of unit: String?) -> Decimal {
        nfc(unit ?? "").lowercased().split { !$0.isLetter }.lazy.compactMap { scaleWords[String($0)] }.first ?? 1
    }

    private static let yesWords: Set<String> = ["1", "có", "x", "đúng", "yes", "true", "rồi", "đã", "v"]
    private static let noWords: Set<String> = ["0", "không", "chưa", "no", "false", "o"]

    func yesNo(_ raw: String, _ slot: FormSlot) -> SlotReading {
        let key = comparisonKey(raw)
        func filled(_ value: Bool, _ reasons: [Reason] = [], fitness: Double = 1) -> SlotReading {
            SlotReading(state: .filled, raw: raw, value: .bool(value), reasons: reasons, fitness: fitness)
        }
        if key.isEmpty {
            if raw.unicodeScalars.contains(where: TickMark.ticked.contains) { return filled(true) }
            if raw.unicodeScalars.contains(where: TickMark.empty.contains) { return .blank() }
            return SlotReading(state: .filled, raw: raw, value: nil, reasons: [.answerUnclear], fitness: 0.1)
        }
        if Self.yesWords.contains(key) { return filled(true) }
        if Self.noWords.contains(key) { return filled(false) }
        if key == "i" || key == "l" { return filled(true, [.numberRepaired("\(raw) → 1")], fitness: 0.7) }
        for (index, option) in slot.options.prefix(2).enumerated() where comparisonKey(option) == key { return filled(index == 0) }
        if let number = Int(key) {
            return number > 1
                ? SlotReading(state: .filled, raw: raw, value: nil, reasons: [.answerUnclear], fitness: 0.1) : filled(number == 1)
        }
        if key.hasPrefix("có") || key.hasPrefix("đã") { return filled(true, [.answerUnclear], fitness: 0.6) }
        if key.hasPrefix("không") || key.hasPrefix("chưa") { return filled(false, [.answerUnclear], fitness: 0.6) }
        return SlotReading(state: .filled, raw: raw, value: nil, reasons: [.answerUnclear], fitness: 0.1)
    }

    private func choice(_ raw: String, _ slot: FormSlot) -> SlotReading {
        let key = comparisonKey(raw)
        if let option = slot.options.first(where: { comparisonKey($0) == key }) {
            return SlotReading(state: .filled, raw: raw, value: .string(option))
        }
        let holding = slot.options.filter { key.contains(comparisonKey($0)) }
        if let longest = holding.max(by: { $0.count < $1.count }), holding.count == 1 {
            return SlotReading(state: .filled, raw: raw, value: .string(longest), reasons: [.answerUnclear], fitness: 0.6)
        }
        return SlotReading(state: .filled, raw: raw, value: .string(raw), reasons: [.answerUnclear], fitness: 0.2)
    }

    /// "Quý", whole and as what letters that were lost leave of it.
    private static let quarter = ["quý", "quy ", "qu "]

    private func period(_ raw: String) -> SlotReading {
        guard let period = ReportPeriod.read(raw) else {
            return SlotReading(state: .filled, raw: raw, value: .string(raw), reasons: [.notTheType], fitness: 0.3)
        }
        // "Quý 2019": the quarter is missing, on the page or in the reading
        if period.quarter == nil, Self.quarter.contains(where: raw.lowercased().contains) {
            return SlotReading(state: .filled, raw: raw, value: nil, reasons: [.answerUnclear], fitness: 0.2)
        }
        // a bare year stays what it is
        let isYear = raw.count == 4 && raw.allSatisfy(\.isNumber)
        return SlotReading(state: .filled, raw: raw, value: .string(isYear ? raw : period.canonicalText))
    }

    private func date(_ raw: String) -> SlotReading {
        guard let date = DateReading.read(raw) else {
            return SlotReading(state: .filled, raw: raw, value: nil, reasons: [.notTheType], fitness: 0.2)
        }
        return SlotReading(state: .filled, raw: raw, value: .string(date.iso))
    }

    /// Lengths of Vietnamese subscribers' numbers with their leading zero, 2017 to 2024: 10 (mobile, most landlines) and 11.
    private static let phoneLengths = 10...11

    private func phone(_ raw: String) -> SlotReading {
        let digits = raw.filter { $0.isASCII && $0.isNumber }
        guard digits.count >= 6 else {
            return SlotReading(state: .filled, raw: raw, value: .string(raw), reasons: [.notTheType], fitness: 0.2)
        }
        let read = PhoneReading.read(raw)
        var reading = SlotReading(state: .filled, raw: raw, value: .string(read?.digits ?? digits))
        if read?.restoredZero == true {
            reading.reasons.append(.leadingZeroRestored)
            reading.fitness = 0.97
        }
        if !Self.phoneLengths.contains((read?.digits ?? digits).count) {
            reading.reasons.append(.outOfRange)
            reading.fitness = 0.7
        }
        if raw.contains(where: \.isLetter) {
            reading.reasons.append(.textBesideNumber(raw))
            reading.fitness = 0.5
        }
        return reading
    }

    private func ratio(_ raw: String) -> SlotReading {
        let collapsed = Self.collapsed(raw)
        let suits = collapsed.contains("/") || collapsed.contains { $0.isNumber }
        return SlotReading(
            state: .filled, raw: raw, value: .string(collapsed), reasons: suits ? [] : [.notTheType], fitness: suits ? 1 : 0.4)
    }

    private func list(_ raw: String) -> SlotReading {
        let entries = raw.split(whereSeparator: { $0 == "\n" || $0 == ";" }).map { line in
            Self.collapsed(Self.trimmingLeaders(String(Enumerator.split(String(line)).rest)))
        }
        let filled = entries.filter { !$0.isEmpty }
        return filled.isEmpty ? .blank() : SlotReading(state: .filled, raw: filled.joined(separator: "; "), value: .list(filled))
    }

    private func name(_ raw: String) -> SlotReading {
        let collapsed = Self.collapsed(raw)
        let suits = !collapsed.contains { $0.isNumber || $0 == "@" }
        return SlotReading(
            state: .filled, raw: raw, value: .string(collapsed), reasons: suits ? [] : [.notTheType], fitness: suits ? 1 : 0.4)
    }

    private func plain(_ raw: String) -> SlotReading {
        SlotReading(state: .filled, raw: raw, value: .string(Self.collapsed(raw)))
    }

    static func collapsed(_ text: String) -> String {
        text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{00A0}" }).joined(separator: " ")
    }
}

extension Decimal {
    var isFractional: Bool {
        var rounded = Decimal()
        var value = self
        NSDecimalRound(&rounded, &value, 0, .plain)
        return rounded != self
    }
}
