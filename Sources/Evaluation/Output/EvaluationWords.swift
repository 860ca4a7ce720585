import DocumentModel
import Foundation

/// The words of the evaluation's tables.
struct EvaluationWords {
    let language: Language

    init(_ language: Language) { self.language = language }

    private func say(_ vietnamese: String, _ english: String) -> String { language == .vietnamese ? vietnamese : english }

    var title: String { say("Độ đúng và độ tin cậy", "Accuracy and confidence") }
    var document: String { say("văn bản", "document") }
    var total: String { say("TỔNG", "TOTAL") }
    /// F1, precision, recall, accepted right, accepted without a look, cells of lists, facts.
    var columns: [String] {
        language == .vietnamese
            ? ["F1", "đúng", "đủ", "nhậnđúg", "khôngxem", "ôb.dsách", "t.tin"]
            : ["F1", "prec", "recall", "acc.pr", "straight", "cellF1", "facts"]
    }
    var tableColumns: [String] {
        language == .vietnamese
            ? ["F1", "Đọc đúng", "Đọc đủ", "Ô nhận mà đúng", "Nhận không cần xem", "Ô danh sách (F1)", "Thông tin chung"]
            : ["F1", "Precision", "Recall", "Accepted right", "Accepted without a look", "List cells (F1)", "Facts"]
    }
    var groupColumns: [String] {
        language == .vietnamese
            ? ["số ô", "đúng", "tin cậy", "nhận", "nhận sai", "ECE"] : ["claims", "right", "confidence", "accepted", "acc.wrong", "ECE"]
    }
    var byKind: String { say("Theo loại nguồn", "By kind of source") }
    var byForm: String { say("Theo biểu mẫu", "By form") }
    var byState: String { say("Theo trạng thái (có số liệu, trống, không thấy)", "By state (filled, blank, missing)") }
    var byType: String { say("Theo kiểu dữ liệu", "By type") }
    var byReason: String { say("Theo lý do", "By reason") }
    var byDecision: String { say("Theo quyết định", "By decision") }
    var reliability: String {
        say(
            "Độ tin cậy nói và độ đúng thật (khoảng, số ô, tin cậy, đúng, khoảng 95 %)",
            "Confidence said and truth (bin, claims, confidence, right, 95 %)")
    }
    var automation: String {
        say(
            "Sai sót theo mức tự động (ngưỡng, số ô nhận, phần nhận, phần ô có số liệu nhận đúng, số sai, tỷ lệ sai)",
            "Error against automation (threshold, accepted, share accepted, filled accepted right, wrong, error)")
    }
    var automationColumns: [String] {
        language == .vietnamese
            ? ["Ngưỡng", "Ô nhận", "Phần được nhận", "Ô có số liệu nhận đúng", "Nhận sai", "Tỷ lệ sai"]
            : ["Threshold", "Accepted", "Share accepted", "Filled accepted right", "Wrong", "Error"]
    }
    var reliabilityColumns: [String] {
        language == .vietnamese
            ? ["Khoảng", "Số ô", "Độ tin cậy trung bình", "Đúng thật", "Khoảng 95 %"]
            : ["Bin", "Claims", "Mean confidence", "Right", "95 % interval"]
    }
    var reliabilityHead: String { say("Biểu đồ tin cậy", "Reliability") }
    var automationHead: String { say("Sai sót theo mức tự động", "Error against automation") }
    var documentsHead: String { say("Từng văn bản", "Documents") }
    var errorsHead: String { say("Chỗ sai", "Errors") }
    var errorColumns: [String] {
        language == .vietnamese
            ? ["Văn bản", "Lỗi", "Nhãn", "Đúng ra là", "Đọc thành", "Tin cậy", "Quyết định"]
            : ["Document", "Error", "Label", "Truth", "Read as", "Confidence", "Decision"]
    }
    var confidence: String { say("độ tin cậy nói ra", "confidence said") }
    var right: String { say("đúng thật", "right") }
    var automationAxis: String { say("phần được nhận không cần xem", "share accepted without a look") }
    var errorAxis: String { say("sai trong số được nhận", "wrong among accepted") }
    var filledFields: String { say("Ô có số liệu", "Filled fields") }
    var acceptedWrong: String { say("Nhận sai", "Accepted wrongly") }
    var missedSilently: String { say("Mất không báo", "Silently missed") }
    var calibrationError: String { say("Sai số hiệu chỉnh (ECE)", "Calibration error (ECE)") }
    var documents: String { say("Văn bản", "Documents") }

    func summary(_ evaluation: Evaluation) -> String {
        let error = evaluation.reliability.error.map { String(format: "%.4f", $0) } ?? "-"
        let (documents, tally) = (evaluation.documents.count, evaluation.tally)
        return say(
            "văn bản \(documents); ô có số liệu \(tally.filled); nhận sai \(tally.acceptedWrong); mất không báo \(tally.missedSilently); ECE \(error)",
            "documents \(documents); filled fields \(tally.filled); accepted wrongly \(tally.acceptedWrong); "
                + "silently missed \(tally.missedSilently); calibration error \(error)")
    }

    func absent(_ path: String) -> String {
        say("\(path): có tệp đáp án nhưng không có văn bản, bỏ qua.", "\(path): there is a truth file but no document; left out.")
    }

    func kind(_ kind: ClaimError.Kind) -> String {
        switch kind {
        case .wrong: say("đọc sai", "wrong")
        case .invented: say("ô trống đọc ra số", "invented")
        case .missed: say("bỏ sót", "missed")
        case .absent: say("mất không báo", "absent")
        case .spurious: say("ô không có trong văn bản", "spurious")
        case .fact: say("thông tin chung", "fact")
        }
    }
}
