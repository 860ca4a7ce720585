import Foundation
import RecordModel

/// What a rule sees of the world while it scores one row, and the trail of what it looked at.
package struct RuleContext: Sendable {
    package let record: RecordIndex
    package let policies: Policies
    package let group: GroupContext
    package let answer: JudgementAnswer?
    package let path: String
    package let max: Decimal

    package private(set) var inputs: [CriterionInput] = []
    /// Ids of the inputs that the points rest on; the others are shown for comparison.
    package private(set) var decisive: Set<String> = []
    package private(set) var confidences: [String: Double] = [:]
    package private(set) var notes: [String] = []
    package private(set) var policiesUsed: [String] = []

    package init(
        record: RecordIndex, policies: Policies, group: GroupContext = GroupContext(), answer: JudgementAnswer? = nil, path: String,
        max: Decimal
    ) {
        self.record = record
        self.policies = policies
        self.group = group
        self.answer = answer
        self.path = path
        self.max = max
    }

    package mutating func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }

    /// The switch's value; that it was asked for is printed beside the row.
    package mutating func policy(_ name: String) -> String {
        let value = policies[name]
        if !policiesUsed.contains("\(name)=\(value)") { policiesUsed.append("\(name)=\(value)") }
        return value
    }

    /// Marks inputs as seen but not counted.
    package mutating func setAside(_ ids: [String]) {
        decisive.subtract(ids)
    }

    // MARK: Fields

    package mutating func field(_ id: String) -> Reading<RecordField> {
        guard let field = record.field(id) ?? record.halfOfRatio(id) else { return .gap(.notAsked) }
        if !inputs.contains(where: { $0.field == id }) {
            inputs.append(
                CriterionInput(
                    field: id, label: field.label, value: field.value, raw: field.raw, state: field.state, decision: field.decision,
                    evidence: field.evidence))
        }
        decisive.insert(id)
        confidences[id] = field.confidence
        switch field.state {
        case .blank: return .gap(.blank)
        case .missing: return .gap(.missing)
        case .filled: return .value(field)
        }
    }

    /// A figure; negative ones are errors of the report.
    package mutating func number(_ id: String) -> Reading<Decimal> {
        switch field(id) {
        case .gap(let gap):
            return .gap(gap)
        case .value(let field):
            let number = field.value?.number ?? field.value?.string.flatMap { Decimal(rubricText: $0) }
            guard let number else {
                note("\(Self.name(field)): “\(field.raw ?? "")” không đọc được thành số.")
                return .gap(.unusable)
            }
            guard number >= 0 else {
                note("\(Self.name(field)): số âm (\(number.written())) là số liệu sai.")
                return .gap(.unusable)
            }
            return .value(number)
        }
    }

    package mutating func yesNo(_ id: String, yes: [String] = []) -> Reading<Bool> {
        switch field(id) {
        case .gap(let gap):
            return .gap(gap)
        case .value(let field):
            if field.reasonCodes.contains(Self.bothTicked) || (field.value.map(Self.isSeveral) ?? false) {
                note("\(Self.name(field)): đánh dấu cả hai ô, tính là không.")
                return .value(false)
            }
            switch field.value {
            case .bool(let value): return .value(value)
            case .number(let value): return .value(value > 0)
            case .string(let text):
                if let answer = Answers.yesNo(text, yes: yes) { return .value(answer) }
            case .list, nil: break
            }
            note("\(Self.name(field)): “\(field.raw ?? "")” không cho biết có hay không.")
            return .gap(.unusable)
        }
    }

    package mutating func text(_ id: String) -> Reading<String> {
        switch field(id) {
        case .gap(let gap): return .gap(gap)
        case .value(let field):
            if case .list(let lines) = field.value { return .value(lines.joined(separator: "\n")) }
            let text = field.value?.string ?? field.raw ?? ""
            return text.isEmpty ? .gap(.blank) : .value(text)
        }
    }

    // MARK: Tables

    package mutating func table(_ id: String) -> Reading<RecordTable> {
        guard let table = record.table(id) else { return .gap(.notAsked) }
        if !inputs.contains(where: { $0.field == id }) {
            let first = table.rows.first?.compactMap(\.evidence).first
            inputs.append(
                CriterionInput(
                    field: id, label: table.title, value: .number(Decimal(table.rows.count)), raw: nil,
                    state: table.rows.isEmpty ? .blank : .filled, decision: .accepted, evidence: first))
        }
        decisive.insert(id)
        let cells = table.rows.flatMap { $0 }.filter { !$0.raw.isEmpty }
        confidences[id] = cells.map(\.confidence).min() ?? 1
        return table.rows.isEmpty ? .gap(.blank) : .value(table)
    }

    // MARK: Words

    /// FormMapping's reason code for a slot with more than one box ticked.
    private static let bothTicked = "both-boxes-ticked"

    private static func isSeveral(_ value: FieldValue) -> Bool {
        if case .list(let values) = value { values.count > 1 } else { false }
    }

    package static func name(_ field: RecordField) -> String {
        let label = field.label.isEmpty ? (field.id ?? "?") : field.label
        return "“\(label.count > 70 ? label.prefix(69) + "…" : label[...])”"
    }
}

/// Words that forms and people use for yes and no.
package enum Answers {
    private static let yesWords: Set<String> = ["có", "x", "1", "đã", "đầy đủ", "đã triển khai", "đã tích hợp"]
    private static let noBeginnings = ["không", "chưa"]

    package static func plain(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .trimmingCharacters(in: CharacterSet(charactersIn: " .;:,"))
    }

    package static func yesNo(_ text: String, yes: [String]) -> Bool? {
        let plain = plain(text)
        if yes.contains(where: { Self.plain($0) == plain }) || yesWords.contains(plain) { return true }
        if plain == "0" || noBeginnings.contains(where: { plain == $0 || plain.hasPrefix($0 + " ") }) { return false }
        return plain.hasPrefix("có ") ? true : nil
    }

    /// Whether a text slot says that there is nothing ("Không", "Chưa có", "0", "-").
    package static func deniesAll(_ text: String) -> Bool {
        let plain = plain(text)
        return plain.isEmpty || ["0", "-", "không", "không có", "chưa", "chưa có", "chưa ban hành", "không ban hành"].contains(plain)
    }
}

/// What scoring one agency takes from the others of its group, and from outside the reports.
package struct GroupContext: Hashable, Sendable {
    /// The best value for each criterion that is relative to it, by the criterion's path; empty when an agency is scored alone.
    package var best: [String: BestValue]
    /// Figures that no report holds, by name (the province's number of procedures).
    package var parameters: [String: Decimal]

    package init(best: [String: BestValue] = [:], parameters: [String: Decimal] = [:]) {
        self.best = best
        self.parameters = parameters
    }
}

package struct BestValue: Hashable, Sendable {
    package var value: Decimal
    /// Who holds it; several when equal.
    package var agencies: [String]
    /// Whether every agency of the group has a settled figure, so that nobody else can still become the best.
    package var isComplete: Bool

    /// Named before the rest is only counted.
    private static let mostNamed = 3

    /// Who holds it, for a sentence.
    var holders: String {
        let named = agencies.prefix(Self.mostNamed).joined(separator: ", ")
        let rest = agencies.count - Self.mostNamed
        return rest > 0 ? "\(named) và \(rest) cơ quan khác" : named
    }

    package init(value: Decimal, agencies: [String], isComplete: Bool = true) {
        self.value = value
        self.agencies = agencies
        self.isComplete = isComplete
    }
}
