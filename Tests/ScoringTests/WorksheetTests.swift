import Foundation
import RecordModel
import Testing

@testable import Scoring

@Suite("The assessor's worksheet") struct WorksheetTests {
    static func sheet(_ record: Record = Bench.record(["agency.website": "https://so-a.example.vn"])) throws -> (Scorer, String) {
        let scorer = try Bench.scorer("1b")
        return (scorer, Worksheet.yaml(for: scorer.score(record), record: record, rubric: scorer.rubric))
    }

    static func judgement(_ rows: String, head: String = "judgements: phieu.judgements/1\nrubric: an-giang-2018-1b") -> String {
        "\(head)\nby: \"Tổ thẩm định\"\ndate: \"2018-12-10\"\ncriteria:\n\(rows)\n"
    }

    static func read(_ yaml: String) throws -> Judgements {
        try WorksheetReader.read(yaml: yaml, file: "phieu.yaml", rubric: RubricFiles.rubric("an-giang-2018-1b"))
    }

    @Test("an empty worksheet reads back as no judgement at all") func empty() throws {
        let (_, yaml) = try Self.sheet()
        #expect(try Self.read(yaml).criteria.isEmpty)
    }

    @Test("a list left empty is a list of none", arguments: ["criteria:", "figures:", "criteria: []"]) func emptyLists(line: String) throws
    {
        let judgements = try Self.read("judgements: phieu.judgements/1\nrubric: an-giang-2018-1b\n\(line)\n")
        #expect(judgements.criteria.isEmpty && judgements.figures.isEmpty)
    }

    @Test("it lists what waits for a person, with the rule, the tiers and the address to look at") func content() throws {
        let (scorer, yaml) = try Self.sheet()
        for criterion in scorer.rubric.criteria where criterion.group == "III" { #expect(yaml.contains("- path: \"\(criterion.path)\"")) }
        #expect(yaml.contains("# Xem tại: https://so-a.example.vn"))
        #expect(yaml.contains("#   \"Có cung cấp nhưng không cập nhật\" -> 0,25"))
        #expect(!yaml.contains("- path: \"I/2/2.1\""))
    }

    @Test("services to try are named with their addresses") func services() throws {
        let table = Bench.table("services.level3", ["name", "url"], [["Cấp phép", "https://dvc.example.vn/1"]])
        let record = Bench.record(["services.level3.share.denominator": 4], tables: [table])
        let (_, yaml) = try Self.sheet(record)
        #expect(yaml.contains("# Kiểm tra: Cấp phép <https://dvc.example.vn/1>"))
    }

    @Test("filled in, it scores; written again, it keeps the answers") func filled() throws {
        let rows = """
              - {path: "III/2", answer: 70}
              - {path: "III/4/4.1", answer: "Có cung cấp nhưng không cập nhật"}
              - {path: "III/3/3.3", answer: {muc_rieng: "Có", cap_nhat: "hàng 6 tháng"}}
              - {path: "III/6/6.2", answer: ["theo lĩnh vực", "theo ngày ban hành"]}
              - {path: "II/5", answer: "Triển khai tập trung trên Cổng DVCTT của tỉnh"}
              - {path: "IV/2", confirmed: true}
            """
        let judgements = try Self.read(Self.judgement(rows))
        let record = Bench.record(["one_stop.available": "Đã triển khai"])
        let scorer = try Bench.scorer("1b")
        let card = scorer.score(record, judgements: judgements)
        let given = Dictionary(uniqueKeysWithValues: card.criteria.map { ($0.path, $0.points) })
        #expect(given["III/2"] == points("3.5"))
        #expect(given["III/4/4.1"] == points("0.25"))
        #expect(given["III/3/3.3"] == points("2.5"))
        #expect(given["III/6/6.2"] == points("1.5"))
        #expect(given["II/5"] == 20)
        let again = Worksheet.yaml(for: card, record: record, rubric: scorer.rubric, existing: judgements)
        let reread = try Self.read(again)
        #expect(reread.criteria.mapValues(\.answers) == judgements.criteria.mapValues(\.answers))
        #expect(reread.criteria["IV/2"]?.confirmed == true)
    }

    @Test(
        "every mistake is named with its line",
        arguments: [
            ("  - {path: \"IX/1\", answer: 5}", "IX/1"), ("  - {path: \"III/2\", answer: 140}", "0 đến 100"),
            ("  - {path: \"III/4/4.1\", answer: \"tạm được\"}", "Không cung cấp"), ("  - {path: \"III/2\", points: 9}", "từ 0 đến 5"),
            ("  - {path: \"III/2\", false_declaration: true}", "lý do"), ("  - {path: \"III/2\", answr: 5}", "answr"),
            ("  - {path: \"III/2\", answer: 5, date: \"10/12/2018\"}", "2018-12-01"),
            ("  - {path: \"III/3/3.3\", answer: {nhip: 5}}", "nhip"),
        ])
    func mistakes(row: String, expected: String) throws {
        #expect {
            try Self.read(Self.judgement(row))
        } throws: { error in
            guard case .invalidJudgements(_, let problems) = error as? ScoringError else { return false }
            return problems.contains { $0.contains(expected) && $0.contains("phieu.yaml:6") }
        }
    }

    @Test("a worksheet of another rubric is refused") func otherRubric() throws {
        #expect(throws: ScoringError.self) {
            try Self.read(
                Self.judgement("  - {path: \"III/2\", answer: 5}", head: "judgements: phieu.judgements/1\nrubric: an-giang-2018-2b"))
        }
    }

    @Test("annulment needs its reason and is kept") func annulment() throws {
        let yaml = Self.judgement("  - {path: \"III/2\", answer: 70}").replacingOccurrences(
            of: "criteria:", with: "annul: \"hủy\"\ncriteria:")
        #expect(try Self.read(yaml).annulment?.reason == "hủy")
        #expect(try Self.read(yaml).annulment?.by == "Tổ thẩm định")
    }

    @Test("worksheets find their agency by name, the last one wins") func matching() {
        let sheets = ["Sở A", "Sở  B.", "sở a"].enumerated().map { number, name in
            Judgements(rubric: "r", agency: name, criteria: ["I": JudgementAnswer(points: Decimal(number))])
        }
        #expect(sheets.about("Sở A")?.criteria["I"]?.points == 2)
        #expect(sheets.about("Sở B")?.criteria["I"]?.points == 1)
        #expect(sheets.about("Sở C") == nil)
    }
}
