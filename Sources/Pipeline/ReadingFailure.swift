import DocumentModel

/// Why a file gave no record: which file, what failed, why, and what to do, in one or two sentences.
package struct ReadingFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package var file: String
    /// Cause and remedy, without the file's name.
    package var vietnamese: String
    package var english: String

    package init(file: String, vietnamese: String, english: String) {
        self.file = file
        self.vietnamese = vietnamese
        self.english = english
    }

    package func message(in language: Language) -> String {
        language == .vietnamese ? "\(file): không đọc được: \(vietnamese)" : "\(file): cannot read: \(english)"
    }

    package var description: String { message(in: .english) }
}
