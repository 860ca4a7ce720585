import Foundation
import Hummingbird
import Reporting
import ReviewDesk
import Store

/// Proposed wordings, and the trail.
struct ReturnPages {
    private let context: ReviewContext

    init(_ context: ReviewContext) { self.context = context }

    private var isChief: Bool { context.visitor?.role == .chief }

    // MARK: Wordings

    func aliases(_ proposals: [AliasProposal]) -> Response {
        let page = Page(context, "Cách ghi mới", "Wordings", place: "/aliases")
        let rows: [HTML] = proposals.map { row($0, page) }
        let names = [
            page.say("Trong biểu mẫu", "In the form"), page.say("Báo cáo ghi", "Reports say"), page.say("Văn bản", "Documents"),
            page.say("Trạng thái", "State"), "",
        ]
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"nothing\">\(page.say("Chưa có cách ghi nào được đề xuất.", "No wording has been proposed yet."))</p>"
            : "<table class=\"list\">\(HTML.head(names, numbers: [2]))<tbody>\(rows)</tbody></table>"
        return page.response(
            """
            <h1>\(page.title)</h1>
            <p class="subtitle">\(page.say("Nhãn mà báo cáo ghi khác biểu mẫu và người xem lại đã xác nhận. Chỉ có hiệu lực sau khi kiểm tra đạt và phụ trách nhận.", "Labels that reports word otherwise than the form, confirmed in review. They count only after their trial passed and the chief accepted them."))</p>
            \(table)
            """)
    }

    private func row(_ proposal: AliasProposal, _ page: Page) -> HTML {
        let findings = HTML.list(proposal.findings).map { "<div class=\"sub\">\($0)</div>" as HTML }
        let decided: HTML? = proposal.decidedBy.map { who in
            "<span class=\"sub\">\(who)\(proposal.decidedAt.map { ", " + page.moment($0) } ?? "")</span>"
        }
        return """
            <tr><th scope="row"><span lang="vi">\(proposal.label)</span><span class="sub"><code>\(proposal.form)</code> · <code>\(proposal.field)</code></span></th>
            <td lang="vi">\(proposal.wording)</td><td class="num">\(page.count(proposal.documents))</td>
            <td>\(state(proposal.state, page))\(findings)\(decided)</td><td class="deeds">\(isChief ? deeds(proposal, page) : nil)</td></tr>

            """
    }

    private func state(_ state: AliasProposal.State, _ page: Page) -> String {
        switch state {
        case .proposed: page.say("mới đề xuất", "proposed")
        case .passed: page.say("kiểm tra đạt", "passed its trial")
        case .failed: page.say("kiểm tra không đạt", "failed its trial")
        case .accepted: page.say("đã nhận", "accepted")
        case .rejected: page.say("đã bỏ", "put aside")
        }
    }

    private func deeds(_ proposal: AliasProposal, _ page: Page) -> HTML {
        func button(_ deed: String, _ name: String, isMain: Bool = false) -> HTML {
            "<form method=\"post\" action=\"/aliases/\(Int(proposal.id))/\(deed)\">\(page.token)<button class=\"\(isMain ? "main" : "")\">\(name)</button></form>"
        }
        let trial = button("try", page.say("Kiểm tra", "Try"), isMain: proposal.state == .proposed)
        let drop = button("reject", page.say("Bỏ", "Put aside"))
        return switch proposal.state {
        case .proposed, .failed: trial + drop
        case .passed: button("accept", page.say("Nhận", "Accept"), isMain: true) + drop
        case .accepted, .rejected: .empty
        }
    }

    // MARK: Trail

    func trail(_ entries: [TrailEntry], _ filter: TrailFilter, offset: Int) -> Response {
        let page = Page(context, "Nhật ký", "Trail", place: "/trail")
        let query = filter.document.map { "document=\($0)" } ?? ""
        let names = [
            page.say("Số", "No."), page.say("Lúc", "When"), page.say("Ai", "Who"), page.say("Việc", "What"), page.say("Ô", "Field"),
            page.say("Trước", "Before"), page.say("Sau", "After"), page.say("Lời ghi", "Remark"),
        ]
        let rows: [HTML] = entries.map { row($0, page) }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"nothing\">\(page.say("Chưa có gì trong nhật ký.", "The trail is empty."))</p>"
            : "<div class=\"scroll\"><table class=\"list trail\">\(HTML.head(names, numbers: [0]))<tbody>\(rows)</tbody></table></div>"
        let suffix = query.isEmpty ? "" : "?" + query
        let exports: HTML? =
            isChief
            ? """
            <p class="exports">\(page.say("Xuất", "Export")): <a href="/trail.csv\(suffix)">CSV</a> · <a href="/trail.json\(suffix)">JSON</a> ·
            <a href="/calibration.jsonl">\(page.say("tập hiệu chỉnh độ tin cậy", "calibration set"))</a></p>
            """ : nil
        return page.response(
            """
            <h1>\(page.title)</h1>
            <p class="subtitle">\(page.say("Mọi việc đã làm; chỉ thêm vào, không ai sửa hay xóa được.", "Everything that was done; only added to, changed or removed by nobody."))</p>
            \(exports)\(table)
            \(page.pager(path: "/trail", query: query, offset: offset, step: ReturnRoutes.step, total: offset + entries.count + (entries.count == ReturnRoutes.step ? 1 : 0)))
            """)
    }

    private func row(_ entry: TrailEntry, _ page: Page) -> HTML {
        func value(_ outcome: FieldOutcome?) -> HTML {
            guard let outcome else { return entry.isForgotten ? "<span class=\"muted\">\(page.say("đã xóa", "removed"))</span>" : "…" }
            if outcome.state == .blank { return "<span class=\"empty\">\(page.say("để trống", "blank"))</span>" }
            if outcome.state == .missing { return "<span class=\"empty\">\(page.say("không tìm thấy", "not found"))</span>" }
            return page.text(outcome.value, raw: outcome.raw, type: nil)
        }
        let sample: HTML? = entry.isSample ? " <span class=\"tag\">\(page.say("mẫu", "sample"))</span>" : nil
        let undoes: HTML? = entry.undoes.map { " <span class=\"muted\">(\(Int($0)))</span>" }
        return """
            <tr><td class="num">\(Int(entry.id))</td><td class="nowrap">\(page.moment(entry.at))</td><td>\(entry.who)</td>
            <td>\(TrailWords(page.language).name(entry.action))\(undoes)\(sample)</td>
            <td><a href="/documents/\(Int(entry.document))/settle/\(entry.position)" lang="vi">\(entry.label)</a><span class="sub">\(entry.file)</span></td>
            <td>\(value(entry.old))</td><td>\(value(entry.new))</td><td>\(entry.why ?? "")</td></tr>

            """
    }
}
