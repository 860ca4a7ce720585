import DocumentModel
import Yams

/// Something wrong in a mapping file, told so that the person who wrote it finds the place.
package struct MappingProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Severity: String, Sendable {
        case error, warning
    }

    package var place: MappingPlace
    package var severity: Severity
    package var vietnamese: String
    package var english: String

    package init(_ place: MappingPlace, severity: Severity = .error, vietnamese: String, english: String) {
        self.place = place
        self.severity = severity
        self.vietnamese = vietnamese
        self.english = english
    }

    package var description: String { message(in: .english) }

    /// File, line, column and sentence, as compilers tell it.
    package func message(in language: Language) -> String {
        "\(place.file):\(place.line):\(place.column): \(severity.rawValue): \(language == .vietnamese ? vietnamese : english)"
    }

    /// What Yams says against a text that is no YAML, at the place that it names.
    static func yaml(_ error: any Error, file: String) -> MappingProblem {
        if let error = error as? YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
                let place = MappingPlace(file: file, line: mark.line, column: mark.column)
                return MappingProblem(place, vietnamese: "YAML sai cú pháp: \(problem)", english: "not YAML: \(problem)")
            default: break
            }
        }
        return MappingProblem(
            MappingPlace(file: file, line: 1, column: 1), vietnamese: "không đọc được YAML: \(error)",
            english: "not readable as YAML: \(error)")
    }
}
