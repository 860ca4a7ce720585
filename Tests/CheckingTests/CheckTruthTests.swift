import Checking
import DocumentModel
import Foundation
import RecordModel
import Testing

@Suite(.enabled(if: TruthRecords.isThere)) struct CheckTruthTests {
    private static let runner = CheckRunner(MappingsUnderTest.library)

    @Test func everyWrongFigureOfTheInlineFormsIsFound() throws {
        // The percent sign typed twice leaves the figure right.
        let telling = try TruthRecords.inline().map { ($0, $0.anomalies.filter { $0.value != "percent_sign_doubled" }) }
        #expect(telling.map { $0.1.count }.reduce(0, +) == 11)
        for (truth, anomalies) in telling {
            let found = Set(Self.runner.run(on: truth.record, language: .vietnamese).filter { $0.severity == .error }.flatMap(\.fields))
            for (field, anomaly) in anomalies { #expect(found.contains(field), "\(truth.name): \(anomaly) of \(field) is not found") }
        }
    }

    @Test func blankFormsGiveNoResults() throws {
        for truth in try TruthRecords.inline() where truth.name.contains("-blank") {
            #expect(Self.runner.run(on: truth.record, language: .english).isEmpty, "\(truth.name)")
        }
    }

    @Test func nothingElseIsCalledAnErrorInTheInlineForms() throws {
        for truth in try TruthRecords.inline() {
            for result in Self.runner.run(on: truth.record, language: .vietnamese) where result.severity == .error {
                #expect(result.fields.contains { truth.anomalies[$0] != nil }, "\(truth.name): \(result.message)")
            }
        }
    }

    @Test func truthOfAReportThatContradictsItselfKeepsItsConfidence() throws {
        for truth in try TruthRecords.inline() + TruthRecords.tabular() {
            let weighed = ArithmeticEvidence(MappingsUnderTest.library).weigh(truth.record, acceptance: { _ in 0.985 }, language: .english)
            #expect(zip(truth.record.fields, weighed.record.fields).allSatisfy { $0.value == $1.value && $0.confidence <= $1.confidence })
        }
    }
}
