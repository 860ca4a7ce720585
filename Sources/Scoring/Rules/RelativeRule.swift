import Foundation

/// "Tỷ lệ chuẩn hóa": a figure against the best one of the group, computable once all agencies of the group are known.
///
/// Keys: `part`, `whole` (the figure is their quotient), `declared` (the stated figure, when a count is missing).
package struct RelativeRule: RuleKind {
    package static let kind = "relative"
    package static let keys = ["part", "whole", "declared"]

    let part: NumberSource?
    let whole: NumberSource?
    let declared: String?

    package init(_ node: RubricNode, max: Decimal) {
        part = NumberSource(node["part"])
        whole = NumberSource(node["whole"])
        declared = node.text("declared")
        if (part == nil || whole == nil) && declared == nil { node.note("relative: cần “part” và “whole”, hoặc “declared”") }
    }

    package var fields: [String] { (part?.fields ?? []) + (whole?.fields ?? []) + (declared.map { [$0] } ?? []) }
    package var switches: [String] { ["na"] }

    /// The agency's own figure, before it is compared.
    func figure(_ context: inout RuleContext) -> Reading<NumberSource.Quantity> {
        let stated: Reading<Decimal> = declared.map { context.number($0) } ?? .gap(.notAsked)
        guard let numerator = part?.read(&context), let denominator = whole?.read(&context) else {
            return stated.map { NumberSource.Quantity($0) }
        }
        guard case .value(let above) = numerator, case .value(let below) = denominator, below.value > 0 else {
            if case .value(let stated) = stated { return .value(NumberSource.Quantity(stated)) }
            let gaps = [numerator.gap, denominator.gap].compactMap { $0 }
            return .gap(gaps.max() ?? .unusable)
        }
        let computed = above.value / below.value
        if case .value(let stated) = stated, abs(stated - computed) > Self.statedRounding {
            context.note(
                "Khai \(stated.written(places: 2)), tính lại \(above.written) / \(below.written) = \(computed.written(places: 2)).")
        }
        if let declared { context.setAside([declared]) }
        return .value(NumberSource.Quantity(computed, written: computed.written(places: 2)))
    }

    /// Stated figures have two decimals; what is further off was made another way.
    private static let statedRounding = Decimal(rubricText: "0.01") ?? 0

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        let reading = figure(&context)
        guard case .value(let own) = reading else { return .notReported(reading.gap ?? .blank, max: context.max) }
        guard let best = context.group.best[context.path] else {
            context.note("Chưa tính được: cần giá trị lớn nhất của cả nhóm cơ quan (giá trị của cơ quan: \(own.written)).")
            return .notComputable(.needsGroup, max: context.max)
        }
        guard best.value > 0 else { return RateRule.notApplicable(&context) }
        context.note(
            "Giá trị của cơ quan \(own.written); lớn nhất nhóm \(best.value.written(places: 2)) (\(best.holders))."
        )
        var outcome = RuleOutcome.scored(
            min(own.value * context.max / best.value, context.max),
            working: "\(own.written) / \(best.value.written(places: 2)) x \(context.max.written())")
        if !best.isComplete {
            outcome.isProvisional = true
            outcome.low = 0
            context.note("Còn cơ quan trong nhóm chưa có số liệu: điểm có thể giảm khi có cơ quan cao hơn.")
        }
        return outcome
    }

    package func improvements(_ context: RuleContext) -> [Improvement] {
        guard let best = context.group.best[context.path], case .field(let id) = part, let whole else { return [] }
        var probe = context
        guard case .value(let below) = whole.read(&probe) else { return [] }
        return [Improvement(id, .number((best.value * below.value).roundedUp))]
    }
}
