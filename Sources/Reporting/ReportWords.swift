import DocumentModel
import RecordModel

/// Every word that reports, sheets and workbooks say on their own account, in both languages.
///
/// The words of score sheets are in `ReportWords+Score.swift`.
package struct ReportWords: Sendable {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    package func pick(_ vietnamese: String, _ english: String) -> String {
        language == .vietnamese ? vietnamese : english
    }

    // MARK: Common

    var yes: String { pick("Có", "Yes") }
    var no: String { pick("Không", "No") }
    var none: String { pick("không có", "none") }
    var unknown: String { pick("chưa rõ", "unknown") }

    // MARK: Facts

    var confidenceReport: String { pick("Báo cáo độ tin cậy", "Confidence report") }
    var facts: String { pick("Thông tin báo cáo", "About this report") }
    var agency: String { pick("Cơ quan", "Agency") }
    var unknownAgency: String { pick("Chưa rõ cơ quan báo cáo", "Agency unknown") }
    var period: String { pick("Kỳ báo cáo", "Period") }
    var form: String { pick("Biểu mẫu", "Form") }
    var noForm: String { pick("không khớp biểu mẫu nào", "no known form") }
    var documentNumber: String { pick("Số văn bản", "Document no.") }
    var date: String { pick("Ngày", "Date") }
    var placeOfIssue: String { pick("Nơi lập", "Place") }
    var file: String { pick("Tệp", "File") }
    var size: String { pick("Dung lượng", "Size") }
    var mediaType: String { pick("Định dạng", "Format") }
    var hash: String { pick("Mã băm SHA-256", "SHA-256") }
    var pages: String { pick("Số trang", "Pages") }
    var readFrom: String { pick("Nguồn chữ", "Text taken from") }
    var formConfidence: String { pick("Độ tin cậy của biểu mẫu", "Confidence in the form") }

    package func source(_ name: String) -> String {
        switch name {
        case "text-layer": pick("lớp chữ của tệp", "the file's text layer")
        case "ocr": pick("nhận dạng ảnh (OCR)", "recognition of the picture (OCR)")
        case "hybrid": pick("lớp chữ kết hợp OCR", "text layer and OCR together")
        default: name
        }
    }

    // MARK: Summary

    var summary: String { pick("Tóm tắt", "Summary") }
    var accepted: String { pick("Chấp nhận", "Accepted") }
    var review: String { pick("Cần xem lại", "To review") }
    var filled: String { pick("Có nội dung", "Filled") }
    var blank: String { pick("Để trống", "Blank") }
    var missing: String { pick("Không tìm thấy", "Missing") }
    var fields: String { pick("Số mục", "Fields") }

    func lead(_ counts: FieldCounts) -> String {
        if counts.total == 0 { return pick("Báo cáo không có mục nào được đọc.", "No field was read.") }
        if counts.review == 0 {
            return pick("Cả \(counts.total) mục đều được chấp nhận.", "All \(counts.total) fields are accepted.")
        }
        return pick(
            "\(counts.review) trong \(counts.total) mục cần người xem lại; các mục còn lại được chấp nhận.",
            "\(counts.review) of \(counts.total) fields want a person's eye; the others are accepted.")
    }

    func acceptedNote(filled: Int, blank: Int, missing: Int) -> String {
        stateNote([
            (filled, pick("có nội dung", "filled")), (blank, pick("để trống", "blank")), (missing, pick("không tìm thấy", "missing")),
        ])
    }

    private func stateNote(_ parts: [(Int, String)]) -> String {
        parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    func reviewNote(_ count: Int) -> String {
        count == 0 ? pick("không mục nào cần xem lại", "none to review") : pick("\(count) cần xem lại", "\(count) to review")
    }

    var blankMeaning: String { pick("có trong báo cáo, chưa điền", "in the report, not filled in") }
    var missingMeaning: String { pick("không thấy trong báo cáo", "not found in the report") }

    // MARK: Warnings and checks

    var warningsAndChecks: String { pick("Cảnh báo và kiểm tra", "Warnings and checks") }
    var warning: String { pick("Cảnh báo", "Warning") }
    var error: String { pick("Lỗi", "Error") }
    var warningsOfReading: String { pick("Khi đọc tệp", "From reading the file") }
    var nothingToWarn: String { pick("Không có cảnh báo; mọi phép kiểm tra đều đạt.", "No warnings; every check holds.") }
    var concerns: String { pick("Liên quan", "Concerns") }

    package func severity(_ severity: CheckResult.Severity) -> String { severity == .error ? error : warning }

    // MARK: Fields

    var fieldsToReview: String { pick("Các mục cần xem lại", "Fields to review") }
    var nothingToReview: String { pick("Không có mục nào cần xem lại.", "Nothing to review.") }
    var allFields: String { pick("Toàn bộ các mục theo thứ tự biểu mẫu", "All fields in the order of the form") }
    var ordinal: String { pick("TT", "No.") }
    var content: String { pick("Nội dung", "Field") }
    var unit: String { pick("Đơn vị tính", "Unit") }
    var value: String { pick("Giá trị", "Value") }
    var note: String { pick("Ghi chú", "Note") }
    var confidence: String { pick("Độ tin cậy", "Confidence") }
    var decision: String { pick("Kết luận", "Decision") }
    var state: String { pick("Trạng thái", "State") }
    var reasons: String { pick("Lý do", "Reasons") }
    package var rawText: String { pick("Nguyên văn", "As written") }
    var readLabel: String { pick("Nhãn đọc được", "Label as read") }
    var otherReadings: String { pick("Khả năng khác", "Other readings") }
    var place: String { pick("Vị trí", "Place") }
    var fieldName: String { pick("Mã trường", "Field id") }
    var type: String { pick("Kiểu", "Type") }
    var section: String { pick("Phần", "Section") }
    var parents: String { pick("Thuộc mục", "Under") }
    var noSection: String { pick("Ngoài các phần", "Outside the sections") }
    var seeInForm: String { pick("Xem trong biểu mẫu", "See in the form") }
    var settle: String { pick("Mở bên ảnh trang", "Open beside the page") }
    var seeInReview: String { pick("Xem ở trên", "See above") }

    package func name(_ state: FieldState) -> String {
        switch state {
        case .filled: filled
        case .blank: blank
        case .missing: missing
        }
    }

    package func name(_ decision: Decision) -> String { decision == .accepted ? accepted : review }

    func sectionCounts(total: Int, review: Int) -> String {
        pick("\(total) mục", total == 1 ? "1 field" : "\(total) fields") + (review > 0 ? " · " + reviewNote(review) : "")
    }

    /// Number and label; "Tỷ lệ" alone says nothing, so short labels take their parent along.
    package static func title(of field: RecordField) -> String {
        let label = field.label.hasPrefix("- ") ? String(field.label.dropFirst(2)) : field.label
        let own = [field.number, label].filter { !$0.isEmpty }.joined(separator: " ")
        guard label.count <= shortLabel, let parent = field.parents.last else { return own }
        return own + " (" + parent + ")"
    }

    /// Characters up to which a label says too little by itself.
    private static let shortLabel = 12

    // MARK: Filters

    var show: String { pick("Hiển thị", "Show") }
    var all: String { pick("Tất cả", "All") }

    // MARK: Places

    func page(_ number: Int) -> String { pick("trang \(number)", "page \(number)") }

    /// Where a value stands, as a person would say it: a page; a table, row and cell; a sheet and a cell.
    package func place(_ evidence: Evidence) -> String {
        if let page = evidence.page { return self.page(page) }
        if let sheet = evidence.sheet {
            let cell = evidence.sheetCell.map { pick(", ô \($0)", ", cell \($0)") } ?? ""
            return pick("trang tính “\(sheet)”", "sheet “\(sheet)”") + cell
        }
        var parts: [String] = []
        if let table = evidence.table { parts.append(pick("bảng \(table)", "table \(table)")) }
        if let row = evidence.row { parts.append(pick("hàng \(row)", "row \(row)")) }
        if let cell = evidence.cell { parts.append(pick("ô \(cell)", "cell \(cell)")) }
        if let paragraph = evidence.paragraph { parts.append(pick("đoạn \(paragraph)", "paragraph \(paragraph)")) }
        return parts.isEmpty ? (evidence.part ?? "") : parts.joined(separator: ", ")
    }

    package func pictureOf(_ label: String, _ place: String) -> String {
        pick("Ảnh chụp chỗ ghi “\(label)”, \(place)", "Picture of the place of “\(label)”, \(place)")
    }

    var picturesLeftOut: String {
        pick(
            "Một số ảnh được bỏ bớt để tệp không quá lớn; vị trí vẫn được ghi ở từng mục.",
            "Some pictures were left out to keep this file small; every field still names its place.")
    }

    // MARK: Tables, unmapped texts, pages

    var listTables: String { pick("Các bảng danh sách", "List tables") }
    func rows(_ count: Int) -> String { pick("\(count) dòng", count == 1 ? "1 row" : "\(count) rows") }
    var emptyTable: String { pick("Bảng không có dòng nào.", "The table has no rows.") }
    var unmapped: String { pick("Văn bản chưa khớp với biểu mẫu", "Text that no rule of the form took") }
    var unmappedExplanation: String {
        pick(
            "Những đoạn dưới đây có trong báo cáo nhưng không thuộc mục nào của biểu mẫu. Không có gì bị bỏ qua mà không được ghi lại.",
            "The report says what follows, but no field of the form asks for it. Nothing is dropped in silence.")
    }
    var text: String { pick("Văn bản", "Text") }
    var howPagesWereRead: String { pick("Các trang được đọc thế nào", "How the pages were read") }
    var textQuality: String { pick("Chất lượng lớp chữ", "Quality of the text layer") }
    var why: String { pick("Vì sao", "Why") }
    var pageHeading: String { pick("Trang", "Page") }
    var rotation: String { pick("Xoay", "Turned") }
    var skew: String { pick("Nghiêng", "Skew") }

    var meaning: String {
        pick(
            "Độ tin cậy là xác suất giá trị đúng như báo cáo ghi: trong các giá trị ở mức 90 %, cứ mười giá trị có chín giá trị đúng.",
            "Confidence is the probability that a value is what the report says: of all values given 90 %, nine in ten are right.")
    }

    // MARK: Sheets of the record's workbook

    var fieldsSheet: String { pick("Trường", "Fields") }
    var checksSheet: String { pick("Kiểm tra", "Checks") }
    var unmappedSheet: String { pick("Chưa khớp", "Unmapped") }
    var factsSheet: String { pick("Thông tin", "Facts") }
    var listSheet: String { pick("Bảng", "List") }
    var rule: String { pick("Quy tắc", "Rule") }
    var severityHeading: String { pick("Mức độ", "Severity") }
    var message: String { pick("Nội dung", "Message") }
    var fact: String { pick("Mục", "Fact") }
    var group: String { pick("Nhóm", "Group") }
}
