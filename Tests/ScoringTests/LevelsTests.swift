import Foundation
import RecordModel
import Testing

@testable import Scoring

@Suite("Classes and levels") struct LevelsTests {
    @Test(
        "Tốt from 80 %, Khá from 65 %, Trung bình below",
        arguments: [("80", "Tốt"), ("79.99", "Khá"), ("65", "Khá"), ("64.99", "Trung bình")])
    func classes(given: String, expected: String) throws {
        let rubric = try RubricFiles.rubric("an-giang-2018-1b")
        var judgements = Judgements(rubric: rubric.id)
        var left = points(given)
        for criterion in rubric.criteria where criterion.group == "V" {
            judgements.criteria[criterion.path] = JudgementAnswer(points: min(left, criterion.max))
            left -= min(left, criterion.max)
        }
        let card = try Bench.scorer("1b").score(Bench.record([:]), judgements: judgements)
        #expect(card.groups[4].points == points(given))
        #expect(card.groups[4].level == expected)
        #expect(card.level == nil, "the decision gives departments no level of the whole")
    }

    @Test("below Mức IV an agency is unranked, and the failing groups are named before the totals") func unranked() throws {
        let card = try Bench.scorer("2b").score(Bench.record(["infrastructure.cameras.available": true]))
        #expect(card.level == "Không xếp hạng")
        #expect(card.levelFailed.first?.hasPrefix("Mức IV: “CÁC TIÊU CHÍ VỀ CƠ SỞ HẠ TẦNG") == true)
        #expect(card.levelFailed.first?.contains("10 < 210") == true)
        #expect(card.levelFailed.last?.contains("tổng") == true)
        #expect(card.groups.allSatisfy { $0.level != nil })
    }

    @Test("Mức III asks nothing of Chuyển đổi") func transformation() throws {
        let rubric = try RubricFiles.rubric("an-giang-2018-2b")
        let perfect = PerfectRecord.make(rubric)
        var judgements = perfect.judgements
        for criterion in rubric.criteria where criterion.group == "II/IV" {
            judgements.criteria[criterion.path] = JudgementAnswer(points: 0)
        }
        let card = try Bench.scorer("2b").score(perfect.record, judgements: judgements)
        #expect(card.level == "Mức III")
        #expect(card.levelFailed == ["Mức II: “ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI” 0 < 25 (in: 50% x50), thiếu 25"])
    }

    @Test("printed minimum totals equal the sums of the groups' minima in every level", arguments: ["2b", "3b"])
    func totals(rubric: String) throws {
        let table = try #require(RubricFiles.rubric("an-giang-2018-\(rubric)").levelTables.first)
        for level in table.levels {
            for total in level.conditions where total.isTotal {
                let groups = level.conditions.filter { !$0.isTotal && $0.path.hasPrefix("\(total.path)/") }
                #expect(groups.map(\.points).reduce(0, +) == total.points, "\(level.name) \(total.path)")
            }
        }
    }
}
