import RecordModel
import Testing

@testable import Scoring

@Suite("Printed options") struct ChoiceRuleTests {
    let row = "kind: choice\nfield: a\noptions: {\"Đầy đủ\": 5, \"Chưa đầy đủ\": 2.5, \"Không\": 0}"

    @Test("each option has its points", arguments: [("Đầy đủ", "5"), ("chưa đầy đủ ", "2.5"), ("Không", "0")])
    func options(answer: String, expected: String) throws {
        #expect(try Bench.made(row, ["a": .string(answer)]).points == points(expected))
    }

    @Test("an answer outside the options is not computable") func unknown() throws {
        let score = try Bench.made(row, ["a": "tương đối"])
        #expect(score.state == .notComputable)
        #expect(score.notes.contains { $0.contains("tương đối") })
    }

    @Test("two ticks are 0") func twoTicks() throws {
        var record = Bench.record(["a": "Đầy đủ"])
        record.fields[0].reasonCodes = ["both-boxes-ticked"]
        #expect(try Bench.made(row, record).points == 0)
    }
}
