import Foundation
import Hummingbird
import Reporting
import ReviewDesk
import Store

/// Documents with what is in doubt in them, most at stake first; or all documents.
struct QueuePageView {
    let context: ReviewContext
    let filter: QueueFilter
    let offset: Int
    let queue: QueuePage
    let today: DayProgress

    private var isQueue: Bool { filter.progress == .open }
    private var page: Page {
        isQueue ? Page(context, "Hàng chờ", "Queue", place: "/queue") : Page(context, "Văn bản", "Documents", place: "/documents")
    }

    var response: Response {
        page.response(
            """
            <h1>\(page.title)</h1>
            \(isQueue ? day : nil)
            \(arriving)
            \(filters)
            \(table)
            \(page.pager(path: path, query: query, offset: offset, step: QueueRoutes.step, total: queue.total))
            """)
    }

    private var path: String { isQueue ? "/queue" : "/documents" }

    private var query: String {
        let parts = [
            ("agency", filter.agency), ("form", filter.form), ("period", filter.period), ("reason", filter.reason), ("text", filter.text),
        ]
        return parts.compactMap { name, value in value.map { "\(name)=\(Self.encoded($0))" } }.joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private var day: HTML {
        let all = today.settled + today.open
        let share = all == 0 ? 1 : Double(today.settled) / Double(all)
        let people = today.byPerson.map { "\($0.who) \(page.count($0.settled))" }.joined(separator: ", ")
        return """
            <section class="day" aria-label="\(page.say("Tiến độ hôm nay", "Progress today"))">
            <p><b>\(page.count(today.settled))</b> \(page.say("ô đã xử lý hôm nay", "fields settled today"))\(people.isEmpty ? "" : " (\(people))")
            · <b>\(page.count(today.open))</b> \(page.say("ô còn chờ trong", "fields wait in")) \(page.count(today.openDocuments)) \(page.say("văn bản", "documents"))
            · \(page.count(today.documentsDone)) \(page.say("văn bản xong hôm nay", "documents done today"))</p>
            <progress max="100" value="\(Int(share * 100))">\(Int(share * 100)) %</progress>
            </section>
            """
    }

    private var arriving: HTML? {
        guard queue.arriving > 0 else { return nil }
        let sentence = page.say(
            "văn bản vừa đọc xong đang được đưa vào danh sách; tải lại trang sau ít phút.",
            "documents that were just read are on their way into the list; load the page again in a moment.")
        return "<p class=\"notice arriving\" role=\"status\"><b>\(page.count(queue.arriving))</b> \(sentence)</p>"
    }

    private var filters: HTML {
        """
        <form class="filters" method="get" action="\(path)">
        \(choice("agency", page.say("Cơ quan", "Agency"), filter.agency, queue.facets.agencies))
        \(choice("form", page.say("Biểu mẫu", "Form"), filter.form, queue.facets.forms))
        \(choice("period", page.say("Kỳ", "Period"), filter.period, queue.facets.periods))
        \(isQueue ? choice("reason", page.say("Lý do", "Reason"), filter.reason, queue.facets.reasons) : nil)
        <label>\(page.say("Tìm tên", "Find a name"))<input type="search" name="text" value="\(filter.text ?? "")" data-autosubmit></label>
        <button>\(page.say("Lọc", "Filter"))</button>
        \(query.isEmpty ? nil : "<a href=\"\(path)\">\(page.say("Bỏ lọc", "Clear"))</a>" as HTML)
        </form>
        """
    }

    private func choice(_ name: String, _ title: String, _ chosen: String?, _ choices: [QueueFacets.Choice]) -> HTML {
        var shown = choices.map { (value: $0.value, documents: $0.documents) }
        if let chosen, !shown.contains(where: { $0.value == chosen }) { shown.append((chosen, 0)) }
        let options: [HTML] = shown.map { value, documents in
            let selected: HTML = value == chosen ? " selected" : .empty
            let text = name == "reason" ? ReasonWords(page.language).name(value) : value
            return "<option value=\"\(value)\"\(selected)>\(text) (\(documents))</option>"
        }
        return """
            <label>\(title)<select name="\(name)" data-autosubmit><option value="">\(page.say("tất cả", "all"))</option>\(options)</select></label>
            """
    }

    private var table: HTML {
        guard !queue.items.isEmpty else {
            let isFiltered = !query.isEmpty
            let sentence =
                isFiltered
                ? page.say("Không văn bản nào khớp với bộ lọc.", "No document matches the filter.")
                : isQueue
                    ? page.say("Không còn ô nào chờ xử lý.", "Nothing waits any more.")
                    : page.say(
                        "Chưa có văn bản nào. Tệp thả vào hộp nhận sẽ hiện ở đây sau khi đọc.",
                        "There are no documents yet. Files dropped into the inbox show here once they are read.")
            return "<p class=\"nothing\">\(sentence)</p>"
        }
        let names = [
            page.say("Cơ quan", "Agency"), page.say("Kỳ, biểu mẫu", "Period, form"), page.say("Chờ", "Wait"),
            page.say("Điểm liên quan", "At stake"), page.say("Chỗ không khớp", "Failed checks"), page.say("Điểm", "Score"),
            page.say("Nhận lúc", "Received"),
        ]
        return """
            <div class="scroll"><table class="list queue" data-rows>
            \(HTML.head(names, numbers: [2, 3, 4, 5]))
            <tbody>\(queue.items.map(row))</tbody></table></div>
            """
    }

    private func row(_ item: DeskListing) -> HTML {
        let address = item.row.open > 0 ? "/documents/\(item.id)/settle" : "/documents/\(item.id)"
        let score: HTML = item.row.total.map { "\(page.points($0))<span class=\"of\">/\(page.points(item.row.maximum ?? 0))</span>" } ?? "–"
        let old: HTML? = item.isSuperseded ? " <span class=\"tag\">\(page.say("đã thay", "replaced"))</span>" : nil
        let entries: HTML? =
            item.row.awaiting > 0
            ? "<span class=\"sub\">\(page.count(item.row.awaiting)) \(page.say("chờ nhập lại", "wait for an entry"))</span>" : nil
        return """
            <tr><th scope="row"><a href="\(address)" lang="vi">\(item.agency ?? page.say("Chưa rõ cơ quan", "Agency unknown"))</a>\(old)
            <span class="sub file">\(item.name)</span></th>
            <td><span lang="vi">\(item.period ?? "–")</span><span class="sub">\(item.form ?? page.say("không rõ biểu mẫu", "no known form"))</span></td>
            <td class="num strong">\(page.count(item.row.open))<span class="of">/\(page.count(item.row.fields))</span>\(entries)</td>
            <td class="num">\(item.row.stake > 0 ? page.points(item.row.stake) : "–")</td>
            <td class="num">\(item.row.failedChecks == 0 ? "–" : page.count(item.row.failedChecks))</td>
            <td class="num">\(score)</td>
            <td class="nowrap">\(page.moment(item.takenAt))
            <span class="sub screen"><a href="/documents/\(item.id)">\(page.say("bản ghi", "record"))</a>\(item.row.total == nil ? nil : " · <a href=\"/documents/\(item.id)/score\">\(page.say("phiếu điểm", "score sheet"))</a>" as HTML)</span></td></tr>

            """
    }
}
