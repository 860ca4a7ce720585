import DocumentModel

/// What a person at the desk can do something about, as a sentence in both languages.
package enum DeskError: Error, Hashable, Sendable {
    case noSuchDocument(Int64)
    case noSuchField(FieldReference)
    case noSuchAlternative(Int)
    /// Another person settled this field after the page was loaded.
    case changedMeanwhile(FieldReference, by: String, revision: Int)
    /// The typed text is no value of the field's type.
    case notUnderstood(String)
    /// One of two entries is this person's already.
    case needsAnotherPerson
    case noteMissing
    case nothingToUndo
    case noPicture(page: Int, why: String)
    case noSuchAlias(Int64)
    case aliasNotTried
    case noSuchRubric(String)
    /// The mappings do not lint, the work folder is not there …; the sentence says what to do.
    case broken(vietnamese: String, english: String)

    package func message(in language: Language) -> String { language == .vietnamese ? vietnamese : english }

    private var vietnamese: String {
        switch self {
        case .noSuchDocument(let id): "Không có văn bản số \(id). Có thể đã bị xóa theo yêu cầu."
        case .noSuchField(let field): "Văn bản số \(field.document) không có ô thứ \(field.position + 1)."
        case .noSuchAlternative(let index): "Ô này không có cách đọc thứ \(index + 1)."
        case .changedMeanwhile(_, let who, _): "\(who) vừa xử lý ô này. Hãy xem lại giá trị mới rồi quyết định."
        case .notUnderstood(let sentence): sentence
        case .needsAnotherPerson: "Ô này cần hai người nhập độc lập; anh/chị đã nhập rồi, cần người khác."
        case .noteMissing: "Hãy ghi báo cáo sai ở đâu, để gửi lại cơ quan."
        case .nothingToUndo: "Ô này chưa có gì để hoàn tác."
        case .noPicture(let page, let why): "Không có ảnh trang \(page): \(why)"
        case .noSuchAlias(let id): "Không có đề xuất số \(id)."
        case .aliasNotTried: "Cách ghi này chưa qua kiểm tra. Hãy chạy kiểm tra trước."
        case .noSuchRubric(let id): "Không có bộ tiêu chí “\(id)” cho văn bản nào."
        case .broken(let sentence, _): sentence
        }
    }

    private var english: String {
        switch self {
        case .noSuchDocument(let id): "There is no document \(id). It may have been removed on request."
        case .noSuchField(let field): "Document \(field.document) has no field \(field.position + 1)."
        case .noSuchAlternative(let index): "The field has no reading \(index + 1)."
        case .changedMeanwhile(_, let who, _): "\(who) has just settled this field. Look at the new value, then decide."
        case .notUnderstood(let sentence): sentence
        case .needsAnotherPerson: "Two people have to enter this field; one entry is yours already, another person is needed."
        case .noteMissing: "Say what is wrong in the report, so that the agency can be told."
        case .nothingToUndo: "There is nothing to undo in this field."
        case .noPicture(let page, let why): "There is no picture of page \(page): \(why)"
        case .noSuchAlias(let id): "There is no proposal \(id)."
        case .aliasNotTried: "This wording has not passed its trial. Run the trial first."
        case .noSuchRubric(let id): "No document is scored by the rubric “\(id)”."
        case .broken(_, let sentence): sentence
        }
    }
}
