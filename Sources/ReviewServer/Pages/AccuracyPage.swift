import Foundation
import Hummingbird
import Reporting
import ReviewDesk

/// Whether the promise is kept: what was accepted, confirmed and corrected, and how far confidences kept their word.
struct AccuracyPage {
    private let page: Page
    private let figures: Accuracy

    init(_ context: ReviewContext, _ figures: Accuracy) {
        page = Page(context, "Độ chính xác", "Accuracy", place: "/accuracy")
        self.figures = figures
    }

    var response: Response {
        page.response(
            """
            <h1>\(page.title)</h1>
            <p class="subtitle">\(page.say("Ba tháng gần đây. Lời hứa: trong 1.000 ô máy nhận có ít nhất 998 ô đúng.", "The last three months. The promise: of 1,000 fields accepted at least 998 are right."))</p>
            <div class="tiles">\(tiles)</div>
            <div class="two">
            <section aria-labelledby="kept"><h2 id="kept">\(page.say("Độ tin cậy có đúng không", "Do confidences keep their word"))</h2>
            \(CalibrationCurve(page, sampled: figures.sampled, doubtful: figures.doubtful).html)</section>
            <section aria-labelledby="bins"><h2 id="bins">\(page.say("Bằng số", "In numbers"))</h2>
            \(table(page.say("Ô rút mẫu", "Sampled fields"), figures.sampled))\(table(page.say("Ô nghi ngờ đã xử lý", "Doubtful fields, settled"), figures.doubtful))</section>
            </div>
            \(days)
            """)
    }

    private var tiles: HTML {
        let fields = figures.days.reduce(0) { $0 + $1.fields }
        let accepted = figures.days.reduce(0) { $0 + $1.accepted }
        let confirmed = figures.days.reduce(0) { $0 + $1.confirmed }
        let corrected = figures.days.reduce(0) { $0 + $1.corrected }
        let sampled = figures.days.reduce(0) { $0 + $1.sampled }
        let wrong = figures.days.reduce(0) { $0 + $1.sampledWrong }
        return """
            \(page.tile(page.say("Máy nhận", "Accepted by the machine"), share(accepted, fields), "\(page.count(accepted))/\(page.count(fields)) \(page.say("ô", "fields"))"))
            \(page.tile(page.say("Người nhận đúng như máy đọc", "Confirmed as read"), share(confirmed, confirmed + corrected), "\(page.count(confirmed))/\(page.count(confirmed + corrected)) \(page.say("ô đã xử lý", "settled"))"))
            \(page.tile(page.say("Rút mẫu đã xem", "Sampled"), page.count(sampled), page.say("ô máy nhận được xem lại", "accepted fields looked at")))
            \(page.tile(page.say("Sai trong mẫu", "Wrong in the sample"), page.count(wrong), sampled == 0 ? page.say("chưa có mẫu", "no sample yet") : share(sampled - wrong, sampled) + " " + page.say("đúng", "right"), isHot: wrong > 0))
            """
    }

    private func share(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "–" : page.format.percent(Double(part) / Double(whole))
    }

    /// Bounds of bins are whole or half per cents.
    private func bound(_ share: Double) -> String { page.format.number((Decimal(share) * 1000).rounded / 10) }

    private func table(_ title: String, _ bins: [Accuracy.Bin]) -> HTML {
        let filled = bins.filter { $0.fields > 0 }
        guard !filled.isEmpty else { return "<h3>\(title)</h3><p class=\"muted\">\(page.say("Chưa có ô nào.", "No field yet."))</p>" }
        let rows: [HTML] = filled.map { bin in
            """
            <tr><td>\(bound(bin.from))–\(bound(bin.to))\u{A0}%</td><td class="num">\(page.count(bin.fields))</td>
            <td class="num">\(page.format.percent(bin.meanConfidence))</td><td class="num strong">\(share(bin.right, bin.fields))</td></tr>
            """
        }
        let names = [
            page.say("Độ tin cậy", "Confidence"), page.say("Số ô", "Fields"), page.say("Trung bình", "Mean"), page.say("Đúng", "Right"),
        ]
        return "<h3>\(title)</h3><table class=\"list\">\(HTML.head(names, numbers: [1, 2, 3]))<tbody>\(rows)</tbody></table>"
    }

    private var days: HTML? {
        let busy = figures.days.filter { $0.fields + $0.confirmed + $0.corrected + $0.sampled > 0 }
        guard !busy.isEmpty else { return nil }
        let rows: [HTML] = busy.reversed().map { day in
            """
            <tr><th scope="row">\(page.format.date(day.day))</th><td class="num">\(page.count(day.fields))</td><td class="num">\(share(day.accepted, day.fields))</td>
            <td class="num">\(page.count(day.confirmed))</td><td class="num">\(page.count(day.corrected))</td>
            <td class="num">\(page.count(day.sampled))</td><td class="num">\(page.count(day.sampledWrong))</td></tr>

            """
        }
        let names = [
            page.say("Ngày", "Day"), page.say("Ô nhận về", "Fields in"), page.say("Máy nhận", "Accepted"),
            page.say("Đúng như đọc", "As read"),
            page.say("Sửa", "Corrected"), page.say("Rút mẫu", "Sampled"), page.say("Mẫu sai", "Wrong"),
        ]
        return """
            <section aria-labelledby="days"><h2 id="days">\(page.say("Từng ngày", "Day by day"))</h2>
            <table class="list">\(HTML.head(names, numbers: [1, 2, 3, 4, 5, 6]))<tbody>\(rows)</tbody></table></section>
            """
    }
}

/// Confidence against the share that was right, as a drawing: on the diagonal words are kept.
private struct CalibrationCurve {
    /// Pixels of the drawing and of the field in it.
    private static let (width, height, left, top, side) = (420.0, 330.0, 52.0, 12.0, 270.0)

    private let page: Page
    private let sampled: [Accuracy.Bin]
    private let doubtful: [Accuracy.Bin]

    init(_ page: Page, sampled: [Accuracy.Bin], doubtful: [Accuracy.Bin]) {
        self.page = page
        self.sampled = sampled.filter { $0.fields > 0 }
        self.doubtful = doubtful.filter { $0.fields > 0 }
    }

    var html: HTML {
        let (left, top, side) = (Self.left, Self.top, Self.side)
        let marks: [HTML] = [0, 25, 50, 75, 100].map { percent in
            let share = Double(percent) / 100
            return """
                <line class="grid" x1="\(n(left))" y1="\(n(y(share)))" x2="\(n(left + side))" y2="\(n(y(share)))"/>
                <text class="end" x="\(n(left - 6))" y="\(n(y(share) + 4))">\(percent)</text>
                <text class="mid" x="\(n(x(share)))" y="\(n(top + side + 16))">\(percent)</text>
                """
        }
        return """
            <figure class="curve"><svg viewBox="0 0 \(n(Self.width)) \(n(Self.height))" role="img" aria-label="\(page.say("Đường hiệu chỉnh: độ tin cậy và tỷ lệ đúng", "Calibration curve: confidence and share right"))">
            \(marks)
            <line class="ideal" x1="\(n(x(0)))" y1="\(n(y(0)))" x2="\(n(x(1)))" y2="\(n(y(1)))"/>
            \(line(doubtful, "doubtful"))\(line(sampled, "sampled"))
            <text class="mid" x="\(n(left + side / 2))" y="\(n(top + side + 34))">\(page.say("độ tin cậy máy ghi (%)", "confidence given (%)"))</text>
            <text class="mid" transform="translate(14 \(n(top + side / 2))) rotate(-90)">\(page.say("thực tế đúng (%)", "share right (%)"))</text>
            </svg><figcaption><span class="key sampled"></span> \(page.say("ô rút mẫu", "sampled")) <span class="key doubtful"></span> \(page.say("ô nghi ngờ đã xử lý", "doubtful, settled"))
            · \(page.say("trên đường chéo là đúng lời", "on the diagonal words are kept"))</figcaption></figure>
            """
    }

    private func line(_ bins: [Accuracy.Bin], _ name: String) -> HTML {
        let points = bins.map { (x($0.meanConfidence), y(Double($0.right) / Double($0.fields)), $0.fields) }
        let path = points.map { "\(n($0.0)),\(n($0.1))" }.joined(separator: " ")
        let dots: [HTML] = points.map { x, y, fields in
            "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(3 + min(4, Double(fields).squareRoot() / 8)))\"><title>\(page.count(fields))</title></circle>"
        }
        return "<g class=\"\(name)\"><polyline points=\"\(path)\"/>\(dots)</g>"
    }

    private func x(_ share: Double) -> Double { Self.left + share * Self.side }
    private func y(_ share: Double) -> Double { Self.top + (1 - share) * Self.side }
    private func n(_ number: Double) -> String { String((number * 10).rounded() / 10) }
}

extension Decimal {
    fileprivate var rounded: Decimal {
        var (number, result) = (self, Decimal())
        NSDecimalRound(&result, &number, 0, .plain)
        return result
    }
}
