import Foundation

/// "Điểm = Tỷ lệ x điểm tối đa": a share, recomputed from its counts where they are there, else as the report states it.
///
/// Keys: `part`, `whole` (the counts), `declared` (the stated per cent), `trust: declared` where the whole is not clear, `times` (points for
/// 100 %, where misprinted), `at_most` (a limit printed beside the row), `full_from` (per cent that already gives the maximum), `falling`
/// (lower is better: `full_to` per cent gives the maximum, above it `from` minus the points of the rate), `assessor: true` (a person gives the rate
/// where the form does not ask for it).
package struct RateRule: RuleKind {
    package static let kind = "rate"
    package static let keys = ["part", "whole", "declared", "trust", "times", "at_most", "full_from", "falling", "assessor"]

    let part: NumberSource?
    let whole: NumberSource?
    let declared: String?
    /// The stated rate goes first because the form does not ask for the whole that it was made from.
    let trustsDeclared: Bool
    let times: Decimal
    let atMost: Decimal?
    let fullFrom: Decimal?
    let falling: Falling?
    let asksAssessor: Bool

    struct Falling: Hashable, Sendable {
        var fullTo: Decimal
        var from: Decimal
    }

    package init(_ node: RubricNode, max: Decimal) {
        part = NumberSource(node["part"])
        whole = NumberSource(node["whole"])
        declared = node.text("declared")
        trustsDeclared = node.text("trust") == "declared"
        times = node.number("times") ?? max
        atMost = node.number("at_most")
        fullFrom = node.number("full_from")
        asksAssessor = node.flag("assessor")
        falling = node["falling"].map { falling in
            falling.allow(["full_to", "from"], in: "falling")
            return Falling(fullTo: falling.requiredNumber("full_to", in: "falling"), from: falling.requiredNumber("from", in: "falling"))
        }
        if (part == nil) != (whole == nil) { node.note("rate: “part” và “whole” phải đi cùng nhau") }
        if part == nil && declared == nil { node.note("rate: cần “part” và “whole”, hoặc “declared”") }
    }

    package var fields: [String] { (part?.fields ?? []) + (whole?.fields ?? []) + (declared.map { [$0] } ?? []) }
    package var tables: [String] { (part?.tables ?? []) + (whole?.tables ?? []) }
    package var switches: [String] {
        ["rate_source", "rate_cap", "mismatch_pp", "na"] + (part?.switches ?? []) + (whole?.switches ?? [])
    }

    /// A rate as a quotient, so that nothing is rounded before the points are, and the way it is written.
    private struct Rate {
        var part: Decimal
        var whole: Decimal
        var written: String

        init(_ part: Decimal, of whole: Decimal, written: String) {
            self.part = part
            self.whole = whole
            self.written = written
        }

        init(percent: Decimal) {
            self.init(percent, of: 100, written: "\(percent.written()) %")
        }

        var percent: Decimal { part * 100 / whole }

        func times(_ points: Decimal) -> Decimal { part * points / whole }
    }

    private enum Counted {
        case rate(Rate)
        /// 0 of 0.
        case nothing
        /// Something of 0.
        case impossible
        case gap(Gap)
    }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        let counted = count(&context)
        let stated: Reading<Decimal> = declared.map { context.number($0) } ?? .gap(.notAsked)
        var outcome: RuleOutcome
        switch choose(counted, stated, &context) {
        case .rate(let rate): outcome = points(rate, &context)
        case .nothing: outcome = Self.notApplicable(&context)
        case .impossible: outcome = .notComputable(.unusable, max: context.max)
        case .gap(.notAsked) where asksAssessor: outcome = judged(&context)
        case .gap(let gap): outcome = .notReported(gap, max: context.max)
        }
        outcome.declaredRate = stated.value
        if case .rate(let rate) = counted { outcome.recomputedRate = rate.percent.rounded(toPlaces: 2) }
        return outcome
    }

    package var questions: [AssessorQuestion] {
        guard asksAssessor else { return [] }
        return [AssessorQuestion(id: JudgementRule.answerID, text: "Tỷ lệ (%)", form: .percent)]
    }

    private func judged(_ context: inout RuleContext) -> RuleOutcome {
        guard case .number(let percent) = context.answer?.answers[JudgementRule.answerID] else { return .needsAssessor(max: context.max) }
        return points(Rate(percent: percent), &context)
    }

    private func count(_ context: inout RuleContext) -> Counted {
        guard let part, let whole else { return .gap(.notAsked) }
        let numerator = part.read(&context)
        let denominator = whole.read(&context)
        switch (numerator, denominator) {
        case (.value(let numerator), .value(let denominator)):
            if denominator.value > 0 {
                return .rate(Rate(numerator.value, of: denominator.value, written: "\(numerator.written) / \(denominator.written)"))
            }
            if numerator.value == 0 { return .nothing }
            context.note("\(numerator.written) trên tổng số 0: số liệu mâu thuẫn.")
            return .impossible
        default:
            return .gap([numerator.gap, denominator.gap].compactMap { $0 }.max() ?? .blank)
        }
    }

    /// Which of the two readings of the rate counts.
    private func choose(_ counted: Counted, _ stated: Reading<Decimal>, _ context: inout RuleContext) -> Counted {
        guard case .value(let percent) = stated else {
            if case .gap(let gap) = counted { return .gap(min(gap, stated.gap ?? gap)) }
            return counted
        }
        let declaredRate = Rate(percent: percent)
        guard case .rate(let recomputed) = counted else {
            if case .gap = counted { return .rate(declaredRate) }
            return counted
        }
        flagDifference(recomputed, percent, &context)
        let order = context.policy("rate_source")
        let takesDeclared =
            switch order {
            case "lower": declaredRate.percent < recomputed.percent
            case "declared_first": true
            default: trustsDeclared
            }
        let countFields = (part?.fields ?? []) + (whole?.fields ?? [])
        if takesDeclared {
            context.setAside(countFields)
        } else if let declared, !countFields.contains(declared) {
            context.setAside([declared])
        }
        return .rate(takesDeclared ? declaredRate : recomputed)
    }

    private func flagDifference(_ recomputed: Rate, _ percent: Decimal, _ context: inout RuleContext) {
        let limit = Decimal(rubricText: context.policies["mismatch_pp"]) ?? 0
        let computed = recomputed.percent
        guard abs(computed - percent) > limit else { return }
        context.note(
            "Tỷ lệ khai \(percent.written(places: 2)) %, tính lại \(recomputed.written) = \(computed.written(places: 2)) %: lệch "
                + "\(abs(computed - percent).written(places: 2)) điểm phần trăm.")
    }

    private func points(_ given: Rate, _ context: inout RuleContext) -> RuleOutcome {
        var rate = given
        if rate.percent > 100 {
            let isCapped = context.policy("rate_cap") == "true"
            context.note("Tỷ lệ \(rate.percent.written(places: 2)) % lớn hơn 100 %" + (isCapped || atMost != nil ? ", tính 100 %." : "."))
            if isCapped { rate = Rate(percent: 100) }
        }
        if let falling {
            if rate.percent <= falling.fullTo {
                return .scored(context.max, working: "\(rate.percent.written(places: 2)) % <= \(falling.fullTo.written()) %: điểm tối đa")
            }
            return .scored(
                Swift.max(0, falling.from - rate.times(times)), working: "\(falling.from.written()) - \(rate.written) x \(times.written())")
        }
        if let fullFrom, rate.percent >= fullFrom {
            return .scored(context.max, working: "\(rate.percent.written(places: 2)) % >= \(fullFrom.written()) %: điểm tối đa")
        }
        let points = rate.times(times)
        return .scored(atMost.map { Swift.min(points, $0) } ?? points, working: "\(rate.written) x \(times.written())")
    }

    /// 0 of 0: the decision says nothing; the policy does.
    static func notApplicable(_ context: inout RuleContext) -> RuleOutcome {
        let policy = context.policy("na")
        context.note("Không áp dụng (0 trên 0): chờ Sở Thông tin và Truyền thông quyết định.")
        let points: Decimal = policy == "full" ? context.max : 0
        return RuleOutcome(
            points: points, low: points, high: points, state: .notComputable, cause: .notApplicable, working: "0 / 0", isProvisional: true,
            isExcluded: policy == "exclude")
    }

    package func improvements(_ context: RuleContext) -> [Improvement] {
        if let falling, let declared { return [Improvement(declared, .number(falling.fullTo))] }
        var probe = context
        let counted = count(&probe)
        if case .rate = counted, !trustsDeclared || declared == nil, case .field(let id) = part, let whole,
            case .value(let total) = whole.read(&probe)
        {
            let target = fullFrom.map { ($0 / 100 * total.value).roundedUp } ?? total.value
            return [Improvement(id, .number(target))]
        }
        return declared.map { [Improvement($0, .number(fullFrom ?? 100))] } ?? []
    }
}

extension Decimal {
    var roundedUp: Decimal {
        let down = roundedDown
        return down == self ? self : down + 1
    }
}
