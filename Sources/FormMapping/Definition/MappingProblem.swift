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

    package var description: String { "\(place.file):\(place.line):\(place.column): \(severity.rawValue): \(english)" }
}
