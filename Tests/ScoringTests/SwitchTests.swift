import Foundation
import RecordModel
import Testing

@testable import Scoring

/// The list of what does not add up, checked for gaps: each entry has a test by its name, each switch moves something.
@Suite("Every inconsistency and every switch") struct SwitchTests {
    /// The auditor's numbers, section by section.
    static let numbers: [(section: String, last: Int)] = [("A", 15), ("B", 10), ("C", 20), ("D", 18), ("E", 8), ("F", 16), ("G", 5)]

    @Test("every inconsistency is in the name of a test") func named() throws {
        let folder = RubricFiles.packageRoot.appending(path: "Tests/ScoringTests")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        var named: Set<String> = []
        for file in files where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            for name in source.matches(of: /@Test\(\s*"([^":]*):/) {
                for item in name.1.matches(of: /([A-G])(\d+)(?:-[A-G]?(\d+))?/) {
                    guard let first = Int(item.2), let last = Int(item.3 ?? item.2), first <= last else { continue }
                    for number in first...last { named.insert("\(item.1)\(number)") }
                }
            }
        }
        let known = Self.numbers.flatMap { section, last in (1...last).map { "\(section)\($0)" } }
        #expect(known.filter { !named.contains($0) } == [])
    }

    @Test("every inconsistency of the rubrics is one of the list") func listed() throws {
        let known = Set(Self.numbers.flatMap { section, last in (1...last).map { "\(section)\($0)" } })
        for name in RubricFiles.names {
            #expect(try RubricFiles.rubric(name).inconsistencies.map(\.id).filter { !known.contains($0) } == [], "\(name)")
        }
    }

    /// A switch of a rubric, turned from its standard to another value.
    struct Turn: Sendable, CustomTestStringConvertible {
        var rubric: String
        var policy: String
        var value: String
        var testDescription: String { "\(rubric) \(policy)=\(value)" }
    }

    static let turns: [Turn] = RubricFiles.names.flatMap { name in
        ((try? RubricFiles.rubric(name))?.policies ?? []).flatMap { policy -> [Turn] in
            // Where the rows give what is printed, nothing overflows and nothing falls short.
            if policy.name.hasPrefix("category_"), (try? sumsHold(name)) == true { return [] }
            // A free number has no list of values: nought is another one than any tolerance.
            return (policy.values.isEmpty ? ["0"] : policy.values).filter { $0 != policy.standard }.map {
                Turn(rubric: name, policy: policy.name, value: $0)
            }
        }
    }

    private static func sumsHold(_ name: String) throws -> Bool {
        try !RubricLinter.lint(yaml: RubricFiles.yaml(name), file: "\(name).yaml").contains { $0.severity == .acknowledged }
    }

    @Test("turning a switch moves points, a level, a range or a remark", arguments: turns) func moves(turn: Turn) throws {
        let rubric = try RubricFiles.rubric(turn.rubric)
        let standard = try Scorer(rubric: rubric)
        let turned = try Scorer(rubric: rubric, policies: [turn.policy: turn.value])
        let moved = try Self.situations(rubric, turned).contains { member in
            Self.outcome(standard.score(try with(member, standard))) != Self.outcome(turned.score(try with(member, turned)))
        }
        #expect(moved, "nothing depends on \(turn.testDescription)")
    }

    /// The same agency as the scorer's switches see it.
    private func with(_ member: GroupMember, _ scorer: Scorer) throws -> GroupMember {
        var member = member
        if member.record.document.form == CrossCheckTests.shelf.definitions.first?.upper {
            member.crossCheck = try CrossCheckTests.check(
                member.record, CrossCheckTests.reports(7, yes: 4),
                scorer.policies.values.filter { $0.key == "commune_figures" })
        }
        return member
    }

    /// Agencies among which every switch of the rubrics has something to decide.
    private static func situations(_ rubric: Rubric, _ scorer: Scorer) throws -> [GroupMember] {
        var members: [GroupMember] = []
        let isDepartment = rubric.id == RubricFiles.names[0]
        let perfect = isDepartment ? PerfectRecord.department(rubric) : PerfectRecord.make(rubric, values: ["services.level3.total": 211])
        var annulled = perfect.judgements
        annulled.annulment = Judgements.Annulment(reason: "dịch vụ không hoạt động")
        members = [perfect.judgements, annulled, nil].map { GroupMember(record: perfect.record, judgements: $0) }
        // Rates by their counts, other rates beside them, wholes of nought, and more than the whole.
        for (part, whole, rate) in [(50, 100, 80), (50, 100, 30), (1, 3000, 0), (0, 0, 50), (9, 3, 100)] {
            members.append(GroupMember(record: figures(rubric, part: part, whole: whole, rate: rate)))
        }
        if isDepartment { members += [3, 1].map { department(rubric, declared: $0) } }
        members += (1...5).map { seed in
            var dice = PurityTests.Dice(seed: UInt64(seed) + 300)
            return GroupMember(record: PurityTests.record(rubric, agency: "Cơ quan", &dice))
        }
        let field = try #require(rubric.criteria.compactMap { Self.declaredRate($0) }.first)
        let record = Bench.record([field: 20])
        let agreed = AgreedFigure(field: field, text: "90", by: "x", date: "2018-12-10", reason: "x")
        let judgements = Judgements(rubric: rubric.id, figures: [agreed])
        members.append(
            GroupMember(record: record, judgements: judgements, agreed: try scorer.agreedChanges(judgements, for: record)))
        members.append(GroupMember(record: CrossCheckTests.district([CrossCheckTests.lan: 7, CrossCheckTests.whole: 7])))
        return members
    }

    /// Two services named and more or fewer declared, a document enclosed without a link, a list that is nearly complete.
    private static func department(_ rubric: Rubric, declared: Int) -> GroupMember {
        let table = Bench.table("services.level3", FormulaInconsistencyTests.services, (1...2).map { ["D\($0)", "1", "1"] })
        let values: [String: FieldValue?] = [
            "services.level3.share.numerator": .number(Decimal(declared)), "services.level3.share.denominator": 4,
            "policy.plan_year.document": "Kế hoạch số 12/KH-STP ngày 02/02/2018, gửi kèm",
        ]
        let nearly = JudgementAnswer(answers: ["answer": .number(99)])
        return GroupMember(
            record: Bench.record(values, tables: [table]), judgements: Judgements(rubric: rubric.id, criteria: ["III/2": nearly]))
    }

    private static func declaredRate(_ criterion: Criterion) -> String? {
        criterion.fields.count == 1 ? criterion.fields.first { $0.hasSuffix(".rate") } : nil
    }

    /// All parts of ratios, wholes and rates of the rubric with the same numbers.
    private static func figures(_ rubric: Rubric, part: Int, whole: Int, rate: Int) -> Record {
        let ids = Set(rubric.criteria.flatMap(\.fields))
        return Bench.record(
            Dictionary(
                uniqueKeysWithValues: ids.map { id in
                    let isWhole = id.hasSuffix(".denominator") || id == "staff.total" || id == "infrastructure.computers.total"
                    return (id, .number(Decimal(id.hasSuffix(".rate") ? rate : isWhole ? whole : part)))
                }))
    }

    /// What people would notice of a card.
    private static func outcome(_ card: ScoreCard) -> [String] {
        [
            card.criteria.map { "\($0.path) \($0.points) \($0.range) \($0.state) \($0.notes)" },
            card.groups.map { "\($0.path) \($0.points) \($0.max) \($0.level ?? "–")" },
            ["\(card.total) \(card.level ?? "–") \(card.levelFailed)"],
        ].flatMap(\.self)
    }
}
