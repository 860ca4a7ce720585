import DocumentModel
import Foundation
import MappingFiles
import RecordModel
import Testing

@testable import FormMapping

struct ValueReaderTests {
    private func slot(_ type: FieldType, unit: String? = nil, options: [String] = [], blanks: [String] = []) -> FormSlot {
        FormSlot(
            field: "x", section: "", number: "", label: "X", parents: [], type: type, unit: unit, options: options, blanks: blanks,
            entry: 0,
            place: MappingPlace(file: "", line: 1, column: 1))
    }

    private func read(_ text: String, _ slot: FormSlot) -> SlotReading { ValueReader().read(text, slot: slot) }

    @Test(
        arguments: [
            ("…87......", "87"), (".4.658...", "4658"), ("342.628", "342628"), ("05", "5"), ("27 chiếc", "27"), ("…………", nil), ("", nil),
        ] as [(String, String?)]) func countsLoseTheBlanksDotsAndKeepTheirDigits(_ text: String, _ value: String?)
    {
        #expect(read(text, slot(.count, unit: "chiếc")).value?.plainText == value)
    }

    @Test func whatIsCountedComesWholeSoThatItsMarkPartsThousands() {
        let count = read("285.550", slot(.count))
        #expect(count.value == .number(285_550))
        #expect(count.reasons.isEmpty && count.fitness == 1)
        #expect(count.alternatives.map(\.value) == [.number(Decimal(string: "285.55") ?? 0)])
        #expect(read("285.550", slot(.decimal)).reasons == [.separatorAmbiguous])
    }

    @Test func aQuarterWithoutItsNumberIsNoYear() {
        #expect(read("Quý I/2019", slot(.period)).value == .string("Quý I/2019"))
        #expect(read("Quý 2019", slot(.period)).value == nil)
        #expect(read("Quý 2019", slot(.period)).reasons == [.answerUnclear])
        #expect(read("2019", slot(.period)).value == .string("2019"))
    }

    @Test(arguments: [
        ("an.le(stp.example.vn", "an.le@stp.example.vn"), ("an@@stp.example.vn", "an@stp.example.vn"), ("an@)stp.vn", "an@stp.vn"),
    ])
    func aMisreadAtSignIsRepairedForAPerson(_ text: String, _ value: String) {
        let reading = read(text, slot(.email))
        #expect(reading.value == .string(value))
        #expect(reading.fitness < 1 && !reading.reasons.isEmpty)
    }

    /// Read from pictures; the first was accepted at 0.985.
    @Test(arguments: [
        (FieldType.email, "an@stp.cantho.example.,vn"), (.email, "an@stp..vn"), (.email, "an@stp"), (.url, "http:lIstp.example.vn"),
        (.url, "stp.example.,vn"), (.url, "an@stp.example.vn"), (.url, "stp"),
    ])
    func whatIsNoWholeAddressIsForAPerson(_ type: FieldType, _ text: String) {
        #expect(read(text, slot(type)).reasons.contains { $0.isForAPerson })
    }

    @Test(arguments: [
        (FieldType.email, "an.le@stp.example.vn; vanthu@stp.example.vn"), (.url, "https://stp.example.vn/trang-chu?x=1"),
        (.url, "www.stp.example.vn"),
        (.url, "10.20.1.5:8080"), (.url, "http://dichvucong.example.gov.vn/, stp.example.vn"),
    ])
    func wholeAddressesAreNotDoubted(_ type: FieldType, _ text: String) { #expect(read(text, slot(type)).reasons.isEmpty) }

    @Test func aSoundAddressOfMailIsLeftAsItIs() {
        #expect(read("an.le@stp.example.vn", slot(.email)).reasons.isEmpty)
        #expect(read("an.le (văn thư)", slot(.email)).reasons == [.notTheType])
    }

    @Test(arguments: [
        ("Đang triến khai", true), ("Sở Y tế", false), ("nâng cấp.hạ tầng ưƯỚC", true), ("Nguyễn Thị Uyên", false),
        ("UBND-VP 3/2018", false),
    ])
    func wordsThatNoTextHasAreTold(_ text: String, _ isStrange: Bool) {
        #expect(StrangeWords.hasAny(text) == isStrange)
    }

    /// `TextRun.unreadInk` stands where a picture has ink that could not be read.
    @Test(arguments: [("5\u{FFFC}", FieldState.filled, "5"), ("\u{FFFC}", .blank, ""), ("…… \u{FFFC} ……", .blank, "")])
    func inkThatCouldNotBeReadIsForAPersonAndNeverWritten(_ text: String, _ state: FieldState, _ raw: String) {
        let reading = read(text, slot(.count))
        #expect(reading.state == state)
        #expect((reading.raw ?? "") == raw)
        #expect(reading.reasons.contains(.inkUnread))
        #expect(reading.reasons.contains { $0.isForAPerson })
    }

    @Test func otherReadingsOfAWordAreAlternatives() {
        let text = RunText([TextRun("Tổng số: "), TextRun("58 ", alternatives: ["53"]), TextRun("máy")])
        #expect(text.otherReadings(text.scalars.indices) == ["Tổng số: 53 máy"])
        let value = 9..<text.scalars.count
        let reading = ValueReader().read(text, value, slot: slot(.count, unit: "máy"))
        #expect(reading.value == .number(58))
        #expect(reading.alternatives.map(\.value) == [.number(53)])
    }

    @Test func ofAWordHalfInTheSlotOnlyThatHalfIsExchanged() {
        let text = RunText([TextRun("1,2:57/2", alternatives: ["1,2:572", "1.2:572"])])
        #expect(text.otherReadings(4..<8) == ["572"])
    }

    @Test func aNumberTypedInASmallerUnitThanTheFormsIsADoubt() {
        let reading = read("1.250.000.000 đồng", slot(.money, unit: "triệu đồng"))
        #expect(reading.fitness < 0.9)
    }

    @Test(arguments: [
        ("1.250 triệu đồng", "đồng", "1250000000"), ("1.250 triệu đồng", "triệu đồng", "1250"), ("1,5 tỷ đồng", "triệu đồng", "1500"),
        ("1.250.000 đồng", "VNĐ", "1250000"), ("1250", "triệu đồng", "1250"),
    ])
    func scaleWordsTypedBesideTheNumberAreCountedInTheFormsUnit(_ text: String, _ unit: String, _ value: String) {
        #expect(read(text, slot(.money, unit: unit)).value?.plainText == value)
    }

    @Test func aWordBesideANumberIsADoubt() {
        let reading = read("27 cái cũ", slot(.count, unit: "chiếc"))
        #expect(reading.value == .number(27))
        #expect(reading.fitness < 0.9)
    }

    @Test(arguments: [("51,7", "51.7"), ("100%", "100"), ("% 61,2", "61.2"), ("70,11..", "70.11")])
    func sharesAreNumbersOfAHundred(_ text: String, _ value: String) {
        #expect(read(text, slot(.percent, unit: "%")).value?.plainText == value)
    }

    @Test func theFormsOwnInstructionIsBlank() {
        #expect(read("1/0 (1: Có; 0: Không)", slot(.yesno, unit: "1/0 (1: Có; 0: Không)")).state == .blank)
        #expect(read("Có/ Không?", slot(.yesno, options: ["Có", "Không"], blanks: ["Có/ Không?"])).state == .blank)
        #expect(read("Số lượng tin, bài", slot(.count, blanks: ["Số lượng tin, bài"])).state == .blank)
    }

    @Test func whatIsWrittenBehindTheFormsWordsIsTheValue() {
        #expect(read("Số lượng tin, bài: 12", slot(.count, blanks: ["Số lượng tin, bài"])).value == .number(12))
        #expect(read("Có/ Không? Không", slot(.yesno, options: ["Có", "Không"], blanks: ["Có/ Không?"])).value == .bool(false))
    }

    @Test(arguments: [("1", true), ("0", false), ("Có", true), ("Không", false), ("x", true), ("chưa", false)])
    func yesAndNoComeInManyWritings(_ text: String, _ value: Bool) {
        #expect(read(text, slot(.yesno)).value == .bool(value))
    }

    @Test func anOCRSlipInAYesNoCellIsRepairedAndReviewed() {
        let reading = read("I", slot(.yesno))
        #expect(reading.value == .bool(true))
        #expect(reading.fitness < 0.9)
    }

    @Test func aDashIsNothing() {
        let reading = read("-", slot(.count))
        #expect(reading.state == .blank)
        #expect(reading.reasons == [.dashMeansNothing])
    }

    @Test func aFractionalCountAndANegativeShareAreOutOfRange() {
        #expect(read("2,5", slot(.count)).reasons.contains(.outOfRange) || read("2,5", slot(.count)).fitness < 0.9)
        #expect(read("-5", slot(.percent)).fitness < 0.9)
    }

    @Test func theLeadingZeroOfAPhoneNumberIsPutBackAndSaid() {
        let reading = read("915770342", slot(.phone))
        #expect(reading.value == .string("0915770342"))
        #expect(reading.reasons.contains(.leadingZeroRestored))
    }

    @Test func wordsKeepTheirOwnFullStop() {
        #expect(ValueReader.trimmingLeaders("....Phòng CNTT v.v.") == "Phòng CNTT v.v.")
        #expect(ValueReader.trimmingLeaders("Sở Nội vụ......") == "Sở Nội vụ")
    }
}
