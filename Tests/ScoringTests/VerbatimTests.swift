import Foundation
import Testing

@testable import Scoring

/// The decision's text, where the corpus is at hand: titles and rules must be in it to the letter.
@Suite("The rubrics' words", .enabled(if: DecisionText.isPresent)) struct VerbatimTests {
    private static func plain(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("every title, rule line and remark stands in the decision", arguments: RubricFiles.names) func verbatim(name: String) throws {
        let text = Self.plain(try String(contentsOf: DecisionText.file, encoding: .utf8))
        let rubric = try RubricFiles.rubric(name)
        let headings = rubric.groups.flatMap(\.headings)
        for title in rubric.criteria.map(\.title) + headings.map(\.title) + rubric.criteria.compactMap(\.note) {
            #expect(text.contains(Self.plain(title)), "\(title)")
        }
        for rule in Set(rubric.criteria.map(\.rule)) {
            // Tier tables print words and points in two columns; the file joins them with a colon, or with a semicolon after a formula.
            for line in rule.split(separator: "\n") where !text.contains(Self.plain(String(line))) {
                let columns = line.contains("; ") ? line.components(separatedBy: "; ") : line.components(separatedBy: ": ")
                for column in columns { #expect(text.contains(Self.plain(column)), "\(line)") }
            }
        }
    }
}

private enum DecisionText {
    static let file = RubricFiles.packageRoot.deletingLastPathComponent().appending(path: "shared/seeds/004_77038006e1d0785f.txt")
    static var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }
}
