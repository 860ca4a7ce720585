import RecordModel
import Testing

@testable import Scoring

@Suite("Completeness") struct CompletenessRuleTests {
    let row = "kind: completeness\nslots: [a, b]\npartial: 5"

    @Test("all slots filled, a written 0 included, give the maximum") func full() throws {
        #expect(try Bench.made(row, ["a": 12, "b": 0]).points == 10)
    }

    @Test("some give half, none is not reported") func partial() throws {
        let score = try Bench.made(row, ["a": 12, "b": nil])
        #expect(score.points == 5)
        #expect(score.range == [5, 5])
        #expect(try Bench.made(row, ["a": nil, "b": nil]).state == .notReported)
    }

    @Test("a slot that the form does not have leaves the rest open") func open() throws {
        #expect(try Bench.made(row, ["a": 12]).range == [5, 10])
    }
}
