import DocumentModel

/// Reason codes as short names for the filter; the sentences beside a field are the record's own.
struct ReasonWords {
    let language: Language

    init(_ language: Language) { self.language = language }

    /// A code that is not known here shows itself.
    func name(_ code: String) -> String {
        guard let names = Self.names[code] else { return code }
        return language == .vietnamese ? names.0 : names.1
    }

    private static let names: [String: (String, String)] = [
        "answer-unclear": ("câu trả lời không rõ", "answer unclear"),
        "arithmetic-contradicts": ("phép tính không khớp", "arithmetic contradicts"),
        "arithmetic-mends": ("phép tính gợi ý số khác", "arithmetic suggests another number"),
        "arithmetic-supports": ("phép tính ủng hộ", "arithmetic supports"),
        "both-boxes-ticked": ("đánh dấu cả hai ô", "both boxes ticked"), "check-failed": ("kiểm tra không đạt", "check failed"),
        "column-uncertain": ("cột không chắc", "column uncertain"), "form-unknown": ("biểu mẫu lạ", "form unknown"),
        "row-not-in-form": ("dòng thêm", "added row"),
        "formula-without-result": ("công thức thiếu kết quả", "formula without result"),
        "label-ambiguous": ("nhãn có thể là hai dòng", "label ambiguous"),
        "label-cut-by-page": ("nhãn bị ngắt trang", "label cut by a page"),
        "label-out-of-order": ("nhãn sai thứ tự", "label out of order"), "label-reworded": ("nhãn ghi khác biểu mẫu", "label reworded"),
        "label-through-lost-letters": ("nhãn mất chữ", "label with lost letters"),
        "leading-zero-restored": ("thêm lại số 0 đầu", "leading zero restored"), "letters-lost": ("mất chữ", "letters lost"),
        "not-the-type": ("không đúng kiểu", "not of the type"), "number-repaired": ("số được sửa", "number repaired"),
        "out-of-range": ("ngoài khoảng hợp lý", "out of range"), "read-by-ocr": ("nhận dạng từ ảnh", "read by OCR"),
        "report-contradicts-itself": ("báo cáo tự mâu thuẫn", "report contradicts itself"),
        "separator-ambiguous": ("dấu phẩy/chấm không rõ", "separator ambiguous"), "slot-not-found": ("không tìm thấy ô", "slot not found"),
        "struck-through": ("bị gạch bỏ", "struck through"), "text-beside-number": ("có chữ cạnh số", "text beside the number"),
        "unexpected-unit": ("đơn vị khác", "unexpected unit"), "value-in-unit-column": ("ghi ở cột đơn vị", "in the unit column"),
        "value-outside-slot": ("ghi ngoài ô", "outside the slot"),
    ]
}
