import Foundation
import RecordModel

/// Works out what a figure of the upper agency should be from the records of the agencies below.
struct CrossCheckFigures {
    /// What comes of a rule.
    struct Result {
        var derived: Decimal?
        /// What it can be once all have reported; nil where nothing bounds it.
        var low: Decimal?
        var high: Decimal?
        var reported: Int
        /// Indices of the records that do not have the figures.
        var silent: [Int]
        var working: String
        var isWaiting: Bool
    }

    /// The records that are there, one for each agency that reported.
    let records: [RecordIndex]
    /// How many agencies there are.
    let total: Int
    let policies: Policies

    func evaluate(_ rule: CrossCheckDefinition.Rule) -> Result {
        switch rule {
        case .members:
            return Result(
                derived: Decimal(total), low: Decimal(total), high: Decimal(total), reported: records.count, silent: [],
                working: "\(total)", isWaiting: false)
        case .count(let field): return count(field, scale: 1)
        case .share(let field): return count(field, scale: total == 0 ? 0 : 100 / Decimal(total))
        case .sum(let fields): return sum(fields)
        case .ratio(let part, let whole): return ratio(part, whole)
        case .mean(let field, let weight): return mean(field, weight: weight)
        }
    }

    // MARK: Rules

    private func count(_ field: String, scale: Decimal) -> Result {
        let answers = read { $0.yesNo(field) }
        let yes = answers.values.count { $0 }
        let unknown = total - answers.values.count
        let isShare = scale != 1
        let working = isShare ? "\(yes)/\(total)" : "\(yes) có, \(answers.values.count - yes) không"
        return answers.result(
            derived: unknown == 0 ? Decimal(yes) * scale : nil, low: Decimal(yes) * scale, high: Decimal(yes + unknown) * scale,
            working: working)
    }

    private func sum(_ fields: [String]) -> Result {
        let figures = read { Self.sum(fields, &$0) }
        let sum = figures.values.reduce(0, +)
        let isComplete = figures.values.count == total
        return figures.result(
            derived: isComplete ? sum : nil, low: sum, high: isComplete ? sum : nil, working: Self.written(figures.values, sign: " + "))
    }

    private func ratio(_ part: [String], _ whole: [String]) -> Result {
        let figures = read { context -> Reading<[Decimal]> in
            switch (Self.sum(part, &context), Self.sum(whole, &context)) {
            case (.value(let part), .value(let whole)): return .value([part, whole])
            case (.gap(let gap), _), (_, .gap(let gap)): return .gap(gap)
            }
        }
        let part = figures.values.reduce(0) { $0 + $1[0] }
        let whole = figures.values.reduce(0) { $0 + $1[1] }
        let rate = figures.values.count == total && whole > 0 ? part / whole * 100 : nil
        return figures.result(derived: rate, low: rate, high: rate, working: "\(part.written())/\(whole.written())")
    }

    private func mean(_ field: String, weight: String?) -> Result {
        let figures = read { context -> Reading<[Decimal]> in
            switch (context.number(field), weight.map { context.number($0) } ?? .value(1)) {
            case (.value(let rate), .value(let weight)): return .value([rate, weight])
            case (.gap(let gap), _), (_, .gap(let gap)): return .gap(gap)
            }
        }
        let weights = figures.values.reduce(0) { $0 + $1[1] }
        let sum = figures.values.reduce(0) { $0 + $1[0] * $1[1] }
        let mean = figures.values.count == total && weights > 0 ? sum / weights : nil
        let terms = figures.values.map { weight == nil ? $0[0].written() : "\($0[0].written()) x \($0[1].written())" }
        let working = figures.values.isEmpty ? "" : "(\(Self.shortened(terms, sign: " + ")))/\(weights.written())"
        return figures.result(derived: mean, low: mean, high: mean, working: working)
    }

    private static func sum(_ fields: [String], _ context: inout RuleContext) -> Reading<Decimal> {
        var sum: Decimal = 0
        for field in fields {
            switch context.number(field) {
            case .value(let value): sum += value
            case .gap(let gap): return .gap(gap)
            }
        }
        return .value(sum)
    }

    // MARK: Reading the records

    private struct Answers<Value> {
        var values: [Value] = []
        var silent: [Int] = []
        var isWaiting = false

        func result(derived: Decimal?, low: Decimal?, high: Decimal?, working: String) -> Result {
            func rounded(_ value: Decimal?) -> Decimal? { value?.rounded(toPlaces: CrossCheckFigures.places) }
            return Result(
                derived: rounded(derived), low: rounded(low), high: rounded(high), reported: values.count, silent: silent,
                working: working, isWaiting: isWaiting)
        }
    }

    /// Rates of reports have two decimals at most.
    private static let places = 2

    private func read<Value>(_ figure: (inout RuleContext) -> Reading<Value>) -> Answers<Value> {
        var answers = Answers<Value>()
        for (index, record) in records.enumerated() {
            var context = RuleContext(record: record, policies: policies, path: "", max: 0)
            switch figure(&context) {
            case .value(let value):
                answers.values.append(value)
                if context.inputs.contains(where: { $0.decision == .review }) { answers.isWaiting = true }
            case .gap:
                answers.silent.append(index)
            }
        }
        return answers
    }

    // MARK: Words

    /// A district has up to some twenty communes: all are written out; a province's would not help anybody.
    private static let mostTerms = 30

    private static func written(_ figures: [Decimal], sign: String) -> String { shortened(figures.map { $0.written() }, sign: sign) }

    private static func shortened(_ terms: [String], sign: String) -> String {
        terms.prefix(mostTerms).joined(separator: sign) + (terms.count > mostTerms ? sign + "…" : "")
    }
}
