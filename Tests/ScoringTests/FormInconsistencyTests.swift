import Foundation
import RecordModel
import Testing

@testable import Scoring

/// What does not add up in the decision, each under its standard policy and under another.
@Suite("Inconsistencies: people, forms, process") struct FormInconsistencyTests {
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
        let card = try Bench.scorer("1b").score(perfect.record, judgements: judgements, group: InconsistencyTests.alone)
        let row = try #require(card.criteria.first { $0.path == "I/5" })
        #expect(row.points == 0)
        #expect(row.cause == .rejected)
        #expect(row.notes.contains { $0.contains("không có kết nối") })
        judgements.annulment = Judgements.Annulment(reason: "dịch vụ không hoạt động")
        #expect(try Bench.scorer("1b").score(perfect.record, judgements: judgements, group: InconsistencyTests.alone).total == 0)
        let part = try Bench.scorer("1b", ["annul_scope": "dvc"]).score(
            perfect.record, judgements: judgements, group: InconsistencyTests.alone)
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

    @Test("E6: proposals in the remark column are shown, and give no points") func proposals() throws {
        let score = try Bench.row("1b", "III/4/4.3", [:])
        #expect(score.printedNote?.hasPrefix("Đề xuất") == true)
        #expect(score.points == 0)
    }

    @Test("F1: labels left over from another level keep their words and are read as this agency") func leftoverLabels() throws {
        let score = try Bench.row("1b", "I/5", ["infrastructure.wan.connected": true])
        #expect(score.title.contains("cấp huyện"))
        #expect(score.points == 15)
        #expect(score.notes.contains { $0.hasPrefix("F1:") })
    }

    @Test(
        "F3, F4: rows that the form numbers otherwise are fed by what they ask, not by their number",
        arguments: [("3b", "II/I/35"), ("3b", "II/I/36"), ("3b", "II/I/37"), ("2b", "II/III/4/4.1"), ("2b", "II/III/4/4.2")])
    func otherNumbers(rubric: String, path: String) throws {
        let rubric = try RubricFiles.rubric("an-giang-2018-\(rubric)")
        let criterion = try #require(rubric.criterion(path))
        #expect(!criterion.fields.isEmpty)
        #expect(!criterion.fields.contains { $0.contains(where: \.isNumber) && $0.hasSuffix(criterion.number) })
        #expect(RubricIndex(rubric).notes[path]?.contains { $0.hasPrefix("F3:") || $0.hasPrefix("F4:") } == true)
    }

    @Test(
        "F5, F8, F9, F11: where the form does not say what a rate is of, the stated rate goes first",
        arguments: [
            ("2b", "II/II/1/1.3"), ("3b", "I/I/1/1.1"), ("2b", "I/I/1/1.1"), ("1b", "II/1/1.1"), ("1b", "VI/III/1"),
        ])
    func statedRateFirst(rubric: String, path: String) throws {
        let loaded = try RubricFiles.rubric("an-giang-2018-\(rubric)")
        let criterion = try #require(loaded.criterion(path))
        let rate = try #require(criterion.fields.first { $0.hasSuffix(".rate") })
        var values: [String: FieldValue?] = [rate: 50]
        for field in criterion.fields where field != rate { values[field] = 1 }
        let score = try Bench.row(rubric, path, values)
        #expect(score.points == criterion.max / 2)
    }

    @Test("F6: both wordings are known, the form's answer counts") func wordings() throws {
        let score = try Bench.row("1b", "VI/I/1", ["staff.it.available": true])
        #expect(score.title.contains("kiêm nhiệm"))
        #expect(score.points == 20)
        #expect(score.notes.contains { $0.hasPrefix("F6:") })
    }

    @Test("F7: of two boxes that of the agency's own level counts", arguments: [("2b", "II/II/15"), ("3b", "II/II/9")])
    func ownLevel(rubric: String, path: String) throws {
        let criterion = try #require(RubricFiles.rubric("an-giang-2018-\(rubric)").criterion(path))
        let field = try #require(criterion.fields.first)
        #expect(!field.contains("communes"))
        #expect(try Bench.row(rubric, path, [field: true]).points == criterion.max)
        #expect(try Bench.row(rubric, path, [field: false]).points == 0)
    }

    @Test("F10: meetings are scored as declared, and it is told whose they are") func meetings() throws {
        let score = try Bench.row("1b", "II/6", ["meetings.with_province.numerator": 5, "meetings.with_province.denominator": 10])
        #expect(score.points == 5)
        #expect(score.notes.contains { $0.hasPrefix("F10:") })
    }

    @Test("F12, F13, G5: figures without a criterion change no point", arguments: ["1b", "2b", "3b"]) func unscored(rubric: String) throws {
        let scorer = try Bench.scorer(rubric)
        let scored = Set(scorer.rubric.criteria.flatMap(\.fields))
        let ids = ["infrastructure.classified_computers.available", "portal.posts.media.files", "agency.phone"].filter {
            !scored.contains($0)
        }
        #expect(!ids.isEmpty)
        let record = Bench.record(Dictionary(uniqueKeysWithValues: ids.map { ($0, FieldValue.number(1)) }))
        #expect(scorer.score(record).total == 0)
    }

    @Test("F15: misprints of the decision stand on the sheet to the letter") func misprints() throws {
        let words = try RubricFiles.names.flatMap { try RubricFiles.rubric($0).criteria.flatMap { [$0.title, $0.rule] } }
        #expect(words.contains { $0.contains("Tỷ lệchuẩn") })
        #expect(words.contains { $0.contains("Tuyền truyền") })
    }

    @Test("F16: decomposed letters and no-break spaces in an answer are the same answer") func normalised() throws {
        let decomposed = "Chưa\u{A0}đầy đủ".decomposedStringWithCanonicalMapping
        let composed = try Bench.row("3b", "II/I/28", ["portal.content.local_news.status": "Chưa đầy đủ"])
        #expect(try Bench.row("3b", "II/I/28", ["portal.content.local_news.status": .string(decomposed)]).points == composed.points)
        #expect(composed.points == 5)
    }

    @Test("G1: districts and communes get 0 for what is not declared, and for what is declared falsely", arguments: ["2b", "3b"])
    func zeroRules(rubric: String) throws {
        let scorer = try Bench.scorer(rubric)
        let perfect = PerfectRecord.make(scorer.rubric)
        let path = try #require(scorer.rubric.criteria.first?.path)
        var judgements = perfect.judgements
        judgements.criteria[path] = JudgementAnswer(falseDeclaration: true, reason: "sai", by: "Tổ thẩm định")
        let row = try #require(scorer.score(perfect.record, judgements: judgements).criteria.first)
        #expect(row.points == 0)
        #expect(row.cause == .rejected)
        #expect(scorer.score(Bench.record([:])).total == 0)
    }

    @Test("G2: the card says that figures handed in by 1 December are not final", arguments: ["1b", "2b", "3b"])
    func cutOff(rubric: String) throws {
        #expect(try Bench.scorer(rubric).score(Bench.record([:])).notes.contains { $0.hasPrefix("G2:") && $0.contains("01 tháng 12") })
    }
}
