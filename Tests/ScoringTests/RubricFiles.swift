import Foundation

@testable import Scoring

/// The project's own rubric files.
enum RubricFiles {
    static let names = ["an-giang-2018-1b", "an-giang-2018-2b", "an-giang-2018-3b"]

    static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func yaml(_ name: String) throws -> String {
        try String(contentsOf: packageRoot.appending(path: "Mappings/rubrics/\(name).yaml"), encoding: .utf8)
    }

    private static let loaded = Dictionary(
        uniqueKeysWithValues: names.map { name in (name, Result { try RubricReader.load(yaml: yaml(name), file: "\(name).yaml") }) })

    struct NoSuchRubric: Error {}

    static func rubric(_ name: String) throws -> Rubric {
        guard let rubric = loaded[name] else { throw NoSuchRubric() }
        return try rubric.get()
    }
}
