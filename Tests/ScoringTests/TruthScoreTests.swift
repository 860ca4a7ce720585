import Foundation
import RecordModel
import Testing

@testable import Scoring

/// The filled forms of the corpus, scored from their truth files. The expected points are a second, independent computation from the same truth.
@Suite("Score cards that follow from truth files", .enabled(if: TruthRecord.isPresent)) struct TruthScoreTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var form: String
        var rubric: String
        var file: String
        var testDescription: String { file }
    }

    static let cases = [("1a", "1b"), ("2a", "2b"), ("3a", "3b")].flatMap { form, rubric in
        ["f1", "f2"].map { Case(form: "an-giang-2018-\(form)", rubric: "an-giang-2018-\(rubric)", file: "an-giang-\(form)-\($0)") }
    }

    @Test("every point follows from the truth", arguments: cases)
    func everyPoint(_ example: Case) throws {
        let scorer = try Scorer(rubric: RubricFiles.rubric(example.rubric))
        let card = try scorer.score(TruthRecord.record(example.file, form: example.form))
        let fixture = RubricFiles.packageRoot.appending(path: "Tests/ScoringTests/Fixtures/\(example.file).points.json")
        let expected = try JSONDecoder().decode([String: Decimal].self, from: Data(contentsOf: fixture))
        #expect(card.criteria.count == expected.count)
        for score in card.criteria {
            let points = try #require(expected[score.path])
            #expect(score.points == points.rounded(toPlaces: 2), "\(score.path) \(score.title): \(score.working) \(score.notes)")
        }
    }

    @Test("a blank form scores 0 and every row says why", arguments: [("1a", "1b"), ("2a", "2b"), ("3a", "3b")])
    func blank(form: String, rubric: String) throws {
        let scorer = try Scorer(rubric: RubricFiles.rubric("an-giang-2018-\(rubric)"))
        let card = try scorer.score(TruthRecord.record("an-giang-\(form)-blank", form: "an-giang-2018-\(form)"))
        #expect(card.total == 0)
        for score in card.criteria {
            #expect(score.state != .scored, "\(score.path)")
            #expect(score.cause != nil, "\(score.path)")
            #expect(!score.notes.isEmpty, "\(score.path)")
        }
    }
}
