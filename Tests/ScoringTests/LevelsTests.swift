import Foundation
import RecordModel
import Testing

@testable import Scoring

@Suite("Classes and levels") struct LevelsTests {
    @Test(
        "B7: Tốt from 80 %, Khá from 65 %, Trung bình below",
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

    @Test("B2: below Mức IV an agency is unranked, and the failing groups are named before the totals") func unranked() throws {
        let card = try Bench.scorer("2b").score(Bench.record(["infrastructure.cameras.available": true]))
        #expect(card.level == "Không xếp hạng")
        #expect(card.levelFailed.first?.hasPrefix("Mức IV: “CÁC TIÊU CHÍ VỀ CƠ SỞ HẠ TẦNG") == true)
        #expect(card.levelFailed.first?.contains("10 < 210") == true)
        #expect(card.levelFailed.last?.contains("tổng") == true)
        #expect(card.groups.allSatisfy { $0.level != nil })
    }

    @Test("B3: Mức III asks nothing of Chuyển đổi") func transformation() throws {
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

    @Test(
        "B4, B5: five outcomes, and a group's own level comes from its own minimum",
        arguments: [
            (40, "Mức II"), (45, "Mức I"), (24, "Mức III"), (0, "Mức III"),
        ])
    func groupLevels(points: Int, expected: String) throws {
        let rubric = try RubricFiles.rubric("an-giang-2018-2b")
        #expect(rubric.levelTables.first?.levels.map(\.name) == ["Mức I", "Mức II", "Mức III", "Mức IV"])
        #expect(rubric.unranked == "Không xếp hạng")
        var judgements = Judgements(rubric: rubric.id)
        var left = Decimal(points)
        for criterion in rubric.criteria where criterion.group == "II/IV" {
            judgements.criteria[criterion.path] = JudgementAnswer(points: min(left, criterion.max))
            left -= min(left, criterion.max)
        }
        let card = try Bench.scorer("2b").score(Bench.record([:]), judgements: judgements)
        #expect(card.groups.first { $0.path == "II/IV" }?.level == expected)
    }

    @Test("B8, B9: departments, districts and communes are three groups; nobody else's form has a group") func threeGroups() throws {
        let rubrics = try RubricFiles.names.map(RubricFiles.rubric)
        #expect(rubrics.map(\.form) == ["an-giang-2018-1a", "an-giang-2018-2a", "an-giang-2018-3a"])
        #expect(Set(rubrics.map(\.agencies)).count == 3)
    }

    @Test("the level tables are those of part V.3.2 to the digit") func printedMinima() throws {
        func minima(_ rubric: String) throws -> [String: [Decimal]] {
            let table = try #require(RubricFiles.rubric("an-giang-2018-\(rubric)").levelTables.first)
            let paths = Set(table.levels.flatMap { $0.conditions.map(\.path) })
            return Dictionary(
                uniqueKeysWithValues: paths.map { path in
                    (path, table.levels.map { level in level.conditions.first { $0.path == path }?.points ?? 0 })
                })
        }
        #expect(
            try minima("2b") == [
                "I": [450, 400, 375, 350], "I/I": [270, 240, 225, 210], "I/II": [108, 96, 90, 84], "I/III": [72, 64, 60, 56],
                "II": [900, Decimal(8425) / 10, 770, 705], "II/IV": [45, 25, 0, 0], "II/III": [180, 160, 150, 140],
                "II/II": [315, Decimal(2975) / 10, 280, 245], "II/I": [360, 360, 340, 320],
            ])
        #expect(
            try minima("3b") == [
                "I": [270, 240, 225, 210], "I/I": [180, 160, 150, 140], "I/II": [45, 40, Decimal(375) / 10, 35],
                "I/III": [45, 40, Decimal(375) / 10, 35], "II": [540, 501, 435, 385], "II/IV": [45, 25, 0, 0], "II/III": [90, 80, 75, 70],
                "II/II": [162, 153, 144, 126], "II/I": [243, 243, 216, 189],
            ])
    }
}
