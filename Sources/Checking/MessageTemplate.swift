import DocumentModel
import Foundation

/// A sentence with `{placeholders}`.
package struct MessageTemplate: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case text(String)
        case placeholder(String)
    }

    private let parts: [Part]

    package init(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append(.text(String(rest[..<open])))
            parts.append(.placeholder(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        parts.append(.text(String(rest)))
        self.parts = parts
    }

    var placeholders: [String] {
        parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
    }

    /// The sentence with the facts in it, numbers and dates as the language writes them.
    /// - Parameter names: what fields are called, by id.
    func filled(with facts: CheckFacts, names: [String: String], language: Language) -> String {
        let format = FigureFormat(language: language)
        return parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let name): facts.facts[name].map { format.text($0, names: names) } ?? ""
            }
        }.joined()
    }
}

/// Numbers and dates as people write them: 1.234,5 and 25/5/2019 in Vietnamese, 1,234.5 and 2019-05-25 in English.
struct FigureFormat: Sendable {
    let language: Language

    private static let groupLength = 3

    func text(_ fact: CheckFacts.Fact, names: [String: String]) -> String {
        switch fact {
        case .number(let number, let decimals): self.number(number, decimals: decimals)
        case .sum(let numbers): sum(numbers)
        case .text(let text): text
        case .name(let id): quoted(names[id] ?? id)
        case .names(let ids): ids.map { quoted(names[$0] ?? $0) }.joined(separator: ", ")
        case .date(let iso): date(iso)
        }
    }

    private func quoted(_ name: String) -> String { "“\(name)”" }

    /// "864 + 849" in brackets, so that it may stand in a fraction; a lone number without.
    private func sum(_ numbers: [Decimal]) -> String {
        guard numbers.count > 1 else { return number(numbers.first ?? 0, decimals: nil) }
        let terms = numbers.enumerated().map { index, value in
            let shown = number(abs(value), decimals: nil)
            return index == 0 ? (value < 0 ? "-" : "") + shown : (value < 0 ? " - " : " + ") + shown
        }
        return "(" + terms.joined() + ")"
    }

    private func number(_ number: Decimal, decimals: Int?) -> String {
        let rounded = decimals.map { number.rounded($0) } ?? number
        let plain = "\(abs(rounded))".split(separator: ".", maxSplits: 1)
        let whole = Array(plain.first ?? "0")
        let grouped = whole.enumerated().map { index, digit in
            index > 0 && (whole.count - index).isMultiple(of: Self.groupLength)
                ? (language == .vietnamese ? "." : ",") + String(digit) : String(digit)
        }.joined()
        let fraction = plain.count > 1 ? (language == .vietnamese ? "," : ".") + plain[1] : ""
        return (rounded < 0 ? "-" : "") + grouped + fraction
    }

    private func date(_ iso: String) -> String {
        guard language == .vietnamese, let day = CalendarDay(iso: iso) else { return iso }
        return "\(day.day)/\(day.month)/\(day.year)"
    }
}
