import Foundation
import RecordModel
import Store
import Testing

@testable import ReviewDesk

@Suite("Settling")
struct SettlingTests {
    private static let total = "infrastructure.computers.total"
    private static let installed = "infrastructure.antivirus.installed"
    private static let rate = "infrastructure.antivirus.rate"

    /// 30 of 53 is not 51,7 %; 30 of 58 is.
    private static var record: Record {
        Sample.record([
            Sample.doubtful(total, "53", or: "58"), Sample.field(installed, "30"), Sample.field(rate, "51,7", type: .percent),
            Sample.doubtful("staff.total", "88", or: "83"),
        ])
    }

    @Test("an alternative that is chosen mends the check it broke, and the trail tells it")
    func choosing() async throws {
        let test = try await TestDesk(records: [Self.record])
        defer { test.remove() }
        let before = try await test.desk.document(1, for: "lan")
        #expect(before.waiting == [0, 3])
        #expect(before.fields[0].checks.map(\.rule).contains("infrastructure.antivirus.share"))
        #expect(before.fields[2].relations.contains { $0.rule == "infrastructure.antivirus.share" && !$0.holds })

        let result = try await test.desk.settle(test.order(0, .choose(0)))
        #expect(result.after.value == .number(58))
        #expect(result.after.decision == .accepted)
        #expect(result.checksMended.map(\.rule).contains("infrastructure.antivirus.share"))
        #expect((result.revision, result.open, result.next) == (1, 1, 3))

        let after = try await test.desk.document(1, for: "minh")
        #expect(after.fields[0].status == .settled)
        #expect(after.record.fields[0].value == .number(58))
        #expect(after.fields[0].machine.value == .number(53))
        let trail = try await test.desk.trail(TrailFilter(document: 1), for: "minh", limit: 10, offset: 0)
        #expect(trail.map(\.action) == [.chosen])
        #expect(trail.first?.old?.value == .number(53))
        #expect(trail.first?.new?.value == .number(58))
        #expect(trail.first?.who == "lan")
    }

    @Test("a settled figure changes the score, and says which rows")
    func score() async throws {
        let test = try await TestDesk(records: [Self.record])
        defer { test.remove() }
        let result = try await test.desk.settle(test.order(0, .correct("60")))
        let scores = try #require(try await test.desk.scores(1))
        #expect(scores.before.total != scores.after.total)
        #expect(!scores.moves.isEmpty)
        #expect(result.totalAfter == scores.after.total.double)
    }

    @Test("undoing puts field, checks and score back, and adds to the trail")
    func undo() async throws {
        let test = try await TestDesk(records: [Self.record])
        defer { test.remove() }
        let first = try await test.desk.record(1)
        let settled = try await test.desk.settle(test.order(0, .correct("58")))
        let undone = try await test.desk.undo(settled.field, revision: settled.revision, who: "lan", at: TestDesk.noon)
        #expect(undone.status == .waiting)
        let last = try await test.desk.record(1)
        #expect(last.fields == first.fields)
        let trail = try await test.desk.trail(TrailFilter(), for: "lan", limit: 10, offset: 0)
        #expect(trail.map(\.action) == [.corrected, .undone])
        #expect(trail.last?.undoes == trail.first?.id)
        await #expect(throws: DeskError.nothingToUndo) {
            try await test.desk.undo(settled.field, revision: undone.revision, who: "lan", at: TestDesk.noon)
        }
    }

    @Test("undoing the second settlement of a field brings back the first")
    func undoSecond() async throws {
        let test = try await TestDesk(records: [Self.record])
        defer { test.remove() }
        let first = try await test.desk.settle(test.order(0, .correct("58")))
        let second = try await test.desk.settle(test.order(0, .correct("59"), revision: first.revision, who: "minh"))
        let undone = try await test.desk.undo(second.field, revision: second.revision, who: "minh", at: TestDesk.noon)
        #expect(undone.after.value == .number(58))
        #expect(undone.status == .settled)
    }

    @Test("whoever saw an older value does not overwrite another's")
    func conflict() async throws {
        let test = try await TestDesk(records: [Self.record])
        defer { test.remove() }
        _ = try await test.desk.settle(test.order(0, .confirm))
        await #expect(throws: DeskError.changedMeanwhile(FieldReference(document: 1, position: 0), by: "lan", revision: 1)) {
            try await test.desk.settle(test.order(0, .correct("60"), who: "minh"))
        }
        #expect(try await test.desk.record(1).fields[0].value == .number(53))
    }

    @Test("two people settle two fields of one document from the same page")
    func twoFields() async throws {
        let test = try await TestDesk(records: [Self.record])
        defer { test.remove() }
        async let one = test.desk.settle(test.order(0, .confirm))
        async let two = test.desk.settle(test.order(3, .choose(0), who: "minh"))
        let revisions = try await [one.revision, two.revision]
        #expect(Set(revisions) == [1, 2])
        let record = try await test.desk.record(1)
        #expect(record.fields[3].value == .number(83))
        #expect(record.fields[0].decision == .accepted)
    }

    @Test("many at once are settled all or not at all")
    func transaction() async throws {
        let test = try await TestDesk(records: [Self.record, Sample.record([Sample.doubtful(Self.total, "1", or: "7")], file: "b.pdf")])
        defer { test.remove() }
        await #expect(throws: DeskError.self) {
            try await test.desk.settle([test.order(0, .confirm), test.order(0, .correct("nhiều"), document: 2)])
        }
        #expect(try await test.desk.trail(TrailFilter(), for: "lan", limit: 10, offset: 0).isEmpty)
        let results = try await test.desk.settle([test.order(0, .choose(0)), test.order(0, .choose(0), document: 2)])
        #expect(results.map(\.after.value) == [.number(58), .number(7)])
    }

    private static let readable: [(FieldType, String, FieldValue)] = [
        (FieldType.decimal, "1.234,5", FieldValue.number(Decimal(12345) / 10)),
        (FieldType.count, "1.234", FieldValue.number(Decimal(1234))),
        (FieldType.percent, "51,7", FieldValue.number(Decimal(517) / 10)),
        (FieldType.money, "342.628.000", FieldValue.number(Decimal(342_628_000))),
        (FieldType.yesno, "Có", FieldValue.bool(true)),
        (FieldType.yesno, "không", FieldValue.bool(false)),
        (FieldType.date, "26/5/2019", FieldValue.string("2019-05-26")),
        (FieldType.text, "Nguyễn Huệ", FieldValue.string("Nguyễn Huệ")),
    ]

    @Test("typed values are read the Vietnamese way by the field's type", arguments: readable)
    func typed(_ type: FieldType, _ text: String, _ value: FieldValue) async throws {
        let test = try await TestDesk(records: [Sample.record([Sample.field(nil, "x", type: type, decision: .review)])])
        defer { test.remove() }
        let understanding = try await test.desk.understand(text, as: FieldReference(document: 1, position: 0))
        #expect(understanding.value == value)
        let result = try await test.desk.settle(test.order(0, .correct(text)))
        #expect(result.after.value == value)
    }

    private static let unreadable: [(FieldType, String)] = [
        (FieldType.count, "năm mươi máy"), (FieldType.count, "5O"), (FieldType.count, "58 máy cũ"), (FieldType.percent, "nửa"),
        (FieldType.yesno, "có thể"), (FieldType.date, "31/02/2019"), (FieldType.email, "khong co"),
    ]

    @Test("what is no value of the type is refused with a sentence and changes nothing", arguments: unreadable)
    func refused(_ type: FieldType, _ text: String) async throws {
        let test = try await TestDesk(records: [Sample.record([Sample.field(nil, "1", type: type, decision: .review)])])
        defer { test.remove() }
        let error = await #expect(throws: DeskError.self) { try await test.desk.settle(test.order(0, .correct(text))) }
        guard case .notUnderstood(let sentence) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(sentence.contains(text))
        #expect(try await test.desk.trail(TrailFilter(), for: "lan", limit: 1, offset: 0).isEmpty)
    }

    @Test("illegible and wrong in the report leave the queue and stay under review in the record")
    func setAside() async throws {
        let test = try await TestDesk(records: [Self.record])
        defer { test.remove() }
        await #expect(throws: DeskError.noteMissing) { try await test.desk.settle(test.order(0, .reportWrong)) }
        let wrong = try await test.desk.settle(test.order(0, .reportWrong, why: "58 máy, không phải 53"))
        let illegible = try await test.desk.settle(test.order(3, .illegible))
        #expect((wrong.after.decision, wrong.after.value) == (.review, .number(53)))
        #expect((illegible.after.decision, illegible.after.value) == (.review, nil))
        #expect(illegible.open == 0)
        #expect(try await test.desk.queue(QueueFilter(), limit: 10, offset: 0).total == 0)
    }

    @Test("a reading of which no value could be made cannot be confirmed")
    func nothingToConfirm() async throws {
        var field = Sample.field(nil, "5O", decision: .review)
        field.value = nil
        let test = try await TestDesk(records: [Sample.record([field])])
        defer { test.remove() }
        await #expect(throws: DeskError.self) { try await test.desk.settle(test.order(0, .confirm)) }
        let blank = try await test.desk.settle(test.order(0, .blank))
        #expect((blank.after.state, blank.after.raw) == (.blank, nil))
    }

    @Test("another place on the page becomes the field's evidence")
    func place() async throws {
        let test = try await TestDesk(records: [Self.record])
        defer { test.remove() }
        let result = try await test.desk.settle(test.order(0, .place(page: 1, box: [10, 20, 30, 40], text: "58")))
        #expect(result.after.evidence?.bbox == [10, 20, 30, 40])
        #expect(result.after.value == .number(58))
        await #expect(throws: DeskError.self) {
            try await test.desk.settle(test.order(3, .place(page: 1, box: [30, 20, 10, .nan], text: "58")))
        }
    }
}
