import Testing

@testable import Scoring

@Suite("Worksheets of several agencies") struct JudgementFilesTests {
    private func sheet(_ agency: String, rubric: String = "an-giang-2018-1b", points: String = "5") -> String {
        """
        judgements: phieu.judgements/1
        rubric: \(rubric)
        agency: "\(agency)"
        criteria:
          - path: "III/2"
            points: \(points)
        """
    }

    private func rubric() throws -> Rubric { try RubricFiles.rubric("an-giang-2018-1b") }

    @Test("each counts for the agency that it names, in whatever order, and for no other") func matched() throws {
        let files = JudgementFiles([("b.yaml", sheet("sở  y tế", points: "2")), ("a.yaml", sheet("Sở Tư pháp"))])
        let judgements = try files.judgements(for: ["Sở Tư pháp", "Sở Nội vụ", "Sở Y tế"], rubric: rubric())
        #expect(judgements.map { $0?.criteria["III/2"]?.points } == [5, nil, 2])
    }

    @Test("without a name it counts when one agency is scored, and is refused among several") func unnamed() throws {
        let files = JudgementFiles([("a.yaml", sheet(""))])
        #expect(try files.judgements(for: [nil], rubric: rubric())[0]?.criteria["III/2"]?.points == 5)
        #expect(throws: ScoringError.self) { try files.judgements(for: ["Sở Tư pháp", "Sở Y tế"], rubric: rubric()) }
    }

    @Test(
        "one of nobody in the group, a second of the same agency, and an agency that reports twice are refused",
        arguments: [
            (["Sở Y tế"], ["Sở Tư pháp", "Sở Nội vụ"]), (["Sở Y tế", "SỞ Y TẾ"], ["Sở Y tế", "Sở Nội vụ"]),
            (["Sở Y tế"], ["Sở Y tế", "Sở Y tế"]), (["Sở Y tế"], ["Sở Nội vụ"]),
        ]) func refused(sheets: [String], agencies: [String]) throws
    {
        let files = JudgementFiles(sheets.enumerated().map { ("\($0).yaml", sheet($1)) })
        #expect(throws: ScoringError.self) { try files.judgements(for: agencies, rubric: rubric()) }
    }

    @Test("worksheets of a rubric that scored nobody are named") func unused() {
        let files = JudgementFiles([("a.yaml", sheet("Sở Y tế")), ("xa.yaml", sheet("UBND xã A", rubric: "an-giang-2018-3b"))])
        #expect(files.unused(rubrics: ["an-giang-2018-1b"]) == ["xa.yaml"])
    }
}
