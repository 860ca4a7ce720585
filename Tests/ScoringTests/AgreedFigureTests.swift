import Foundation
import RecordModel
import Testing

@testable import Scoring

/// G4: figures go back to each agency "để xác nhận" (part VII); both versions are kept and scored.
@Suite("Declared and agreed figures") struct AgreedFigureTests {
    static let installed = "infrastructure.antivirus.installed"
    static let record = Bench.record([installed: 50, "infrastructure.computers.total": 100])

    static func worksheet(_ figures: String) throws -> Judgements {
        try WorksheetTests.read("judgements: phieu.judgements/1\nrubric: an-giang-2018-1b\nby: \"\"\ndate: \"\"\nfigures:\n\(figures)\n")
    }

    static let agreed = "  - {field: \(installed), agreed: \"80\", by: \"Sở A và Sở TT&TT\", date: \"2018-12-10\", reason: \"đếm lại\"}"

    static func member(_ scorer: Scorer, _ record: Record = record, _ figures: String = agreed) throws -> GroupMember {
        let judgements = try worksheet(figures)
        return GroupMember(record: record, judgements: judgements, agreed: try scorer.agreedChanges(judgements, for: record))
    }

    @Test("G4: both versions stand on the card with who, when and why; the agreed one leads, or the declared one")
    func bothVersions() throws {
        for (policy, expected) in [("agreed", Decimal(12)), ("declared", points("7.5"))] {
            let scorer = try Bench.scorer("1b", ["figure_version": policy])
            let card = scorer.score(try Self.member(scorer))
            #expect(card.total == expected)
            let versions = try #require(card.versions)
            #expect(versions.counted.rawValue == policy)
            #expect(versions.declared.total == points("7.5"))
            #expect(versions.agreed.total == 12)
            let change = try #require(versions.changes.first)
            #expect([change.declared, change.agreed] == [50, 80])
            #expect([change.by, change.date, change.reason] == ["Sở A và Sở TT&TT", "2018-12-10", "đếm lại"])
            #expect(change.rows.contains(FigureVersions.Row(path: "I/2/2.1", declared: points("7.5"), agreed: 12)))
            let row = try #require(card.criteria.first { $0.path == "I/2/2.1" })
            #expect(row.policies.contains("figure_version=\(policy)"))
            #expect(row.notes.contains { $0.contains("khai báo 50") && $0.contains("thống nhất 80") && $0.contains("đếm lại") })
        }
    }

    @Test("G4: without the policy's word, agreed figures count") func standard() throws {
        let scorer = try Bench.scorer("1b")
        #expect(scorer.score(try Self.member(scorer)).versions?.counted == .agreed)
    }

    @Test("nothing agreed on otherwise: one version, and no word of two") func oneVersion() throws {
        let scorer = try Bench.scorer("1b")
        #expect(scorer.score(GroupMember(record: Self.record)).versions == nil)
    }

    @Test("a figure that the report left blank has an agreed version only") func blank() throws {
        let scorer = try Bench.scorer("1b")
        let empty = Bench.record([Self.installed: nil, "infrastructure.computers.total": 100], types: [Self.installed: .count])
        let versions = try #require(scorer.score(try Self.member(scorer, empty)).versions)
        #expect(versions.changes.first?.declared == nil)
        #expect([versions.declared.total, versions.agreed.total] == [0, 12])
    }

    @Test("in a group each version has its own best value, and an agency that only another's correction moves has both totals")
    func group() throws {
        let scorer = try Bench.scorer("1b")
        let first = GroupRunTests.agency("Sở A", 500, people: 50)
        var second = GroupRunTests.agency("Sở B", 400, people: 20)
        second.judgements = Judgements(
            rubric: scorer.rubric.id,
            figures: [AgreedFigure(field: GroupRunTests.bandwidth, text: "200", by: "Sở B", date: "2018-12-10", reason: "ghi nhầm")])
        second.agreed = try scorer.agreedChanges(second.judgements, for: second.record)
        let cards = scorer.scoreGroup([first, second]).cards
        #expect(cards[0].total == 15)
        #expect(cards[0].versions?.declared.total == points("7.5"))
        #expect(cards[0].versions?.declared.rank == 2)
        #expect(cards[0].versions?.changes.isEmpty == true)
        #expect(cards[1].versions?.changes.map(\.field) == [GroupRunTests.bandwidth])
    }

    @Test(
        "an agreed figure without who, when or why, or written twice, is refused",
        arguments: [
            ("  - {field: \(installed), agreed: 80, date: \"2018-12-10\", reason: x}", "by"),
            ("  - {field: \(installed), agreed: 80, by: x, reason: x}", "date"),
            ("  - {field: \(installed), agreed: 80, by: x, date: \"2018-12-10\"}", "reason"),
            ("  - {field: \(installed), agreed: 80, by: x, date: \"10/12/2018\", reason: x}", "2018-12-01"),
            (agreed + "\n" + agreed, "hai lần"),
        ])
    func incomplete(figures: String, expected: String) throws {
        #expect {
            try Self.worksheet(figures)
        } throws: { error in
            guard case .invalidJudgements(_, let problems) = error as? ScoringError else { return false }
            return problems.contains { $0.contains(expected) }
        }
    }

    @Test("a figure that the record does not have, or that is no number, is refused", arguments: [("khong.co", "5"), (installed, "nhiều")])
    func unreadable(field: String, text: String) throws {
        let scorer = try Bench.scorer("1b")
        let figure = AgreedFigure(field: field, text: text, by: "x", date: "2018-12-10", reason: "x")
        #expect(throws: ScoringError.self) {
            try scorer.agreedChanges(Judgements(rubric: scorer.rubric.id, figures: [figure]), for: Self.record)
        }
    }

    @Test("written again, the worksheet keeps the agreed figures") func kept() throws {
        let scorer = try Bench.scorer("1b")
        let member = try Self.member(scorer)
        let again = Worksheet.yaml(
            for: scorer.score(member), record: member.record, rubric: scorer.rubric, existing: member.judgements)
        #expect(try WorksheetTests.read(again).figures == member.judgements?.figures)
    }
}
