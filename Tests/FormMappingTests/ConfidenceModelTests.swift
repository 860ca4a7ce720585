import Foundation
import RecordModel
import Testing

@testable import FormMapping

@Suite struct ConfidenceModelTests {
    private static func features(_ claim: FieldFeatures.Claim, _ source: FieldFeatures.Source, _ doubts: [Doubt: Double]) -> FieldFeatures {
        FieldFeatures(claim: claim, source: source, type: .count, doubts: doubts)
    }

    private static let claims = FieldFeatures.Claim.allCases.flatMap { claim in FieldFeatures.Source.allCases.map { (claim, $0) } }

    @Test func theBundledModelKnowsEveryKindOfClaim() {
        #expect(ConfidenceModel.problem == nil)
        for (claim, source) in Self.claims {
            #expect(ConfidenceModel.bundled.parts.count { $0.claim == claim && $0.source == source } == 1, "\(claim) \(source)")
        }
        for (claim, source) in Self.claims {
            #expect((0.97..<1).contains(ConfidenceModel.bundled.acceptance(of: Self.features(claim, source, [:]))))
        }
    }

    @Test func moreDoubtNeverMakesAClaimSurer() {
        let model = ConfidenceModel.bundled
        for (claim, source) in Self.claims {
            for doubt in Doubt.allCases where doubt != .looseForm {
                var last = 1.0
                for size in stride(from: 0.0, through: 1.5, by: 0.05) {
                    let confidence = model.confidence(of: Self.features(claim, source, [doubt: size, .looseForm: 0.05]))
                    #expect(confidence <= last, "\(claim) \(source) \(doubt) \(size)")
                    last = confidence
                }
            }
        }
    }

    @Test func aPictureIsNeverTrustedMoreThanSpelledCharacters() {
        let model = ConfidenceModel.bundled
        for doubts: [Doubt: Double] in [[:], [.misfit: 0.5], [.unfit: 0.5, .textBeside: 1], [.column: 0.4]] {
            let spelled = model.confidence(of: Self.features(.value, .spelled, doubts))
            #expect(model.confidence(of: Self.features(.value, .picture, doubts)) <= spelled + 0.001, "\(doubts)")
        }
    }

    @Test(arguments: [Doubt.lettersLost, .wrongType])
    func whatIsGravelyDoubtfulIsNotAccepted(_ doubt: Doubt) {
        let features = Self.features(.value, .spelled, [doubt: 1, .unfit: 0.6])
        #expect(ConfidenceModel.bundled.confidence(of: features) < ConfidenceModel.bundled.acceptance(of: features))
    }

    @Test func aModelWithoutPartsAcceptsNothing() {
        let model = ConfidenceModel(acceptance: ["spelled": 0.985], parts: [])
        let features = Self.features(.value, .spelled, [:])
        #expect(model.confidence(of: features) < model.acceptance(of: features))
    }

    @Test func aClaimMayHaveAThresholdOfItsOwn() {
        let model = ConfidenceModel(acceptance: ["picture": 0.97, "picture blank": 0.99], parts: [])
        #expect(model.acceptance(of: Self.features(.value, .picture, [:])) == 0.97)
        #expect(model.acceptance(of: Self.features(.blank, .picture, [:])) == 0.99)
        #expect(model.acceptance(of: Self.features(.blank, .page, [:])) == 1)
    }

    @Test(arguments: [
        #"{"schema": "phieu.confidence/3", "acceptance": {"spelled": 0.99}, "parts": []}"#, "[]",
        #"{"schema": "phieu.confidence/2", "acceptance": {"spelled": 0.99}, "parts": [{"source": "spelled", "claim": "value", "bias": 1, "weights": {"misfit": -1}, "curve": []}]}"#,
        #"{"schema": "phieu.confidence/2", "acceptance": {"spelled": 0.99}, "parts": [{"source": "spelled", "claim": "value", "bias": 1, "weights": {"luck": 1}, "curve": []}]}"#,
        #"{"schema": "phieu.confidence/2", "acceptance": {"spelled": 0.99}, "parts": [{"source": "spelled", "claim": "value", "bias": 1, "weights": {}, "curve": [[0, 0.5], [1, 0.6]]}]}"#,
        #"{"schema": "phieu.confidence/2", "acceptance": {"spelled": 0.99}, "parts": [{"source": "spelled", "claim": "value", "bias": 1, "weights": {}, "curve": [[0, 1]]}]}"#,
    ]) func aModelThatCannotBeMeantIsRefused(_ text: String) {
        #expect(throws: ConfidenceModel.LoadingError.self) { try ConfidenceModel.read(Data(text.utf8)) }
    }

    @Test func theCurveRunsStraightInLogOdds() throws {
        let part = ConfidenceModel.Part(source: .spelled, claim: .value, bias: 0, weights: [:], curve: [[-2, 0.99], [2, 0.01]])
        #expect(part.probability(-5) == 0.99)
        #expect(part.probability(5) == 0.01)
        #expect(abs(part.probability(0) - 0.5) < 1e-9)
    }

    /// Whatever the model thinks of them, these go to a person.
    @Test(arguments: [
        ("lan", "☒ Có ☒ Không"), ("computers.rate", "5000"), ("computers", "-3"), ("computers", "tám mươi"),
    ]) func hardRulesStandAboveTheModel(_ field: String, _ answer: String) throws {
        let sure = ConfidenceModel(
            acceptance: ["spelled": 0.5, "page": 0.5, "picture": 0.5],
            parts: Self.claims.map { ConfidenceModel.Part(source: $1, claim: $0, bias: -20, weights: [:], curve: []) })
        let lines = SmallForm.lines.map { line -> String in
            if field == "lan", line.hasPrefix("3.") { return "3. Cơ quan có mạng nội bộ: \(answer)" }
            guard field.hasPrefix("computers"), line.hasPrefix("2.") else { return line }
            let (count, share) = field == "computers" ? (answer, "91,5") : ("87", answer)
            return "2. Tổng số máy tính tại cơ quan: \(count) chiếc; Tỷ lệ máy tính trên cán bộ: \(share) %"
        }
        let document = SmallForm.document(lines.map { SmallForm.paragraph($0) } + [SmallForm.table(SmallForm.rows)])
        let mapped = FormMapper(forms: [try SmallForm.form()], confidence: sure).map(document)
        let found = try #require(mapped.fields.first { $0.id == field })
        #expect(found.decision == .review, "\(found.raw ?? "")")
    }

    /// Words beside text that belongs to nothing may be the half of an answer; a figure is whole, and a file says what stands in a cell.
    @Test(arguments: [
        (FieldFeatures.Source.page, Doubt.words, true), (.picture, .address, true), (.page, .figures, false), (.spelled, .words, false),
    ]) func wordsBesideStrayTextOnAPageAreForAPerson(_ source: FieldFeatures.Source, _ kind: Doubt, _ isForAPerson: Bool) {
        let features = FieldFeatures(claim: .value, source: source, type: .text, doubts: [kind: 1]).adding([.besideLeftover: 1])
        #expect(features.isForAPerson == isForAPerson)
    }
}
