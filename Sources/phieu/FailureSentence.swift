import DocumentModel
import Intake
import Pipeline

/// The sentence for a failure, whichever stage it came from.
enum FailureSentence {
    static func of(_ error: any Error, file: String, language: Language) -> String {
        switch error {
        case let failure as ReadingFailure: failure.message(in: language)
        case let failure as IntakeError: failure.message(in: language)
        default:
            language == .vietnamese
                ? "\(file): không đọc được: \(error). Hãy báo cho người quản trị."
                : "\(file): cannot read: \(error). Tell the administrator."
        }
    }
}
