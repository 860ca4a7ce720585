import Foundation

/// A figure in printed tiers (">= 4 bài / 1-3 bài / 0 bài", "100 -<500tr", ">= 30 %").
///
/// Keys: `value` (the figure), `percent_of` (the tiers are per cents of this), `tiers` (best first; `from` inclusive, `to` where the print ends a
/// top tier, `label` as printed), `months: true` (the figure stands for months of one year), `no_whole` (points when the whole of a percentage is
/// 0), `declared` (the stated per cent, when a count is missing), `raised` (figures that have left the row for a better one: said so where they
/// would have made up the top tier).
package struct TiersRule: RuleKind {
    package static let kind = "tiers"
    package static let keys = ["value", "percent_of", "tiers", "months", "no_whole", "declared", "raised"]

    let value: NumberSource?
    let percentOf: NumberSource?
    let tiers: [Tier]
    let isMonths: Bool
    let noWhole: Decimal?
    let declared: String?
    let raised: [NumberSource]

    struct Tier: Hashable, Sendable {
        var label: String
        var from: Decimal
        var to: Decimal?
        var points: Decimal
    }

    private static let monthsOfYear: Decimal = 12

    package init(_ node: RubricNode, max: Decimal) {
        value = NumberSource(node["value"])
        percentOf = NumberSource(node["percent_of"])
        isMonths = node.flag("months")
        noWhole = node.number("no_whole")
        declared = node.text("declared")
        raised = node.list("raised").compactMap(NumberSource.init)
        tiers = node.list("tiers").map { tier in
            tier.allow(["label", "from", "to", "points"], in: "tiers")
            return Tier(
                label: tier.requiredText("label", in: "tiers"), from: tier.number("from") ?? 0, to: tier.number("to"),
                points: tier.requiredNumber("points", in: "tiers"))
        }
        if value == nil { node.note("tiers: thiếu khóa “value”") }
        if tiers.isEmpty { node.note("tiers: thiếu khóa “tiers”") }
        if zip(tiers, tiers.dropFirst()).contains(where: { $0.from <= $1.from }) { node.note("tiers: xếp mức cao trước, mức thấp sau") }
    }

    package var fields: [String] {
        (value?.fields ?? []) + (percentOf?.fields ?? []) + (declared.map { [$0] } ?? []) + raised.flatMap(\.fields)
    }
    package var tables: [String] { (value?.tables ?? []) + (percentOf?.tables ?? []) }
    package var switches: [String] {
        let own = (percentOf == nil ? [] : ["na", "mismatch_pp"]) + (tiers.contains { $0.to != nil } ? ["tier_open_top"] : [])
        return own + (value?.switches ?? []) + (percentOf?.switches ?? [])
    }

    /// What the tiers are compared with.
    private enum Figure {
        case figure(Decimal, written: String)
        /// A percentage of nothing.
        case nothing
        case impossible
        case gap(Gap)
    }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        let stated: Reading<Decimal> = declared.map { context.number($0) } ?? .gap(.notAsked)
        var outcome: RuleOutcome
        switch figure(stated, &context) {
        case .figure(let figure, let written): outcome = points(figure, written: written, &context)
        case .nothing:
            guard let noWhole else { return RateRule.notApplicable(&context) }
            outcome = .scored(noWhole, working: "0 / 0: \(noWhole.written())")
        case .impossible: outcome = .notComputable(.unusable, max: context.max)
        case .gap(let gap): outcome = .notReported(gap, max: context.max)
        }
        outcome.isProvisional = outcome.isProvisional || isMonths && outcome.state == .scored
        outcome.declaredRate = stated.value
        return outcome
    }

    private func figure(_ stated: Reading<Decimal>, _ context: inout RuleContext) -> Figure {
        let reading = value?.read(&context) ?? .gap(.unusable)
        guard let percentOf else {
            guard case .value(let quantity) = reading else { return .gap(reading.gap ?? .blank) }
            return isMonths ? months(quantity, &context) : .figure(quantity.value, written: quantity.written)
        }
        let whole = percentOf.read(&context)
        guard case .value(let part) = reading, case .value(let total) = whole else {
            if case .value(let percent) = stated { return .figure(percent, written: "\(percent.written()) %") }
            return .gap(min([reading.gap, whole.gap].compactMap { $0 }.max() ?? .blank, stated.gap ?? .notAsked))
        }
        guard total.value > 0 else {
            if part.value == 0 { return .nothing }
            context.note("\(part.written) trên tổng số 0: số liệu mâu thuẫn.")
            return .impossible
        }
        let percent = part.value * 100 / total.value
        compare(percent, stated: stated.value, &context)
        remarkRaised(part: part.value, whole: total.value, &context)
        if percent > 100 { context.note("Tỷ lệ \(percent.written(places: 2)) % lớn hơn 100 %.") }
        return .figure(percent, written: "\(part.written) / \(total.written) = \(percent.written(places: 2)) %")
    }

    private func months(_ quantity: NumberSource.Quantity, _ context: inout RuleContext) -> Figure {
        if quantity.value > Self.monthsOfYear { context.note("\(quantity.written) được hiểu là đủ 12 tháng.") }
        context.note("Phiếu hỏi số tin, bài; bảng điểm tính số tháng: lấy số khai làm số tháng, cần người xác nhận.")
        return .figure(Swift.min(quantity.value, Self.monthsOfYear), written: quantity.written)
    }

    private func compare(_ percent: Decimal, stated: Decimal?, _ context: inout RuleContext) {
        guard let stated, let declared else { return }
        context.setAside([declared])
        let limit = Decimal(rubricText: context.policies["mismatch_pp"]) ?? 0
        guard abs(percent - stated) > limit else { return }
        context.note(
            "Tỷ lệ khai \(stated.written(places: 2)) %, tính lại \(percent.written(places: 2)) %: lệch "
                + "\(abs(percent - stated).written(places: 2)) điểm phần trăm.")
    }

    private func remarkRaised(part: Decimal, whole: Decimal, _ context: inout RuleContext) {
        guard !raised.isEmpty, let top = tiers.first, part * 100 / whole < top.from else { return }
        let others = raised.compactMap { $0.read(&context).value?.value }.reduce(0, +)
        context.setAside(raised.flatMap(\.fields))
        guard (part + others) * 100 / whole >= top.from else { return }
        context.note("Cộng cả \(others.written()) dịch vụ đã nâng lên mức 3, 4 thì đạt “\(top.label)”: cần người xem xét.")
    }

    private func points(_ figure: Decimal, written: String, _ context: inout RuleContext) -> RuleOutcome {
        guard let tier = tiers.first(where: { figure >= $0.from }) else { return .scored(0, working: "\(written): 0") }
        if let to = tier.to, figure > to, context.policy("tier_open_top") != "true" {
            context.note("\(written) lớn hơn mức cao nhất in trong bảng (\(tier.label)), không có mức điểm nào.")
            return .notComputable(.unusable, max: context.max)
        }
        return .scored(tier.points, working: "\(written) (\(tier.label)): \(tier.points.written())")
    }

    package func improvements(_ context: RuleContext) -> [Improvement] {
        guard case .field(let id) = value, let best = tiers.first else { return [] }
        guard let percentOf else { return [Improvement(id, .number(best.from))] }
        var probe = context
        guard case .value(let whole) = percentOf.read(&probe) else { return [] }
        return [Improvement(id, .number((best.from / 100 * whole.value).roundedUp))]
    }
}
