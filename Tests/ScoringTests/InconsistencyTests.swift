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

    // MARK: Formulas and misprints

    @Test("C1, C2, C3: x 1 in a row of 10 is read as 10, or left as printed")
    func timesOne() throws {
        let rows: [(String, [String: FieldValue?])] = [
            ("I/I/15", ["area.households.broadband.rate": 50]), ("II/II/3", ["signatures.outgoing.agency_signed.rate": 50]),
            ("II/III/1/1.4", ["transactions.on_time.rate": 50]), ("II/III/2/2.4", ["transactions.communes.level4.rate": 50]),
        ]
        for (path, values) in rows {
            #expect(try Bench.row("2b", path, values).points == 5, "\(path)")
            let printed = try Bench.row("2b", path, values, policies: ["typo_x1": "printed"])
            #expect(printed.points == (path.hasPrefix("II/III") ? 1 : points("0.5")), "\(path)")
            #expect(printed.policies.contains("typo_x1=printed"))
        }
    }

    @Test("C4: 05 is half a point, or five") func half() throws {
        let values: [String: FieldValue?] = ["policy.other.document": "Công văn số 13/STP-VP ngày 03/02/2018"]
        #expect(try Bench.row("1b", "V/8", values).points == points("0.5"))
        #expect(try Bench.row("1b", "V/8", values, policies: ["typo_05": "5"]).points == 5)
    }

    @Test("C5: a rate of 85 is 0,85 of the maximum") func fraction() throws {
        #expect(try Bench.row("1b", "II/1/1.1#2", ["mail.regular_use.rate": 85]).points == points("25.5"))
    }

    @Test("C6: a rate above 100 % is capped and flagged, or left") func over() throws {
        let values: [String: FieldValue?] = ["staff.it.certificate.security": 4, "staff.it.certificate.network": 2, "staff.it.total": 3]
        let capped = try Bench.row("1b", "VI/I/3", values)
        #expect(capped.points == 10)
        #expect(capped.notes.contains { $0.contains("200 %") })
        #expect(try Bench.row("1b", "VI/I/3", values, policies: ["rate_cap": "false"]).points == 20)
    }

    @Test("C7, C8: lower is better and blank is 0; 80 % jumps to the maximum") func jumps() throws {
        let paper = "documents.exchange.electronic_and_paper.rate"
        #expect(try Bench.row("1b", "II/2/2.1#4", [paper: 20]).points == 8)
        #expect(try Bench.row("1b", "II/2/2.1#4", [paper: 21]).points == points("6.32"))
        #expect(try Bench.row("1b", "II/2/2.1#4", [paper: nil]).points == 0)
        #expect(try Bench.row("1b", "II/2/2.1#4", [paper: 0]).points == 8)
        #expect(try Bench.row("1b", "II/2/2.1#3", ["documents.exchange.electronic_only.rate": 79]).points == points("9.48"))
        #expect(try Bench.row("1b", "II/2/2.1#3", ["documents.exchange.electronic_only.rate": 80]).points == 12)
    }

    @Test("C11: services over the agency's procedures, or over the province's when that number is given") func denominator() throws {
        let table = Bench.table("services.level4", ["name", "files_online", "files_total"], [["D", "5", "10"]])
        let values: [String: FieldValue?] = ["services.level4.share.denominator": 4]
        #expect(try Bench.row("1b", "IV/3", values, tables: [table]).points == points("21.25"))
        let literal = ["dvc_denominator": "literal"]
        #expect(try Bench.row("1b", "IV/3", values, tables: [table], policies: literal).state == .notReported)
        let given = GroupContext(parameters: ["tthc_tinh": 1700])
        #expect(try Bench.row("1b", "IV/3", values, tables: [table], policies: literal, group: given).points == points("0.05"))
    }

    @Test("C15: 0 % with a degree earns 5 as printed; nobody earns 0, or 5") func degrees() throws {
        #expect(try Bench.row("1b", "VI/I/2", ["staff.it.degree.bachelor": 0, "staff.it.total": 2]).points == 5)
        let nobody: [String: FieldValue?] = ["staff.it.degree.bachelor": 0, "staff.it.total": 0]
        #expect(try Bench.row("1b", "VI/I/2", nobody).points == 0)
        #expect(try Bench.row("1b", "VI/I/2", nobody, policies: ["vi_i_2_no_staff": "5"]).points == 5)
    }

    @Test(
        "C19: a department without subordinate units loses, gains or leaves out those rows",
        arguments: [("zero", 0), ("full", 10), ("exclude", 0)])
    func notApplicable(policy: String, expected: Int) throws {
        let values: [String: FieldValue?] = ["infrastructure.lan.affiliates.total": 0, "agency.affiliates.total": 0]
        #expect(try Bench.row("1b", "I/3/3.1#2", values, policies: ["na": policy]).points == Decimal(expected))
        let card = try Bench.scorer("1b", ["na": policy]).score(Bench.record(values))
        #expect(card.groups[0].max == (policy == "exclude" ? 90 : 100))
    }

    @Test("C19: a group of which more than half falls away gets no class") func hollow() throws {
        var values: [String: FieldValue?] = [:]
        for id in [
            "documents.incoming.processed", "documents.incoming.affiliates", "documents.outgoing.processed",
            "documents.outgoing.affiliates",
            "signatures.exchange.internal", "signatures.exchange.external", "one_stop.files.received_of_all",
            "one_stop.files.on_time_of_all",
        ] {
            values["\(id).numerator"] = 0
            values["\(id).denominator"] = 0
        }
        values["meetings.with_province.numerator"] = 0
        values["meetings.with_province.denominator"] = 0
        let card = try Bench.scorer("1b", ["na": "exclude"]).score(Bench.record(values))
        #expect(card.groups[1].max == 195)
        #expect(card.groups[1].level == nil)
        #expect(try Bench.scorer("1b").score(Bench.record(values)).groups[1].level == "Trung bình")
    }

    @Test("C20: both decimal marks mean the same") func marks() {
        #expect(Decimal(rubricText: "2,5") == Decimal(rubricText: "2.5"))
    }

    // MARK: Tiers

    @Test("D1, D2, D4: the top tier is open, or ends; a shared bound takes the higher") func tiers() throws {
        let many: [String: FieldValue?] = ["portal.content.law_guidance.available": true, "portal.content.law_guidance.total": 40]
        #expect(try Bench.row("2b", "II/I/8", many).points == 10)
        #expect(try Bench.row("2b", "II/I/8", many, policies: ["tier_open_top": "false"]).points == 0)
        let shared: [String: FieldValue?] = [
            "portal.content.political_social_information.status": "Đầy đủ", "portal.content.political_social_information.total": 20,
        ]
        #expect(try Bench.row("3b", "II/I/34", shared).points == 5)
        let reports: [String: FieldValue?] = [
            "portal.content.socioeconomic_quarterly.available": true, "portal.content.socioeconomic_quarterly.total": 6,
        ]
        #expect(try Bench.row("2b", "II/I/26", reports).points == 10)
    }

    @Test("D3: articles are taken for months, for a person to confirm") func months() throws {
        let values: [String: FieldValue?] = ["portal.content.work_schedule.available": true, "portal.content.work_schedule.total": 45]
        let score = try Bench.row("2b", "II/I/5", values)
        #expect(score.points == 10)
        #expect(score.provisional)
    }

    @Test("D5, D6: incomplete and absent where the table has two tiers", arguments: [("Đầy đủ", 10), ("Chưa đầy đủ", 0), ("Không", 0)])
    func twoTiers(status: String, expected: Int) throws {
        #expect(
            try Bench.row("3b", "II/I/15", ["portal.content.waste_and_resource_plans.status": .string(status)]).points == Decimal(expected))
        #expect(try Bench.row("3b", "II/I/17", ["portal.content.current_projects.status": .string(status)]).points == Decimal(expected))
    }

    @Test("D6: 2A's yes counts in full, provisionally") func yesIsProvisional() throws {
        let score = try Bench.row("2b", "II/I/7", ["portal.content.rewards_and_penalties.available": true])
        #expect(score.points == 10)
        #expect(score.provisional)
    }

    @Test("D7: a yes does not say which tier; a no is 0 at once") func yesWithoutTier() throws {
        let field = "portal.content.history.available"
        let open = try Bench.row("2b", "II/I/1", [field: true])
        #expect(open.state == .needsAssessor)
        #expect(open.range == [0, 10])
        let closed = try Bench.row("2b", "II/I/1", [field: false])
        #expect(closed.state == .scored)
        #expect(closed.range == [0, 0])
    }

    @Test("D8: Chưa đầy đủ counts as Có, or does not") func partialIsYes() throws {
        let values: [String: FieldValue?] = ["portal.content.local_news.status": "Chưa đầy đủ"]
        #expect(try Bench.row("3b", "II/I/28", values).points == 5)
        #expect(try Bench.row("3b", "II/I/28", values, policies: ["kind3_partial_is_yes": "false"]).points == 0)
    }

    @Test("D10: 99 % complete is below full, unless steps round to the nearest") func stepRounding() throws {
        let answer = JudgementAnswer(answers: ["answer": .number(99)])
        #expect(try Bench.row("1b", "III/2", [:], answer: answer).points == points("4.75"))
        #expect(try Bench.row("1b", "III/2", [:], policies: ["step_rounding": "nearest"], answer: answer).points == 5)
    }

    @Test("D13: 100 % only with the services raised to 3 and 4 is named") func raisedServices() throws {
        let values: [String: FieldValue?] = [
            "services.level1_2.total": 90, "services.procedures.total": 100, "services.level3.share.numerator": 8,
            "services.level4.share.numerator": 2,
        ]
        for (rubric, path) in [("2b", "II/I/34/34.1"), ("3b", "II/I/35")] {
            let score = try Bench.row(rubric, path, values)
            #expect(score.points == 0)
            #expect(score.notes.contains { $0.contains("đã nâng lên") })
        }
    }

    @Test("D15: an enclosed document has its link, or has not; an annexed rule is neither") func attached() throws {
        let field = "policy.plan_year.document"
        let enclosed: [String: FieldValue?] = [field: "Kế hoạch số 12/KH-STP ngày 02/02/2018, gửi kèm"]
        #expect(try Bench.row("1b", "V/2", enclosed).points == 20)
        #expect(try Bench.row("1b", "V/2", enclosed, policies: ["attached_is_link": "false"]).points == 10)
        #expect(try Bench.row("1b", "V/2", [field: "Quy chế ban hành kèm theo Quyết định số 3/QĐ-STP ngày 02/02/2018"]).points == 10)
    }

    @Test("D17: 499.999.999 đồng is below 500 triệu; D18: 10 % of the staff") func moneyAndShares() throws {
        #expect(try Bench.row("2b", "I/III/29", ["budget.total": 499_999_999]).points == 5)
        #expect(try Bench.row("2b", "I/III/29", ["budget.total": 500_000_000]).points == 10)
        #expect(try Bench.row("3b", "I/II/23", ["staff.training.attendances": 2, "staff.total": 20]).points == 10)
        #expect(try Bench.row("3b", "I/II/23", ["staff.training.attendances": 1, "staff.total": 20]).points == 0)
    }

    // MARK: People and forms

    @Test("E1, E2: group III waits for the assessor, with its range") func portal() throws {
        let card = try Bench.scorer("1b").score(Bench.record([:]))
        let group = card.criteria.filter { $0.group == "III" }
        #expect(group.allSatisfy { $0.state == .needsAssessor })
        #expect(card.groups[2].range == [0, 96])
    }

    @Test("E3: not deployed is 0 at once") func notDeployed() throws {
        #expect(try Bench.row("1b", "II/5", ["one_stop.available": "Chưa triển khai"]).range == [0, 0])
        #expect(try Bench.row("1b", "II/5", ["one_stop.available": "Đã triển khai"]).range == [0, 20])
    }

    @Test("E5, E7: declared content counts provisionally, or not until inspected; both totals are shown") func provisional() throws {
        let values: [String: FieldValue?] = ["portal.content.long_term_plans.available": true, "infrastructure.cameras.available": true]
        let counted = try Bench.scorer("2b").score(Bench.record(values))
        #expect(counted.total == 20)
        #expect(counted.totalVerified == 10)
        #expect(counted.provisional)
        let zero = try Bench.scorer("2b", ["provisional": "zero"]).score(Bench.record(values))
        #expect(zero.total == 10)
        var judgements = Judgements(rubric: counted.rubric)
        judgements.criteria["II/I/17"] = JudgementAnswer(confirmed: true)
        let inspected = try Bench.scorer("2b", ["provisional": "zero"]).score(Bench.record(values), judgements: judgements)
        #expect(inspected.total == 20)
        #expect(inspected.totalVerified == 20)
    }

    @Test("E8: only a person rejects a figure or annuls a result, and the scope is a policy") func rejected() throws {
        let rubric = try RubricFiles.rubric("an-giang-2018-1b")
        let perfect = PerfectRecord.department(rubric)
        var judgements = perfect.judgements
        judgements.criteria["I/5"] = JudgementAnswer(falseDeclaration: true, reason: "không có kết nối", by: "Tổ thẩm định")
        let card = try Bench.scorer("1b").score(perfect.record, judgements: judgements, group: Self.alone)
        let row = try #require(card.criteria.first { $0.path == "I/5" })
        #expect(row.points == 0)
        #expect(row.cause == .rejected)
        #expect(row.notes.contains { $0.contains("không có kết nối") })
        judgements.annulment = Judgements.Annulment(reason: "dịch vụ không hoạt động")
        #expect(try Bench.scorer("1b").score(perfect.record, judgements: judgements, group: Self.alone).total == 0)
        let part = try Bench.scorer("1b", ["annul_scope": "dvc"]).score(perfect.record, judgements: judgements, group: Self.alone)
        #expect(part.groups[3].points == 20)
        #expect(part.groups[1].points == 400)
    }

    @Test("F2: science and technology is no other application, unless the switch says so") func science() throws {
        let values: [String: FieldValue?] = ["applications.basic.other": "Chấm công", "applications.basic.science": "Đã triển khai"]
        #expect(try Bench.row("1b", "II/4/4.1/d#2", values).points == 1)
        #expect(try Bench.row("1b", "II/4/4.1/d#2", values, policies: ["khcn_as_other": "true"]).points == 2)
    }

    @Test("F9: communes are counted by row 12.2, the stated rate where it is blank") func communes() throws {
        let counted: [String: FieldValue?] = [
            "infrastructure.lan.communes.total": 12, "infrastructure.scanners.communes.denominator": 15,
            "infrastructure.lan.communes.rate": 90,
        ]
        #expect(try Bench.row("2b", "I/I/2/2.3", counted).points == 8)
        var blank = counted
        blank["infrastructure.scanners.communes.denominator"] = FieldValue??.some(nil)
        #expect(try Bench.row("2b", "I/I/2/2.3", blank).points == 9)
    }

    @Test("F14: figures on a thing declared absent are flagged and count, or give 0") func contradiction() throws {
        let values: [String: FieldValue?] = [
            "one_stop.available": "Chưa triển khai", "one_stop.files.received_of_all.numerator": 50,
            "one_stop.files.received_of_all.denominator": 100,
        ]
        let flagged = try Bench.row("1b", "II/5#3", values)
        #expect(flagged.points == 10)
        #expect(flagged.notes.contains { $0.contains("mâu thuẫn") })
        #expect(try Bench.row("1b", "II/5#3", values, policies: ["contradiction": "zero"]).points == 0)
    }
}
