import Foundation
import Testing

@testable import Scoring

@Suite("The three rubrics") struct RubricExampleTests {
    @Test("every rubric lints without errors", arguments: RubricFiles.names)
    func lints(name: String) throws {
        let findings = try RubricLinter.lint(yaml: RubricFiles.yaml(name), file: "\(name).yaml")
        #expect(findings.filter { $0.severity != .acknowledged }.map(\.description) == [])
    }

    @Test(
        "the tables are whole: 94 rows, 156 (50 criteria with 26 to 28 split, 100 results), 100",
        arguments: zip(RubricFiles.names, [94, 156, 100]))
    func rows(name: String, count: Int) throws {
        #expect(try RubricFiles.rubric(name).criteria.count == count)
    }

    /// The linter runs every example; here each row must have those that matter.
    @Test("every row has an example that earns everything, one that earns nothing, and one between", arguments: RubricFiles.names)
    func fullZeroBetween(name: String) throws {
        for criterion in try RubricFiles.rubric(name).criteria {
            let earned = criterion.examples.map(\.points)
            #expect(earned.contains(criterion.max), "\(criterion.path): full")
            #expect(earned.contains(0), "\(criterion.path): zero")
            #expect(criterion.examples.count >= 3, "\(criterion.path): a third case")
            if !earned.contains(where: { $0 > 0 && $0 < criterion.max }) {
                #expect(Self.isAllOrNothing(criterion), "\(criterion.path): between")
            }
        }
    }

    /// Whether the printed rule knows two outcomes only, so that nothing lies between.
    private static func isAllOrNothing(_ criterion: Criterion) -> Bool {
        if criterion.base.body is YesNoRule { return true }
        if let tiers = (criterion.base.body as? TiersRule)?.tiers { return tiers.allSatisfy { [0, criterion.max].contains($0.points) } }
        let numbers = criterion.rule.matches(of: /[:=]\s*(\d+([.,]\d+)?)\s*(điểm|\n|$|\.)/).compactMap {
            Decimal(rubricText: String($0.output.1))
        }
        return Set(numbers).subtracting([0, criterion.max]).isEmpty
    }
}
