import Foundation

/// "Có: điểm tối đa. Không: 0 điểm."
///
/// Keys: `field` (one slot, or several of which the first that is filled in counts), `yes_words` (the form's words for yes), `any_of` (several slots of
/// which one is enough, in place of `field`), `text: true` (any text that does not deny is a yes), `contradicted_by` (a count that should be 0
/// after a "no").
package struct YesNoRule: RuleKind {
    package static let kind = "yesno"
    package static let keys = ["field", "yes_words", "any_of", "text", "contradicted_by"]

    let slots: [String]
    /// One yes among the slots is enough; otherwise the first that is filled in decides.
    let oneIsEnough: Bool
    let yes: [String]
    let readsText: Bool
    let contradictedBy: String?

    package init(_ node: RubricNode, max: Decimal) {
        oneIsEnough = node["any_of"] != nil
        slots = node.texts(oneIsEnough ? "any_of" : "field")
        yes = node.texts("yes_words")
        readsText = node.flag("text")
        contradictedBy = node.text("contradicted_by")
        if slots.isEmpty { node.note("yesno: thiếu khóa “field”") }
    }

    package var fields: [String] { slots + (contradictedBy.map { [$0] } ?? []) }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        var gaps: [Gap] = []
        var denied = false
        for id in slots {
            switch answer(id, &context) {
            case .value(true): return .scored(context.max, working: "Có: \(context.max.written())")
            case .value(false): denied = true
            case .gap(let gap): gaps.append(gap)
            }
            if denied && !oneIsEnough { break }
        }
        guard denied else { return .notReported(gaps.min() ?? .blank, max: context.max) }
        if let contradictedBy, let count = context.number(contradictedBy).value, count > 0 {
            context.setAside([contradictedBy])
            context.note("Khai “không” nhưng lại khai số lượng \(count.written()): mâu thuẫn, tính theo câu trả lời.")
        }
        return .scored(0, working: "Không: 0")
    }

    private func answer(_ id: String, _ context: inout RuleContext) -> Reading<Bool> {
        readsText ? context.text(id).map { !Answers.deniesAll($0) } : context.yesNo(id, yes: yes)
    }

    package func improvements(_ context: RuleContext) -> [Improvement] {
        guard let first = slots.first(where: { context.record.field($0) != nil }) ?? slots.first, !readsText else { return [] }
        let isChoice = context.record.field(first)?.type == .choice
        return [Improvement(first, isChoice ? .string(yes.first ?? "Có") : .bool(true), advice: "triển khai, khai “\(yes.first ?? "Có")”")]
    }
}
