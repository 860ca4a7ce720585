import Foundation
import Hummingbird
import RecordModel
import Reporting
import ReviewDesk

/// A document's record, score sheet and pictures.
struct DocumentRoutes {
    let site: Site

    func add(to group: RouterGroup<ReviewContext>) {
        group.get("/documents/:document") { _, context in try await record(context) }
        group.get("/documents/:document/score") { _, context in try await score(context) }
        group.get("/documents/:document/pages/:page") { _, context in
            let picture = try await site.desk.picture(try context.document, page: try context.number("page"))
            return Self.answer(picture)
        }
        group.get("/documents/:document/fields/:position/crop") { _, context in
            let field = FieldReference(document: try context.document, position: try context.number("position"))
            guard let picture = try await site.desk.crop(field) else { throw Refusal.notFound }
            return Self.answer(picture)
        }
    }

    /// The original does not change, so its pictures may stay in the browser; in private caches only.
    private static func answer(_ picture: DeskPicture) -> Response {
        Answer.bytes(picture.bytes, type: picture.format.mediaType, cache: "private, max-age=3600")
    }

    private func record(_ context: ReviewContext) async throws -> Response {
        let id = try context.document
        let visitor = try context.visitor(atLeast: .reader)
        let document = try await site.desk.document(id, for: visitor.name)
        let page = Page(
            context, document.item.agency ?? document.item.name, document.item.agency ?? document.item.name, place: "/documents")
        let report = ConfidenceReport(document.record, language: context.language, link: { "/documents/\(id)/settle/\($0)" })
        return page.response("\(Self.tabs(page, document, place: "record"))\(report.head)\(report.content)")
    }

    private func score(_ context: ReviewContext) async throws -> Response {
        let id = try context.document
        let visitor = try context.visitor(atLeast: .reader)
        let document = try await site.desk.document(id, for: visitor.name)
        let name = document.item.agency ?? document.item.name
        let page = Page(context, name, name, place: "/documents")
        guard let scores = document.scores else {
            return page.response(
                "\(Self.tabs(page, document, place: "score"))<h1>\(name)</h1><p class=\"nothing\">\(page.say("Biểu mẫu này không có bộ tiêu chí chấm điểm.", "No rubric applies to this form."))</p>"
            )
        }
        let positions = Dictionary(
            document.record.fields.enumerated().compactMap { index, field in field.id.map { ($0, index) } },
            uniquingKeysWith: { one, _ in one })
        let sheet = ScoreSheet(
            scores.after, record: document.record, rubric: try await site.desk.rubricFacts(scores.rubric), language: context.language,
            link: { input in positions[input.field].map { "/documents/\(id)/settle/\($0)" } })
        return page.response("\(Self.tabs(page, document, place: "score"))\(Self.moves(page, scores))\(sheet.header)\(sheet.content)")
    }

    static func tabs(_ page: Page, _ document: DeskDocument, place: String) -> HTML {
        let id = document.item.id
        let places: [(String, String, String)] = [
            (
                "settle", "/documents/\(id)/settle",
                page.say("Xử lý (\(document.waiting.count) ô chờ)", "Settle (\(document.waiting.count) wait)")
            ),
            ("record", "/documents/\(id)", page.say("Bản ghi", "Record")),
            ("score", "/documents/\(id)/score", page.say("Phiếu điểm", "Score sheet")),
            ("trail", "/trail?document=\(id)", page.say("Nhật ký", "Trail")),
        ]
        let links: [HTML] = places.map { name, path, title in
            let lit: HTML = name == place ? " aria-current=\"page\"" : .empty
            return "<a href=\"\(path)\"\(lit)>\(title)</a>"
        }
        return "<nav class=\"tabs\" aria-label=\"\(page.say("Văn bản này", "This document"))\">\(links)</nav>"
    }

    /// What people changed in the score.
    private static func moves(_ page: Page, _ scores: ScoreChange) -> HTML? {
        let moves = scores.moves
        guard !moves.isEmpty else { return nil }
        let rows: [HTML] = moves.map { move in
            """
            <tr><td>\(move.path)</td><th scope="row" lang="vi">\(move.title)</th><td class="num">\(page.points(move.before))</td>
            <td class="num strong">\(page.points(move.after))</td></tr>
            """
        }
        let names = [
            page.say("TT", "No."), page.say("Tiêu chí", "Criterion"), page.say("Khi máy đọc", "As read"),
            page.say("Sau xử lý", "As settled"),
        ]
        return """
            <details class="moves"><summary>\(page.say("Điểm đã đổi sau khi xử lý", "Points changed by settling")): \
            \(page.format.points(scores.before.total)) → \(page.format.points(scores.after.total))</summary>
            <table>\(HTML.head(names, numbers: [2, 3]))<tbody>\(rows)</tbody></table></details>
            """
    }
}
