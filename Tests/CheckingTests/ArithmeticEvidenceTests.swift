import Checking
import DocumentModel
import Foundation
import RecordModel
import Testing

@Suite struct ArithmeticEvidenceTests {
    private static let acceptance = 0.985
    private static let total = "infrastructure.computers.total"
    private static let installed = "infrastructure.antivirus.installed"
    private static let rate = "infrastructure.antivirus.rate"

    private static func field(
        _ id: String, _ text: String, _ confidence: Double, or alternatives: [(String, Double)] = [], ocr: Bool = false
    ) -> RecordField {
        var evidence = Evidence()
        evidence.source = ocr ? "ocr" : "text-layer"
        func number(_ text: String) -> FieldValue? {
            Decimal(string: text.replacingOccurrences(of: ",", with: ".")).map(FieldValue.number)
        }
        return RecordField(
            id: id, section: "", label: id, type: id.hasSuffix("rate") ? .percent : .count, state: text.isEmpty ? .blank : .filled,
            raw: text.isEmpty ? nil : text, value: number(text), confidence: confidence,
            decision: confidence >= acceptance ? .accepted : .review, evidence: evidence,
            alternatives: alternatives.map { Alternative(value: number($0.0), raw: $0.0, confidence: $0.1) })
    }

    private static func weigh(_ fields: [RecordField], _ language: Language = .vietnamese) -> ArithmeticEvidence.Weighed {
        let record = Record(document: DocumentFacts(file: "x", sha256: "", bytes: 0, mediaType: ""), fields: fields)
        return ArithmeticEvidence(MappingsUnderTest.library).weigh(record, acceptance: { _ in acceptance }, language: language)
    }

    private static func field(_ id: String, in weighed: ArithmeticEvidence.Weighed) -> RecordField? {
        weighed.record.fields.first { $0.id == id }
    }

    @Test func holdingShareRaisesAllThreeFields() throws {
        let weighed = Self.weigh([
            Self.field(Self.total, "58", 0.9), Self.field(Self.installed, "30", 0.95), Self.field(Self.rate, "51,7", 0.97),
        ])
        #expect(weighed.verdicts.map(\.kind) == [.supported, .supported, .supported])
        #expect(weighed.verdicts.allSatisfy { $0.confidenceAfter > $0.confidenceBefore && $0.check == "infrastructure.antivirus.share" })
        let first = try #require(weighed.record.fields.first)
        #expect(first.decision == .accepted)
        #expect(first.reasonCodes == ["arithmetic-supports"])
        #expect(first.reasons == ["khớp phép tính: 30/58 = 51,7 %"])
    }

    @Test func whatARuleLeavesToAPersonIsNotAcceptedHoweverWellItFits() {
        let fields = [Self.field(Self.total, "58", 0.9), Self.field(Self.installed, "30", 0.95), Self.field(Self.rate, "51,7", 0.97)]
        let record = Record(document: DocumentFacts(file: "x", sha256: "", bytes: 0, mediaType: ""), fields: fields)
        let evidence = ArithmeticEvidence(MappingsUnderTest.library)
        let weighed = evidence.weigh(record, acceptance: { _ in Self.acceptance }, heldBack: [0], language: .english)
        #expect(weighed.record.fields.map(\.decision) == [.review, .accepted, .accepted])
        #expect(weighed.record.fields[0].confidence >= Self.acceptance)
    }

    @Test func alternativeThatMendsTheShareTakesThePlace() throws {
        let weighed = Self.weigh([
            Self.field(Self.total, "53", 0.7, or: [("58", 0.25)]), Self.field(Self.installed, "30", 0.995),
            Self.field(Self.rate, "51,7", 0.995),
        ])
        let total = try #require(Self.field(Self.total, in: weighed))
        #expect(total.value == .number(58) && total.raw == "58")
        #expect(total.confidence > 0.9)
        #expect(total.alternatives.first?.value == .number(53))
        #expect(total.reasons == ["đọc là “53”, sửa theo phép tính: khớp phép tính: 30/58 = 51,7 %"])
        #expect(weighed.verdicts.first?.kind == .mended)
    }

    @Test func readingsOfTwoFieldsAreChosenTogether() {
        let weighed = Self.weigh([
            Self.field(Self.total, "53", 0.6, or: [("58", 0.35)]), Self.field(Self.installed, "39", 0.6, or: [("30", 0.35), ("36", 0.04)]),
            Self.field(Self.rate, "51,7", 0.995),
        ])
        #expect(Self.field(Self.total, in: weighed)?.value == .number(58))
        #expect(Self.field(Self.installed, in: weighed)?.value == .number(30))
    }

    @Test func checksThatShareAFieldDecideTogether() {
        // 30/58 and 29/58 agree on 58; 30/53 and 29/53 do not agree with what is written.
        let weighed = Self.weigh([
            Self.field("staff.total", "53", 0.9, or: [("58", 0.05)]), Self.field("mail.accounts.total", "30", 0.97),
            Self.field("mail.accounts.rate", "51,7", 0.97), Self.field("infrastructure.computers.staff_equipped", "29", 0.97),
            Self.field("infrastructure.computers.staff_equipped.rate", "50", 0.97),
        ])
        #expect(Self.field("staff.total", in: weighed)?.value == .number(58))
        #expect((Self.field("staff.total", in: weighed)?.confidence ?? 0) > 0.95)
    }

    @Test func certainFieldsOfAWrongReportKeepTheirConfidence() {
        let weighed = Self.weigh([
            Self.field(Self.total, "58", 0.998), Self.field(Self.installed, "30", 0.998), Self.field(Self.rate, "70", 0.998),
        ])
        #expect(weighed.verdicts.map(\.kind) == [.reportIsWrong, .reportIsWrong, .reportIsWrong])
        #expect(weighed.record.fields.allSatisfy { $0.confidence == 0.998 && $0.decision == .accepted })
        #expect(weighed.record.fields[2].reasonCodes == ["report-contradicts-itself"])
    }

    @Test func doubtfulFieldOfAFailingShareIsLoweredAndTheCertainOnesAreNot() throws {
        let weighed = Self.weigh([
            Self.field(Self.total, "53", 0.8), Self.field(Self.installed, "30", 0.998), Self.field(Self.rate, "51,7", 0.998),
        ])
        let total = try #require(Self.field(Self.total, in: weighed))
        #expect(total.confidence < 0.6)
        #expect(total.reasonCodes == ["arithmetic-contradicts"])
        #expect(Self.field(Self.rate, in: weighed)?.confidence == 0.998)
    }

    @Test func aPictureIsDoubtedEvenWhereItWasReadWithCertainty() {
        let fields = [
            Self.field(Self.total, "53", 0.99, ocr: true), Self.field(Self.installed, "30", 0.998), Self.field(Self.rate, "51,7", 0.998),
        ]
        let lowered = Self.field(Self.total, in: Self.weigh(fields))
        #expect((lowered?.confidence ?? 1) < 0.98)
        #expect(lowered?.decision == .review)
    }

    @Test func alternativeThatMendsNothingIsNotTaken() {
        let weighed = Self.weigh([
            Self.field(Self.total, "53", 0.7, or: [("88", 0.25)]), Self.field(Self.installed, "30", 0.995),
            Self.field(Self.rate, "51,7", 0.995),
        ])
        #expect(Self.field(Self.total, in: weighed)?.value == .number(53))
    }

    @Test func blankSlotIsFilledWhereArithmeticDemandsTheOtherReading() {
        let weighed = Self.weigh([
            Self.field(Self.total, "", 0.6, or: [("58", 0.35)]), Self.field(Self.installed, "30", 0.995),
            Self.field(Self.rate, "51,7", 0.995),
        ])
        #expect(Self.field(Self.total, in: weighed)?.state == .filled)
        #expect(Self.field(Self.total, in: weighed)?.value == .number(58))
    }

    @Test func emptyFiguresSayNothing() {
        let weighed = Self.weigh([Self.field(Self.total, "58", 0.9), Self.field(Self.installed, "0", 0.9), Self.field(Self.rate, "0", 0.9)])
        #expect(weighed.verdicts.isEmpty)
    }

    @Test func fieldConfirmedElsewhereIsNotBlamedForAWrongShare() {
        let weighed = Self.weigh([
            Self.field("staff.total", "58", 0.95), Self.field("mail.accounts.total", "30", 0.95),
            Self.field("mail.accounts.rate", "51,7", 0.95),
            Self.field("infrastructure.computers.staff_equipped", "29", 0.95),
            Self.field("infrastructure.computers.staff_equipped.rate", "80", 0.95),
        ])
        #expect((Self.field("staff.total", in: weighed)?.confidence ?? 0) > 0.97)
        #expect((Self.field("infrastructure.computers.staff_equipped.rate", in: weighed)?.confidence ?? 1) < 0.95)
    }

    @Test func sameRecordGivesTheSameResult() throws {
        let fields = [
            Self.field(Self.total, "53", 0.6, or: [("58", 0.35)]), Self.field(Self.installed, "39", 0.6, or: [("30", 0.35)]),
            Self.field(Self.rate, "51,7", 0.9),
        ]
        let results = (0..<3).map { _ in Self.weigh(fields).record }
        #expect(Set(results).count == 1)
    }
}
