import DocumentModel
import FormMapping
import VietnameseText

/// The files that come with the program, in folders beside it. Without them everything would still be read, but nothing accepted and no lost
/// letter restored: a program that was copied alone must say so instead.
package enum BundledFiles {
    /// What is missing or broken; nil where all is there.
    package static func problem(in language: Language) -> String? {
        guard let why = ConfidenceModel.problem ?? languageModelProblem else { return nil }
        return language == .vietnamese
            ? "thiếu hoặc hỏng tệp đi kèm chương trình (\(why))" : "a file of the program's own is missing or broken (\(why))"
    }

    package static func remedy(in language: Language) -> String {
        language == .vietnamese
            ? "chép cả các thư mục .resources nằm cạnh chương trình gốc sang cạnh chương trình này"
            : "copy the .resources folders that lie beside the original program to beside this one"
    }

    private static var languageModelProblem: String? {
        do {
            _ = try LanguageModel.bundledURL()
            return nil
        } catch {
            return "\(error)"
        }
    }
}
