import Foundation
import RecordModel

/// Points for each of several things, in parts that are capped one by one ("mỗi hệ thống 1 điểm, khai báo thêm 0,5 điểm, không quá 2 điểm").
///
/// Keys: `parts`, each with `title`, `at_most` and `add`, a list of counters:
/// `{of: [ids], each: 1}` · `{any_of: [ids], points: 10}` (inferred from any of these) · `{names_in: id, each: 0.5, at_most: 2}` (names written
/// there; a bare yes is one) · `{rows: table, named: column, ticks: {column: points}}` · `{ask: "…", points: 10}` (an assessor ticks it).
package struct CountRule: RuleKind {
    package static let kind = "count"
    package static let keys = ["parts"]

    let parts: [Part]

    struct Part: Hashable, Sendable {
        var title: String
        var atMost: Decimal?
        var counters: [Counter]
    }

    enum Counter: Hashable, Sendable {
        case of([String], each: Decimal, yes: [String])
        case anyOf([String], points: Decimal)
        case namesIn([String], each: Decimal, atMost: Decimal?)
        case rows(table: String, named: String, ticks: [AssessorQuestion.Option])
        case ask(id: String, text: String, points: Decimal)
    }

    /// What one counter found.
    private struct Count {
        var points: Decimal = 0
        /// What slots that could not be read may still add.
        var open: Decimal = 0
        var workings: [String] = []
        var gaps: [Gap] = []
        var isInferred = false
    }

    package init(_ node: RubricNode, max: Decimal) {
        parts = node.list("parts").enumerated().map { index, part in
            part.allow(["title", "at_most", "add"], in: "parts")
            return Part(
                title: part.requiredText("title", in: "parts"), atMost: part.number("at_most"),
                counters: part.list("add").compactMap { Self.counter($0, part: index) })
        }
        if parts.isEmpty { node.note("count: thiếu khóa “parts”") }
    }

    private static func counter(_ node: RubricNode, part: Int) -> Counter? {
        node.allow(["of", "each", "yes_words", "any_of", "points", "names_in", "at_most", "rows", "named", "ticks", "ask"], in: "add")
        if node["of"] != nil { return .of(node.texts("of"), each: node.requiredNumber("each", in: "of"), yes: node.texts("yes_words")) }
        if node["any_of"] != nil { return .anyOf(node.texts("any_of"), points: node.requiredNumber("points", in: "any_of")) }
        if node["names_in"] != nil {
            return .namesIn(node.texts("names_in"), each: node.requiredNumber("each", in: "names_in"), atMost: node.number("at_most"))
        }
        if let table = node.text("rows") {
            let ticks = (node["ticks"]?.pairs ?? []).map { AssessorQuestion.Option(label: $0.key, points: $0.value.number ?? 0) }
            return .rows(table: table, named: node.requiredText("named", in: "rows"), ticks: ticks)
        }
        if let text = node.text("ask") { return .ask(id: "part\(part + 1)", text: text, points: node.requiredNumber("points", in: "ask")) }
        node.note("add: cần “of”, “any_of”, “names_in”, “rows” hoặc “ask”")
        return nil
    }

    package var fields: [String] {
        parts.flatMap(\.counters).flatMap { counter -> [String] in
            switch counter {
            case .of(let ids, _, _), .anyOf(let ids, _), .namesIn(let ids, _, _): ids
            case .rows, .ask: []
            }
        }
    }

    package var tables: [String] {
        parts.flatMap(\.counters).compactMap { if case .rows(let table, _, _) = $0 { table } else { nil } }
    }

    package var questions: [AssessorQuestion] {
        parts.flatMap(\.counters).compactMap { counter in
            guard case .ask(let id, let text, let points) = counter else { return nil }
            return AssessorQuestion(
                id: id, text: text, form: .pick([.init(label: "Có", points: points), .init(label: "Không", points: 0)]))
        }
    }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        var total: Decimal = 0
        var high: Decimal = 0
        var workings: [String] = []
        var gaps: [Gap] = []
        var answered = false
        var isInferred = false
        var asks = false
        for part in parts {
            var count = Count()
            for counter in part.counters {
                let slots = count.gaps.count
                run(counter, into: &count, &context)
                if count.gaps.count == slots || !count.workings.isEmpty { answered = true }
                if case .ask = counter { asks = true }
            }
            let limit = part.atMost ?? context.max
            total += min(count.points, limit)
            high += min(count.points + count.open, limit)
            if !count.workings.isEmpty {
                let sum = count.workings.joined(separator: " + ")
                workings.append(count.points > limit ? "min(\(sum); \(limit.written()))" : sum)
            }
            gaps += count.gaps
            isInferred = isInferred || count.isInferred
        }
        guard answered || gaps.isEmpty else { return .notReported(gaps.max() ?? .blank, max: context.max) }
        var outcome = RuleOutcome.scored(total, working: workings.isEmpty ? "0" : workings.joined(separator: " + "))
        outcome.high = Swift.max(high, total)
        outcome.isProvisional = isInferred || (asks && context.answer?.answers.isEmpty ?? true)
        return outcome
    }

    private func run(_ counter: Counter, into count: inout Count, _ context: inout RuleContext) {
        switch counter {
        case .of(let ids, let each, let yes):
            var number: Decimal = 0
            for id in ids {
                switch context.yesNo(id, yes: yes) {
                case .value(let has): if has { number += 1 }
                case .gap(let gap):
                    count.gaps.append(gap)
                    if gap.isOpen { count.open += each }
                }
            }
            count.points += number * each
            if number > 0 { count.workings.append("\(number.written()) x \(each.written())") }
        case .anyOf(let ids, let points):
            var answers: [Reading<Bool>] = []
            for id in ids { answers.append(context.yesNo(id)) }
            guard answers.contains(.value(true)) else {
                let gaps = answers.compactMap(\.gap)
                if gaps.count == answers.count { count.gaps += gaps }
                if gaps.contains(where: \.isOpen) { count.open += points }
                return
            }
            count.points += points
            count.isInferred = true
            count.workings.append(points.written())
            context.note("“\(points.written()) điểm” suy ra từ các hệ thống đã khai; phiếu không hỏi trực tiếp.")
        case .namesIn(let ids, let each, let atMost):
            names(ids, each: each, atMost: atMost, into: &count, &context)
        case .rows(let table, let named, let ticks):
            rows(table, named: named, ticks: ticks, into: &count, &context)
        case .ask(let id, let text, let points):
            if case .text(let answer) = context.answer?.answers[id] {
                guard Answers.yesNo(answer, yes: []) == true else { return }
                count.points += points
                count.workings.append(points.written())
            } else {
                count.open += points
                context.note("Chờ thẩm định: \(text).")
            }
        }
    }

    private func names(_ ids: [String], each: Decimal, atMost: Decimal?, into count: inout Count, _ context: inout RuleContext) {
        var found = 0
        for id in ids {
            switch context.field(id) {
            case .gap(let gap):
                count.gaps.append(gap)
                if gap.isOpen { count.open += atMost ?? each }
            case .value(let field):
                found = Swift.max(found, Self.names(field))
            }
        }
        let points = Decimal(found) * each
        let limited = atMost.map { min(points, $0) } ?? points
        count.points += limited
        if found > 0 {
            count.workings.append(
                limited < points ? "min(\(found) x \(each.written()); \(limited.written()))" : "\(found) x \(each.written())")
        }
    }

    /// How many things a slot names; a bare yes is one.
    static func names(_ field: RecordField) -> Int {
        if case .list(let values) = field.value { return values.filter { !Answers.deniesAll($0) }.count }
        if field.value?.bool == false || field.value?.number == 0 { return 0 }
        let texts = [field.value?.string, field.note, field.raw].compactMap { $0 }
        let names = texts.map { text in
            text.split(whereSeparator: { ";,\n•+".contains($0) }).filter { $0.contains(where: \.isLetter) && !isPlainAnswer(String($0)) }
                .count
        }
        if let most = names.max(), most > 0 { return most }
        return field.value?.bool == true || field.value?.number != nil || Answers.yesNo(field.raw ?? "", yes: []) == true ? 1 : 0
    }

    private static func isPlainAnswer(_ text: String) -> Bool {
        Answers.deniesAll(text) || ["có", "x", "đã", "đã triển khai"].contains(Answers.plain(text))
    }

    private func rows(
        _ id: String, named: String, ticks: [AssessorQuestion.Option], into count: inout Count, _ context: inout RuleContext
    ) {
        switch context.table(id) {
        case .gap(let gap):
            count.gaps.append(gap)
            if gap.isOpen { count.open += context.max }
        case .value(let table):
            var tally: [Decimal: Int] = [:]
            for row in table.rows {
                guard let name = table.column(named), name < row.count, !row[name].raw.allSatisfy(\.isWhitespace) else { continue }
                let ticked = ticks.filter { tick in table.column(tick.label).map { Self.isTicked(row, $0) } ?? false }
                if ticked.count > 1 { context.note("“\(row[name].raw)”: đánh dấu nhiều ô, lấy mức cao nhất.") }
                if ticked.isEmpty { context.note("“\(row[name].raw)”: chưa đánh dấu quy mô sử dụng, 0 điểm.") }
                if let best = ticked.map(\.points).max() { tally[best, default: 0] += 1 }
            }
            for (points, number) in tally.sorted(by: { $0.key > $1.key }) {
                count.points += points * Decimal(number)
                count.workings.append("\(number) x \(points.written())")
            }
        }
    }

    private static func isTicked(_ row: [RecordCell], _ column: Int) -> Bool {
        guard column < row.count else { return false }
        if let value = row[column].value?.bool { return value }
        return Answers.yesNo(row[column].raw, yes: []) == true
    }

    package func improvements(_ context: RuleContext) -> [Improvement] {
        parts.flatMap(\.counters).flatMap { counter -> [Improvement] in
            guard case .of(let ids, _, let yes) = counter else { return [] }
            return ids.map { id in
                let isChoice = context.record.field(id)?.type == .choice
                return Improvement(id, isChoice ? .string(yes.first ?? "Có") : .bool(true))
            }
        }
    }
}
