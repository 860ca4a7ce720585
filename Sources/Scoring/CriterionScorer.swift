import Foundation
import RecordModel

/// Scores one row of the decision for one record.
struct CriterionScorer {
    let policies: Policies
    let index: RubricIndex

    init(rubric: Rubric, policies: Policies) {
        self.init(index: RubricIndex(rubric), policies: policies)
    }

    init(index: RubricIndex, policies: Policies) {
        self.index = index
        self.policies = policies
    }

    /// What a row gives to the totals, besides what the score card shows.
    struct Result {
        var score: CriterionScore
        /// Outside of its group's maximum under `na=exclude`.
        var isExcluded: Bool
    }

    func score(_ criterion: Criterion, record: RecordIndex, group: GroupContext, judgement: JudgementAnswer?, annulled: String?) -> Result {
        var context = RuleContext(
            record: record, policies: policies, group: group, answer: judgement, path: criterion.path, max: criterion.max)
        let rule = criterion.rule(under: policies)
        for name in criterion.switches { _ = context.policy(name) }
        for remark in criterion.remarks { context.note(remark) }
        for note in index.notes[criterion.path] ?? [] { context.note(note) }
        var outcome = evaluate(criterion, rule, &context)
        let waiting = waitingInputs(context)
        if !waiting.isEmpty { widen(&outcome, criterion, rule, context: context, waiting: waiting, group: group, judgement: judgement) }
        var verified = criterion.inspection == nil || judgement.map { $0.confirmed || !$0.answers.isEmpty } ?? false
        outcome.isProvisional = outcome.isProvisional || criterion.isProvisional
        judge(&outcome, judgement, criterion, verified: &verified, &context)
        if let annulled { annul(&outcome, reason: annulled, &context) }
        return finish(criterion, rule, outcome, context, verified: verified, isWaiting: !waiting.isEmpty && judgement?.points == nil)
    }

    // MARK: The rule, and what it hangs on

    private func evaluate(_ criterion: Criterion, _ rule: Rule, _ context: inout RuleContext) -> RuleOutcome {
        guard let dependence = criterion.dependsOn else { return rule.body.evaluate(&context) }
        switch context.yesNo(dependence.field, yes: dependence.yes) {
        case .value(false):
            break
        case .gap(.blank) where dependence.settles:
            let outcome = rule.body.evaluate(&context)
            // Neither box is ticked and no figure says otherwise: nothing is declared, so there is nothing to inspect.
            let hasFigures = context.inputs.contains { ($0.value?.number ?? 0) > 0 }
            return outcome.state == .needsAssessor && !hasFigures ? .notReported(.blank, max: criterion.max) : outcome
        default:
            return rule.body.evaluate(&context)
        }
        let hasJudgement = !(context.answer?.answers.isEmpty ?? true)
        let outcome = rule.body.evaluate(&context)
        if outcome.state == .scored, outcome.points > 0 {
            context.note("Khai “không/chưa” nhưng vẫn có số liệu sử dụng: mâu thuẫn, chỉ người có thẩm quyền mới kết luận khai sai.")
            return context.policy("contradiction") == "zero" && !hasJudgement ? .scored(0, working: "khai không có: 0") : outcome
        }
        return dependence.settles && outcome.state != .scored ? .scored(0, working: "khai không có: 0") : outcome
    }

    // MARK: Fields that wait for review

    private func waitingInputs(_ context: RuleContext) -> [CriterionInput] {
        context.inputs.filter { $0.decision == .review && context.decisive.contains($0.field) }
    }

    /// Readings tried for all waiting fields together; beyond this many the range is simply everything.
    private static let mostTrials = 27

    /// The range over all readings that a reviewer may choose; everything where another reading is not known.
    private func widen(
        _ outcome: inout RuleOutcome, _ criterion: Criterion, _ rule: Rule, context: RuleContext, waiting: [CriterionInput],
        group: GroupContext,
        judgement: JudgementAnswer?
    ) {
        var trials: [[FieldChange]] = [[]]
        var isOpen = false
        for input in waiting {
            let readings = context.record.field(input.field)?.alternatives.compactMap(\.value) ?? []
            if readings.isEmpty || input.state != .filled { isOpen = true }
            trials = trials.flatMap { trial in [trial] + readings.map { trial + [FieldChange(field: input.field, value: $0)] } }
            if trials.count > Self.mostTrials { isOpen = true }
            if isOpen { break }
        }
        guard !isOpen else {
            outcome.low = 0
            outcome.high = criterion.max
            return
        }
        for trial in trials where !trial.isEmpty {
            var probe = RuleContext(
                record: context.record.with(trial), policies: policies, group: group, answer: judgement, path: criterion.path,
                max: criterion.max)
            let other = evaluate(criterion, rule, &probe)
            outcome.low = min(outcome.low, other.low)
            outcome.high = max(outcome.high, other.high)
        }
    }

    // MARK: What people decided

    private func judge(
        _ outcome: inout RuleOutcome, _ judgement: JudgementAnswer?, _ criterion: Criterion, verified: inout Bool,
        _ context: inout RuleContext
    ) {
        guard let judgement else { return }
        if judgement.falseDeclaration {
            outcome = .scored(0, working: "khai không đúng: 0")
            outcome.cause = .rejected
            verified = true
            context.note("Người thẩm định kết luận số liệu không đúng với thực tế: \(judgement.reason ?? "không ghi lý do").")
        } else if let points = judgement.points {
            outcome = .scored(points, working: "thẩm định: \(points.written())")
            verified = true
        } else if judgement.confirmed {
            verified = true
            outcome.isProvisional = false
        } else if !judgement.answers.isEmpty, outcome.state == .scored {
            outcome.isProvisional = false
        }
        if let by = judgement.by, !judgement.isEmpty {
            context.note("Thẩm định: \(by)\(judgement.date.map { ", \($0)" } ?? "")\(judgement.reason.map { ". \($0)" } ?? "").")
        }
        if criterion.inspection == nil, judgement.isEmpty { verified = true }
    }

    private func annul(_ outcome: inout RuleOutcome, reason: String, _ context: inout RuleContext) {
        _ = context.policy("annul_scope")
        outcome = .scored(0, working: "hủy kết quả: 0")
        outcome.cause = .rejected
        context.note("Kết quả bị hủy: \(reason)")
    }

    // MARK: Rounding and writing down

    private func finish(
        _ criterion: Criterion, _ rule: Rule, _ outcome: RuleOutcome, _ given: RuleContext, verified: Bool, isWaiting: Bool
    ) -> Result {
        var context = given
        var points = outcome.points
        let uncapped = rule.kind == RateRule.kind && policies["rate_cap"] == "false"
        if points > criterion.max, !uncapped {
            context.note("Tính được \(points.written(places: 2)) điểm, lấy bằng điểm tối đa \(criterion.max.written()).")
        }
        let limit = uncapped ? max(criterion.max, points) : criterion.max
        points = min(max(points, 0), limit)
        let isUninspected = criterion.inspection != nil && !verified
        if isUninspected, outcome.state == .scored, points > 0, context.policy("provisional") == "zero" {
            context.note("Theo khai báo \(points.written(places: 2)) điểm, chưa thẩm tra nên chưa tính.")
            points = 0
        }
        if isUninspected, outcome.state == .scored, outcome.points > 0 {
            context.note("Chưa thẩm tra (mục V.4 của quyết định): điểm tạm tính theo khai báo.")
        }
        points = rounded(points)
        let low = isUninspected ? 0 : min(rounded(min(max(outcome.low, 0), limit)), points)
        let high = max(rounded(min(max(outcome.high, 0), limit)), points)
        let rejected = outcome.cause == .rejected
        let waitsForPerson = outcome.state == .needsAssessor || outcome.cause == .needsGroup || outcome.isProvisional
        explain(outcome, max: criterion.max, &context)
        let confidence = context.decisive.compactMap { context.confidences[$0] }.reduce(1, *)
        let score = CriterionScore(
            path: criterion.path, number: criterion.number, title: criterion.title, group: criterion.group,
            headings: index.headingLabels[criterion.path] ?? [], kind: rule.kind, max: criterion.max, points: points, range: [low, high],
            state: outcome.state, cause: outcome.cause,
            rule: criterion.rule, printedNote: criterion.note, working: outcome.working, inputs: context.inputs,
            declaredRate: outcome.declaredRate, recomputedRate: outcome.recomputedRate, confidence: (confidence * 1000).rounded() / 1000,
            notes: context.notes, policies: context.policiesUsed, verified: verified || rejected,
            provisional: !rejected && (waitsForPerson || isWaiting || (isUninspected && outcome.state == .scored && points > 0)))
        return Result(score: score, isExcluded: outcome.isExcluded)
    }

    /// Far below anything that figures of reports can differ by, far above the 38 digits at which quotients end: a third of 3 is 1 again.
    private static let exactPlaces = 20

    private func rounded(_ points: Decimal) -> Decimal {
        let exact = points.rounded(toPlaces: Self.exactPlaces)
        return Int(policies["round_points"]).map { exact.rounded(toPlaces: $0) } ?? exact
    }

    private func explain(_ outcome: RuleOutcome, max: Decimal, _ context: inout RuleContext) {
        switch outcome.cause {
        case .blank: context.note("Để trống: 0 điểm (không khai báo). Nếu bổ sung số liệu, tối đa \(max.written()) điểm.")
        case .missing: context.note("Không tìm thấy mục này trong tài liệu: có thể thiếu trang hoặc đọc sót.")
        case .notAsked: context.note("Phiếu mà cơ quan dùng không hỏi số liệu này.")
        case .needsAssessor: context.note("Chờ người thẩm định (tối đa \(max.written()) điểm).")
        case .unusable where outcome.state == .notComputable: context.note("Có ghi nhưng chưa tính được điểm; cần người xem lại.")
        default: break
        }
    }
}
