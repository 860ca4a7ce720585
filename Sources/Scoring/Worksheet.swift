import Foundation
import RecordModel

/// The assessor's worksheet: a YAML file that lists what a person has to look at, with room for the answers, and the way back.
package enum Worksheet {
    package static let schemaName = "phieu.judgements/1"

    /// - Parameters:
    ///   - card: the agency's score as far as the report gives it.
    ///   - existing: answers given before, kept in the new worksheet.
    /// - Returns: the file's text. Rows are those that wait for a person or that part V.4 wants inspected.
    package static func yaml(for card: ScoreCard, record: Record, rubric: Rubric, existing: Judgements? = nil) -> String {
        var lines = head(card, rubric, existing)
        let website = record.fields.first { $0.id == websiteField }?.value?.string
        for score in card.criteria {
            guard let criterion = rubric.criterion(score.path), isWaiting(score, criterion) || existing?.criteria[score.path] != nil else {
                continue
            }
            lines += row(score, criterion, record, website: website, existing: existing?.criteria[score.path])
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The slot of all forms for the address of the agency's portal.
    private static let websiteField = "agency.website"

    private static func isWaiting(_ score: CriterionScore, _ criterion: Criterion) -> Bool {
        score.state == .needsAssessor || score.provisional || score.cause == .notApplicable
            || (criterion.inspection != nil && !score.verified)
    }

    // MARK: Writing

    private static func head(_ card: ScoreCard, _ rubric: Rubric, _ existing: Judgements?) -> [String] {
        [
            "# PHIẾU THẨM ĐỊNH: \(rubric.title)",
            "# Cơ quan: \(card.agency ?? "(chưa rõ)"). Kỳ: \(card.period ?? "(chưa rõ)").",
            "# Cách ghi: sau answer: chọn một mức đúng như in, hoặc ghi số; nhiều mục thì ghi [mục 1, mục 2]. Để trống là chưa thẩm định.",
            "#   confirmed: true        đã kiểm tra, số khai đúng",
            "#   points: 1.5            cho điểm trực tiếp, thay cho mọi cách tính",
            "#   false_declaration: true  kết luận khai không đúng (0 điểm), bắt buộc ghi lý do ở reason",
            "# annul: lý do hủy kết quả (mục V.4.2.c.ii); chỉ người có thẩm quyền ghi.",
            "judgements: \(schemaName)",
            "rubric: \(rubric.id)",
            "agency: \(quoted(card.agency ?? ""))",
            "by: \"\"",
            "date: \"\"",
            "annul: \(quoted(existing?.annulment?.reason ?? ""))",
        ] + figures(existing) + ["criteria:"]
    }

    /// What came of the round in which figures went back to the agency.
    private static func figures(_ existing: Judgements?) -> [String] {
        let hint = [
            "# figures: số liệu đã thống nhất với cơ quan (phần VII của quyết định); điểm được tính theo cả số khai báo và số đã thống nhất.",
            "#   - {field: MÃ_TRƯỜNG, agreed: \"60\", by: \"ai thống nhất\", date: \"2018-12-10\", reason: \"vì sao\"}",
        ]
        guard let figures = existing?.figures, !figures.isEmpty else { return hint }
        return hint + ["figures:"]
            + figures.flatMap { figure in
                [
                    "  - field: \(figure.field)", "    agreed: \(quoted(figure.text))", "    by: \(quoted(figure.by))",
                    "    date: \(quoted(figure.date))", "    reason: \(quoted(figure.reason))",
                ]
            }
    }

    private static func row(
        _ score: CriterionScore, _ criterion: Criterion, _ record: Record, website: String?, existing: JudgementAnswer?
    ) -> [String] {
        var lines = ["  - path: \(quoted(score.path))"]
        func comment(_ text: String) {
            for line in text.split(whereSeparator: \.isNewline) { lines.append("    # \(line)") }
        }
        comment("\(score.number) \(score.title)".trimmingCharacters(in: .whitespaces))
        comment("Cách tính: \(score.rule)")
        if let note = score.printedNote { comment("Ghi chú của quyết định: \(note)") }
        comment("Tối đa \(score.max.written()); hiện tính \(score.points.written())\(score.working.isEmpty ? "" : " (\(score.working))").")
        for input in score.inputs { comment("Khai: \(input.label ?? input.field): \(input.raw ?? input.value?.written ?? "(để trống)")") }
        switch criterion.inspection {
        case .portal: comment("Xem tại: \(website ?? "(phiếu không ghi địa chỉ trang)")")
        case .service: for address in addresses(criterion, record) { comment("Kiểm tra: \(address)") }
        case nil: break
        }
        for note in score.notes { comment("Lưu ý: \(note)") }
        lines += answerLines(criterion.base.body.questions, existing)
        lines.append("    confirmed: \(existing.map { $0.confirmed ? "true" : "" } ?? "")")
        lines.append("    points: \(existing?.points.map { "\($0)" } ?? "")")
        lines.append("    false_declaration: \(existing.map { $0.falseDeclaration ? "true" : "" } ?? "")")
        lines.append("    reason: \(quoted(existing?.reason ?? ""))")
        return lines.map { $0.replacing(/\s+$/, with: "") }
    }

    private static func answerLines(_ questions: [AssessorQuestion], _ existing: JudgementAnswer?) -> [String] {
        guard let only = questions.first else { return [] }
        if questions.count == 1, only.id == JudgementRule.answerID {
            return hint(only).map { "    # \($0)" } + ["    answer: \(written(existing?.answers[only.id]))"]
        }
        return ["    answer:"]
            + questions.flatMap { question in
                ["      # \(question.text)"] + hint(question).map { "      # \($0)" }
                    + ["      \(question.id): \(written(existing?.answers[question.id]))"]
            }
    }

    private static func hint(_ question: AssessorQuestion) -> [String] {
        switch question.form {
        case .pick(let options): ["Chọn một:"] + options.map { "  \(quoted($0.label)) -> \($0.points.written())" }
        case .ticks(let options): ["Chọn các mục có:"] + options.map { "  \(quoted($0.label)) -> \($0.points.written())" }
        case .share(let step): ["Ghi tỷ lệ đầy đủ 0-100 (giảm theo bước \(step.written()))"]
        case .percent: ["Ghi tỷ lệ 0-100"]
        case .count(let each): ["Ghi số lượng (mỗi đơn vị \(each.written()) điểm)"]
        }
    }

    /// Services to try, as the list tables name them.
    private static func addresses(_ criterion: Criterion, _ record: Record) -> [String] {
        record.tables.filter { criterion.tables.contains($0.id) }.flatMap { table in
            table.rows.compactMap { row in
                let name = table.column("name").flatMap { $0 < row.count ? row[$0].raw : nil } ?? ""
                let url = table.column("url").flatMap { $0 < row.count ? row[$0].raw : nil } ?? ""
                return name.isEmpty && url.isEmpty ? nil : "\(name) <\(url)>"
            }
        }
    }

    private static func written(_ value: JudgementAnswer.Value?) -> String {
        switch value {
        case .number(let number): "\(number)"
        case .text(let text): quoted(text)
        case .texts(let texts): "[\(texts.map(quoted).joined(separator: ", "))]"
        case nil: ""
        }
    }

    /// A YAML scalar in double quotes, on one line.
    private static func quoted(_ text: String) -> String {
        let escaped = text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        return "\"\(escaped.split(whereSeparator: \.isNewline).joined(separator: " "))\""
    }
}
