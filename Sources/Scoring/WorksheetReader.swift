import Foundation
import Yams

/// Reads an assessor's worksheet back and checks every answer against the rubric.
package enum WorksheetReader {
    private static let rootKeys = ["judgements", "rubric", "agency", "by", "date", "annul", "figures", "criteria"]
    private static let rowKeys = ["path", "answer", "confirmed", "points", "false_declaration", "reason", "by", "date"]

    /// - Throws: `ScoringError.invalidJudgements` with every problem and its line.
    package static func read(yaml: String, file: String, rubric: Rubric) throws -> Judgements {
        let log = FindingLog(file: file)
        guard let node = try? Yams.compose(yaml: yaml), case .mapping = node else {
            throw ScoringError.invalidJudgements(file: file, problems: ["tệp trống hoặc không phải YAML hợp lệ"])
        }
        let root = RubricNode(node: node, log: log)
        root.allow(rootKeys, in: "phiếu thẩm định")
        if root.text("judgements") != Worksheet.schemaName { root.note("phiếu thẩm định phải có “judgements: \(Worksheet.schemaName)”") }
        if root.text("rubric") != rubric.id {
            root.note("phiếu này của bộ tiêu chí “\(root.text("rubric") ?? "")”, không phải “\(rubric.id)”")
        }
        var judgements = Judgements(rubric: rubric.id, agency: filled(root, "agency"))
        for row in rows(root, "criteria") {
            row.allow(rowKeys, in: "criteria")
            let path = row.requiredText("path", in: "criteria")
            guard let criterion = rubric.criterion(path) else {
                row.note("không có tiêu chí “\(path)”")
                continue
            }
            if judgements.criteria[path] != nil { row.note("tiêu chí “\(path)” ghi hai lần") }
            let answer = answer(row, criterion, by: filled(root, "by"), date: filled(root, "date"))
            if !answer.isEmpty { judgements.criteria[path] = answer }
        }
        judgements.figures = rows(root, "figures").compactMap { figure($0, by: filled(root, "by"), date: filled(root, "date")) }
        for figure in Dictionary(grouping: judgements.figures, by: \.field).filter({ $0.value.count > 1 }).keys.sorted() {
            root.note("figures: số liệu “\(figure)” ghi hai lần")
        }
        if let reason = filled(root, "annul") { judgements.annulment = Judgements.Annulment(reason: reason, by: filled(root, "by")) }
        guard log.findings.isEmpty else {
            throw ScoringError.invalidJudgements(file: file, problems: log.findings.map(\.description))
        }
        return judgements
    }

    /// A list under which nobody wrote anything is a list of none.
    private static func rows(_ root: RubricNode, _ key: String) -> [RubricNode] {
        root[key]?.text?.isEmpty == true ? [] : root.list(key)
    }

    /// An agreed figure must say who agreed, when, and why; otherwise nobody could check it later.
    private static func figure(_ row: RubricNode, by: String?, date: String?) -> AgreedFigure? {
        row.allow(["field", "agreed", "by", "date", "reason"], in: "figures")
        let given = [
            "field": filled(row, "field"), "agreed": filled(row, "agreed"), "by": filled(row, "by") ?? by,
            "date": filled(row, "date") ?? date, "reason": filled(row, "reason"),
        ]
        for key in given.filter({ $0.value == nil }).keys.sorted() { row.note("figures: thiếu “\(key)”") }
        guard let field = given["field"] ?? nil, let text = given["agreed"] ?? nil, let by = given["by"] ?? nil,
            let date = given["date"] ?? nil, let reason = given["reason"] ?? nil
        else { return nil }
        checkDate(date, row, "figures, \(field)")
        return AgreedFigure(field: field, text: text, by: by, date: date, reason: reason)
    }

    private static func checkDate(_ date: String, _ row: RubricNode, _ what: String) {
        if date.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) == nil { row.note("\(what): ngày phải ghi theo dạng 2018-12-01, không phải “\(date)”") }
    }

    private static func filled(_ node: RubricNode, _ key: String) -> String? {
        node.text(key).flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }

    private static func answer(_ row: RubricNode, _ criterion: Criterion, by: String?, date: String?) -> JudgementAnswer {
        var answer = JudgementAnswer(
            answers: answers(row, criterion), confirmed: flag(row, "confirmed"), falseDeclaration: flag(row, "false_declaration"),
            reason: filled(row, "reason"), by: filled(row, "by") ?? by, date: filled(row, "date") ?? date)
        if filled(row, "points") != nil, let points = row.number("points") {
            answer.points = points
            if !(0...criterion.max).contains(points) { row.note("\(criterion.path): điểm phải từ 0 đến \(criterion.max.written())") }
        }
        if answer.falseDeclaration && answer.reason == nil {
            row.note("\(criterion.path): kết luận khai không đúng phải ghi lý do (reason)")
        }
        if let date = answer.date { checkDate(date, row, criterion.path) }
        return answer
    }

    private static func flag(_ row: RubricNode, _ key: String) -> Bool {
        filled(row, key) == nil ? false : row.flag(key)
    }

    private static func answers(_ row: RubricNode, _ criterion: Criterion) -> [String: JudgementAnswer.Value] {
        guard let node = row["answer"] else { return [:] }
        let questions = ([criterion.base] + criterion.variants.map(\.rule)).flatMap(\.body.questions)
        let given: [(String, RubricNode)] = node.pairs.isEmpty ? [(JudgementRule.answerID, node)] : node.pairs.map { ($0.key, $0.value) }
        var answers: [String: JudgementAnswer.Value] = [:]
        for (id, value) in given {
            guard let answer = CriterionReader.value(value) else { continue }
            guard let question = questions.first(where: { $0.id == id }) else {
                value.note("\(criterion.path): không có câu hỏi “\(id)”")
                continue
            }
            guard question.accepts(answer, max: criterion.max) else {
                value.note("\(criterion.path): “\(value.text ?? "")” không phải câu trả lời hợp lệ; \(question.expectation)")
                continue
            }
            answers[id] = answer
        }
        return answers
    }
}

extension AssessorQuestion {
    func accepts(_ value: JudgementAnswer.Value, max: Decimal) -> Bool {
        if case .percent = form {
            if case .number(let number) = value { return (0...100).contains(number) }
            return false
        }
        return points(for: value, max: max, roundsToNearest: false) != nil
    }

    var expectation: String {
        switch form {
        case .pick(let options): "chọn một trong: \(options.map(\.label).joined(separator: " / "))"
        case .ticks(let options): "chọn trong: \(options.map(\.label).joined(separator: " / "))"
        case .share, .percent: "cần một số từ 0 đến 100"
        case .count: "cần một số không âm"
        }
    }
}
