import Testing

@testable import FormMapping

struct LetterheadTests {
    @Test(
        arguments: [
            ("Số: 190/STNMT-CNTT", "190/STNMT-CNTT"), ("Số:  45 /BC-UBND", "45/BC-UBND"), ("Số: ......./BC", nil), ("Tổng số: 12", nil),
            ("Số: 15 người", nil),
        ] as [(String, String?)]) func theDocumentsNumberStandsBehindItsWord(_ text: String, _ number: String?)
    {
        #expect(Letterhead.number(in: text) == number)
    }

    @Test func placeAndDateStandOnOneLine() {
        let found = Letterhead.placeAndDate(in: "Điện Biên Phủ, ngày 11 tháng 8 năm 2019")
        #expect(found?.0 == "Điện Biên Phủ")
        #expect(found?.1 == "2019-08-11")
    }

    @Test func aDateWithinASentenceIsNoDateLine() {
        #expect(Letterhead.placeAndDate(in: "Thực hiện Công văn số 12, theo đó các đơn vị báo cáo trước ngày 27/11/2018") == nil)
    }

    @Test func numberAndDateAreFoundBesideTheMottoBehindATab() {
        let lines = ["UBND TỈNH A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 12/BC-UBND\tA, ngày 3 tháng 4 năm 2019"]
        let head = Letterhead(DocumentItems(SmallForm.document(lines.map(SmallForm.paragraph)), channel: .intact).items)
        #expect(head.number == "12/BC-UBND")
        #expect(head.date == "2019-04-03")
        #expect(head.place == "A")
    }
}
