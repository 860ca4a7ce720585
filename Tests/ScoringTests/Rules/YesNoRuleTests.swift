import RecordModel
import Testing

@testable import Scoring

@Suite("Yes or no") struct YesNoRuleTests {
    let row = "kind: yesno\nfield: a\nyes_words: [\"Đã triển khai\"]"

    @Test(
        "yes gives the maximum, no gives 0",
        arguments: [("Đã triển khai", 10), ("Chưa triển khai", 0), ("Có", 10), ("Không", 0), ("x", 10)])
    func words(answer: String, expected: Int) throws {
        let score = try Bench.made(row, ["a": .string(answer)])
        #expect(score.points == .init(expected))
        #expect(score.state == .scored)
    }

    @Test("both boxes ticked is 0 and said so") func both() throws {
        var record = Bench.record(["a": "Đã triển khai"])
        record.fields[0].reasonCodes = ["both-boxes-ticked"]
        let score = try Bench.made(row, record)
        #expect(score.points == 0)
        #expect(score.notes.contains { $0.contains("cả hai ô") })
    }

    @Test("an answer that is neither is not computable, with everything still open") func unclear() throws {
        let score = try Bench.made(row, ["a": "đang làm"])
        #expect(score.state == .notComputable)
        #expect(score.range == [0, 10])
    }

    @Test("one yes among several slots is enough") func anyOf() throws {
        let several = "kind: yesno\nany_of: [a, b, c]"
        #expect(try Bench.made(several, ["a": false, "b": true]).points == 10)
        #expect(try Bench.made(several, ["a": false, "b": nil]).points == 0)
    }

    @Test("a no beside a number is flagged, and the answer counts") func contradiction() throws {
        let score = try Bench.made("kind: yesno\nfield: a\ncontradicted_by: n", ["a": false, "n": 3])
        #expect(score.points == 0)
        #expect(score.notes.contains { $0.contains("mâu thuẫn") })
    }

    @Test("text that does not deny is a yes", arguments: [("Đang nghiệm thu", 10), ("Không", 0), ("Chưa có", 0)])
    func text(answer: String, expected: Int) throws {
        #expect(try Bench.made("kind: yesno\nfield: a\ntext: true", ["a": .string(answer)]).points == .init(expected))
    }
}
