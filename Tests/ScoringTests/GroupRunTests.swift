import Foundation
import RecordModel
import Testing

@testable import Scoring

@Suite("Group runs") struct GroupRunTests {
    /// Processor time of the calling thread, in nanoseconds.
    private func processorTime() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    static let bandwidth = "infrastructure.internet.bandwidth.total"
    static let staff = "staff.with_affiliates.total"

    static func agency(_ name: String, _ mbps: Int, people: Int, plan: Bool = false) -> GroupMember {
        var values: [String: FieldValue?] = [bandwidth: .number(Decimal(mbps)), staff: .number(Decimal(people))]
        if plan { values["policy.plan_year.document"] = "Kế hoạch số 1/KH-VP ngày 01/02/2018; https://a.example.vn" }
        return GroupMember(record: Bench.record(values, agency: name))
    }

    @Test("bandwidth is measured against the best agency, whose name is given") func normalised() throws {
        let members = [Self.agency("Sở A", 500, people: 50), Self.agency("Sở B", 400, people: 20), Self.agency("Sở C", 0, people: 10)]
        let result = try Bench.scorer("1b").scoreGroup(members)
        let points = result.cards.map { card in card.criteria.first { $0.path == "I/4" }?.points }
        #expect(points == [Decimal(string: "7.5"), 15, 0])
        #expect(result.best["I/4"]?.agencies == ["Sở B"])
        #expect(result.warnings.contains { $0.contains("Sở B") })
    }

    @Test("one agency alone has nobody to be compared with") func alone() throws {
        let result = try Bench.scorer("1b").scoreGroup([Self.agency("Sở A", 500, people: 50)])
        #expect(result.cards[0].criteria.first { $0.path == "I/4" }?.cause == .needsGroup)
    }

    @Test("a rejected figure is nobody's best") func rejectedBest() throws {
        var liar = Self.agency("Sở B", 9000, people: 10)
        liar.judgements = Judgements(rubric: "an-giang-2018-1b", criteria: ["I/4": JudgementAnswer(falseDeclaration: true, reason: "sai")])
        let result = try Bench.scorer("1b").scoreGroup([Self.agency("Sở A", 500, people: 50), liar])
        #expect(result.best["I/4"]?.agencies == ["Sở A"])
        #expect(result.cards[1].criteria.first { $0.path == "I/4" }?.points == 0)
    }

    @Test("while an agency's figure is missing, the best may still change") func incomplete() throws {
        let silent = GroupMember(record: Bench.record([:], agency: "Sở C"))
        let result = try Bench.scorer("1b").scoreGroup([Self.agency("Sở A", 500, people: 50), silent])
        #expect(result.best["I/4"]?.isComplete == false)
        #expect(result.cards[0].criteria.first { $0.path == "I/4" }?.provisional == true)
    }

    @Test("B6: equal agencies share a place, the next place is left free") func ties() throws {
        let members = ["A", "B", "C", "D"].map { name in
            GroupMember(
                record: Bench.record(
                    ["infrastructure.wan.connected": .bool(name != "D"), "infrastructure.lan.available": .bool(name == "A")], agency: name))
        }
        let result = try Bench.scorer("1b").scoreGroup(members)
        #expect(result.cards.map(\.rank) == [1, 2, 2, 4])
        #expect(result.order == [0, 1, 2, 3])
        #expect(result.cards.map { $0.groups[0].rank } == [1, 2, 2, 4])
        #expect(result.cards[0].rankedAgencies == 4)
    }

    @Test("B6: the level goes before the total") func levelFirst() throws {
        let scorer = try Bench.scorer("3b")
        let perfect = PerfectRecord.make(scorer.rubric, agency: "Xã A", values: ["services.level3.total": 211])
        // Full results, but one group of the readiness part short of the lowest level.
        var unready = perfect
        unready.record.document.agency = "Xã B"
        for id in ["staff.it_assigned.available", "staff.it.qualified"] {
            for index in unready.record.fields.indices where unready.record.fields[index].id == id {
                unready.record.fields[index].value = false
            }
        }
        // Lower in total, but at a level.
        var modest = perfect
        modest.record.document.agency = "Xã C"
        for field in ["applications.software.petitions", "applications.software.officials", "applications.satisfaction.available"] {
            for index in modest.record.fields.indices where modest.record.fields[index].id == field {
                modest.record.fields[index].value = false
            }
        }
        let members = [unready, modest].map { GroupMember(record: $0.record, judgements: $0.judgements) }
        let result = scorer.scoreGroup(members)
        #expect(result.cards[0].total > result.cards[1].total)
        #expect(result.cards[0].level == "Không xếp hạng")
        #expect(result.cards[1].level == "Mức III" || result.cards[1].level == "Mức II")
        #expect(result.cards.map(\.rank) == [2, 1])
    }

    @Test("a correction by one agency moves the others") func effects() throws {
        let members = [Self.agency("Sở A", 500, people: 50, plan: true), Self.agency("Sở B", 400, people: 20)]
        let change = FieldChange(field: Self.bandwidth, value: 4000)
        let effects = try Bench.scorer("1b").effects(of: [change], onMember: 0, among: members)
        #expect(effects.map(\.agency) == ["Sở A", "Sở B"])
        #expect(effects[1].totalAfter < effects[1].totalBefore)
        #expect(effects[1].criteria == ["I/4"])
        let harmless = FieldChange(field: "mail.regular_use.rate", value: 50)
        #expect(try Bench.scorer("1b").effects(of: [harmless], onMember: 0, among: members).map(\.agency) == ["Sở A"])
    }

    @Test("200 records are scored in well under five seconds") func speed() throws {
        let scorer = try Bench.scorer("1b")
        let perfect = PerfectRecord.department(scorer.rubric)
        let members = (0..<200).map { number in
            var member = GroupMember(record: perfect.record, judgements: perfect.judgements)
            member.record.document.agency = "Sở \(number)"
            return member
        }
        // Of this thread, so that other tests on the same cores do not count.
        let started = processorTime()
        _ = scorer.scoreGroup(members)
        let elapsed = Duration.nanoseconds(processorTime() - started)
        #if DEBUG
            // Some ten times slower than a release build.
            #expect(elapsed < .seconds(30))
        #else
            #expect(elapsed < .seconds(5))
        #endif
    }

    @Test("scoring twice gives the same cards") func pure() throws {
        let scorer = try Bench.scorer("1b")
        let members = [Self.agency("Sở A", 500, people: 50), Self.agency("Sở B", 400, people: 20)]
        #expect(scorer.scoreGroup(members) == scorer.scoreGroup(members))
    }
}
