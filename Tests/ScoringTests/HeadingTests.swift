import Testing

@testable import Scoring

@Suite struct HeadingTests {
    @Test("every printed heading stands before one of its own rows", arguments: ["1b", "2b", "3b"])
    func headings(rubric name: String) throws {
        let rubric = try Bench.scorer(name).rubric
        for heading in rubric.groups.flatMap(\.headings) {
            let first = try #require(rubric.firstCriterion(under: heading), "\(heading.path) \(heading.title)")
            #expect(first.headings.contains(heading.path))
        }
        #expect(Set(rubric.groups.flatMap(\.headings).map(\.path)).count == rubric.groups.flatMap(\.headings).count)
    }

    @Test("a numbered heading of rows without numbers is no row")
    func rowsWithoutNumbers() throws {
        let rubric = try Bench.scorer("1b").rubric
        let heading = try #require(rubric.groups.flatMap(\.headings).first { $0.title == "Thông tin về công bố bộ TTHC" })
        #expect(rubric.firstCriterion(under: heading)?.title.hasPrefix("- Đăng tải văn bản công bố bộ TTHC") == true)
    }
}
