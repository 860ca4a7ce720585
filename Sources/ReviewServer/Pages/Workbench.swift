import Foundation
import Hummingbird
import RecordModel
import Reporting
import ReviewDesk

/// The page on which a document's fields are settled: the picture on the left, the field on the right, the list of fields below it.
struct Workbench {
    private let page: Page
    private let document: DeskDocument
    private let position: Int
    private let panel: HTML
    private let isSample: Bool

    init(_ context: ReviewContext, _ document: DeskDocument, position: Int, panel: HTML, isSample: Bool) {
        let name = document.item.agency ?? document.item.name
        page = Page(context, name, name, place: "/queue", isWorkbench: true)
        self.document = document
        self.position = position
        self.panel = panel
        self.isSample = isSample
    }

    var response: Response {
        page.response(
            """
            <div class="workbench" data-document="\(Int(document.item.id))" data-sample="\(isSample ? "yes" : "")" data-pages="\(document.pages.count)">
            <section class="stage" aria-label="\(page.say("Trang của báo cáo", "Page of the report"))">
            <div class="stagebar">
            <span class="name"><b lang="vi">\(document.item.agency ?? page.say("Chưa rõ cơ quan", "Agency unknown"))</b>
            <span class="muted">\(document.item.period ?? "") · \(document.item.name)</span></span>
            \(!document.pages.isEmpty ? tools : nil)
            <a href="/documents/\(Int(document.item.id))">\(page.say("Bản ghi", "Record"))</a>
            \(document.scores == nil ? nil : "<a href=\"/documents/\(Int(document.item.id))/score\">\(page.say("Phiếu điểm", "Score sheet"))</a>" as HTML)
            </div>
            <div class="view" tabindex="0" aria-label="\(page.say("Ảnh trang; kéo chuột để lấy chỗ khác", "Picture of the page; drag to take another place"))">
            <div class="sheet" hidden><img alt="\(page.say("Ảnh trang", "Picture of the page"))" draggable="false"><div class="mark label" hidden></div>
            <div class="mark cell" hidden></div><div class="mark drawn" hidden></div></div>
            <div class="table" hidden></div>
            <p class="nothing" hidden>\(page.say("Ô này không có chỗ trên trang.", "This field has no place on a page."))</p>
            </div>
            </section>
            <section class="side" aria-label="\(page.say("Ô đang xử lý", "The field"))">
            <div id="said" role="status" aria-live="polite"></div>
            <div id="panel">\(panel)</div>
            <div class="list">
            <div class="listbar"><span><b data-count>\(document.waiting.count)</b> \(page.say("ô chờ", "wait"))</span>
            <label><input type="checkbox" data-all> \(page.say("mọi ô", "all fields"))</label>
            <span class="muted">\(page.say("F2 hoặc dấu cách: gõ sửa · ? các phím", "F2 or space: type · ? keys"))</span></div>
            <ol class="fields">\(document.fields.map(line))</ol>
            </div>
            </section>
            </div>
            \(help)
            \(texts)
            <noscript><p class="problem">\(page.say("Trang này cần JavaScript.", "This page needs JavaScript."))</p></noscript>
            """)
    }

    private var tools: HTML {
        """
        <span class="tools" role="group" aria-label="\(page.say("Ảnh", "Picture"))">
        <button type="button" data-zoom="out" title="\(page.say("Nhỏ hơn", "Smaller"))">−</button>
        <button type="button" data-zoom="in" title="\(page.say("To hơn", "Larger"))">+</button>
        <button type="button" data-zoom="place">\(page.say("Chỗ này", "Place"))</button>
        <button type="button" data-zoom="page">\(page.say("Cả trang", "Page"))</button>
        <button type="button" data-turn="-1" title="\(page.say("Trang trước", "Page before"))">‹</button>
        <span data-pagename></span>
        <button type="button" data-turn="1" title="\(page.say("Trang sau", "Next page"))">›</button>
        </span>
        """
    }

    private func line(_ field: DeskField) -> HTML {
        let here: HTML = field.reference.position == position ? " aria-current=\"true\"" : .empty
        let isHidden = field.isDoubleEntry && field.status.isOpen
        let value = isHidden ? "…" : FieldLine.value(field.field, page)
        return """
            <li data-position="\(field.reference.position)" data-status="\(field.status.rawValue)"\(here)><a href="/documents/\(Int(document.item.id))/settle/\(field.reference.position)">
            <span class="what" lang="vi">\(ReportWords.title(of: field.field))</span> <span class="val" lang="vi">\(value)</span></a></li>

            """
    }

    private var help: HTML {
        let keys: [(String, String)] = [
            ("Enter", page.say("nhận giá trị đang chọn, sang ô chờ tiếp theo", "accept what is chosen, go to the next waiting field")),
            ("1 … 9", page.say("chọn cách đọc khác; Enter để nhận", "choose another reading; Enter accepts it")),
            ("0", page.say("chọn lại cách đọc đầu", "back to the first reading")),
            (
                page.say("F2, dấu cách, chữ bất kỳ", "F2, space, any letter"),
                page.say("gõ sửa; Enter để nhận, Esc để thôi", "type a correction; Enter accepts, Esc cancels")
            ),
            ("Del", page.say("ô để trống", "the field is blank")), ("F8", page.say("không đọc được", "illegible")),
            ("F9", page.say("báo cáo ghi sai, kèm lời gửi cơ quan", "the report is wrong, with a note to the agency")),
            ("Ctrl Z", page.say("hoàn tác ô vừa xử lý", "undo the last settlement")),
            ("PgDn, PgUp", page.say("ô chờ sau, trước", "next, previous waiting field")),
            (page.say("kéo chuột", "drag"), page.say("lấy chỗ khác trên ảnh", "take another place on the picture")),
            ("Ctrl +, Ctrl −", page.say("phóng to, thu nhỏ cả trang web", "zoom the page")), ("?", page.say("bảng phím này", "these keys")),
        ]
        let lines: [HTML] = keys.map { "<dt><kbd>\($0)</kbd></dt><dd>\($1)</dd>" }
        return """
            <dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">\(page.say("Các phím", "Keys"))</h2><dl>\(lines)</dl>
            <form method="dialog"><button class="main">\(page.say("Đóng", "Close")) <kbd>Esc</kbd></button></form></dialog>
            """
    }

    /// Sentences that the script says by itself.
    private var texts: HTML {
        let sentences: [(String, String)] = [
            ("done", page.say("Không còn ô nào chờ trong văn bản này.", "Nothing waits in this document any more.")),
            ("to-queue", page.say("Về hàng chờ", "To the queue")),
            (
                "offline",
                page.say(
                    "Không gửi được. Kiểm tra mạng rồi thử lại; chưa có gì được ghi.",
                    "It could not be sent. Check the network, then try again; nothing was written.")
            ),
            ("nothing-to-undo", page.say("Chưa có gì để hoàn tác.", "There is nothing to undo.")),
            ("undone", page.say("Đã hoàn tác.", "Undone.")),
            ("type-first", page.say("Hãy gõ giá trị trước.", "Type the value first.")),
            ("meant", page.say("hiểu là", "understood as")),
            ("no-text", page.say("Không đọc được chữ nào ở đó.", "No text was found there.")),
            ("page", page.say("trang", "page")), ("chosen", page.say("Nhận cách đọc này", "Accept this reading")),
            ("typed", page.say("Nhận chữ đã gõ", "Accept what was typed")), ("accept", page.say("Nhận", "Accept")),
            ("reading", page.say("Đang đọc…", "Reading…")),
            ("no-picture", page.say("Không có ảnh trang này.", "There is no picture of this page.")),
            ("sample-done", page.say("Về trang kiểm mẫu", "To the sample")),
        ]
        let pieces: [HTML] = sentences.map { "data-\($0)=\"\($1)\" " }
        return "<div id=\"texts\" hidden \(pieces)></div>"
    }
}
