import Foundation
import RecordModel
import Testing

@testable import Scoring

@Suite("Capped counts") struct CountRuleTests {
    static let systems = """
        kind: count
        parts:
          - {title: "Phòng máy chủ", at_most: 10, add: [{any_of: [a, b], points: 10}]}
          - {title: "Hệ thống", at_most: 3, add: [{of: [a, b], each: 1}, {names_in: [c], each: 0.5, at_most: 1}]}
        """

    @Test("named systems count one by one, extra ones by name, each part under its cap") func counts() throws {
        let score = try Bench.made(Self.systems, max: 13, ["a": true, "b": false, "c": "Sandbox; WAF; SIEM"])
        #expect(score.points == 12)
        #expect(score.working == "10 + 1 x 1 + min(3 x 0,5; 1)")
        #expect(score.provisional, "the room was inferred")
    }

    @Test("a bare 1 in the row for others is one of them") func bareOne() throws {
        #expect(try Bench.made(Self.systems, max: 13, ["a": true, "b": false, "c": 1]).points == points("11.5"))
    }

    @Test("no system at all infers no room") func none() throws {
        #expect(try Bench.made(Self.systems, max: 13, ["a": false, "b": false, "c": false]).points == 0)
    }

    @Test("all slots blank is not reported; slots that were not found stay open") func gaps() throws {
        #expect(try Bench.made(Self.systems, max: 13, ["a": nil, "b": nil, "c": nil]).state == .notReported)
        let score = try Bench.made(Self.systems, max: 13, ["a": true])
        #expect(score.points == 11)
        #expect(score.range == [11, 13])
    }

    @Test("rows of a list count by what is ticked, the higher of two ticks, nothing without a tick") func rows() throws {
        let row = "kind: count\nparts: [{title: t, at_most: 15, add: [{rows: apps, named: name, ticks: {here: 1.5, everywhere: 3}}]}]"
        let table = Bench.table(
            "apps", ["name", "here", "everywhere"], [["A", "x", ""], ["B", "x", "x"], ["C", "", ""], ["", "x", ""]])
        let score = try Bench.made(row, max: 15, [:], tables: [table])
        #expect(score.points == points("4.5"))
        #expect(score.notes.contains { $0.contains("“B”") && $0.contains("cao nhất") })
        #expect(score.notes.contains { $0.contains("“C”") })
    }

    @Test("an assessor may be asked for a part") func asked() throws {
        let row =
            "kind: count\nparts: [{title: t, at_most: 10, add: [{ask: \"Có phòng máy chủ?\", points: 10}]}, {title: s, add: [{of: [a], each: 1}]}]"
        let open = try Bench.made(row, max: 11, ["a": true])
        #expect(open.range == [1, 11])
        #expect(open.provisional)
        #expect(try Bench.made(row, max: 11, ["a": true], answer: JudgementAnswer(answers: ["part1": .text("Có")])).points == 11)
    }

    @Test(
        "names are counted in lists, lines and notes",
        arguments: [("Chấm công; Tra cứu văn bản", 2), ("Không", 0), ("Có", 1), ("Kế toán\nHộ tịch\nĐất đai", 3)])
    func names(text: String, expected: Int) throws {
        let record = Bench.record(["a": .string(text)])
        #expect(CountRule.names(record.fields[0]) == expected)
    }
}
