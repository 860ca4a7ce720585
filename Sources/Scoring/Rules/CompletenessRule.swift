import Foundation

/// "Cung cấp đầy đủ thông tin / không đầy đủ / không khai báo": full when every slot is filled in, a written 0 included.
///
/// Keys: `slots` (ids), `partial` (points when only some are filled in).
package struct CompletenessRule: RuleKind {
    package static let kind = "completeness"
    package static let keys = ["slots", "partial"]

    let slots: [NumberSource]
    let partial: Decimal

    package init(_ node: RubricNode, max: Decimal) {
        slots = node.list("slots").compactMap(NumberSource.init)
        partial = node.requiredNumber("partial", in: "completeness")
        if slots.isEmpty { node.note("completeness: thiếu khóa “slots”") }
    }

    package var fields: [String] { slots.flatMap(\.fields) }
    package var switches: [String] { slots.flatMap(\.switches) }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        var gaps: [Gap] = []
        for slot in slots {
            if case .gap(let gap) = slot.read(&context) { gaps.append(gap) }
        }
        let filled = slots.count - gaps.count
        if gaps.isEmpty { return .scored(context.max, working: "\(filled)/\(slots.count) số liệu: \(context.max.written())") }
        guard filled > 0 else { return .notReported(gaps.min() ?? .blank, max: context.max) }
        var outcome = RuleOutcome.scored(partial, working: "\(filled)/\(slots.count) số liệu: \(partial.written())")
        if gaps.contains(where: \.isOpen) { outcome.high = context.max }
        return outcome
    }

    package func improvements(_ context: RuleContext) -> [Improvement] {
        slots.compactMap { slot in
            guard let id = slot.fields.first, let field = context.record.field(id), field.state != .filled else { return nil }
            return Improvement(id, .number(0), advice: "khai báo số liệu này, kể cả khi là 0")
        }
    }
}
