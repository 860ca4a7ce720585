import Testing

@testable import OCRReading

@Suite struct BrokenWordTests {
    private func word(_ text: String) -> ReadWord {
        let symbols = text.enumerated().map {
            ReadWord.Symbol(text: String($0.element), x0: 20 * $0.offset, x1: 20 * $0.offset + 18, confidence: 1)
        }
        return ReadWord(text: text, box: PixelBox(x0: 0, y0: 0, x1: 20 * text.count, y1: 30), symbols: symbols, confidence: 1)
    }

    private func goesOn(_ end: String, _ start: String, room: Int? = 10) -> Bool {
        BrokenWord.goesOn(end, in: word(start), room: room, slack: 4)
    }

    @Test(arguments: [("Nguồ", "n"), ("Văn phòn", "g"), ("Thươn", "g"), ("MỤ", "C")])
    func aSyllableThatANarrowColumnBrokeIsOne(_ end: String, _ start: String) {
        let token = end.split(separator: " ").last.map(String.init) ?? end
        #expect(goesOn(token, start))
    }

    @Test func twoSyllablesOnFullLinesStayTwo() {
        #expect(!goesOn("Nhóm", "dịch"))
        #expect(!goesOn("cơ", "quan"))
    }

    @Test func whereThereWasRoomTheBreakWasMeant() {
        #expect(!goesOn("Nguồ", "n", room: 60))
        #expect(!goesOn("Nguồ", "n", room: nil))
    }

    @Test func datesAndAddressesGoOn() {
        #expect(goesOn("08/07/2", "019"))
        #expect(goesOn("18/03/201", "8;"))
        #expect(goesOn("301/QĐ", "-UBND"))
        #expect(goesOn("https://v", "anban"))
        #expect(goesOn("132/UBN", "D-VP"))
        #expect(goesOn("quangxuanqu", "y@bdt.example.vn"))
        #expect(goesOn("mple.vn/7", "20"))
        #expect(goesOn("ban.ubnd.", "bentre.example"))
        #expect(!goesOn("41", "019", room: 90))
        #expect(!goesOn("UBND", "D-VP"))
        #expect(!goesOn("mple.vn/720", "Kế"))
    }

    @Test func aSpaceInAnAddressIsNone() {
        #expect(BrokenWord.isSplitAddress("https://", "dichvucong.gov.vn"))
        #expect(BrokenWord.isSplitAddress("a@coquan", ".vn"))
        #expect(!BrokenWord.isSplitAddress("https://a.vn", "và"))
        #expect(!BrokenWord.isSplitAddress("https://a.vn/", "Có"))
        #expect(!BrokenWord.isSplitAddress("Website", ".vn"))
    }
}
