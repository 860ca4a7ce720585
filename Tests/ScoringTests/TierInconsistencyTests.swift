import Foundation
import RecordModel
import Testing

@testable import Scoring

/// What does not add up in the decision, each under its standard policy and under another.
@Suite("Inconsistencies: tiers") struct TierInconsistencyTests {
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

    @Test("D17, D18: 499.999.999 đồng is below 500 triệu; 10 % of the staff are needed") func moneyAndShares() throws {
        #expect(try Bench.row("2b", "I/III/29", ["budget.total": 499_999_999]).points == 5)
        #expect(try Bench.row("2b", "I/III/29", ["budget.total": 500_000_000]).points == 10)
        #expect(try Bench.row("3b", "I/II/23", ["staff.training.attendances": 2, "staff.total": 20]).points == 10)
        #expect(try Bench.row("3b", "I/II/23", ["staff.training.attendances": 1, "staff.total": 20]).points == 0)
    }

    @Test("D9: there is a middle tier, and the row says to take it for what is updated but incomplete") func middleTier() throws {
        let waiting = try Bench.row("1b", "III/4/4.3", [:])
        #expect(waiting.notes.contains { $0.hasPrefix("D9:") && $0.contains("mức giữa") })
        let answer = JudgementAnswer(answers: ["answer": .text("Có cung cấp nhưng không cập nhật")])
        #expect(try Bench.row("1b", "III/4/4.3", [:], answer: answer).points == points("0.25"))
    }

    @Test("D11: after 24 months both tiers are true, and the lower counts", arguments: [(12, "1"), (24, "0.5")])
    func stale(months: Int, expected: String) throws {
        let answer = JudgementAnswer(
            answers: ["phan_loai": .text("Không"), "cap_nhat": .text("không cập nhật trong vòng \(months) tháng")])
        #expect(try Bench.row("1b", "III/7/7.1", [:], answer: answer).points == points(expected))
    }

    @Test("D12: the best rhythm counts, a slower one than any printed is 0") func rhythm() throws {
        func score(_ rhythm: String) throws -> Decimal {
            try Bench.row(
                "1b", "III/3/3.3", [:], answer: JudgementAnswer(answers: ["muc_rieng": .text("Không"), "cap_nhat": .text(rhythm)])
            ).points
        }
        let printed = ["hàng tháng", "hàng 2 tháng", "hàng 3 tháng", "hàng 6 tháng", "trong vòng 12 tháng", "không cập nhật"]
        let points = try printed.map(score)
        #expect(points == points.sorted(by: >))
        #expect(points.last == 0)
    }

    @Test("D14: all four numbers are full, some half, none nothing; a written 0 is a number") func declaredNumbers() throws {
        let full: [String: FieldValue?] = [
            "services.total": 165, "services.level1_2.total": 0, "services.level3.share.numerator": 0, "services.level4.share.numerator": 0,
        ]
        #expect(try Bench.row("1b", "IV/1", full).points == 20)
        #expect(try Bench.row("1b", "IV/1", full.merging(["services.total": nil]) { $1 }).points == 10)
        #expect(try Bench.row("1b", "IV/1", full.mapValues { _ in nil }).points == 0)
    }

    @Test("D16: both boxes ticked count as the whole province, and it is told") func bothScopes() throws {
        let table = Bench.table("applications", ["name", "scope_agency", "scope_province"], [["A", "x", "x"], ["B", "x", ""]])
        let score = try Bench.row("1b", "II/4/4.2", [:], tables: [table])
        #expect(score.points == points("4.5"))
        #expect(score.notes.contains { $0.contains("đánh dấu cả") || $0.contains("cả hai") || $0.contains("đánh dấu") })
    }
}
