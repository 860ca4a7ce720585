import Foundation
import RecordModel
import Testing

@testable import Scoring

@Suite("Rates") struct RateRuleTests {
    let counted = "kind: rate\npart: a\nwhole: b\ndeclared: r"

    @Test("counts give the rate, and the working shows them") func counts() throws {
        let score = try Bench.made(counted, max: 15, ["a": 30, "b": 58, "r": .number(points("51.7"))])
        #expect(score.points == points("7.76"))
        #expect(score.working == "30 / 58 x 15")
        #expect(score.recomputedRate == points("51.72"))
        #expect(score.declaredRate == points("51.7"))
        #expect(score.notes == [])
    }

    @Test("a stated rate more than half a point off is flagged with both numbers") func mismatch() throws {
        let score = try Bench.made(counted, ["a": 30, "b": 58, "r": 60])
        #expect(score.points == points("5.17"))
        #expect(score.notes.contains { $0.contains("khai 60 %") && $0.contains("51,72 %") })
    }

    @Test("which of the two readings counts is a policy", arguments: [("recompute_first", "5"), ("declared_first", "6"), ("lower", "5")])
    func source(policy: String, expected: String) throws {
        let score = try Bench.made(counted, ["a": 30, "b": 60, "r": 60], policies: ["rate_source": policy])
        #expect(score.points == points(expected))
        #expect(score.policies.contains("rate_source=\(policy)"))
    }

    @Test("the stated rate goes first where the form does not say of what it is a share") func trust() throws {
        #expect(try Bench.made(counted + "\ntrust: declared", ["a": 30, "b": 60, "r": 60]).points == 6)
    }

    @Test("with a count missing the stated rate counts") func fallback() throws {
        #expect(try Bench.made(counted, ["a": nil, "b": 60, "r": 60]).points == 6)
    }

    @Test("a blank is never 0 %, and stays closed; a row that the form does not ask for stays open") func gaps() throws {
        let blank = try Bench.made("kind: rate\ndeclared: r\nfalling: {full_to: 20, from: 8}", max: 8, ["r": nil])
        #expect(blank.points == 0)
        #expect(blank.state == .notReported)
        #expect(blank.cause == .blank)
        #expect(blank.range == [0, 0])
        let absent = try Bench.made(counted, [:])
        #expect(absent.state == .notReported)
        #expect(absent.cause == .notAsked)
        #expect(absent.range == [0, 10])
    }

    @Test("above 100 % is 100 % and flagged, unless the switch is off or the print says so") func cap() throws {
        #expect(try Bench.made(counted, ["a": 70, "b": 50]).points == 10)
        #expect(try Bench.made(counted, ["a": 70, "b": 50]).notes.contains { $0.contains("140 %") })
        #expect(try Bench.made(counted, ["a": 70, "b": 50], policies: ["rate_cap": "false"]).points == 14)
        #expect(try Bench.made(counted + "\nat_most: 10", ["a": 70, "b": 50], policies: ["rate_cap": "false"]).points == 10)
    }

    @Test("0 of 0 is not applicable, and a policy decides", arguments: [("zero", 0), ("full", 10), ("exclude", 0)])
    func nothing(policy: String, expected: Int) throws {
        let score = try Bench.made(counted, ["a": 0, "b": 0], policies: ["na": policy])
        #expect(score.points == Decimal(expected))
        #expect(score.cause == .notApplicable)
        #expect(score.provisional)
    }

    @Test("something of 0, and negative figures, are errors of the report") func impossible() throws {
        #expect(try Bench.made(counted, ["a": 5, "b": 0]).state == .notComputable)
        let negative = try Bench.made(counted, ["a": -5, "b": 10])
        #expect(negative.state == .notComputable)
        #expect(negative.notes.contains { $0.contains("số âm") })
    }

    @Test("lower is better up to a printed share", arguments: [("20", "8"), ("20.01", "6.4"), ("25", "6"), ("100", "0")])
    func falling(rate: String, expected: String) throws {
        let row = "kind: rate\ndeclared: r\nfalling: {full_to: 20, from: 8}"
        #expect(try Bench.made(row, max: 8, ["r": .number(points(rate))]).points == points(expected))
    }

    @Test("a share may give the maximum before 100 %", arguments: [("79.9", "9.59"), ("80", "12"), ("100", "12")])
    func early(rate: String, expected: String) throws {
        #expect(try Bench.made("kind: rate\ndeclared: r\nfull_from: 80", max: 12, ["r": .number(points(rate))]).points == points(expected))
    }

    @Test("an assessor gives the rate where the form does not ask") func assessor() throws {
        let row = "kind: rate\npart: a\nwhole: b\nassessor: true"
        #expect(try Bench.made(row, [:]).state == .needsAssessor)
        #expect(try Bench.made(row, [:], answer: JudgementAnswer(answers: ["answer": .number(65)])).points == points("6.5"))
    }
}
