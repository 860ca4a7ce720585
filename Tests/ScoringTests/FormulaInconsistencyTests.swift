import Foundation
import RecordModel
import Testing

@testable import Scoring

/// What does not add up in the decision, each under its standard policy and under another.
@Suite("Inconsistencies: formulas and misprints") struct FormulaInconsistencyTests {
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

    static let services = ["name", "files_online", "files_total"]

    @Test("C9: against the best agency of the group; alone it is open, 0 to 15") func bestOfGroup() throws {
        let values: [String: FieldValue?] = ["infrastructure.internet.bandwidth.total": 500, "staff.with_affiliates.total": 50]
        let group = GroupContext(best: ["I/4": BestValue(value: 20, agencies: ["Sở B"])])
        let compared = try Bench.row("1b", "I/4", values, group: group)
        #expect(compared.points == points("7.5"))
        #expect(compared.notes.contains { $0.contains("Sở B") && $0.contains("20") })
        let alone = try Bench.row("1b", "I/4", values)
        #expect(alone.cause == .needsGroup)
        #expect(alone.range == [0, 15])
    }

    @Test("C10: bandwidth over staff, the stated figure only where that cannot be reckoned") func lostFormula() throws {
        let group = GroupContext(best: ["I/4": BestValue(value: 20, agencies: ["Sở B"])])
        var values: [String: FieldValue?] = [
            "infrastructure.internet.bandwidth.total": 500, "staff.with_affiliates.total": 50,
            "infrastructure.internet.bandwidth.per_staff": 16,
        ]
        #expect(try Bench.row("1b", "I/4", values, group: group).points == points("7.5"))
        values["infrastructure.internet.bandwidth.total"] = FieldValue??.some(nil)
        #expect(try Bench.row("1b", "I/4", values, group: group).points == 12)
    }

    @Test(
        "C12: named rows count, or the declared number, or the lower, and a difference is told",
        arguments: [
            ("rows_if_listed", "30"), ("declared", "45"), ("min", "30"),
        ])
    func numberOfServices(policy: String, expected: String) throws {
        let table = Bench.table("services.level3", Self.services, (1...2).map { ["D\($0)", "1", "1"] })
        let values: [String: FieldValue?] = [
            "services.level3.share.numerator": 3, "services.level4.share.numerator": 0, "services.level3.share.denominator": 4,
        ]
        // 2 of 4: 2 x 15/4 + 1 x 2 x 50/4 = 32.5; 3 of 4: 48.75.
        let score = try Bench.row("1b", "IV/2", values, tables: [table], policies: ["dvc_count": policy])
        #expect(score.points == (policy == "declared" ? points("48.75") : points("32.5")))
        #expect(score.policies.contains("dvc_count=\(policy)"))
        #expect(score.notes.contains { $0.contains("3") && $0.contains("2") })
    }

    @Test("C13: a service without files has the rate 0, one above 100 % counts as 100 %") func filesPerService() throws {
        let values: [String: FieldValue?] = ["services.level3.share.denominator": 4]
        func score(_ rows: [[String]]) throws -> Decimal {
            try Bench.row("1b", "IV/2", values, tables: [Bench.table("services.level3", Self.services, rows)]).points
        }
        let half = try score([["A", "1", "1"], ["B", "", ""]])
        #expect(half == points("20"), "2 x 15/4 + 0,5 x 2 x 50/4")
        #expect(try score([["A", "9", "3"], ["B", "", ""]]) == half)
    }

    @Test("C14: more services than procedures are counted and told") func moreServicesThanProcedures() throws {
        let table = Bench.table("services.level3", Self.services, (1...5).map { ["D\($0)", "1", "1"] })
        let score = try Bench.row("1b", "IV/2", ["services.level3.share.denominator": 4], tables: [table])
        #expect(score.points == 60)
        #expect(score.notes.contains { $0.contains("nhiều hơn tổng số TTHC") })
    }

    @Test("C16: three counts of certificates are added, capped and told") func certificates() throws {
        let values: [String: FieldValue?] = [
            "staff.it.certificate.security": 1, "staff.it.certificate.network": 1, "staff.it.certificate.other": 0, "staff.it.total": 4,
        ]
        #expect(try Bench.row("1b", "VI/I/3", values).points == 5)
        #expect(try Bench.row("1b", "VI/I/3", values).notes.contains { $0.hasPrefix("C16:") })
    }

    @Test("C17: certificates of agency and units over all staff") func digitalCertificates() throws {
        let rubric = try RubricFiles.rubric("an-giang-2018-1b")
        let row = try #require(rubric.criterion("II/3/3.1#2"))
        let counts = row.fields.filter { $0.hasPrefix("signatures.") }
        #expect(counts.count >= 2)
        var values: [String: FieldValue?] = Dictionary(uniqueKeysWithValues: counts.prefix(2).map { ($0, 10) })
        values["staff.with_affiliates.total"] = 40
        #expect(try Bench.row("1b", "II/3/3.1#2", values).points == 5)
    }

    @Test(
        "C18: counts and stated rate disagree: recomputed, declared or the lower, and the difference is told",
        arguments: [("recompute_first", "7.5"), ("declared_first", "12"), ("lower", "7.5")])
    func twoRates(policy: String, expected: String) throws {
        let values: [String: FieldValue?] = [
            "infrastructure.antivirus.installed": 50, "infrastructure.computers.total": 100, "infrastructure.antivirus.rate": 80,
        ]
        let score = try Bench.row("1b", "I/2/2.1", values, policies: ["rate_source": policy])
        #expect(score.points == points(expected))
        #expect(score.declaredRate == 80)
        #expect(score.recomputedRate == 50)
        #expect(score.notes.contains { $0.contains("80") && $0.contains("50") })
        var close = values
        close["infrastructure.antivirus.rate"] = .number(points("50.4"))
        #expect(try !Bench.row("1b", "I/2/2.1", close).notes.contains { $0.contains("lệch") })
        #expect(try Bench.row("1b", "I/2/2.1", close, policies: ["mismatch_pp": "0.1"]).notes.contains { $0.contains("lệch") })
    }
}
