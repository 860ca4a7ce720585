import Foundation

/// A figure in printed tiers (">= 4 bài / 1-3 bài / 0 bài", "100 -<500tr", ">= 30 %").
///
/// Keys: `value` (the figure), `percent_of` (the tiers are per cents of this), `tiers` (best first; `from` inclusive, `to` where the print ends a
/// top tier, `label` as printed), `months: true` (the figure stands for months of one year), `no_whole` (points when the whole of a percentage is
/// 0).
package struct TiersRule: RuleKind {
    package static let kind = "tiers"
    package static let keys = ["value", "percent_of", "tiers", "months", "no_whole"]

    let value: NumberSource?
    let percentOf: NumberSource?
    let tiers: [Tier]
    let isMonths: Bool
    let noWhole: Decimal?

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

    package var fields: [String] { (value?.fields ?? []) + (percentOf?.fields ?? []) }
    package var tables: [String] { (value?.tables ?? []) + (percentOf?.tables ?? []) }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        guard let reading = value?.read(&context) else { return .notReported(.unusable, max: context.max) }
        guard case .value(let quantity) = reading else { return .notReported(reading.gap ?? .blank, max: context.max) }
        var figure = quantity.value
        var written = quantity.written
        if let percentOf {
            let whole = percentOf.read(&context)
            guard case .value(let total) = whole else { return .notReported(whole.gap ?? .blank, max: context.max) }
            guard total.value > 0 else {
                guard quantity.value == 0 else {
                    context.note("\(quantity.written) trên tổng số 0: số liệu mâu thuẫn.")
                    return .notComputable(.unusable, max: context.max)
                }
                guard let noWhole else { return RateRule.notApplicable(&context) }
                return .scored(noWhole, working: "0 / 0: \(noWhole.written())")
            }
            figure = quantity.value / total.value * 100
            written = "\(quantity.written) / \(total.written) = \(figure.written(places: 2)) %"
        }
        if isMonths {
            if figure > Self.monthsOfYear { context.note("\(figure.written()) được hiểu là đủ 12 tháng.") }
            context.note("Phiếu hỏi số tin, bài; bảng điểm tính số tháng: lấy số khai làm số tháng, cần người xác nhận.")
            figure = Swift.min(figure, Self.monthsOfYear)
        }
        var outcome = points(figure, written: written, &context)
        outcome.isProvisional = isMonths
        return outcome
    }

    private func points(_ figure: Decimal, written: String, _ context: inout RuleContext) -> RuleOutcome {
        guard let tier = tiers.first(where: { figure >= $0.from }) else { return .scored(0, working: "\(written): 0") }
        if let to = tier.to, figure > to, context.policy("tier_open_top") != "true" {
            context.note("\(written) lớn hơn mức cao nhất in trong bảng (\(tier.label)), không có mức điểm nào.")
            return .notComputable(.unusable, max: context.max)
        }
        return .scored(tier.points, working: "\(written) (\(tier.label)): \(tier.points.written())")
    }

    package func improvements(_ context: RuleContext) -> [FieldChange] {
        guard case .field(let id) = value, let best = tiers.first else { return [] }
        guard let percentOf else { return [FieldChange(field: id, value: .number(best.from))] }
        var probe = context
        guard case .value(let whole) = percentOf.read(&probe) else { return [] }
        return [FieldChange(field: id, value: .number((best.from / 100 * whole.value).roundedUp))]
    }
}
