import Foundation
import RecordModel
import Testing

@testable import Scoring

@Suite("States, ranges and evidence of one row") struct CriterionScorerTests {
    let row = "kind: rate\npart: a\nwhole: b\ndeclared: r"

    private func review(_ id: String, in record: Record, alternatives: [FieldValue]) -> Record {
        var record = record
        for index in record.fields.indices where record.fields[index].id == id {
            record.fields[index].decision = .review
            record.fields[index].confidence = 0.8
            record.fields[index].alternatives = alternatives.map { Alternative(value: $0, raw: $0.written, confidence: 0.1) }
        }
        return record
    }

    @Test("a field in review makes the row provisional, its range spans the readings") func readings() throws {
        let record = review("a", in: Bench.record(["a": 30, "b": 60]), alternatives: [36, 20])
        let score = try Bench.made(row, record)
        #expect(score.points == 5)
        #expect(score.provisional)
        #expect(score.range == [points("3.33"), 6])
        #expect(score.confidence == 0.8)
    }

    @Test("without another reading everything is open; a blank in review too") func open() throws {
        #expect(try Bench.made(row, review("a", in: Bench.record(["a": 30, "b": 60]), alternatives: [])).range == [0, 10])
        #expect(try Bench.made(row, review("r", in: Bench.record(["r": nil]), alternatives: [])).range == [0, 10])
    }

    @Test("a stated rate in review that is only compared does not make the row provisional") func compared() throws {
        let score = try Bench.made(row, review("r", in: Bench.record(["a": 30, "b": 60, "r": 50]), alternatives: [60]))
        #expect(!score.provisional)
        #expect(score.range == [5, 5])
        #expect(score.inputs.map(\.field) == ["a", "b", "r"])
    }

    @Test("evidence and the text on the page come along") func evidence() throws {
        var record = Bench.record(["a": 30, "b": 60])
        var place = Evidence()
        place.page = 3
        place.bbox = [1, 2, 3, 4]
        record.fields[0].evidence = place
        record.fields[0].raw = "30 máy"
        let input = try #require(try Bench.made(row, record).inputs.first)
        #expect(input.evidence?.page == 3)
        #expect(input.raw == "30 máy")
    }

    @Test("a slot that was not found is open, and says that the document may lack a page") func missing() throws {
        var record = Bench.record(["a": nil, "b": nil, "r": nil])
        for index in record.fields.indices { record.fields[index].state = .missing }
        let score = try Bench.made(row, record)
        #expect(score.cause == .missing)
        #expect(score.range == [0, 10])
        #expect(score.notes.contains { $0.contains("Không tìm thấy") })
    }

    @Test("points given outright replace everything and are capped") func outright() throws {
        let answer = JudgementAnswer(points: 12, by: "Tổ thẩm định", date: "2018-12-10")
        let score = try Bench.made(row, ["a": 30, "b": 60], answer: answer)
        #expect(score.points == 10)
        #expect(score.notes.contains { $0.contains("Tổ thẩm định") && $0.contains("2018-12-10") })
    }

    @Test("a figure asked twice counts where it is filled in") func twice() throws {
        var record = Bench.record(["a": 30, "b": 60])
        var empty = record.fields[0]
        empty.state = .blank
        empty.value = nil
        record.fields.insert(empty, at: 0)
        #expect(try Bench.made(row, record).points == 5)
    }

    @Test("confidence is that of all figures the points rest on") func confidence() throws {
        var record = Bench.record(["a": 30, "b": 60])
        record.fields[0].confidence = 0.9
        record.fields[1].confidence = 0.8
        #expect(try Bench.made(row, record).confidence == 0.72)
    }

    @Test("a form that writes a ratio in one slot feeds both halves") func ratio() throws {
        let row = "kind: rate\npart: x.numerator\nwhole: x.denominator"
        let score = try Bench.made(row, ["x": "1.444 / 2.888"])
        #expect(score.points == 5)
        #expect(score.working == "1444 / 2888 x 10")
        #expect(try Bench.made(row, ["x": nil]).cause == .blank)
    }

    @Test("what nobody has inspected may still fall to 0") func inspection() throws {
        let row = "kind: yesno\nfield: a\ninspect: portal"
        let open = try Bench.made(row, ["a": true])
        #expect(open.points == 10)
        #expect(open.range == [0, 10])
        #expect(!open.verified)
        let confirmed = try Bench.made(row, ["a": true], answer: JudgementAnswer(confirmed: true))
        #expect(confirmed.range == [10, 10])
        #expect(confirmed.verified)
        #expect(!confirmed.provisional)
    }
}
