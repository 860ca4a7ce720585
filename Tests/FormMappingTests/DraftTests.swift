import DocumentModel
import RecordModel
import Testing

@testable import FormMapping

/// What `forms draft` makes of a blank form, and a generic record of a filled one, in the layouts that the seven known forms do not have.
struct DraftTests {
    private func bold(_ text: String) -> Block { .paragraph(Paragraph(runs: [TextRun(text, style: TextStyle(bold: true))])) }

    private func form(_ blocks: [Block]) throws -> FormDefinition {
        let draft = FormDrafter(document: SmallForm.document(blocks), id: "small").draft(library: MappingLibrary())
        return try SmallForm.form(draft.form)
    }

    private func blocks(rooms: String, wish: String) -> [Block] {
        [
            bold("I. THÔNG TIN CHUNG"), SmallForm.paragraph("1. Tên đơn vị: ……………"), SmallForm.paragraph("2. Số phòng họp trực tuyến:"),
            SmallForm.paragraph(rooms), bold("II. KIẾN NGHỊ"), SmallForm.paragraph(wish), bold("III. KHÁC"),
            SmallForm.paragraph("1. Số máy in: ……… máy"),
        ]
    }

    @Test func aBlankWithItsUnitOnTheLineBelowIsANumber() throws {
        let form = try form(blocks(rooms: "   ……… phòng", wish: "………………………………"))
        let slot = try #require(form.slots.first { $0.label == "Số phòng họp trực tuyến" })
        #expect(slot.type == .count)
        #expect(slot.unit == "phòng")
    }

    @Test func aSectionOfNothingButDotsIsAQuestion() throws {
        let form = try form(blocks(rooms: "   ……… phòng", wish: "………………………………"))
        #expect(form.slots.contains { $0.label == "KIẾN NGHỊ" && $0.type == .longtext })
        let filled = SmallForm.document(blocks(rooms: "   2 phòng", wish: "Nâng cấp đường truyền của đơn vị."))
        let mapped = FormMapper(forms: [form], language: .english).map(filled, formID: form.id)
        #expect(mapped.fields.first { $0.label == "KIẾN NGHỊ" }?.value == .string("Nâng cấp đường truyền của đơn vị."))
        #expect(mapped.fields.first { $0.label == "Số phòng họp trực tuyến" }?.value == .number(2))
    }

    @Test func aGenericRecordDropsNothingInSilence() {
        let filled = SmallForm.document(blocks(rooms: "   2 phòng", wish: "Nâng cấp đường truyền của đơn vị."))
        let mapped = FormMapper(forms: [], language: .english).map(filled)
        #expect(mapped.form == nil)
        #expect(mapped.fields.contains { $0.label == "KIẾN NGHỊ" && $0.value == .string("Nâng cấp đường truyền của đơn vị.") })
        #expect(mapped.unmapped.contains { $0.text == "2 phòng" })
    }
}
