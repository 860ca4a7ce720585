import Foundation
import RecordModel
import Testing

@testable import Scoring

@Suite("What if") struct WhatIfTests {
    let record = Bench.record([
        "infrastructure.antivirus.installed": 30, "infrastructure.computers.total": 60, "infrastructure.lan.available": false,
        "infrastructure.computers.staff_equipped": 10, "staff.with_affiliates.total": 20,
    ])

    @Test("a changed figure moves every row that it feeds, and no other") func moves() throws {
        let result = try Bench.scorer("1b").whatIf(record, changes: [FieldChange(field: "infrastructure.computers.total", value: 30)])
        #expect(result.moves.map(\.path) == ["I/2/2.1"])
        #expect(result.moves[0].before == points("7.5"))
        #expect(result.moves[0].after == 15)
        #expect(result.after.total - result.before.total == points("7.5"))
    }

    @Test("a field that the record does not have can be supposed") func supposed() throws {
        let result = try Bench.scorer("1b").whatIf(record, changes: [FieldChange(field: "mail.regular_use.rate", value: 50)])
        #expect(result.moves.map(\.path) == ["II/1/1.1#2"])
    }

    @Test(
        "values are read as a person types them",
        arguments: [
            ("infrastructure.computers.total=1.234", FieldValue.number(1234)), ("infrastructure.computers.total = 58", .number(58)),
            ("infrastructure.lan.available=Có", .bool(true)), ("mail.regular_use.rate=51,7", .number(Decimal(517) / 10)),
        ])
    func typed(text: String, expected: FieldValue) throws {
        #expect(try Bench.scorer("1b").change(text, for: record).value == expected)
    }

    @Test("an unknown field names those that are near; a value of the wrong kind says what is needed") func wrong() throws {
        let scorer = try Bench.scorer("1b")
        #expect {
            try scorer.change("infrastructure.computer.total=5", for: record)
        } throws: { error in
            guard case .unknownField(_, let nearest) = error as? ScoringError else { return false }
            return nearest.contains("infrastructure.computers.total")
        }
        #expect(throws: ScoringError.unreadableValue(field: "infrastructure.computers.total", text: "nhiều", expected: "một số")) {
            try scorer.change("infrastructure.computers.total=nhiều", for: record)
        }
    }

    @Test("the next class comes with the fewest changes, the last cut down to what is needed") func nextClass() throws {
        let scorer = try Bench.scorer("1b")
        let perfect = PerfectRecord.department(scorer.rubric)
        var record = perfect.record
        // 36 of the 100 points of group I are taken away: Trung bình at 64; one point more is Khá.
        for (id, value) in [
            ("infrastructure.wan.connected", FieldValue.bool(false)), ("infrastructure.antivirus.installed", 0),
            ("infrastructure.lan.affiliates.total", 23),
        ] {
            for index in record.fields.indices where record.fields[index].id == id { record.fields[index].value = value }
        }
        let plans = scorer.nextLevels(record, judgements: perfect.judgements, group: InconsistencyTests.alone)
        let plan = try #require(plans.first { $0.goal.hasPrefix("I:") })
        #expect(plan.goal == "I: Khá")
        #expect(plan.isReached)
        #expect(plan.steps.count == 1)
        let reached = scorer.whatIf(
            record, changes: plan.steps.map(\.change), judgements: perfect.judgements, group: InconsistencyTests.alone)
        #expect(reached.after.groups[0].level == "Khá")
    }

    @Test("the next level names the failing group and the steps that mend it") func nextLevel() throws {
        let scorer = try Bench.scorer("3b")
        let perfect = PerfectRecord.make(scorer.rubric, values: ["services.level3.total": 211])
        var record = perfect.record
        for id in ["applications.shared_forms.available", "applications.single_sign_on.available"] {
            for index in record.fields.indices where record.fields[index].id == id { record.fields[index].value = "Không" }
        }
        let card = scorer.score(record, judgements: perfect.judgements)
        #expect(card.level == "Mức II")
        let plan = try #require(scorer.nextLevels(record, judgements: perfect.judgements).first)
        #expect(plan.goal == "Mức I")
        #expect(plan.failing.first?.contains("CHUYỂN ĐỔI") == true)
        #expect(plan.isReached)
        #expect(plan.steps.count == 2)
        let after = scorer.whatIf(record, changes: plan.steps.map(\.change), judgements: perfect.judgements).after
        #expect(after.level == "Mức I")
    }

    @Test("where only an assessor can raise the points, the open rows are named") func assessor() throws {
        let plans = try Bench.scorer("1b").nextLevels(Bench.record([:]))
        let plan = try #require(plans.first { $0.goal == "III: Khá" })
        #expect(!plan.isReached)
        #expect(plan.openRows.count == 40)
    }
}
