import Foundation
import RecordModel
import Testing

@testable import Scoring

/// What does not add up in the decision, each under its standard policy and under another.
@Suite("Inconsistencies of the decision") struct InconsistencyTests {
    static let alone = GroupContext(best: ["I/4": BestValue(value: points("8.62"), agencies: ["Sở A"])])

    static func department(_ policies: [String: String] = [:]) throws -> ScoreCard {
        let scorer = try Bench.scorer("1b", policies)
        let perfect = PerfectRecord.department(scorer.rubric)
        return scorer.score(perfect.record, judgements: perfect.judgements, group: alone)
    }

    static func group(_ path: String, _ policies: [String: String] = [:]) throws -> GroupScore {
        try #require(department(policies).groups.first { $0.path == path })
    }

    // MARK: Sums

    @Test(
        "A1-A3: group II under each way of settling 380, 400 and 415",
        arguments: [("cap_category", 400), ("cap_headings", 380), ("scale", 400), ("none", 415)])
    func overflow(policy: String, expected: Int) throws {
        let group = try Self.group("II", ["category_overflow": policy])
        #expect(group.points == Decimal(expected))
        #expect(group.max == 400)
    }

    @Test("A2: scaling shrinks group 3 by 70/85 and nothing else") func scale() throws {
        let scorer = try Bench.scorer("1b", ["category_overflow": "scale"])
        let signatures = Bench.record(["signatures.available": true, "applications.basic.personnel": "Đã triển khai"])
        let card = scorer.score(signatures)
        #expect(card.groups[1].points == (5 * Decimal(70) / 85).rounded(toPlaces: 2) + 5)
    }

    @Test("A4: 78 of the 96 points of group III is Khá of the printed 100, Tốt of what can be had") func shortfall() throws {
        let rubric = try RubricFiles.rubric("an-giang-2018-1b")
        var judgements = Judgements(rubric: rubric.id)
        var left: Decimal = 78
        for criterion in rubric.criteria where criterion.group == "III" {
            judgements.criteria[criterion.path] = JudgementAnswer(points: min(left, criterion.max))
            left -= min(left, criterion.max)
        }
        let record = Bench.record([:])
        let printed = try Bench.scorer("1b").score(record, judgements: judgements).groups[2]
        #expect(printed.points == 78)
        #expect(printed.max == 100)
        #expect(printed.level == "Khá")
        let attainable = try Bench.scorer("1b", ["category_shortfall": "attainable"]).score(record, judgements: judgements).groups[2]
        #expect(attainable.max == 96)
        #expect(attainable.level == "Tốt")
    }

    @Test("A5: a perfect department gets what the decision allows, not 1.000, and the card says why") func perfect() throws {
        let card = try Self.department()
        #expect(card.groups.map(\.points) == [100, 400, 96, points("158.85"), 100, 100])
        #expect(card.total == points("954.85"))
        #expect(card.max == 1000)
        #expect(card.provisional, "services count provisionally until they are inspected")
        #expect(card.notes.contains { $0.hasPrefix("A5:") })
    }

    @Test("A6, A7: the formulas are capped at the printed 60 and 120") func serviceCaps() throws {
        let columns = ["name", "files_online", "files_total"]
        let four = Bench.table("services.level3", columns, (1...4).map { ["D\($0)", "1", "1"] })
        let three = try Bench.row("1b", "IV/2", ["services.level3.share.denominator": 4], tables: [four])
        #expect(three.points == 60)
        #expect(three.notes.contains { $0.contains("65") })
        var higher = four
        higher.id = "services.level4"
        let level4 = try Bench.row("1b", "IV/3", ["services.level4.share.denominator": 4], tables: [higher])
        #expect(level4.points == 120)
        #expect(level4.notes.contains { $0.contains("130") })
    }

    @Test("A8: Tốt in group IV cannot be had as printed, and can when level 4 counts for level 3") func levelsOfService() throws {
        let printed = try Self.group("IV")
        #expect(printed.points == points("158.85"))
        #expect(printed.level == "Khá")
        #expect(try Self.department().notes.contains { $0.hasPrefix("A8:") })
        let both = try Self.group("IV", ["dvc3_includes_dvc4": "true"])
        #expect(both.points == 200)
        #expect(both.level == "Tốt")
    }

    @Test("A9, A10: tiers that add up to more than the row are capped") func rowCaps() throws {
        let awards = JudgementAnswer(answers: ["muc_rieng": .text("Có"), "cap_nhat": .text("hàng tháng")])
        #expect(try Bench.row("1b", "III/3/3.3", [:], answer: awards).points == 3)
        let sorted = ["theo lĩnh vực", "theo ngày ban hành", "theo cơ quan ban hành", "theo hình thức văn bản"]
        #expect(try Bench.row("1b", "III/6/6.2", [:], answer: JudgementAnswer(answers: ["answer": .texts(sorted)])).points == 2)
    }

    @Test("A11, E4: other systems by name, and the room inferred from them or not") func serverRoom() throws {
        let systems: [String: FieldValue?] = [
            "infrastructure.server_room.security.firewall": true,
            "infrastructure.server_room.security.other": "Sandbox; WAF; SIEM; DLP; PAM",
        ]
        #expect(try Bench.row("1b", "I/6", systems).points == 13)
        let strict = try Bench.row("1b", "I/6", systems, policies: ["server_room_inferred": "false"])
        #expect(strict.points == 3)
        #expect((strict.range.last ?? 0) >= 13, "the room is still open")
        #expect(strict.policies.contains("server_room_inferred=false"))
    }

    @Test("A12: rows 26 to 28 of 2B score through their children only") func children() throws {
        let rubric = try RubricFiles.rubric("an-giang-2018-2b")
        #expect(rubric.criterion("I/III/26")?.max == 5)
        let group = rubric.criteria.filter { $0.group == "I/III" }.map(\.max).reduce(0, +)
        #expect(group == 80)
    }

    @Test("A13: both parts are shown, their sum only orders") func parts() throws {
        let scorer = try Bench.scorer("2b")
        let perfect = PerfectRecord.make(scorer.rubric)
        let card = scorer.score(perfect.record, judgements: perfect.judgements)
        #expect(card.parts.map(\.points) == [500, 1000])
        #expect(card.total == 1500)
        #expect(card.level == "Mức I")
        #expect(card.levelFailed.isEmpty)
    }

    @Test("A14, A15: the printed sums of 2B and 3B hold", arguments: ["2b", "3b"]) func sums(rubric: String) throws {
        let name = "an-giang-2018-\(rubric)"
        let findings = try RubricLinter.lint(yaml: RubricFiles.yaml(name), file: "\(name).yaml")
        #expect(findings.filter { $0.message.contains("cộng các dòng") } == [])
    }

    // MARK: Levels and classes

    @Test("B1: a perfect commune is Mức I by scaled thresholds, unranked by the printed ones") func commune() throws {
        let scaled = try Bench.scorer("3b")
        let perfect = PerfectRecord.make(scaled.rubric, values: ["services.level3.total": 211])
        let card = scaled.score(perfect.record, judgements: perfect.judgements)
        #expect(card.total == 900)
        #expect(card.level == "Mức I")
        #expect(card.notes.contains { $0.hasPrefix("B1:") })
        let printed = try Bench.scorer("3b", ["xa_thresholds": "printed"]).score(perfect.record, judgements: perfect.judgements)
        #expect(printed.level == "Không xếp hạng")
        #expect(printed.levelFailed.first?.contains("HẠ TẦNG") == true)
    }

    @Test("B10: points are rounded once, half up, and the sheet adds up; null leaves them exact") func rounding() throws {
        let values: [String: FieldValue?] = ["infrastructure.antivirus.installed": 1, "infrastructure.computers.total": 3000]
        #expect(try Bench.row("1b", "I/2/2.1", values).points == points("0.01"))
        #expect(try Bench.row("1b", "I/2/2.1", values, policies: ["round_points": "null"]).points == points("0.005"))
    }
}
