import Foundation
import RecordModel
import Testing

@testable import Scoring

@Suite("Tiers") struct TiersRuleTests {
    static let posts = """
        kind: tiers
        value: n
        tiers:
          - {label: "8-12 bài", from: 8, to: 12, points: 10}
          - {label: "3-7 bài", from: 3, points: 5}
          - {label: "<3 bài", from: 0, points: 0}
        """

    @Test("the figure falls into its printed tier", arguments: [(0, 0), (2, 0), (3, 5), (7, 5), (8, 10), (12, 10), (13, 10)])
    func tiers(count: Int, expected: Int) throws {
        #expect(try Bench.made(Self.posts, ["n": .number(Decimal(count))]).points == Decimal(expected))
    }

    @Test("above a closed top tier the other reading has no tier at all") func closedTop() throws {
        let score = try Bench.made(Self.posts, ["n": 13], policies: ["tier_open_top": "false"])
        #expect(score.points == 0)
        #expect(score.state == .notComputable)
    }

    @Test("months stop at twelve and wait for a person") func months() throws {
        let row =
            "kind: tiers\nvalue: n\nmonths: true\ntiers: [{label: \"12 tháng\", from: 12, points: 10}, {label: ít hơn, from: 0, points: 0}]"
        let score = try Bench.made(row, ["n": 45])
        #expect(score.points == 10)
        #expect(score.provisional)
    }

    @Test("tiers may be per cents of another figure", arguments: [(20, 10), (19, 0)])
    func share(count: Int, expected: Int) throws {
        let row =
            "kind: tiers\nvalue: n\npercent_of: t\ntiers: [{label: \">= 10 %\", from: 10, points: 10}, {label: \"< 10 %\", from: 0, points: 0}]"
        #expect(try Bench.made(row, ["n": .number(Decimal(count)), "t": 200]).points == Decimal(expected))
    }

    @Test("a percentage of nobody takes the points set for it") func nobody() throws {
        let row = "kind: tiers\nvalue: n\npercent_of: t\nno_whole: 5\ntiers: [{label: mọi, from: 0, points: 10}]"
        #expect(try Bench.made(row, ["n": 0, "t": 0]).points == 5)
        #expect(try Bench.made(row, ["n": 2, "t": 0]).state == .notComputable)
    }

    @Test("services raised to a higher level that would complete the tier are named") func raised() throws {
        let row =
            "kind: tiers\nvalue: n\npercent_of: t\nraised: [x]\ntiers: [{label: \"100% TTHC\", from: 100, points: 10}, {label: dưới, from: 0, points: 0}]"
        let score = try Bench.made(row, ["n": 90, "t": 100, "x": 10])
        #expect(score.points == 0)
        #expect(score.notes.contains { $0.contains("đã nâng lên mức 3, 4") })
        #expect(try Bench.made(row, ["n": 80, "t": 100, "x": 10]).notes == [])
    }

    @Test("a blank figure is no tier") func blank() throws {
        #expect(try Bench.made(Self.posts, ["n": nil]).state == .notReported)
    }
}
