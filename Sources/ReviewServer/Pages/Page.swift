import DocumentModel
import Foundation
import Hummingbird
import RecordModel
import Reporting

/// The frame around every page: head, places to go, the person's name.
struct Page {
    var title: String
    var language: Language
    var visitor: Visitor?
    /// Path of the place in the bar that is lit.
    var place = ""
    /// The settling page has the whole window to itself.
    var isWorkbench = false

    let format: ValueFormat
    let words: ReportWords

    init(title: String, language: Language, visitor: Visitor?, place: String = "", isWorkbench: Bool = false) {
        self.title = title
        self.language = language
        self.visitor = visitor
        self.place = place
        self.isWorkbench = isWorkbench
        format = ValueFormat(language)
        words = ReportWords(language)
    }

    init(_ context: ReviewContext, _ vietnamese: String, _ english: String, place: String = "", isWorkbench: Bool = false) {
        let title = context.language == .vietnamese ? vietnamese : english
        self.init(title: title, language: context.language, visitor: context.visitor, place: place, isWorkbench: isWorkbench)
    }

    func say(_ vietnamese: String, _ english: String) -> String { language == .vietnamese ? vietnamese : english }

    func response(_ body: HTML, status: HTTPResponse.Status = .ok) -> Response { Answer.html(whole(body), status: status) }

    private func whole(_ body: HTML) -> HTML {
        let token: HTML? = visitor.map { "<meta name=\"csrf\" content=\"\($0.csrf)\">" }
        return """
            <!doctype html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            \(token)
            <title>\(title) – Phieu</title>
            <link rel="icon" href="/static/icon.svg">
            <link rel="stylesheet" href="/static/report.css">
            <link rel="stylesheet" href="/static/review.css">
            <script src="/static/review.js" defer></script>
            </head>
            <body class="\(isWorkbench ? "app bench" : "app")">
            <a class="skip" href="#content">\(say("Đến nội dung", "Skip to content"))</a>
            \(bar)
            <main id="content" tabindex="-1">
            \(body)
            </main>
            </body>
            </html>

            """
    }

    private var bar: HTML? {
        guard let visitor else { return nil }
        let places: [(String, String)] = [
            ("/queue", say("Hàng chờ", "Queue")), ("/alike", say("Nhiều ô giống nhau", "Many alike")),
            ("/double-entry", say("Nhập hai người", "Double entry")), ("/sample", say("Kiểm mẫu", "Sample")),
            ("/documents", say("Văn bản", "Documents")), ("/ranking", say("Xếp hạng", "Ranking")),
            ("/summaries", say("Tổng kết đêm", "Nightly")), ("/accuracy", say("Độ chính xác", "Accuracy")),
            ("/aliases", say("Cách ghi mới", "Wordings")), ("/trail", say("Nhật ký", "Trail")), ("/upload", say("Nộp tệp", "Upload")),
        ]
        let links: [HTML] = places.map { path, name in
            let lit: HTML = path == place ? " aria-current=\"page\"" : .empty
            return "<a href=\"\(path)\"\(lit)>\(name)</a>"
        }
        let other = language == .vietnamese ? Language.english : .vietnamese
        let leave: HTML? =
            visitor.canLogOut
            ? "<form method=\"post\" action=\"/logout\">\(token)<button class=\"plain\">\(say("Đăng xuất", "Log out"))</button></form>"
            : nil
        return """
            <header class="bar">
            <a class="home" href="/queue">Phieu</a>
            <nav aria-label="\(say("Các trang", "Pages"))">\(links)</nav>
            <div class="who"><span title="\(roleName(visitor.role))">\(visitor.name)</span>
            <a href="/language/\(other.rawValue)" lang="\(other.rawValue)" hreflang="\(other.rawValue)">\(other == .english ? "English" : "Tiếng Việt")</a>\(leave)</div>
            </header>
            """
    }

    /// Goes into every form.
    var token: HTML { "<input type=\"hidden\" name=\"csrf\" value=\"\(visitor?.csrf ?? "")\">" }

    func roleName(_ role: Role) -> String {
        switch role {
        case .reader: say("người xem", "reader")
        case .analyst: say("chuyên viên", "analyst")
        case .chief: say("phụ trách", "chief")
        }
    }

    // MARK: Pieces

    func tile(_ name: String, _ figure: String, _ detail: String = "", isHot: Bool = false) -> HTML {
        "<div class=\"\(isHot ? "hot" : "")\"><dl><dt>\(name)</dt><dd class=\"figure\">\(figure)</dd><dd class=\"detail\">\(detail)</dd></dl></div>"
    }

    func count(_ number: Int) -> String { format.number(Decimal(number)) }

    func points(_ number: Double) -> String { format.points(Decimal(number)) }

    /// What a field holds, for people.
    func value(_ field: RecordField) -> HTML {
        switch field.state {
        case .blank: "<span class=\"empty\">\(say("để trống", "blank"))</span>"
        case .missing: "<span class=\"empty\">\(say("không tìm thấy", "not found"))</span>"
        case .filled: text(field.value, raw: field.raw, type: field.type)
        }
    }

    func text(_ value: FieldValue?, raw: String?, type: FieldType?) -> HTML {
        if let value { return "<span lang=\"vi\">\(format.value(value, type: type))</span>" }
        return raw.map { "<span lang=\"vi\">\($0)</span>" } ?? "<span class=\"empty\">–</span>"
    }

    func moment(_ date: Date) -> String { Self.clock(date, withDay: true) }

    static func clock(_ date: Date, withDay: Bool) -> String {
        var seconds = time_t(date.timeIntervalSince1970)
        var parts = tm()
        localtime_r(&seconds, &parts)
        let time = String(format: "%02d:%02d", parts.tm_hour, parts.tm_min)
        return withDay ? String(format: "%02d/%02d/%04d ", parts.tm_mday, parts.tm_mon + 1, parts.tm_year + 1900) + time : time
    }

    /// Older and newer parts of a list, by offset.
    func pager(path: String, query: String, offset: Int, step: Int, total: Int) -> HTML? {
        guard total > step else { return nil }
        let more = query.isEmpty ? "" : "&" + query
        let before: HTML? = offset > 0 ? "<a href=\"\(path)?offset=\(max(0, offset - step))\(more)\">← \(say("Trước", "Before"))</a>" : nil
        let after: HTML? = offset + step < total ? "<a href=\"\(path)?offset=\(offset + step)\(more)\">\(say("Sau", "After")) →</a>" : nil
        return """
            <nav class="pager" aria-label="\(say("Các phần", "Parts"))">\(before)
            <span class="muted">\(count(min(offset + 1, total)))–\(count(min(offset + step, total))) / \(count(total))</span>\(after)</nav>
            """
    }
}
