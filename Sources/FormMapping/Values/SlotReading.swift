import DocumentModel
import Foundation
import RecordModel

/// What a slot holds, before confidence: the outcome of reading its text by its type.
struct SlotReading: Sendable {
    var state: FieldState
    /// To the letter, NFC, without the dots of the blank.
    var raw: String?
    var value: FieldValue?
    var reasons: [Reason] = []
    var alternatives: [Alternative] = []
    /// 0…1: how well the text suits the type; 1 for a plain number in a number's slot.
    var fitness: Double = 1

    static func blank(_ reasons: [Reason] = [], fitness: Double = 1) -> SlotReading {
        SlotReading(state: .blank, reasons: reasons, fitness: fitness)
    }
}

/// Why a field's confidence is what it is. Reading and matching stay apart: a person mends them in different ways.
enum Reason: Hashable, Sendable {
    case labelThroughLostLetters
    case labelReworded
    case labelAmbiguous
    case labelOutOfOrder
    case labelCutByPage
    case lettersLost
    case numberRepaired(String)
    case separatorAmbiguous
    case textBesideNumber(String)
    case unexpectedUnit(String)
    case notTheType
    case outOfRange
    case answerUnclear
    case bothBoxesTicked
    case valueOutsideSlot
    case valueInUnitColumn
    case struckThrough
    case leadingZeroRestored
    case formulaWithoutResult
    case slotNotFound
    case readByOCR
    case columnUncertain
    case checkFailed(String)
    case dashMeansNothing
    case otherFormUnknown
    case rowAdded
    case personName
    case partOfForm
    case tableWithoutLines
    case textLeftBeside
    case lineUnlikeForm
    case labelLeftOver
    /// Words of a picture whose accents hardly stand where they do, each with the likely one.
    case accentUnlikely(String)
    /// Ink stands there that could not be read.
    case inkUnread
    /// Two blanks of one line without the slash that parts them.
    case slashMissing

    /// A stable name for programs.
    var code: String {
        switch self {
        case .labelThroughLostLetters: "label-through-lost-letters"
        case .labelReworded: "label-reworded"
        case .labelAmbiguous: "label-ambiguous"
        case .labelOutOfOrder: "label-out-of-order"
        case .labelCutByPage: "label-cut-by-page"
        case .lettersLost: "letters-lost"
        case .numberRepaired: "number-repaired"
        case .separatorAmbiguous: "separator-ambiguous"
        case .textBesideNumber: "text-beside-number"
        case .unexpectedUnit: "unexpected-unit"
        case .notTheType: "not-the-type"
        case .outOfRange: "out-of-range"
        case .answerUnclear: "answer-unclear"
        case .bothBoxesTicked: "both-boxes-ticked"
        case .valueOutsideSlot: "value-outside-slot"
        case .valueInUnitColumn: "value-in-unit-column"
        case .struckThrough: "struck-through"
        case .leadingZeroRestored: "leading-zero-restored"
        case .formulaWithoutResult: "formula-without-result"
        case .slotNotFound: "slot-not-found"
        case .readByOCR: "read-by-ocr"
        case .columnUncertain: "column-uncertain"
        case .checkFailed: "check-failed"
        case .dashMeansNothing: "dash"
        case .otherFormUnknown: "form-unknown"
        case .rowAdded: "row-not-in-form"
        case .personName: "person-name"
        case .partOfForm: "part-of-form"
        case .tableWithoutLines: "table-without-lines"
        case .textLeftBeside: "text-left-beside"
        case .lineUnlikeForm: "line-unlike-form"
        case .labelLeftOver: "label-left-over"
        case .slashMissing: "slash-missing"
        case .inkUnread: "ink-unread"
        case .accentUnlikely: "accent-unlikely"
        }
    }

    func sentence(_ language: Language) -> String {
        language == .vietnamese ? vietnamese : english
    }

    private var vietnamese: String {
        switch self {
        case .labelThroughLostLetters: "nhãn bị mất chữ, nhận ra qua phần còn lại"
        case .labelReworded: "nhãn khác câu chữ của biểu mẫu"
        case .labelAmbiguous: "có dòng khác cũng giống nhãn này"
        case .labelOutOfOrder: "dòng đứng khác thứ tự của biểu mẫu"
        case .labelCutByPage: "dòng bị ngắt làm nhiều phần"
        case .lettersLost: "chữ trong câu trả lời bị mất, cần người đọc lại"
        case .numberRepaired(let what): "số đã được sửa: \(what)"
        case .separatorAmbiguous: "dấu chấm, phẩy trong số có thể hiểu hai cách"
        case .textBesideNumber(let text): "có chữ bên cạnh số: “\(text)”"
        case .unexpectedUnit(let unit): "đơn vị khác biểu mẫu: “\(unit)”"
        case .notTheType: "nội dung không đúng kiểu của ô"
        case .outOfRange: "giá trị ngoài khoảng thường gặp"
        case .answerUnclear: "không rõ trả lời có hay không"
        case .bothBoxesTicked: "đánh dấu nhiều hơn một ô"
        case .valueOutsideSlot: "giá trị ghi ngoài chỗ trống"
        case .valueInUnitColumn: "giá trị ghi ở cột đơn vị tính"
        case .struckThrough: "có chữ bị gạch"
        case .leadingZeroRestored: "đã thêm lại số 0 ở đầu số điện thoại"
        case .formulaWithoutResult: "ô có công thức nhưng tệp không lưu kết quả"
        case .slotNotFound: "không tìm thấy dòng này trong văn bản"
        case .readByOCR: "đọc bằng nhận dạng chữ từ ảnh"
        case .columnUncertain: "chưa chắc cột nào là số liệu"
        case .checkFailed(let message): "không khớp với số khác: \(message)"
        case .dashMeansNothing: "ghi dấu gạch, không có số"
        case .otherFormUnknown: "văn bản không thuộc biểu mẫu nào đã biết"
        case .rowAdded: "dòng không có trong biểu mẫu, do đơn vị gửi thêm hoặc của bản mới"
        case .personName: "tên người, cần đối chiếu"
        case .partOfForm: "tệp chỉ có một phần của biểu mẫu, cần xem có đúng biểu mẫu này không"
        case .tableWithoutLines: "bảng không kẻ đường dọc, có thể nhầm cột"
        case .textLeftBeside: "ngay bên cạnh có chữ chưa thuộc ô nào"
        case .lineUnlikeForm: "câu chữ của dòng khác hẳn biểu mẫu"
        case .accentUnlikely(let words): "dấu của chữ có thể bị đọc nhầm từ ảnh: \(words)"
        case .inkUnread: "trong ô có nét chữ chưa đọc được, cần xem trên trang"
        case .slashMissing: "hai ô trên một dòng mà không thấy dấu “/” ngăn giữa: chưa rõ số nào thuộc ô nào"
        case .labelLeftOver: "nhãn này có trong văn bản nhưng chưa đọc được, cần xem lại trang"
        }
    }

    private var english: String {
        switch self {
        case .labelThroughLostLetters: "label read through lost letters"
        case .labelReworded: "label is worded differently from the form's"
        case .labelAmbiguous: "another row looks like this label too"
        case .labelOutOfOrder: "row stands out of the form's order"
        case .labelCutByPage: "row is cut into several pieces"
        case .lettersLost: "letters of the answer are lost, a person must read it"
        case .numberRepaired(let what): "number was repaired: \(what)"
        case .separatorAmbiguous: "the point or comma in the number can be read in two ways"
        case .textBesideNumber(let text): "words beside the number: “\(text)”"
        case .unexpectedUnit(let unit): "unit differs from the form's: “\(unit)”"
        case .notTheType: "content does not suit the slot's type"
        case .outOfRange: "value is outside of the usual range"
        case .answerUnclear: "unclear whether the answer is yes or no"
        case .bothBoxesTicked: "more than one box is ticked"
        case .valueOutsideSlot: "value is written outside of the blank"
        case .valueInUnitColumn: "value is written in the unit column"
        case .struckThrough: "some words are struck through"
        case .leadingZeroRestored: "the phone number's leading zero was put back"
        case .formulaWithoutResult: "the cell holds a formula whose result the file does not hold"
        case .slotNotFound: "this row was not found in the document"
        case .readByOCR: "read from a picture by OCR"
        case .columnUncertain: "it is not certain which column holds the figures"
        case .checkFailed(let message): "does not agree with other figures: \(message)"
        case .dashMeansNothing: "a dash stands there, no number"
        case .otherFormUnknown: "the document is none of the known forms"
        case .rowAdded: "the form has no such row: the sender added it, or a new revision did"
        case .personName: "a person's name, to be checked"
        case .partOfForm: "the file holds only a part of the form: see whether it is this form"
        case .tableWithoutLines: "the table has no lines between its columns, which may be taken for each other"
        case .textLeftBeside: "text right beside it belongs to no field"
        case .lineUnlikeForm: "the line's wording differs widely from the form's"
        case .accentUnlikely(let words): "accents may be misread from the picture: \(words)"
        case .inkUnread: "ink stands there that could not be read: look at the page"
        case .slashMissing: "two blanks of one line without the slash between: it is unclear which figure belongs to which"
        case .labelLeftOver: "the label stands in the document but was not read: look at the page"
        }
    }
}
