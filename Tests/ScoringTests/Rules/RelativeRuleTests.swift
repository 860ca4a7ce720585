import RecordModel
import Testing

@testable import Scoring

@Suite("Relative to the best agency") struct RelativeRuleTests {
    let row = "kind: relative\npart: a\nwhole: b\ndeclared: d"

    @Test("alone it is not computable, with the whole range open") func alone() throws {
        let score = try Bench.made(row, max: 15, ["a": 500, "b": 50])
        #expect(score.state == .notComputable)
        #expect(score.cause == .needsGroup)
        #expect(score.range == [0, 15])
        #expect(score.provisional)
    }

    @Test("beside the group it is a share of the best, and says whose") func beside() throws {
        let group = GroupContext(best: ["I/1": BestValue(value: 20, agencies: ["Sở Y tế"])])
        let score = try Bench.made(row, max: 15, ["a": 500, "b": 50], group: group)
        #expect(score.points == points("7.5"))
        #expect(score.working == "10 / 20 x 15")
        #expect(score.notes.contains { $0.contains("Sở Y tế") })
    }

    @Test("the stated figure counts where a count is missing") func stated() throws {
        let group = GroupContext(best: ["I/1": BestValue(value: 20, agencies: ["Sở Y tế"])])
        #expect(try Bench.made(row, max: 15, ["a": nil, "b": 50, "d": 5], group: group).points == points("3.75"))
    }

    @Test("while another agency's figure is missing, the points may still fall") func incomplete() throws {
        let group = GroupContext(best: ["I/1": BestValue(value: 20, agencies: ["Sở Y tế"], isComplete: false)])
        let score = try Bench.made(row, max: 15, ["a": 1000, "b": 50], group: group)
        #expect(score.points == 15)
        #expect(score.range == [0, 15])
        #expect(score.provisional)
    }
}
