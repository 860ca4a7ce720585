import Foundation
import RecordModel
import Reporting
import ReviewDesk

/// All that a person needs to settle one field, beside the picture: what was read, what else it could be, why it is in doubt, what it must agree
/// with. A fragment: the script swaps it in; its places are in attributes that the script draws over the picture.
struct FieldPanel {
    /// Keys 1 to 9.
    private static let maximumPicks = 9

    /// Fields that a check compares are named up to this number; sums have dozens of parts.
    private static let mostAgreeing = 5

    private let page: Page
    private let document: DeskDocument
    private let field: DeskField
    private let around: TableAround?
    private let maySettle: Bool

    init(_ context: ReviewContext, _ document: DeskDocument, _ field: DeskField, _ desk: any Desk) async throws {
        page = Page(context, "", "")
        self.document = document
        self.field = field
        maySettle = (context.visitor?.role ?? .reader) >= .analyst
        around = field.isOnPage ? nil : try? await desk.surroundings(field.reference)
    }

    private var shown: RecordField { field.field }

    /// The second person does not see what the machine read or the first entered.
    private var isBlind: Bool { field.isDoubleEntry && field.status == .awaitingSecond }

    /// The next waiting field in the form's order, from the start again at the end.
    private var next: Int? {
        let others = document.waiting.filter { $0 != field.reference.position }
        return others.first { $0 > field.reference.position } ?? others.first
    }

    private var previous: Int? {
        let others = document.waiting.filter { $0 != field.reference.position }
        return others.last { $0 < field.reference.position } ?? others.last
    }

    var html: HTML {
        """
        <article class="panel" \(attributes)>
        <p class="crumbs" lang="vi">\(crumbs)</p>
        <h1 lang="vi">\(number)\(shown.label)</h1>
        \(isBlind ? blind : reading)
        \(maySettle ? entry : nil)
        \(reason)
        \(entries)
        \(checks)
        \(stakes)
        \(history)
        \(surroundings)
        </article>
        """
    }

    // MARK: For the script

    private var attributes: HTML {
        let evidence = shown.evidence ?? field.machine.evidence
        let page = evidence?.page.flatMap { number in document.pages.first { $0.number == number } }
        let values: [(String, String?)] = [
            ("position", String(field.reference.position)), ("revision", String(document.revision)), ("status", field.status.rawValue),
            ("type", shown.type.rawValue), ("page", evidence?.page.map(String.init)), ("near", near.map(String.init)),
            ("width", page.map { String($0.width) }),
            ("height", page.map { String($0.height) }), ("box", Self.numbers(evidence?.bbox)), ("label", Self.numbers(evidence?.labelBox)),
            ("next", next.map(String.init)), ("previous", previous.map(String.init)), ("blind", isBlind ? "yes" : nil),
            ("open", field.status.isOpen ? "yes" : nil), ("picks", isBlind ? "0" : String(picks.count)),
        ]
        let pieces: [HTML] = values.compactMap { name, value in value.map { "data-\(name)=\"\($0)\" " } }
        return "\(pieces)"
    }

    /// For a field that was not found: the page of what stands before it in the form.
    private var near: Int? {
        guard !field.isOnPage else { return nil }
        return document.fields[..<field.reference.position].last { $0.isOnPage }?.field.evidence?.page
    }

    private static func numbers(_ box: [Double]?) -> String? { box?.map { String($0) }.joined(separator: " ") }

    // MARK: What was read

    private var crumbs: String {
        ([shown.section] + shown.parents.filter { $0 != shown.section }).filter { !$0.isEmpty }.joined(separator: " › ")
    }

    private var number: HTML { shown.number.isEmpty ? .empty : "<span class=\"muted\">\(shown.number)</span> " }

    private var blind: HTML {
        """
        <p class="banner">\(page.say("Ô này cần hai người nhập độc lập. Hãy gõ đúng như trên trang; giá trị đã có được giấu đi.", "Two people enter this field without seeing each other. Type what stands on the page; what there is already is hidden."))</p>
        """
    }

    private var reading: HTML {
        let raw: HTML? =
            shown.raw.flatMap { raw in
                raw.isEmpty || raw == FieldLine.value(shown, page)
                    ? nil : "<span class=\"raw\">\(page.words.rawText): <span class=\"pre\" lang=\"vi\">“\(raw)”</span></span>"
            }
        let unit: HTML? =
            shown.state == .filled && shown.type.isNumeric ? shown.unit.map { " <span class=\"unit\" lang=\"vi\">\($0)</span>" } : nil
        let note: HTML? = shown.note.flatMap {
            $0.isEmpty ? nil : "<span class=\"raw\">\(page.say("Ghi chú", "Note")): <span lang=\"vi\">\($0)</span></span>"
        }
        let place = shown.evidence.map { evidence in
            [page.words.place(evidence), evidence.source.map(page.words.source) ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return """
            <div class="reading status-\(field.status.rawValue)" data-reading>
            <p class="found">\(page.value(shown))\(unit)</p>
            <p class="facts-line"><span class="verdict">\(FieldLine.status(field.status, page))</span>
            <span class="conf" title="\(page.say("Độ tin cậy", "Confidence"))">\(HTML.meter(shown.confidence))\(page.format.percent(shown.confidence))</span>
            <span class="muted">\(place ?? page.say("không có vị trí", "no place"))</span></p>
            \(raw)\(note)
            </div>
            \(alternatives)
            """
    }

    private var picks: [Alternative] { Array(field.machine.alternatives.prefix(Self.maximumPicks)) }

    private var alternatives: HTML? {
        guard !picks.isEmpty, maySettle else { return nil }
        let lines: [HTML] = picks.enumerated().map { index, alternative in
            let text = page.text(alternative.value, raw: alternative.raw, type: shown.type)
            let raw: HTML? =
                alternative.raw.isEmpty || alternative.value.map { page.format.value($0, type: shown.type) } == alternative.raw
                ? nil : " <span class=\"muted\" lang=\"vi\">“\(alternative.raw)”</span>"
            return """
                <li><button type="button" data-pick="\(index)"><kbd>\(index + 1)</kbd> <b>\(text)</b>\(raw)
                <span class="conf">\(HTML.meter(alternative.confidence))\(page.format.percent(alternative.confidence))</span></button></li>
                """
        }
        return "<ol class=\"picks\" aria-label=\"\(page.say("Cách đọc khác", "Other readings"))\">\(lines)</ol>"
    }

    // MARK: What a person does

    private var isLong: Bool {
        switch shown.type {
        case .longtext, .list, .noteColumn: true
        default: false
        }
    }

    private var entry: HTML {
        let hint = example
        let input: HTML =
            isLong
            ? "<textarea id=\"typed\" rows=\"3\" lang=\"vi\" spellcheck=\"false\" aria-describedby=\"meant\"></textarea>"
            : "<input id=\"typed\" lang=\"vi\" autocomplete=\"off\" spellcheck=\"false\" aria-describedby=\"meant\">"
        return """
            <div class="entry">
            <label for="typed">\(page.say("Sửa: gõ đúng như trên trang", "Correct: type what stands on the page"))\(hint.isEmpty ? "" : " (\(hint))")</label>
            \(input)
            <output id="meant" for="typed" aria-live="polite"></output>
            </div>
            <div class="actions">
            <button type="button" class="main" data-do="accept"><span data-accept-word>\(page.say("Nhận", "Accept"))</span> <kbd>Enter</kbd></button>
            <button type="button" data-do="blank">\(page.say("Để trống", "Blank")) <kbd>Del</kbd></button>
            <button type="button" data-do="illegible">\(page.say("Không đọc được", "Illegible")) <kbd>F8</kbd></button>
            <button type="button" data-do="wrong">\(page.say("Báo cáo sai…", "Report wrong…")) <kbd>F9</kbd></button>
            <button type="button" data-do="undo">\(page.say("Hoàn tác", "Undo")) <kbd>Ctrl Z</kbd></button>
            <button type="button" data-do="next">\(page.say("Ô sau", "Next")) <kbd>PgDn</kbd></button>
            </div>
            <div class="wrong" hidden>
            <label for="why">\(page.say("Báo cáo sai ở đâu? Lời này gửi lại cơ quan.", "What is wrong in the report? The agency will be told."))</label>
            <textarea id="why" rows="2"></textarea>
            <button type="button" data-do="send-wrong">\(page.say("Ghi báo cáo sai", "Mark as wrong")) <kbd>Ctrl Enter</kbd></button>
            <button type="button" data-do="close-wrong">\(page.say("Thôi", "Cancel")) <kbd>Esc</kbd></button>
            </div>
            """
    }

    /// How values of this type are typed.
    private var example: String {
        switch shown.type {
        case .count: "58; 1.234"
        case .decimal, .percent: "51,7"
        case .money: "1.342.628.000"
        case .yesno: page.say("Có; Không", "Có; Không")
        case .date: "26/5/2019"
        default: ""
        }
    }

    // MARK: Why it is in doubt, and what hangs on it

    private var reason: HTML? {
        guard !isBlind else { return nil }
        var reasons = shown.reasons
        if reasons.isEmpty, field.status == .waiting {
            reasons = [
                page.say(
                    "không có gì đáng ngờ, nhưng máy chưa đủ chắc để tự nhận",
                    "nothing speaks against it, but it is not sure enough to be accepted unseen")
            ]
        }
        guard !reasons.isEmpty else { return nil }
        return "<p class=\"reason\"><b>\(page.say("Vì sao", "Why")):</b> \(reasons.joined(separator: "; "))</p>"
    }

    private var entries: HTML? {
        guard !field.entries.isEmpty else { return nil }
        let lines: [HTML] = field.entries.map { entry in
            let value = page.text(entry.outcome.value, raw: entry.outcome.raw, type: shown.type)
            return "<li><b>\(value)</b> – \(entry.who), \(page.moment(entry.at))</li>"
        }
        return "<div class=\"also\"><h2>\(page.say("Hai người đã nhập", "What two people entered"))</h2><ul>\(lines)</ul></div>"
    }

    private var checks: HTML? {
        let holding = field.relations.filter(\.holds)
        guard !isBlind, !(field.checks.isEmpty && holding.isEmpty) else { return nil }
        let lines: [HTML] = field.checks.map { check in
            "<li class=\"\(check.severity.rawValue)\"><b>\(page.words.severity(check.severity))</b> \(check.message)</li>"
        }
        let failing: HTML? = lines.isEmpty ? nil : "<ul class=\"notices\">\(lines)</ul>"
        let agreeing: HTML? = holding.isEmpty ? nil : "<ul class=\"plain agreeing\">\(holding.map(agreement))</ul>"
        return "<div class=\"also\"><h2>\(page.say("Kiểm tra liên quan", "Checks"))</h2>\(failing)\(agreeing)</div>"
    }

    /// A check that holds: the other fields that it compares, with their numbers.
    private func agreement(_ relation: FieldRelation) -> HTML {
        let positions = relation.positions.filter { $0 != field.reference.position }
        // Parts of a sum that are blank add nothing to it.
        let told = positions.filter { document.fields[$0].field.state == .filled }
        let others: [HTML] = told.prefix(Self.mostAgreeing).map { position in
            let other = document.fields[position]
            let value = other.isDoubleEntry && other.status.isOpen ? "…" : FieldLine.value(other.field, page)
            return "<span class=\"other\"><span lang=\"vi\">\(ReportWords.title(of: other.field))</span> <b>\(value)</b></span>"
        }
        let left = positions.count - others.count
        let more: HTML? = left > 0 ? "<span class=\"other muted\">\(page.say("và \(left) ô khác", "and \(left) more"))</span>" : nil
        let what: HTML = positions.isEmpty ? "\(page.say("nằm trong giới hạn", "within its limits"))" : "\(others)\(more)"
        return
            "<li title=\"\(relation.rule)\"><b class=\"holds\">✓ \(page.say("Khớp", "Holds"))</b> <span class=\"others\">\(what)</span></li>"
    }

    private var stakes: HTML? {
        guard !field.criteria.isEmpty else { return nil }
        let lines: [HTML] = field.criteria.map { stake in
            """
            <li><span class="muted">\(stake.path)</span> <span lang="vi">\(stake.title)</span>
            <span class="nowrap">\(page.points(stake.points))/\(page.points(stake.maximum))</span></li>
            """
        }
        let total: HTML? = document.scores.map { scores in
            "<p class=\"muted\">\(page.say("Tổng điểm hiện nay", "Total now")): <b data-total>\(page.format.points(scores.after.total))</b>/\(page.format.points(scores.after.max))</p>"
        }
        return
            "<div class=\"also\"><h2>\(page.say("Điểm liên quan", "Points at stake"))</h2><ul class=\"plain\">\(lines)</ul>\(total)</div>"
    }

    private var history: HTML? {
        guard !isBlind, let last = field.lastSettlement else { return nil }
        let old = last.old.map { page.text($0.value, raw: $0.raw, type: shown.type) } ?? "–"
        let new = last.new.map { page.text($0.value, raw: $0.raw, type: shown.type) } ?? "–"
        let why = last.why.map { " – \($0)" } ?? ""
        return """
            <p class="muted history">\(last.who), \(page.moment(last.at)): \(TrailWords(page.language).name(last.action)), \(old) → \(new)\(why)</p>
            """
    }

    private var surroundings: HTML? {
        guard !field.isOnPage, around != nil || document.pages.isEmpty else { return nil }
        guard let around else {
            return
                "<template class=\"around\"><p class=\"nothing\">\(page.say("Không có bảng quanh ô này.", "There is no table around this field."))</p></template>"
        }
        let rows: [HTML] = around.rows.map { row in
            let cells: [HTML] = row.cells.map { cell in
                let mark: HTML = cell.isMarked ? " class=\"marked\"" : .empty
                let spans: HTML =
                    "\(cell.rowSpan > 1 ? " rowspan=\"\(cell.rowSpan)\"" as HTML : nil)\(cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" as HTML : nil)"
                let name: HTML? = cell.name.map { " title=\"\($0)\"" }
                return "<td\(mark)\(spans)\(name)>\(cell.text)</td>"
            }
            return "<tr><th scope=\"row\">\(row.number)</th>\(cells)</tr>\n"
        }
        let title: HTML? = around.title.map { "<h2 lang=\"vi\">\($0)</h2>" }
        return "<template class=\"around\">\(title)<table lang=\"vi\"><tbody>\(rows)</tbody></table></template>"
    }
}
