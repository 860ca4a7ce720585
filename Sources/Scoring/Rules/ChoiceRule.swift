import Foundation

/// An answer picked from printed options, each with its points.
///
/// Keys: `field`, `options` (printed option: points).
package struct ChoiceRule: RuleKind {
    package static let kind = "choice"
    package static let keys = ["field", "options"]

    let field: String
    let options: [Option]

    struct Option: Hashable, Sendable {
        var name: String
        var points: Decimal
    }

    package init(_ node: RubricNode, max: Decimal) {
        field = node.requiredText("field", in: "choice")
        options = (node["options"]?.pairs ?? []).map { pair in
            if pair.value.number == nil { pair.value.note("choice: điểm của “\(pair.key)” phải là số") }
            return Option(name: pair.key, points: pair.value.number ?? 0)
        }
        if options.isEmpty { node.note("choice: thiếu khóa “options”") }
    }

    package var fields: [String] { [field] }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        let reading = context.field(field)
        guard case .value(let answer) = reading else { return .notReported(reading.gap ?? .blank, max: context.max) }
        if answer.reasonCodes.contains("both-boxes-ticked") {
            context.note("\(RuleContext.name(answer)): đánh dấu nhiều hơn một ô, tính 0 điểm.")
            return .scored(0, working: "nhiều hơn một ô: 0")
        }
        let text = answer.value?.written ?? answer.raw ?? ""
        guard let option = options.first(where: { Answers.plain($0.name) == Answers.plain(text) }) else {
            context.note("\(RuleContext.name(answer)): “\(text)” không có trong các mức \(options.map(\.name).joined(separator: " / ")).")
            return .notReported(.unusable, max: context.max)
        }
        return .scored(option.points, working: "\(option.name): \(option.points.written())")
    }

    package func improvements(_ context: RuleContext) -> [Improvement] {
        options.max { $0.points < $1.points }.map { [Improvement(field, .string($0.name))] } ?? []
    }
}
