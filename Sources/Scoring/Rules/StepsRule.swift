import Foundation

/// "Cung cấp đầy đủ: điểm tối đa. Không đầy đủ: Giảm điểm theo bước 0,25 theo tỉ lệ đầy đủ": an assessor says how complete, in per cent.
///
/// Keys: `step`, `evidence` (declared figures shown to the assessor).
package struct StepsRule: RuleKind {
    package static let kind = "steps"
    package static let keys = ["step", "evidence"]

    let step: Decimal
    let evidence: [String]

    package init(_ node: RubricNode, max: Decimal) {
        step = node.requiredNumber("step", in: "steps")
        evidence = node.texts("evidence")
        if step <= 0 { node.note("steps: “step” phải lớn hơn 0") }
    }

    package var fields: [String] { evidence }
    package var switches: [String] { ["step_rounding"] }

    package var questions: [AssessorQuestion] {
        [AssessorQuestion(id: JudgementRule.answerID, text: "Tỷ lệ đầy đủ (%)", form: .share(step: step))]
    }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        JudgementRule.evaluate(questions, evidence: evidence, &context)
    }
}
