import Checking
import Foundation
import RecordModel
import Testing

/// Readings of known reports, damaged on purpose, and what arithmetic makes of them.
@Suite(.enabled(if: TruthRecords.isThere)) struct MisreadingTests {
    private struct Tally {
        var misread = 0
        /// Misread with the truth among the alternatives, in a field that a check with all its figures asks about.
        var mendable = 0
        var mendedRight = 0
        /// A right reading replaced, or a wrong one by another wrong one.
        var mendedWrong = 0
        /// Squared error of the confidence of the figures.
        var errorBefore = 0.0
        var errorAfter = 0.0
        var acceptedWrongBefore = 0
        var acceptedWrongAfter = 0
        /// Wrong figures that were for a person before and are not any more.
        var newlyAcceptedWrong: [String] = []
        var newlyAccepted = 0
        var acceptedBefore = 0
        var acceptedAfter = 0
        var figures = 0
    }

    private static let acceptance = 0.985

    private static func tally(_ truths: [TruthRecords.Truth]) -> Tally {
        var tally = Tally()
        let evidence = ArithmeticEvidence(MappingsUnderTest.library)
        for (number, truth) in truths.enumerated() {
            for round in 0..<5 {
                var reader = MisreadRecords(seed: UInt64(number * 100 + round))
                let read = reader.damaged(truth.record, wrong: 0.05)
                let weighed = evidence.weigh(read, acceptance: { _ in acceptance }, language: .english)
                for (index, right) in truth.record.fields.enumerated() where right.type.isNumeric && right.value != nil {
                    add(right, read.fields[index], weighed.record.fields[index], to: &tally)
                }
            }
        }
        return tally
    }

    private static func add(_ right: RecordField, _ before: RecordField, _ after: RecordField, to tally: inout Tally) {
        let (wasRight, isRight) = (before.value == right.value, after.value == right.value)
        tally.figures += 1
        tally.misread += wasRight ? 0 : 1
        tally.mendable +=
            !wasRight && before.alternatives.contains { $0.value == right.value } && after.reasonCodes != before.reasonCodes ? 1 : 0
        tally.mendedRight += before.value != after.value && isRight ? 1 : 0
        tally.mendedWrong += before.value != after.value && !isRight ? 1 : 0
        tally.errorBefore += pow((wasRight ? 1 : 0) - before.confidence, 2)
        tally.errorAfter += pow((isRight ? 1 : 0) - after.confidence, 2)
        let isAccepted = after.confidence >= acceptance && after.decision == .accepted
        let isNew = before.confidence < acceptance && isAccepted
        tally.newlyAccepted += isNew ? 1 : 0
        if isNew, !isRight {
            tally.newlyAcceptedWrong.append(
                "\(after.id ?? "?"): \(before.raw ?? "–") for \(right.raw ?? "–"), \(before.confidence) to \(after.confidence), \(after.reasons)"
            )
        }
        tally.acceptedBefore += before.confidence >= acceptance ? 1 : 0
        tally.acceptedAfter += isAccepted ? 1 : 0
        tally.acceptedWrongBefore += before.confidence >= acceptance && !wasRight ? 1 : 0
        tally.acceptedWrongAfter += isAccepted && !isRight ? 1 : 0
    }

    @Test func misreadFiguresOfConsistentReportsAreMended() throws {
        let tally = Self.tally(try TruthRecords.inline().filter { !$0.name.contains("-blank") })
        #expect(tally.mendedRight * 3 >= tally.mendable * 2, "\(tally)")
        #expect(tally.mendedWrong * 50 <= tally.mendedRight, "\(tally)")
        #expect(tally.errorAfter < tally.errorBefore * 0.7, "\(tally)")
        #expect(tally.acceptedWrongAfter * 1000 <= tally.acceptedAfter, "\(tally)")
    }

    @Test func arithmeticMakesNoWrongFigureAccepted() throws {
        for truths in [try TruthRecords.inline().filter({ !$0.name.contains("-blank") }), try TruthRecords.tabular()] {
            let tally = Self.tally(truths)
            #expect(tally.newlyAccepted > 0, "\(tally)")
            #expect(tally.newlyAcceptedWrong == [], "\(tally)")
        }
    }

    @Test func reportsFullOfWrongSumsAreNotMadeWorse() throws {
        let truths = try TruthRecords.tabular().filter { !$0.name.contains("random") }
        let tally = Self.tally(truths)
        #expect(tally.errorAfter < tally.errorBefore, "\(tally)")
        #expect(tally.mendedWrong * 20 <= tally.mendedRight, "\(tally)")
    }
}
