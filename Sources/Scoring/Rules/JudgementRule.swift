import Foundation

/// A row that an assessor decides by looking: tiers to pick, functions to tick, things to count.
///
/// Keys: `pick`, `ticks` (printed words: points), `count` (points for each), or `questions` (a list of these with `id` and `text`); `evidence`
/// (declared figures shown to the assessor, the first that is filled in; 0 means 0 points until someone looks).
package struct JudgementRule: RuleKind {
    package static let kind = "judgement"
    package static let keys = ["questions", "pick", "ticks", "count", "evidence"]

    package let questions: [AssessorQuestion]
    let evidence: [String]

    static let answerID = "answer"

    package init(_ node: RubricNode, max: Decimal) {
        evidence = node.texts("evidence")
        let listed = node.list("questions")
        questions =
            listed.isEmpty
            ? Self.question(node, id: Self.answerID, text: "").map { [$0] } ?? []
            : listed.compactMap { question in
                question.allow(["id", "text", "pick", "ticks", "count"], in: "questions")
                return Self.question(
                    question, id: question.requiredText("id", in: "questions"), text: question.requiredText("text", in: "questions"))
            }
        if questions.isEmpty { node.note("judgement: cần “pick”, “ticks”, “count” hoặc “questions”") }
    }

    private static func question(_ node: RubricNode, id: String, text: String) -> AssessorQuestion? {
        if node["pick"] != nil { return AssessorQuestion(id: id, text: text, form: .pick(options(node, "pick"))) }
        if node["ticks"] != nil { return AssessorQuestion(id: id, text: text, form: .ticks(options(node, "ticks"))) }
        if let each = node.number("count") { return AssessorQuestion(id: id, text: text, form: .count(each: each)) }
        return nil
    }

    private static func options(_ node: RubricNode, _ key: String) -> [AssessorQuestion.Option] {
        (node[key]?.pairs ?? []).map { pair in
            if pair.value.number == nil { pair.value.note("\(key): điểm của “\(pair.key)” phải là số") }
            return AssessorQuestion.Option(label: pair.key, points: pair.value.number ?? 0)
        }
    }

    package var fields: [String] { evidence }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        Self.evaluate(questions, evidence: evidence, &context)
    }

    static func evaluate(_ questions: [AssessorQuestion], evidence: [String], _ context: inout RuleContext) -> RuleOutcome {
        let shown = evidence.first { context.record.field($0)?.state == .filled } ?? evidence.first { context.record.field($0) != nil }
        let declared = shown.flatMap { context.number($0).value }
        guard let answer = context.answer, !answer.answers.isEmpty else {
            var outcome = RuleOutcome.needsAssessor(max: context.max)
            if let total = declared {
                context.note(
                    total == 0
                        ? "Khai 0 tin, bài: tạm tính 0 điểm cho đến khi kiểm tra."
                        : "Khai \(total.written()) tin, bài; chờ kiểm tra trực tiếp.")
            }
            outcome.working = "chờ thẩm định"
            return outcome
        }
        let nearest = questions.contains { $0.isShare } && context.policy("step_rounding") == "nearest"
        var total: Decimal = 0
        var workings: [String] = []
        for question in questions {
            guard let value = answer.answers[question.id] else { continue }
            guard let given = question.points(for: value, max: context.max, roundsToNearest: nearest) else {
                context.note("Câu trả lời thẩm định cho “\(question.id)” không hợp lệ, chưa tính.")
                return .needsAssessor(max: context.max)
            }
            total += given.points
            workings.append(given.working)
        }
        return .scored(total, working: workings.joined(separator: "; "))
    }
}

extension AssessorQuestion {
    var isShare: Bool {
        if case .share = form { true } else { false }
    }
}
