import Foundation
import Hummingbird
import RecordModel
import Reporting
import ReviewDesk
import Store

/// Grids of crops, each with the reading and a choice.
struct GridPages {
    struct Tile {
        var field: FieldReference
        var revision: Int
        var title: String
        var reading: RecordField
    }

    /// Other readings offered in a tile: more would not fit, the workbench has all.
    private static let choices = 2

    private let context: ReviewContext

    init(_ context: ReviewContext) { self.context = context }

    private func page(_ vietnamese: String, _ english: String, _ place: String) -> Page { Page(context, vietnamese, english, place: place) }

    // MARK: Many alike

    func groups(_ groups: [AlikeGroup]) -> Response {
        let page = page("Nhiều ô giống nhau", "Many alike", "/alike")
        let rows: [HTML] = groups.map { group in
            let other: HTML? = group.other.flatMap {
                $0 == group.reading ? nil : " <span class=\"muted\">\(page.say("hay", "or"))</span> <b lang=\"vi\">\($0)</b>"
            }
            return """
                <tr><th scope="row"><a href="/alike/\(group.key)"><b lang="vi">\(group.reading)</b>\(other)</a></th>
                <td class="num">\(page.count(group.fields))</td><td class="num">\(page.count(group.documents))</td></tr>
                """
        }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"nothing\">\(page.say("Không có nghi ngờ nào lặp lại ở nhiều chỗ.", "No doubt comes up in more than one place."))</p>"
            : "<table class=\"list narrow\">\(HTML.head([page.say("Đọc là, hay là", "Read as, or"), page.say("Số ô", "Fields"), page.say("Số văn bản", "Documents")], numbers: [1, 2]))<tbody>\(rows)</tbody></table>"
        return page.response(
            """
            <h1>\(page.title)</h1>
            <p class="subtitle">\(page.say("Cùng một nghi ngờ ở nhiều văn bản: xem cạnh nhau, xử lý một lần.", "The same doubt in many documents: seen side by side, settled at once."))</p>
            \(table)
            """)
    }

    func members(_ members: [AlikeMember], of group: AlikeGroup?, key: String) -> Response {
        let page = page("Nhiều ô giống nhau", "Many alike", "/alike")
        let tiles = members.map { Tile(field: $0.field, revision: $0.revision, title: $0.agency ?? $0.file, reading: $0.reading) }
        let head: HTML =
            group.map {
                "“\($0.reading)”\($0.other.map { $0 == group?.reading ? nil : " \(page.say("hay", "or")) “\($0)”" as HTML } ?? nil)"
            } ?? "\(page.title)"
        let body: HTML =
            tiles.isEmpty
            ? "<p class=\"nothing\">\(page.say("Nhóm này đã xử lý xong.", "This group is settled.")) <a href=\"/alike\">\(page.say("Các nhóm khác", "Other groups"))</a></p>"
            : grid(tiles, action: "/alike/\(key)", page, standard: "confirm")
        return page.response("<h1 lang=\"vi\">\(head)</h1>\(body)")
    }

    // MARK: Sample

    func sample(_ tiles: [Tile], drawn: Int) -> Response {
        let page = page("Kiểm mẫu", "Sample", "/sample")
        let body: HTML =
            tiles.isEmpty
            ? "<p class=\"nothing\">\(drawn == 0 ? page.say("Chưa có ô nào do máy nhận để rút mẫu.", "There is no accepted field to draw from yet.") : page.say("Mẫu hôm nay đã xem xong.", "Today's sample is done."))</p>"
            : grid(tiles, action: "/sample", page, standard: "later")
        return page.response(
            """
            <h1>\(page.title)</h1>
            <p class="subtitle">\(page.say("Các ô máy nhận mà chưa ai xem, rút ngẫu nhiên mỗi ngày, để kiểm xem máy có giữ lời không.", "Fields accepted without a look, drawn by lot each day, to check that the promise is kept."))</p>
            \(body)
            """)
    }

    // MARK: The grid

    private func grid(_ tiles: [Tile], action: String, _ page: Page, standard: String) -> HTML {
        let may = (context.visitor?.role ?? .reader) >= .analyst
        let send: HTML? =
            may
            ? "<p class=\"send\"><button class=\"main\">\(page.say("Ghi các ô đã chọn", "Settle what is chosen")) <kbd>Ctrl Enter</kbd></button> <span class=\"muted\">\(page.say("Mũi tên: đi giữa các ô; 1 đúng, 2–3 cách đọc khác, 0 để sau", "Arrows move; 1 right, 2–3 other readings, 0 later"))</span></p>"
            : nil
        return """
            <form class="many" method="post" action="\(action)" data-grid>
            \(page.token)
            <div class="grid">\(tiles.map { tile($0, page, standard: standard, may: may) })</div>
            \(send)
            </form>
            """
    }

    private func tile(_ tile: Tile, _ page: Page, standard: String, may: Bool) -> HTML {
        let field = tile.field
        let hasPicture = tile.reading.evidence?.page != nil && tile.reading.evidence?.bbox != nil
        let picture: HTML =
            hasPicture
            ? "<img loading=\"lazy\" alt=\"\(page.say("Ảnh chỗ ghi", "Picture of the place"))\" src=\"/documents/\(Int(field.document))/fields/\(field.position)/crop\">"
            : "<p class=\"raw\" lang=\"vi\">\(tile.reading.raw ?? "–")</p>"
        let name = "f-\(field.document)-\(field.position)-\(tile.revision)"
        func radio(_ value: String, _ text: HTML, _ key: String) -> HTML {
            let checked: HTML = value == standard ? " checked" : .empty
            return "<label><input type=\"radio\" name=\"\(name)\" value=\"\(value)\" data-key=\"\(key)\"\(checked)> \(text)</label>"
        }
        let others: [HTML] = tile.reading.alternatives.prefix(Self.choices).enumerated().map { index, alternative in
            radio("choose-\(index)", page.text(alternative.value, raw: alternative.raw, type: tile.reading.type), String(index + 2))
        }
        let choices: HTML? =
            may
            ? "<div class=\"choice\">\(radio("confirm", "<b>\(page.value(tile.reading))</b>", "1"))\(others)\(radio("later", "\(page.say("để sau", "later"))", "0"))</div>"
            : "<p class=\"choice\"><b>\(page.value(tile.reading))</b></p>"
        let title = ReportWords.title(of: tile.reading)
        return """
            <fieldset class="crop"><legend lang="vi">\(title)</legend>
            <div class="shot">\(picture)</div>
            \(choices)
            <p class="sub"><span lang="vi">\(tile.title)</span> <a href="/documents/\(Int(field.document))/settle/\(field.position)\(standard == "later" ? "?sample=1" : "")">\(page.say("mở", "open"))</a></p>
            </fieldset>

            """
    }

    // MARK: Double entry

    func entries(_ waiting: [(DeskListing, [DeskField])]) -> Response {
        let page = page("Nhập hai người", "Double entry", "/double-entry")
        let rows: [HTML] = waiting.flatMap { item, fields in
            fields.map { field in
                """
                <tr><th scope="row"><a href="/documents/\(Int(item.id))/settle/\(field.reference.position)" lang="vi">\(ReportWords.title(of: field.field))</a></th>
                <td lang="vi">\(item.agency ?? item.name)</td><td>\(FieldLine.status(field.status, page))</td>
                <td class="num">\(page.points(field.stake))</td></tr>

                """ as HTML
            }
        }
        let names = [
            page.say("Ô", "Field"), page.say("Cơ quan", "Agency"), page.say("Trạng thái", "State"), page.say("Điểm liên quan", "At stake"),
        ]
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"nothing\">\(page.say("Không ô nào chờ người thứ hai hay thứ ba.", "No field waits for a second or third person."))</p>"
            : "<table class=\"list\" data-rows>\(HTML.head(names, numbers: [3]))<tbody>\(rows)</tbody></table>"
        return page.response(
            """
            <h1>\(page.title)</h1>
            <p class="subtitle">\(page.say("Số liệu tính điểm được hai người nhập, người sau không thấy của người trước; khác nhau thì người thứ ba quyết định.", "Figures that make points are entered by two people, the second blind; where they differ a third decides."))</p>
            \(table)
            """)
    }
}
