import Foundation
import Testing

@testable import Scoring

@Suite("The three rubrics") struct RubricExampleTests {
    @Test("every rubric lints without errors", arguments: ["an-giang-2018-1b"])
    func lints(name: String) throws {
        let findings = try RubricLinter.lint(yaml: RubricFiles.yaml(name), file: "\(name).yaml")
        #expect(findings.filter { $0.severity != .acknowledged }.map(\.description) == [])
    }
}
