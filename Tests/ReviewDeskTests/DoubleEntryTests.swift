import Foundation
import RecordModel
import Store
import Testing

@testable import ReviewDesk

@Suite("Double entry")
struct DoubleEntryTests {
    private static let id = "infrastructure.computers.total"
    private static var record: Record { Sample.record([Sample.doubtful(id, "53", or: "58"), Sample.doubtful(nil, "1", or: "7")]) }

    private func desk() async throws -> TestDesk { try await TestDesk(doubleEntry: .fields([Self.id]), records: [Self.record]) }

    @Test("one entry changes nothing and is hidden from the second person")
    func first() async throws {
        let test = try await desk()
        defer { test.remove() }
        let result = try await test.desk.settle(test.order(0, .choose(0)))
        #expect(result.status == .awaitingSecond)
        #expect(result.after.value == .number(53))
        let seen = try await test.desk.document(1, for: "minh")
        #expect(seen.fields[0].entries.isEmpty)
        #expect(seen.fields[0].field.value == .number(53))
        let trail = try await test.desk.trail(TrailFilter(), for: "minh", limit: 10, offset: 0)
        #expect(trail.map(\.action) == [.entered])
        #expect(trail.first?.new == nil)
        let own = try await test.desk.trail(TrailFilter(), for: "lan", limit: 10, offset: 0)
        #expect(own.first?.new?.value == .number(58))
        let export = String(decoding: try await test.desk.exportTrail(TrailFilter(), as: .csv), as: UTF8.self)
        #expect(!export.contains(",58,"))
    }

    @Test("the same person is not a second one")
    func samePerson() async throws {
        let test = try await desk()
        defer { test.remove() }
        _ = try await test.desk.settle(test.order(0, .choose(0)))
        await #expect(throws: DeskError.needsAnotherPerson) { try await test.desk.settle(test.order(0, .choose(0), revision: 1)) }
    }

    @Test("two people who agree settle the field, however they wrote it")
    func agreement() async throws {
        let test = try await desk()
        defer { test.remove() }
        _ = try await test.desk.settle(test.order(0, .choose(0)))
        let second = try await test.desk.settle(test.order(0, .correct("058"), who: "minh"))
        #expect(second.status == .settled)
        #expect(second.after.value == .number(58))
    }

    @Test("a difference goes to a third, who sees both")
    func third() async throws {
        let test = try await desk()
        defer { test.remove() }
        _ = try await test.desk.settle(test.order(0, .choose(0)))
        let second = try await test.desk.settle(test.order(0, .confirm, who: "minh"))
        #expect(second.status == .awaitingThird)
        #expect(try await test.desk.document(1, for: "minh").fields[0].entries.map(\.who) == ["minh"])
        let seen = try await test.desk.document(1, for: "hoa")
        #expect(seen.fields[0].entries.map(\.outcome.value) == [.number(58), .number(53)])
        await #expect(throws: DeskError.needsAnotherPerson) {
            try await test.desk.settle(test.order(0, .confirm, revision: second.revision, who: "minh"))
        }
        // A page from before the difference did not show both.
        await #expect(throws: DeskError.self) { try await test.desk.settle(test.order(0, .choose(0), revision: 1, who: "hoa")) }
        let decided = try await test.desk.settle(test.order(0, .choose(0), revision: second.revision, who: "hoa"))
        #expect(decided.status == .settled)
        #expect(decided.after.value == .number(58))
    }

    @Test("an entry can be taken back by its own person only, and the others' stays")
    func takingBack() async throws {
        let test = try await desk()
        defer { test.remove() }
        let first = try await test.desk.settle(test.order(0, .choose(0)))
        await #expect(throws: DeskError.nothingToUndo) {
            try await test.desk.undo(first.field, revision: first.revision, who: "minh", at: TestDesk.noon)
        }
        let undone = try await test.desk.undo(first.field, revision: first.revision, who: "lan", at: TestDesk.noon)
        #expect(undone.status == .waiting)
    }

    @Test("fields outside the rule are settled at once; numbers of the rubric are score-critical")
    func rules() async throws {
        let test = try await desk()
        defer { test.remove() }
        #expect(try await test.desk.settle(test.order(1, .confirm)).status == .settled)
        let critical = try await TestDesk(doubleEntry: .scoreCritical, records: [Self.record])
        defer { critical.remove() }
        #expect(try await critical.desk.document(1, for: "lan").fields.map(\.isDoubleEntry) == [true, false])
    }
}
