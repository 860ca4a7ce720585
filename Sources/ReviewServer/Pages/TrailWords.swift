import DocumentModel
import ReviewDesk

/// What was done, in words.
struct TrailWords {
    let language: Language

    init(_ language: Language) { self.language = language }

    func name(_ action: TrailEntry.Action) -> String {
        let (vietnamese, english) =
            switch action {
            case .confirmed: ("nhận", "confirmed")
            case .chosen: ("chọn cách đọc khác", "chose another reading")
            case .corrected: ("sửa", "corrected")
            case .blank: ("để trống", "blank")
            case .illegible: ("không đọc được", "illegible")
            case .reportWrong: ("báo cáo sai", "report wrong")
            case .placed: ("lấy chỗ khác", "took another place")
            case .entered: ("nhập một lần", "one of two entries")
            case .undone: ("hoàn tác", "undone")
            }
        return language == .vietnamese ? vietnamese : english
    }
}
