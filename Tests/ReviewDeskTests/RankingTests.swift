import Foundation
import RecordModel
import Testing

@testable import ReviewDesk

@Suite("The ranking")
struct RankingTests {
    private static let (whole, part) = ("staff.with_affiliates.total", "infrastructure.computers.staff_equipped")

    private func record(_ file: String, _ agency: String, computers: String, period: String = "2018") -> Record {
        Sample.record([Sample.field(Self.whole, "58"), Sample.field(Self.part, computers)], file: file, agency: agency, period: period)
    }

    @Test("agencies of one rubric stand best first, by the figures as people settled them")
    func order() async throws {
        let test = try await TestDesk(records: [
            record("a.pdf", "Sở A", computers: "20"), record("b.pdf", "Sở B", computers: "40"),
            record("c.pdf", "Sở C", computers: "58", period: "2019"),
        ])
        defer { test.remove() }
        let choice = try #require(try await test.desk.rankings().first)
        #expect(choice.documents == 3 && Set(choice.periods) == ["2018", "2019"])
        let before = try await test.desk.ranking(rubric: choice.rubric, period: "2018")
        #expect(before.places.map(\.file) == ["b.pdf", "a.pdf"])
        #expect(before.places.map(\.card.rank) == [1, 2])
        _ = try await test.desk.settle(test.order(1, .correct("58")))
        let after = try await test.desk.ranking(rubric: choice.rubric, period: "2018")
        #expect(after.places.map(\.file) == ["a.pdf", "b.pdf"])
        #expect(try await test.desk.ranking(rubric: choice.rubric, period: nil).places.count == 3)
    }

    @Test("a rubric that no document has is refused with its name")
    func unknown() async throws {
        let test = try await TestDesk(records: [record("a.pdf", "Sở A", computers: "20")])
        defer { test.remove() }
        await #expect(throws: DeskError.noSuchRubric("' OR 1=1")) { try await test.desk.ranking(rubric: "' OR 1=1", period: nil) }
        #expect(try await test.desk.rubricFacts("nothing") == nil)
        let facts = try #require(try await test.desk.rubricFacts("an-giang-2018-1b"))
        #expect(!facts.policies.isEmpty && !facts.inconsistencies.isEmpty)
    }
}
