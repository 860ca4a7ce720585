import Foundation
import Testing

@testable import Scoring

@Suite("Steps") struct StepsRuleTests {
    @Test(
        "an assessor's share falls in steps, down unless the switch says nearest",
        arguments: [("100", "floor", "2"), ("99", "floor", "1.75"), ("99", "nearest", "2"), ("70", "floor", "1.25"), ("0", "floor", "0")])
    func steps(share: String, rounding: String, expected: String) throws {
        let answer = JudgementAnswer(answers: ["answer": .number(points(share))])
        let score = try Bench.made("kind: steps\nstep: 0.25", max: 2, [:], policies: ["step_rounding": rounding], answer: answer)
        #expect(score.points == points(expected))
        #expect(score.policies.contains("step_rounding=\(rounding)"))
    }

    @Test("without an answer the row waits for the assessor with its whole range") func waiting() throws {
        let score = try Bench.made("kind: steps\nstep: 0.25\nevidence: [n]", max: 2, ["n": 14])
        #expect(score.state == .needsAssessor)
        #expect(score.range == [0, 2])
        #expect(score.notes.contains { $0.contains("14 tin, bài") })
    }
}
