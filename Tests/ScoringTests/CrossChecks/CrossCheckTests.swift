import Foundation
import RecordModel
import Testing

@testable import Scoring

/// G3: the reports of communes go through the district; both levels are kept, and compared.
@Suite("The district's figures and the communes'") struct CrossCheckTests {
    static let shelf = CrossCheckShelf(folders: [RubricFiles.packageRoot.appending(path: "Mappings")])
    static let lan = "infrastructure.internet.communes.total"
    static let whole = "infrastructure.scanners.communes.denominator"
    static let communes = [
        "Phường Châu Phú B", "Phường Châu Phú A", "Phường Vĩnh Mỹ", "Phường Núi Sam", "Phường Vĩnh Ngươn", "Xã Vĩnh Tế", "Xã Vĩnh Châu",
    ]

    static func district(_ values: [String: FieldValue?], period: String? = "2018") -> Record {
        var record = Bench.record(values, agency: "UBND thành phố Châu Đốc, tỉnh An Giang")
        (record.document.form, record.document.period) = ("an-giang-2018-2a", period)
        return record
    }

    static func commune(_ name: String, _ values: [String: FieldValue?], period: String? = "2018") -> Record {
        var record = Bench.record(values, agency: "UBND \(name), TP. Châu Đốc")
        (record.document.form, record.document.period, record.document.file) = ("an-giang-2018-3a", period, "\(name).docx")
        return record
    }

    /// The first `yes` communes say yes, the others of those that report no.
    static func reports(_ count: Int, yes: Int) -> [Record] {
        communes.prefix(count).enumerated().map { commune($1, ["infrastructure.internet.connected": .bool($0 < yes)]) }
    }

    static func check(_ district: Record, _ reports: [Record], _ policies: [String: String] = [:]) throws -> CrossCheck? {
        CrossChecker(shelf, among: [district] + reports).check(district, policies: try bench(policies).policies)
    }

    static func figure(_ district: Record, _ reports: [Record], _ field: String, _ policies: [String: String] = [:]) throws
        -> CrossCheck.Figure
    {
        try #require(check(district, reports, policies)?.figures.first { $0.field == field })
    }

    static func bench(_ policies: [String: String] = [:]) throws -> Scorer { try Bench.scorer("2b", policies) }

    static func card(_ district: Record, _ reports: [Record], _ policies: [String: String] = [:]) throws -> ScoreCard {
        try bench(policies).score(GroupMember(record: district, crossCheck: check(district, reports, policies)))
    }

    static let row = "I/I/2/2.4"

    @Test("G3: a contradiction is shown with both numbers, and the declared figure counts, or the communes'")
    func contradiction() throws {
        let district = Self.district([Self.lan: 7, Self.whole: 7])
        let reports = Self.reports(7, yes: 4)
        let declared = try Self.card(district, reports)
        let row = try #require(declared.criteria.first { $0.path == Self.row })
        #expect(row.points == 10)
        #expect(
            row.notes.contains {
                $0.contains("huyện khai 7") && $0.contains("các xã 4") && $0.contains("7/7") && $0.contains("số huyện khai")
            })
        #expect(row.policies.contains("commune_figures=declared"))
        let communes = try Self.card(district, reports, ["commune_figures": "communes"])
        let other = try #require(communes.criteria.first { $0.path == Self.row })
        #expect(other.points == points("5.71"))
        #expect(other.notes.contains { $0.contains("huyện khai 7") && $0.contains("các xã 4") && $0.contains("tính theo báo cáo") })
        #expect(other.policies.contains("commune_figures=communes"))
    }

    @Test("G3: while one report is missing, the declared figure counts under both policies", arguments: ["declared", "communes"])
    func incomplete(policy: String) throws {
        let district = Self.district([Self.lan: 5, Self.whole: 7])
        let figure = try Self.figure(district, Self.reports(6, yes: 4), Self.lan, ["commune_figures": policy])
        #expect(figure.state == .incomplete)
        #expect(figure.reported == 6)
        #expect([figure.low, figure.high] == [4, 5])
        #expect(figure.counted == .declared)
        let card = try Self.card(district, Self.reports(6, yes: 4), ["commune_figures": policy])
        #expect(card.criteria.first { $0.path == Self.row }?.points == points("7.14"))
        #expect(card.crossCheck?.absent.map(\.unit) == ["Xã Vĩnh Châu"])
    }

    @Test("an agreed figure goes before both, and the comparison says so", arguments: ["declared", "communes"])
    func agreed(policy: String) throws {
        let district = Self.district([Self.lan: 7, Self.whole: 7])
        let scorer = try Self.bench(["commune_figures": policy])
        let figure = AgreedFigure(field: Self.lan, text: "5", by: "x", date: "2018-12-10", reason: "x")
        let judgements = Judgements(rubric: scorer.rubric.id, figures: [figure])
        let card = scorer.score(
            GroupMember(
                record: district, judgements: judgements, agreed: try scorer.agreedChanges(judgements, for: district),
                crossCheck: try Self.check(district, Self.reports(7, yes: 4), ["commune_figures": policy])))
        #expect(card.criteria.first { $0.path == Self.row }?.points == points("7.14"))
        #expect(card.crossCheck?.figures.first { $0.field == Self.lan }?.counted == .agreed)
    }

    @Test("a figure that no missing report could make true is a contradiction already", arguments: [3, 6])
    func outOfReach(declared: Int) throws {
        let district = Self.district([Self.lan: .number(Decimal(declared))])
        #expect(try Self.figure(district, Self.reports(6, yes: 4), Self.lan).state == .differs)
    }

    @Test("a commune that left the figure blank is not taken for a no") func silent() throws {
        var reports = Self.reports(7, yes: 4)
        reports[6] = Self.commune(Self.communes[6], ["infrastructure.internet.connected": nil])
        let figure = try Self.figure(Self.district([Self.lan: 5]), reports, Self.lan)
        #expect(figure.state == .incomplete)
        #expect(figure.silent == ["Xã Vĩnh Châu"])
        #expect(figure.reported == 6)
    }

    @Test("a report under review is compared, but takes nobody's place") func waiting() throws {
        var reports = Self.reports(7, yes: 4)
        reports[0].fields[0].decision = .review
        let figure = try Self.figure(Self.district([Self.lan: 5]), reports, Self.lan, ["commune_figures": "communes"])
        #expect(figure.state == .differs)
        #expect(figure.provisional)
        #expect(figure.counted == .declared)
    }

    @Test("where the forms ask for different things, only the impossible is a contradiction, and nothing takes the declared figure's place")
    func bounds() throws {
        let field = "infrastructure.one_stop_desk.communes.total"
        let reports = Self.communes.enumerated().map { Self.commune($1, ["infrastructure.one_stop_desk.available": .bool($0 < 3)]) }
        func state(_ declared: Int) throws -> CrossCheck.Figure {
            try Self.figure(Self.district([field: .number(Decimal(declared))]), reports, field, ["commune_figures": "communes"])
        }
        #expect(try state(6).state == .agrees)
        #expect(try state(2).state == .differs)
        #expect(try state(2).counted == .declared)
    }

    @Test("two reports of one commune: none counts, and it is said") func twice() throws {
        let check = try #require(try Self.check(Self.district([Self.lan: 5]), Self.reports(7, yes: 4) + Self.reports(1, yes: 0)))
        #expect(check.absent.map(\.unit) == ["Phường Châu Phú B"])
        #expect(check.notes.contains { $0.contains("Phường Châu Phú B có 2 báo cáo") })
    }

    @Test("reports of another year, another district, or of nobody known are left out") func strangers() throws {
        let old = Self.commune(Self.communes[0], ["infrastructure.internet.connected": true], period: "2017")
        var elsewhere = Self.commune("Xã Vĩnh Thành", ["infrastructure.internet.connected": true])
        elsewhere.document.agency = "UBND xã Vĩnh Thành, huyện Châu Thành"
        #expect(try Self.check(Self.district([Self.lan: 1]), [old, elsewhere]) == nil)
        var nobody = elsewhere
        nobody.document.agency = "UBND xã"
        let check = try #require(try Self.check(Self.district([Self.lan: 1]), Self.reports(1, yes: 1) + [nobody]))
        #expect(check.present.count == 1)
        #expect(check.notes.contains { $0.contains("UBND xã") })
    }

    @Test("a blank figure of the district is told, not made up", arguments: ["declared", "communes"]) func blank(policy: String) throws {
        let figure = try Self.figure(Self.district([Self.lan: nil]), Self.reports(7, yes: 4), Self.lan, ["commune_figures": policy])
        #expect(figure.state == .notDeclared)
        #expect(figure.derived == 4)
        #expect(figure.counted.rawValue == policy)
    }

    @Test("a rate within the tolerance of rates agrees", arguments: [("57.1", CrossCheck.State.agrees), ("57.8", .differs)])
    func tolerance(declared: String, state: CrossCheck.State) throws {
        let rate = "infrastructure.internet.communes.rate"
        #expect(try Self.figure(Self.district([rate: .number(points(declared))]), Self.reports(7, yes: 4), rate).state == state)
    }

    @Test("every worked example of the project's files gives what it says") func examples() throws {
        let policies = try Self.bench().policies
        #expect(Self.shelf.findings.isEmpty)
        for definition in Self.shelf.definitions {
            for example in definition.examples {
                let figure = try #require(CrossCheckExample(definition, example, policies: policies).figure)
                #expect(figure.state == example.gives, "\(example.field), line \(example.line ?? 0)")
                if let derived = example.derived { #expect(figure.derived == derived, "\(example.field), line \(example.line ?? 0)") }
            }
        }
    }
}
