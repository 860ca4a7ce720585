import DocumentModel
import Hummingbird
import ReviewDesk

/// A request that is turned away, with the sentence for the person.
struct Refusal: Error, Sendable {
    var status: HTTPResponse.Status
    var vietnamese: String
    var english: String
    /// Seconds to wait before trying again.
    var retryAfter: Int?

    func message(in language: Language) -> String { language == .vietnamese ? vietnamese : english }

    static let notFound = Refusal(status: .notFound, vietnamese: "Không có trang này.", english: "There is no such page.")
    static let wrongHost = Refusal(
        status: .misdirectedRequest, vietnamese: "Máy chủ này không phục vụ tên miền đó.",
        english: "This server does not answer to that name.")
    static let foreign = Refusal(
        status: .forbidden, vietnamese: "Yêu cầu đến từ một trang khác nên bị từ chối. Hãy tải lại trang rồi thử lại.",
        english: "The request came from another site and was refused. Load the page again, then try once more.")
    static let role = Refusal(
        status: .forbidden, vietnamese: "Tài khoản này không có quyền làm việc đó.", english: "This account may not do that.")
    static let signIn = Refusal(
        status: .unauthorized, vietnamese: "Phiên làm việc đã hết. Hãy đăng nhập lại.", english: "The session has ended. Log in again.")
    static let malformed = Refusal(
        status: .badRequest, vietnamese: "Yêu cầu không đúng dạng. Hãy tải lại trang.",
        english: "The request is malformed. Load the page again.")
    static let tooLarge = Refusal(
        status: .contentTooLarge, vietnamese: "Nội dung gửi lên quá lớn.", english: "What was sent is too large.")
    static let slow = Refusal(
        status: .requestTimeout, vietnamese: "Nội dung gửi lên quá chậm nên bị dừng.",
        english: "What was sent came too slowly and was given up.")

    static func of(_ error: any Error, in language: Language) -> Refusal? {
        switch error {
        case let refusal as Refusal: return refusal
        case let error as DeskError:
            let status: HTTPResponse.Status =
                switch error {
                case .noSuchDocument, .noSuchField, .noPicture, .noSuchAlias, .noSuchRubric: .notFound
                case .changedMeanwhile: .conflict
                case .noSuchAlternative, .notUnderstood, .needsAnotherPerson, .noteMissing, .nothingToUndo, .aliasNotTried:
                    .unprocessableContent
                case .broken: .internalServerError
                }
            return Refusal(status: status, vietnamese: error.message(in: .vietnamese), english: error.message(in: .english))
        case let error as HTTPError:
            switch error.status {
            case .notFound: return .notFound
            case .contentTooLarge: return .tooLarge
            case .internalServerError: return nil
            default: return Refusal(status: error.status, vietnamese: Refusal.malformed.vietnamese, english: Refusal.malformed.english)
            }
        default: return nil
        }
    }
}
