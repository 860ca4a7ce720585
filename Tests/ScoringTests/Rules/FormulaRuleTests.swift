import RecordModel
import Testing

@testable import Scoring

@Suite("Formulas") struct FormulaRuleTests {
    static let services = """
        kind: formula
        inputs:
          n: {rows: s, named: name, declared: [d]}
          r: {mean_rate: s, named: name, part: online, whole: all}
          t: {same: [x, y]}
        formula: "n * 40 / t + r * n * 90 / t"
        flags: [{if: "n - t", text: "nhiều hơn TTHC"}]
        """

    static func table(_ rows: [[String]]) -> RecordTable { Bench.table("s", ["name", "online", "all"], rows) }

    @Test("figures stand in the working where the names were") func working() throws {
        let score = try Bench.made(Self.services, max: 130, ["x": 4], tables: [Self.table([["A", "5", "10"]])])
        #expect(score.points == points("21.25"))
        #expect(score.working == "1 x 40 / 4 + 50 % x 1 x 90 / 4")
    }

    @Test("rows without figures count as 0, rows over 100 % as 100 %") func rows() throws {
        let score = try Bench.made(Self.services, max: 130, ["x": 2], tables: [Self.table([["A", "20", "10"], ["B", "", ""]])])
        #expect(score.points == points("85"))
        #expect(score.notes.contains { $0.contains("100 %") })
    }

    @Test(
        "named rows or the declared number, as the switch says",
        arguments: [("rows_if_listed", "32.5"), ("declared", "97.5"), ("min", "32.5")])
    func count(policy: String, expected: String) throws {
        let table = Self.table([["A", "10", "10"]])
        let score = try Bench.made(Self.services, max: 130, ["x": 4, "d": 3], tables: [table], policies: ["dvc_count": policy])
        #expect(score.points == points(expected))
        #expect(score.notes.contains { $0.contains("Khai 3") && $0.contains("1 dịch vụ") })
    }

    @Test("one figure stated twice and differently is said so") func same() throws {
        let score = try Bench.made(Self.services, max: 130, ["x": 4, "y": 5, "d": 1])
        #expect(score.notes.contains { $0.contains("4 và 5") })
    }

    @Test("flags speak when their formula is above 0; nothing to divide by is not applicable") func flags() throws {
        #expect(try Bench.made(Self.services, max: 130, ["x": 1, "d": 2]).notes.contains("nhiều hơn TTHC"))
        #expect(try Bench.made(Self.services, max: 130, ["x": 0, "d": 2]).cause == .notApplicable)
    }

    @Test("brackets, precedence, min and max") func arithmetic() throws {
        let formula = try Arithmetic("min((a + b) * 2, 100) / (a - b)")
        #expect(formula.value(["a": 3, "b": 1]) == 4)
        #expect(formula.written(["a": "3", "b": "1"]) == "min((3 + 1) x 2; 100) / (3 - 1)")
        #expect(formula.value(["a": 1, "b": 1]) == nil)
        #expect(throws: ArithmeticError.self) { try Arithmetic("a + ") }
        #expect(throws: ArithmeticError.self) { try Arithmetic("a b") }
    }
}
