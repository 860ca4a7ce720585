import Foundation
import Hummingbird
import RecordModel
import Reporting

/// What a night's run did, from its `phieu.batch/1`.
struct SummaryPages {
    /// Summaries that are linked to besides the one shown: a month of nights.
    private static let linked = 31

    private let context: ReviewContext

    init(_ context: ReviewContext) { self.context = context }

    private var page: Page { Page(context, "Tổng kết đêm", "Nightly summary", place: "/summaries") }

    var none: Response {
        page.response("<h1>\(page.title)</h1><p class=\"nothing\">\(page.say("Chưa có lượt đọc nào.", "There has been no run yet."))</p>")
    }

    func summary(_ summary: BatchSummary, name: String, names: [String]) -> Response {
        let stopped: HTML? = summary.stopped.map {
            "<p class=\"problem\">\(page.say("Dừng trước khi xong", "Ended before it was done")): \($0)</p>"
        }
        return page.response(
            """
            <h1>\(page.title)</h1>
            <p class="subtitle">\(moment(summary.started)) – \(moment(summary.finished))</p>
            \(stopped)
            <div class="tiles six">
            \(page.tile(page.say("Đã đọc", "Read"), page.count(summary.count(.read, .review, .superseded))))
            \(page.tile(page.say("Ô cần xem", "To review"), page.count(reviews(summary)), isHot: reviews(summary) > 0))
            \(page.tile(page.say("Bị từ chối", "Refused"), page.count(summary.count(.refused)), isHot: summary.count(.refused) > 0))
            \(page.tile(page.say("Trùng lặp", "Duplicates"), page.count(summary.count(.duplicate))))
            \(page.tile(page.say("Bản thay thế", "Replacements"), page.count(summary.files.count { $0.supersedes != nil })))
            \(page.tile(page.say("Còn chờ", "Waiting"), page.count(summary.count(.waiting) + summary.inInbox)))
            </div>
            \(refused(summary))\(missing(summary))\(files(summary))\(others(name, names))
            """)
    }

    private func reviews(_ summary: BatchSummary) -> Int { summary.files.reduce(0) { $0 + ($1.fields?.review ?? 0) } }

    private func moment(_ time: String) -> String { (try? Date(time, strategy: .iso8601)).map(page.moment) ?? time }

    private func refused(_ summary: BatchSummary) -> HTML? {
        let lines = summary.files.filter { $0.outcome == .refused }
        guard !lines.isEmpty else { return nil }
        let rows: [HTML] = lines.map { "<tr><th scope=\"row\">\($0.file)</th><td>\($0.reason ?? "")</td></tr>" }
        return """
            <section><h2>\(page.say("Bị từ chối", "Refused"))</h2><table class="list">
            \(HTML.head([page.say("Tệp", "File"), page.say("Lý do, cách xử lý", "Reason, remedy")]))<tbody>\(rows)</tbody></table></section>
            """
    }

    private func missing(_ summary: BatchSummary) -> HTML? {
        guard let expected = summary.expectedAgencies else { return nil }
        let names: [HTML] = summary.missingAgencies.map { "<li lang=\"vi\">\($0)</li>" }
        return """
            <section><h2>\(page.say("Chưa có báo cáo", "Reports still missing")): \(summary.missingAgencies.count)/\(expected)</h2>
            <ul class="columns">\(names)</ul></section>
            """
    }

    private func files(_ summary: BatchSummary) -> HTML {
        let rows: [HTML] = summary.files.map { file in
            let name: HTML = file.fields == nil ? "\(file.file)" : "<a href=\"/documents/\(file.number ?? 0)\">\(file.file)</a>"
            let warnings: HTML? = file.warnings.isEmpty ? nil : "<span class=\"sub\">\(file.warnings.joined(separator: "; "))</span>"
            return """
                <tr><th scope="row">\(file.number == nil ? "\(file.file)" : name)<span class="sub" lang="vi">\(file.agency ?? "")</span></th>
                <td>\(outcome(file.outcome))\(warnings)</td><td lang="vi">\(file.period ?? "")</td><td>\(file.form ?? "")</td>
                <td class="num">\(file.fields.map { page.count($0.accepted) } ?? "")</td><td class="num strong">\(file.fields.map { page.count($0.review) } ?? "")</td>
                <td class="num">\(file.fields.map { page.count($0.blank) } ?? "")</td></tr>

                """
        }
        let names = [
            page.say("Tệp, cơ quan", "File, agency"), page.say("Kết quả", "Outcome"), page.say("Kỳ", "Period"),
            page.say("Biểu mẫu", "Form"),
            page.say("Nhận", "Accepted"), page.say("Xem", "Review"), page.say("Trống", "Blank"),
        ]
        return """
            <section><h2>\(page.say("Tất cả các tệp", "All files")) (\(summary.files.count))</h2>
            <div class="scroll"><table class="list">\(HTML.head(names, numbers: [4, 5, 6]))<tbody>\(rows)</tbody></table></div></section>
            """
    }

    private func outcome(_ outcome: BatchFile.Outcome) -> String {
        switch outcome {
        case .read: page.say("đã đọc", "read")
        case .review: page.say("đã đọc, cần xem", "read, to review")
        case .refused: page.say("từ chối", "refused")
        case .duplicate: page.say("trùng lặp", "duplicate")
        case .superseded: page.say("đã có bản thay thế", "replaced")
        case .withdrawn: page.say("đã rút", "withdrawn")
        case .waiting: page.say("chờ đọc", "waiting")
        }
    }

    private func others(_ name: String, _ names: [String]) -> HTML? {
        let links: [HTML] = names.filter { $0 != name }.prefix(Self.linked).map {
            "<li><a href=\"/summaries/\(FigurePages.encoded($0))\">\($0)</a></li>"
        }
        guard !links.isEmpty else { return nil }
        return "<section><h2>\(page.say("Các lượt khác", "Other runs"))</h2><ul class=\"columns\">\(links)</ul></section>"
    }
}
