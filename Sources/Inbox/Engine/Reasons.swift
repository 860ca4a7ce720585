import DocumentModel
import Foundation
import Store

/// The sentences that the engine itself gives for a file that was not read.
struct Reasons: Sendable {
    let language: Language

    private func pick(_ vietnamese: String, _ english: String) -> String { language == .vietnamese ? vietnamese : english }

    func tooLarge(_ bytes: Int, limit: Int) -> String {
        let (size, most) = (String(format: "%.1f", Double(bytes) / 1_048_576), limit >> 20)
        return pick(
            "tệp có \(size) MB, giới hạn là \(most) MB. Hãy yêu cầu gửi bản nhẹ hơn.",
            "it has \(size) MB, the limit is \(most) MB. Ask the sender for a smaller copy.")
    }

    /// After the last attempt.
    func failed(_ ending: Attempt.Ending, _ detail: String, attempts: Int) -> String {
        switch ending {
        case .timedOut:
            pick(
                "đọc quá lâu (\(detail)), đã thử \(attempts) lần. Hãy yêu cầu gửi bản khác, ví dụ PDF xuất thẳng từ Word.",
                "reading takes too long (\(detail)), tried \(attempts) times. Ask the sender for another copy, such as a PDF exported from Word."
            )
        case .outputLimit:
            pick(
                "tài liệu cho ra quá nhiều nội dung (\(detail)), đã thử \(attempts) lần. Hãy kiểm tra xem có đúng là báo cáo không.",
                "the document yields too much (\(detail)), tried \(attempts) times. Check that it is a report.")
        default:
            pick(
                "chương trình đọc bị ngắt giữa chừng (\(detail)), đã thử \(attempts) lần; tệp có thể bị hỏng hoặc quá lớn. Hãy yêu cầu gửi lại.",
                "the reading program broke off (\(detail)), tried \(attempts) times; the file may be damaged or too large. Ask the sender to send it again."
            )
        }
    }

    func interruptedTooOften(_ times: Int) -> String {
        pick(
            "dịch vụ đã bị ngắt \(times) lần trong khi đọc tệp này. Hãy báo quản trị máy.",
            "the service was ended \(times) times while it read this file. Tell the administrator.")
    }

    func sameAsRefused(_ first: Delivery) -> String {
        let number = WorkFolders.number(first.id)
        return pick(
            "nội dung giống hệt tệp số \(number) đã bị từ chối: \(first.reason ?? "")",
            "its bytes are those of no. \(number), which was refused: \(first.reason ?? "")")
    }

    func unreadable(_ failure: FileFailure) -> String {
        pick(
            "hệ thống không đọc được nội dung tệp (\(failure.reason)). Hãy kiểm tra ổ đĩa, yêu cầu gửi lại.",
            "the system cannot read its bytes (\(failure.reason)). Check the disk, ask the sender to send it again.")
    }

    func originalLost() -> String {
        pick(
            "tệp đã biến mất khỏi thư mục làm việc. Hãy yêu cầu gửi lại.",
            "the file vanished from the work folder. Ask the sender to send it again.")
    }

    func stillWritten() -> String { pick("tệp vẫn đang được ghi trong khi đọc", "the file was still being written while it was read") }

    func serviceEnded() -> String { pick("dịch vụ dừng trong khi đọc", "the service ended meanwhile") }

    /// The file beside a quarantined one: what a clerk needs to answer the sender.
    func note(_ delivery: Delivery, attempts: [Attempt], time: String) -> String {
        var lines = [
            "Không đọc được tệp này / This file could not be read", "", "Tệp / File:        \(delivery.source.shownPath)",
            "Số / Number:       \(WorkFolders.number(delivery.id))",
            "Nhận lúc / Taken:  \(time)", "Dung lượng / Size: \(delivery.source.bytes) byte",
            "SHA-256:           \(delivery.sha256 ?? "?")", "",
            "Lý do / Reason:", "  \(delivery.reason ?? "?")", "",
        ]
        let tried = attempts.filter { ![.interrupted, .misconfigured, .refused].contains($0.ending) }
        if !tried.isEmpty {
            lines.append("Các lần thử / Attempts:")
            lines += tried.map { attempt in
                let seconds = attempt.seconds.map { String(format: "%.1f s", $0) } ?? "?"
                return "  \(attempt.number). \(attempt.ending?.rawValue ?? "?"), \(seconds): \(attempt.detail ?? "")"
            }
            lines.append("")
        }
        lines.append("Sửa xong, hãy đặt lại tệp vào hộp nhận / When it is mended, put it into the inbox again.")
        lines.append("Đọc lại mà không cần sửa / To read it again as it is: phieu batch --again \(delivery.id)")
        return lines.joined(separator: "\n") + "\n"
    }
}
