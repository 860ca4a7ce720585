import Foundation
import RecordModel
import Testing

@testable import Evaluation

@Suite struct FiguresTests {
    private func claims(_ confidence: Double, right: Int, wrong: Int) -> [JudgedClaim] {
        (0..<(right + wrong)).map { index in
            JudgedClaim(
                ComparisonTests.field("x", .number(1), confidence: confidence), nil, isRight: index < right, isFilled: true, isInTruth: true
            )
        }
    }

    @Test func confidenceThatIsWhatItSaysHasNoError() throws {
        #expect(try #require(Reliability(claims(0.9, right: 9, wrong: 1)).error) < 1e-9)
        #expect(try abs(#require(Reliability(claims(0.9, right: 5, wrong: 5)).error) - 0.4) < 1e-9)
        // two bins that are off in opposite ways do not make up for each other
        let mixed = claims(0.95, right: 5, wrong: 5) + claims(0.05, right: 5, wrong: 5)
        #expect(try abs(#require(Reliability(mixed).error) - 0.45) < 1e-9)
    }

    @Test func aHigherThresholdNeverAcceptsMore() {
        let curve = AutomationCurve(claims(0.99, right: 95, wrong: 0) + claims(0.9, right: 8, wrong: 2) + claims(0.4, right: 1, wrong: 4))
        for (low, high) in zip(curve.points, curve.points.dropFirst()) { #expect(low.accepted >= high.accepted) }
        #expect(curve.points.first { $0.threshold == 0.9 }?.wrong == 2)
        #expect(curve.points.first { $0.threshold == 0.98 }?.error == 0)
    }

    @Test func theIntervalHoldsTheShareAndNeverLeavesTheUnit() {
        for (hits, count) in [(0, 1), (1, 1), (998, 1000), (50, 100)] {
            let interval = Reliability.wilson(hits, count)
            #expect(interval[0] >= 0 && interval[1] <= 1)
            #expect(interval[0] <= Double(hits) / Double(count) && Double(hits) / Double(count) <= interval[1])
        }
    }

    @Test func thePageHasPicturesAndCannotBeMisledByADocument() throws {
        let rows = #"{"label": "<script>alert(1)</script>", "type": "count", "value": 5}"#
        let comparison = try ComparisonTests.compared(rows, [ComparisonTests.field("Số máy tính", .number(5))])
        for language in [Evaluation([comparison])].flatMap({
            [EvaluationPage($0, language: .vietnamese), EvaluationPage($0, language: .english)]
        }) {
            #expect(language.html.contains("<svg"))
            #expect(!language.html.contains("<script>"))
            #expect(language.html.contains("&lt;script&gt;"))
        }
    }

    @Test func anEmptyCorpusHasFiguresOfNothing() throws {
        let evaluation = Evaluation([])
        #expect(evaluation.tally.f1 == nil)
        #expect(EvaluationText(evaluation, language: .english).text.contains("documents 0"))
        #expect(try !EvaluationJSON.text(evaluation).isEmpty)
    }
}
