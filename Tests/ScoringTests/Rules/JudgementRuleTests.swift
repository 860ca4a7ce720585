import RecordModel
import Testing

@testable import Scoring

@Suite("Judgements") struct JudgementRuleTests {
    static let tiers = "kind: judgement\npick: {\"Đầy đủ\": 10, \"Không đầy đủ\": 5, \"Không\": 0}\nevidence: [n]"

    @Test("without an answer the row waits, and declared nothing is said to be nothing") func waiting() throws {
        let score = try Bench.made(Self.tiers, ["n": 0])
        #expect(score.state == .needsAssessor)
        #expect(score.points == 0)
        #expect(score.range == [0, 10])
        #expect(score.notes.contains { $0.contains("tạm tính 0 điểm") })
    }

    @Test("the tier that was picked counts", arguments: [("Đầy đủ", 10), ("không đầy đủ", 5), ("Không", 0)])
    func picked(answer: String, expected: Int) throws {
        let score = try Bench.made(Self.tiers, ["n": 4], answer: JudgementAnswer(answers: ["answer": .text(answer)]))
        #expect(score.points == .init(expected))
        #expect(score.state == .scored)
    }

    @Test("an answer that is no tier leaves the row waiting") func unknown() throws {
        let score = try Bench.made(Self.tiers, [:], answer: JudgementAnswer(answers: ["answer": .text("khá")]))
        #expect(score.state == .needsAssessor)
    }

    @Test("ticks add up to the maximum; things missing are taken off") func ticksAndCounts() throws {
        let ticks = "kind: judgement\nticks: {a: 1, b: 0.5, c: 1}"
        #expect(try Bench.made(ticks, max: 2, [:], answer: JudgementAnswer(answers: ["answer": .texts(["a", "b", "c"])])).points == 2)
        let off = "kind: judgement\nquestions: [{id: m, text: mức, pick: {đủ: 3}}, {id: t, text: thiếu, count: -0.5}]"
        let answer = JudgementAnswer(answers: ["m": .text("đủ"), "t": .number(2)])
        #expect(try Bench.made(off, max: 3, [:], answer: answer).points == 2)
        let nothingLeft = JudgementAnswer(answers: ["m": .text("đủ"), "t": .number(9)])
        #expect(try Bench.made(off, max: 3, [:], answer: nothingLeft).points == 0)
    }

    @Test("a row that hangs on a slot: no is 0 at once, nothing ticked is not reported") func dependence() throws {
        let row = Self.tiers + "\ndepends_on: {field: g, settles: true}"
        let denied = try Bench.made(row, ["g": false, "n": nil])
        #expect(denied.state == .scored)
        #expect(denied.points == 0)
        #expect(denied.range == [0, 0])
        #expect(try Bench.made(row, ["g": true, "n": 4]).state == .needsAssessor)
        #expect(try Bench.made(row, ["g": nil, "n": nil]).state == .notReported)
        #expect(try Bench.made(row, ["g": nil, "n": 4]).state == .needsAssessor)
    }
}
