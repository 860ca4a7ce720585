import Foundation
import Hummingbird
import Reporting
import ReviewDesk

/// Rankings of agencies by a rubric.
struct FigurePages {
    private let context: ReviewContext

    init(_ context: ReviewContext) { self.context = context }

    private var page: Page { Page(context, "Xếp hạng", "Ranking", place: "/ranking") }

    func rankings(_ choices: [RankingChoice]) -> Response {
        let rows: [HTML] = choices.map { choice in
            let periods: [HTML] = choice.periods.map {
                "<a class=\"chip\" href=\"/ranking/\(choice.rubric)?period=\(Self.encoded($0))\" lang=\"vi\">\($0)</a> "
            }
            return """
                <tr><th scope="row"><a href="/ranking/\(choice.rubric)" lang="vi">\(choice.title)</a><span class="sub"><code>\(choice.rubric)</code></span></th>
                <td>\(periods)</td><td class="num">\(choice.documents)</td></tr>
                """
        }
        let names = [page.say("Bộ tiêu chí", "Rubric"), page.say("Kỳ", "Periods"), page.say("Văn bản", "Documents")]
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"nothing\">\(page.say("Chưa có văn bản nào được chấm điểm.", "No document has been scored yet."))</p>"
            : "<table class=\"list\">\(HTML.head(names, numbers: [2]))<tbody>\(rows)</tbody></table>"
        return page.response("<h1>\(page.title)</h1>\(table)")
    }

    static func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }

    func ranking(_ ranking: Ranking) -> Response {
        let groups = ranking.places.first?.card.groups.filter { !$0.path.contains("/") } ?? []
        let names =
            [page.say("Hạng", "Rank"), page.say("Cơ quan", "Agency"), page.say("Tổng điểm", "Total"), page.say("Xếp loại", "Level")]
            + groups.map(\.path) + [page.say("Ô chờ", "Wait")]
        let numbers = Set([0, 2] + (0...groups.count).map { $0 + 4 })
        let rows: [HTML] = ranking.places.map { place in
            let card = place.card
            let cells: [HTML] = groups.map { group in
                let score = card.groups.first { $0.path == group.path }
                return "<td class=\"num\">\(score.map { page.format.points($0.points) } ?? "–")</td>"
            }
            let range: HTML? =
                card.range.count == 2 && card.range[0] != card.range[1]
                ? "<span class=\"sub\">\(page.format.points(card.range[0]))–\(page.format.points(card.range[1]))</span>" : nil
            return """
                <tr><td class="num">\(card.rank.map(String.init) ?? "–")</td>
                <th scope="row"><a href="/documents/\(place.document)/score" lang="vi">\(card.agency ?? place.file)</a><span class="sub file">\(place.file)</span></th>
                <td class="num strong">\(page.format.points(card.total))<span class="of">/\(page.format.points(card.max))</span>\(range)</td>
                <td lang="vi">\(card.level ?? "–")\(card.provisional ? " <span class=\"tag\">\(page.say("tạm tính", "provisional"))</span>" as HTML : nil)</td>\(cells)
                <td class="num">\(place.open == 0 ? "–" : "\(place.open)")</td></tr>

                """
        }
        let key: [HTML] = groups.map { "<li>\($0.path): \($0.title), \(page.say("tối đa", "at most")) \(page.format.points($0.max))</li>" }
        let warnings: HTML? =
            ranking.warnings.isEmpty
            ? nil : "<ul class=\"notices\">\(ranking.warnings.map { "<li class=\"warning\">\($0)</li>" as HTML })</ul>"
        return page.response(
            """
            <h1 lang="vi">\(ranking.title)</h1>
            <p class="subtitle">\(ranking.period ?? page.say("mọi kỳ", "all periods")) · <a href="/ranking">\(page.say("các bảng xếp hạng khác", "other rankings"))</a></p>
            \(warnings)
            <div class="scroll"><table class="list ranking">\(HTML.head(names, numbers: numbers))<tbody>\(rows)</tbody></table></div>
            <details><summary>\(page.say("Các cột", "The columns"))</summary><ul class="plain" lang="vi">\(key)</ul></details>
            """)
    }
}
