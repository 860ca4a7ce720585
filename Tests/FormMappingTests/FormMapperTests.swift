import DocumentModel
import Foundation
import RecordModel
import Testing

@testable import FormMapping

struct FormMapperTests {
    @Test func wordsThatSendersPutBesideALabelsOwnAreNothingLeftOver() throws {
        let lines = SmallForm.lines.map { $0.replacing("Tổng số máy tính", with: "Tổng số lượng máy tính") }
        let mapped = try SmallForm.map(SmallForm.document(lines.map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows)]))
        #expect(mapped.value("computers") == "87")
        #expect(mapped.unmapped.isEmpty, "\(mapped.unmapped.map(\.text))")
    }

    @Test func everySlotOfAFilledDocumentIsRead() throws {
        let mapped = try SmallForm.map(SmallForm.filled)
        #expect(mapped.form?.id == "small")
        let expected = [
            "agency.name": "Sở Xây dựng", "computers": "87", "computers.rate": "91.5", "lan": "true", "documents.numerator": "1020",
            "documents.denominator": "1200", "staff.it": "2", "staff.it.rate": "4.5", "training.rate": "100",
        ]
        for (field, value) in expected { #expect(mapped.value(field) == value, "\(field)") }
        #expect(mapped.state("training") == "blank")
        #expect(mapped.fields.first { $0.id == "staff.it" }?.note == "kiêm nhiệm 1")
        #expect(mapped.agency == "Sở Xây dựng")
        #expect(mapped.unmapped.isEmpty)
    }

    /// The slash between the blanks came out as a letter, or a word stands in its place: no dot of a figure parts them instead.
    @Test(arguments: ["..1.020… I …126.687.. văn bản", "1.020 trên 126.687 văn bản"])
    func figuresOfTwoBlanksWithoutTheirSlashAreForAPerson(_ answer: String) throws {
        var lines = SmallForm.lines
        lines[4] = "4. Văn bản điện tử trên tổng số văn bản: " + answer
        let mapped = try SmallForm.map(SmallForm.document(lines.map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows)]))
        let fields = mapped.fields.filter { $0.id?.hasPrefix("documents.") == true }
        #expect(fields.count == 2 && fields.allSatisfy { $0.decision == .review })
        #expect(!fields.contains { $0.raw?.contains("687") == true && $0.raw?.contains("126.687") == false })
    }

    @Test func fieldsFollowTheFormsOrder() throws {
        let form = try SmallForm.form()
        #expect(try SmallForm.map(SmallForm.filled).fields.map(\.id) == form.slots.map(\.field))
    }

    @Test func aListKeepsRowsThatSomebodyWroteAndLeavesOutNumberedEmptyOnes() throws {
        let tables = try SmallForm.map(SmallForm.filled).tables
        #expect(tables.map(\.id) == ["applications"])
        #expect(tables.first?.rows.map { $0.map(\.raw) } == [["1", "Quản lý cấp phép", "Sở Xây dựng", "x"]])
    }

    @Test(arguments: [LossyCase.latin1, .stripped]) func labelsAreRecognisedByWhatALossyChannelLeaves(_ lossy: LossyCase) throws {
        let document = SmallForm.document(
            SmallForm.lines.map { SmallForm.paragraph(lossy.damage($0)) } + [SmallForm.table(SmallForm.rows.map { $0.map(lossy.damage) })])
        let mapped = try SmallForm.map(document)
        #expect(mapped.value("computers") == "87")
        #expect(mapped.value("staff.it.rate") == "4.5")
        #expect(mapped.value("training.rate") == "100")
        let agency = mapped.fields.first { $0.id == "agency.name" }
        #expect(agency?.decision == .review, "words that lost letters are never accepted")
    }

    @Test func equalLabelsAreToldApartByTheirOrder() throws {
        var rows = SmallForm.rows
        rows[3][3] = "7"
        rows[6][3] = "9"
        let mapped = try SmallForm.map(SmallForm.document(SmallForm.lines.map(SmallForm.paragraph) + [SmallForm.table(rows)]))
        #expect(mapped.value("staff.it.rate") == "7")
        #expect(mapped.value("training.rate") == "9")
    }

    private func mapped(adding row: [String]) throws -> MappedDocument {
        var rows = SmallForm.rows
        rows.insert(row, at: 4)
        return try SmallForm.map(SmallForm.document(SmallForm.lines.map(SmallForm.paragraph) + [SmallForm.table(rows)]))
    }

    @Test func aRowThatTheSenderAddedIsAFieldForAPerson() throws {
        let mapped = try mapped(adding: ["1.2", "- Số lượng thạc sỹ quản lý nhà nước", "người", "3", "đang học"])
        let field = try #require(mapped.fields.last)
        #expect(field.id == nil && field.number == "1.2" && field.label == "- Số lượng thạc sỹ quản lý nhà nước")
        #expect(field.value == .number(3) && field.type == .count && field.unit == "người" && field.note == "đang học")
        #expect(field.decision == .review && field.confidence <= 0.5 && field.reasonCodes == ["row-not-in-form"])
        #expect(mapped.features.count == mapped.fields.count)
        #expect(mapped.value("staff.it.rate") == "4.5" && mapped.value("training.rate") == "100")
    }

    @Test func anAddedRowWithoutAnAnswerStaysText() throws {
        let mapped = try mapped(adding: ["1.2", "- Số lượng thạc sỹ quản lý nhà nước", "người", "", ""])
        #expect(mapped.fields.allSatisfy { $0.id != nil })
        #expect(mapped.unmapped.contains { $0.text.contains("thạc sỹ") })
    }

    @Test func aDroppedRowIsMissingAndItsNeighboursKeepTheirValues() throws {
        var rows = SmallForm.rows
        rows.remove(at: 2)
        let mapped = try SmallForm.map(SmallForm.document(SmallForm.lines.map(SmallForm.paragraph) + [SmallForm.table(rows)]))
        #expect(mapped.state("staff.it") == "missing")
        #expect(mapped.value("training.rate") == "100")
    }

    @Test func anInsertedRowGoesToUnmappedWithItsPlaceAndTakesNoSlot() throws {
        var rows = SmallForm.rows
        rows.insert(["1.2", "- Số hợp đồng thuê ngoài đang thực hiện", "hợp đồng", "12", ""], at: 4)
        let mapped = try SmallForm.map(SmallForm.document(SmallForm.lines.map(SmallForm.paragraph) + [SmallForm.table(rows)]))
        #expect(mapped.unmapped.contains { $0.text.contains("hợp đồng thuê ngoài") && $0.text.contains("12") })
        #expect(!mapped.fields.contains { $0.id != nil && $0.value == .number(12) })
    }

    @Test func rowsMovedToTheEndAreFoundAsABlock() throws {
        let moved = [SmallForm.rows[0]] + SmallForm.rows[4...6] + SmallForm.rows[1...3]
        let mapped = try SmallForm.map(SmallForm.document(SmallForm.lines.map(SmallForm.paragraph) + [SmallForm.table(moved)]))
        #expect(mapped.value("training.rate") == "100")
        #expect(mapped.value("staff.it") == "2")
        #expect(mapped.value("staff.it.rate") == "4.5")
    }

    @Test func boxesMayStandInTheParagraphBelow() throws {
        var lines = SmallForm.lines
        lines[3] = "3. Cơ quan có mạng nội bộ:"
        lines.insert("( ) Có\t(x) Không", at: 4)
        let mapped = try SmallForm.map(SmallForm.document(lines.map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows)]))
        #expect(mapped.value("lan") == "false")
    }

    @Test(arguments: ["□ Có ▪ Không", "□ Có\t■ Không", "▫ Có ◾ Không", "◻ Có ◼ Không"]) func anyFilledBoxBesideAnEmptyOneIsATick(
        _ boxes: String
    ) throws {
        var lines = SmallForm.lines
        lines[3] = "3. Cơ quan có mạng nội bộ: \(boxes)"
        let mapped = try SmallForm.map(SmallForm.document(lines.map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows)]))
        #expect(mapped.value("lan") == "false")
    }

    @Test func twoTickedBoxesAreADoubtAndNoValue() throws {
        var lines = SmallForm.lines
        lines[3] = "3. Cơ quan có mạng nội bộ: ☒ Có ☒ Không"
        let mapped = try SmallForm.map(SmallForm.document(lines.map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows)]))
        let field = mapped.fields.first { $0.id == "lan" }
        #expect(field?.value == nil)
        #expect(field?.decision == .review)
        #expect(field?.reasonCodes.contains("both-boxes-ticked") == true)
    }

    @Test func aLineCutByThePageGoesOnInTheNextParagraph() throws {
        var lines = SmallForm.lines
        lines[2] = "2. Tổng số máy tính tại cơ quan: 87 chiếc; Tỷ lệ máy tính"
        lines.insert("trên cán bộ: 91,5 %", at: 3)
        let mapped = try SmallForm.map(SmallForm.document(lines.map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows)]))
        #expect(mapped.value("computers") == "87")
        #expect(mapped.value("computers.rate") == "91.5")
    }

    @Test func blankFormsGiveNoValue() throws {
        let blank = SmallForm.lines.map { line in
            switch line.first {
            case "1": "1. Tên cơ quan: ............"
            case "2": "2. Tổng số máy tính tại cơ quan: ......... chiếc; Tỷ lệ máy tính trên cán bộ: ….... %"
            case "3": "3. Cơ quan có mạng nội bộ: ☐ Có\t\t☐ Không"
            case "4": "4. Văn bản điện tử trên tổng số văn bản: ……/…… văn bản"
            default: line
            }
        }
        let rows = SmallForm.rows.map { $0.enumerated().map { $0.offset < 3 || $0.element == "Số liệu" ? $0.element : "" } }
        let mapped = try SmallForm.map(SmallForm.document(blank.map(SmallForm.paragraph) + [SmallForm.table(rows)]))
        #expect(mapped.fields.allSatisfy { $0.value == nil })
        #expect(mapped.fields.allSatisfy { $0.state == .blank })
    }

    @Test func aDocumentOfNoKnownFormSaysSoAndNamesTheNearest() throws {
        let letter = SmallForm.document([
            SmallForm.paragraph("Kính gửi: Các phòng, ban, đơn vị trực thuộc"),
            SmallForm.paragraph("Thực hiện chương trình công tác quý, đề nghị các đơn vị chuẩn bị nội dung họp giao ban."),
        ])
        let mapped = try SmallForm.map(letter)
        #expect(mapped.form == nil)
        #expect(mapped.findings.contains { $0.english.contains("small") })
    }

    @Test func theSameDocumentGivesTheSameRecordTwice() throws {
        let first = try SmallForm.map(SmallForm.filled)
        let second = try SmallForm.map(SmallForm.filled)
        #expect(first.fields == second.fields)
        #expect(first.tables == second.tables)
    }

    enum LossyCase: Sendable {
        case latin1, stripped

        func damage(_ text: String) -> String {
            switch self {
            case .latin1:
                String(
                    text.map { character in
                        character.unicodeScalars.allSatisfy { $0.value <= 0xFF || $0 == "…" || $0 == "☒" || $0 == "☐" } ? character : " "
                    })
            case .stripped:
                text.decomposedStringWithCanonicalMapping.unicodeScalars.filter { !(0x300...0x36F).contains($0.value) }
                    .reduce(into: "") { $0.unicodeScalars.append($1 == "đ" ? "d" : $1 == "Đ" ? "D" : $1) }
            }
        }
    }
}
