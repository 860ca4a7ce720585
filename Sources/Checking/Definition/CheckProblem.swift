/// Where something stands in a check file. Lines and columns count from 1.
package struct CheckPlace: Hashable, Sendable {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }
}

/// Something wrong in a check file, told so that the person who wrote it finds the place.
package struct CheckProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Severity: String, Sendable {
        case error, warning
    }

    package var place: CheckPlace
    package var severity: Severity
    package var vietnamese: String
    package var english: String

    init(_ place: CheckPlace, severity: Severity = .error, vietnamese: String, english: String) {
        self.place = place
        self.severity = severity
        self.vietnamese = vietnamese
        self.english = english
    }

    package var description: String { "\(place.file):\(place.line):\(place.column): \(severity.rawValue): \(english)" }
}
