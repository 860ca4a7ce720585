import Foundation

/// A printed formula over several figures.
///
/// Keys: `inputs` (name: source), `formula`, `flags` (a list of `if`: a formula that is above 0 when something is odd, and `text`).
package struct FormulaRule: RuleKind {
    package static let kind = "formula"
    package static let keys = ["inputs", "formula", "flags"]

    let inputs: [Input]
    let formula: Arithmetic
    let flags: [Flag]

    struct Input: Hashable, Sendable {
        var name: String
        var source: NumberSource
    }

    struct Flag: Hashable, Sendable {
        var condition: Arithmetic
        var text: String
    }

    package init(_ node: RubricNode, max: Decimal) {
        let inputs = (node["inputs"]?.pairs ?? []).compactMap { pair in NumberSource(pair.value).map { Input(name: pair.key, source: $0) } }
        self.inputs = inputs
        let known = Set(inputs.map(\.name))
        func parse(_ owner: RubricNode, _ key: String) -> Arithmetic {
            do {
                let formula = try Arithmetic(owner.requiredText(key, in: "formula"))
                for name in formula.names where !known.contains(name) { owner.note("formula: “\(name)” không có trong “inputs”") }
                return formula
            } catch {
                owner.note("formula: \(error)")
                return .number(0)
            }
        }
        formula = parse(node, "formula")
        flags = node.list("flags").map { flag in
            flag.allow(["if", "text"], in: "flags")
            return Flag(condition: parse(flag, "if"), text: flag.requiredText("text", in: "flags"))
        }
    }

    package var fields: [String] { inputs.flatMap(\.source.fields) }
    package var tables: [String] { inputs.flatMap(\.source.tables) }
    package var switches: [String] { ["na"] + inputs.flatMap(\.source.switches) }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        var values: [String: Decimal] = [:]
        var figures: [String: String] = [:]
        var gaps: [Gap] = []
        let used = Set(formula.names)
        for input in inputs {
            switch input.source.read(&context) {
            case .value(let quantity):
                values[input.name] = quantity.value
                figures[input.name] = quantity.written
            case .gap(let gap):
                if used.contains(input.name) { gaps.append(gap) }
            }
        }
        if let gap = gaps.max() { return .notReported(gap, max: context.max) }
        for flag in flags {
            if let excess = flag.condition.value(values), excess > 0 { context.note(flag.text) }
        }
        let working = formula.written(figures)
        guard let points = formula.value(values) else {
            var outcome = RateRule.notApplicable(&context)
            outcome.working = working
            return outcome
        }
        return .scored(Swift.max(points, 0), working: working)
    }

    package func improvements(_ context: RuleContext) -> [Improvement] { [] }
}
