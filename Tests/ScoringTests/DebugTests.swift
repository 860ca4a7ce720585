import Foundation
import Testing
@testable import Scoring
@Test func debugDump() throws {
  for n in RubricFiles.names {
    for f in RubricLinter.lint(yaml: try RubricFiles.yaml(n), file: n+".yaml") { print(f) }
    let r = try RubricFiles.rubric(n)
    print(r.criteria.count, r.criteria.map(\.path).joined(separator: " "))
  }
}
