import DocumentModel
import RecordModel
import Testing
import VietnameseText

@testable import FormMapping
@testable import Pipeline

/// Free text of a record whose document lost letters.
@Suite struct FreeTextRestorationTests {
    private func mapped(_ fields: [RecordField], _ channel: LossyChannel) -> MappedDocument {
        MappedDocument(
            form: nil, formConfidence: 1, channel: channel, fields: fields, tables: [], unmapped: [], findings: [])
    }

    private func field(_ type: FieldType, _ text: String) -> RecordField {
        RecordField(
            id: "a.b", section: "", label: "", type: type, state: .filled, raw: text, value: .string(text), confidence: 0.9,
            decision: .accepted)
    }

    @Test func wordsArePutBackAndGoToReview() throws {
        let restoration = try #require(FreeTextRestoration(channel: .outsideLatin1Dropped, language: .vietnamese))
        let read = restoration.restore(mapped([field(.text, "Ph n m m qu n lý v n b n")], .outsideLatin1Dropped))
        #expect(read.fields[0].value == .string("Phần mềm quản lý văn bản"))
        #expect(read.fields[0].raw == "Ph n m m qu n lý v n b n")
        #expect(read.fields[0].decision == .review)
        #expect(read.fields[0].reasonCodes.contains("letters-restored"))
        #expect(read.fields[0].confidence <= 0.9)
    }

    @Test func aPersonsNameIsOnlyOffered() throws {
        let restoration = try #require(FreeTextRestoration(channel: .diacriticsStripped, language: .english))
        let read = restoration.restore(mapped([field(.name, "Nguyen Van Hung")], .diacriticsStripped))
        #expect(read.fields[0].value == .string("Nguyen Van Hung"))
        #expect(read.fields[0].decision == .review)
        #expect(read.fields[0].alternatives.first?.value == .string("Nguyễn Văn Hùng"))
    }

    @Test func numbersAndAddressesStay() throws {
        let restoration = try #require(FreeTextRestoration(channel: .diacriticsStripped, language: .vietnamese))
        let fields = [field(.email, "vanphong@example.vn"), field(.phone, "0912 345 678"), field(.text, "2019")]
        #expect(restoration.restore(mapped(fields, .diacriticsStripped)).fields == fields)
    }

    @Test func intactDocumentsAreNotTouched() {
        #expect(FreeTextRestoration(channel: .intact, language: .vietnamese) == nil)
        #expect(FreeTextRestoration(channel: .tcvn3AsLatin1, language: .vietnamese) == nil)
    }
}
