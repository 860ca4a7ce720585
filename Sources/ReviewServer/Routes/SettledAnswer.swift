import DocumentModel
import Foundation
import RecordModel
import Reporting
import ReviewDesk

/// What came of a settlement, as the script shows it.
struct SettledAnswer: Encodable {
    var position: Int
    var revision: Int
    var next: Int?
    var open: Int
    var status: String
    /// What is shown in the list of fields.
    var value: String
    /// "Tổng điểm 106,48 → 108,2".
    var sentences: [String]
    var total: String?

    init(_ result: SettleResult, _ language: Language) {
        let page = Page(title: "", language: language, visitor: nil)
        position = result.field.position
        revision = result.revision
        next = result.next
        open = result.open
        status = result.status.rawValue
        let field = result.after
        value = FieldLine.value(field, page)
        var said = [FieldLine.status(result.status, page) + (field.state == .filled ? ": \(value)" : "")]
        if let before = result.totalBefore, let after = result.totalAfter, before != after {
            said.append(page.say("Tổng điểm", "Total") + " \(page.points(before)) → \(page.points(after))")
            for move in result.moves {
                said.append("\(move.path) \(move.title): \(page.points(move.before)) → \(page.points(move.after))")
            }
        }
        said += result.checksMended.map { page.say("Hết lỗi: ", "No longer wrong: ") + $0.message }
        said += result.checksBroken.map { page.say("Lỗi mới: ", "Wrong now: ") + $0.message }
        sentences = said
        total = result.totalAfter.map(page.points)
    }
}

/// A field in one line of the list beside the picture.
enum FieldLine {
    /// As many letters as the list has room for.
    private static let longest = 60

    static func value(_ field: RecordField, _ page: Page) -> String {
        switch field.state {
        case .blank: return page.say("để trống", "blank")
        case .missing: return page.say("không tìm thấy", "not found")
        case .filled:
            let text = field.value.map { page.format.value($0, type: field.type) } ?? field.raw ?? ""
            return text.count > longest ? text.prefix(longest) + "…" : text
        }
    }

    static func status(_ status: FieldStatus, _ page: Page) -> String {
        switch status {
        case .accepted: page.say("Máy nhận", "Accepted by the machine")
        case .waiting: page.say("Chờ xử lý", "Waits")
        case .awaitingSecond: page.say("Chờ người thứ hai nhập", "Waits for a second entry")
        case .awaitingThird: page.say("Hai người khác nhau, chờ người thứ ba", "Two differ, waits for a third")
        case .settled: page.say("Đã xử lý", "Settled")
        case .illegible: page.say("Không đọc được", "Illegible")
        case .reportWrong: page.say("Báo cáo ghi sai", "The report is wrong")
        }
    }
}
