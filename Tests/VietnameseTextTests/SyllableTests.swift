import Testing

@testable import VietnameseText

@Suite struct SyllableTests {
    @Test(
        arguments: [
            "nghiêng", "quý", "quyền", "gì", "giêng", "giữa", "Ủy", "uỷ", "hoà", "hòa", "khuỷu", "xoong", "y", "yếu", "ở", "để",
            "thuở", "quốc", "ngoài",
            "ĐƯỢC", "tuyến", "huỳnh", "quýt", "kỹ", "lý", "ghi", "nghỉ", "chuyên", "gìn", "giặt", "loằng", "đêm",
        ])
    func takesApartVietnameseSyllables(word: String) {
        #expect(isVietnameseSyllable(word))
    }

    @Test(arguments: [
        "virus", "tæng", "Internet", "cưu1", "ngi", "ngê", "ke3", "kà", "cê", "tinh́h", "hoạct", "tàp", "đãp", "qoan", "website", "tr", "ng",
        "Tng", "hốà",
        "tùân", "lan2", "ố̀", "",
    ])
    func refusesOtherWords(word: String) {
        #expect(!isVietnameseSyllable(word))
    }

    @Test func spellsEveryCommonSyllableOfTheLexicon() {
        let common = SyllableTable.bands.prefix(4).flatMap { $0.split(separator: " ").map(String.init) }
        let misfits = common.filter { !isVietnameseSyllable($0) }
        // A few foreign words are common too.
        #expect(misfits.count < common.count / 50, "\(misfits)")
    }

    @Test func knowsCommonSyllables() {
        #expect(SyllableLexicon.commonness(of: "Của") > SyllableLexicon.commonness(of: "xoong"))
        #expect(SyllableLexicon.contains("thuỷ") && SyllableLexicon.contains("THỦY"))
        #expect(!SyllableLexicon.contains("ngoẻng"))
    }

    @Test func tellsVietnameseFromGarbledText() throws {
        let clean = shareOfVietnamese("Tổng số máy tính tại cơ quan, đơn vị (UBND tỉnh): 342 http://abc.gov.vn")
        #expect(clean.share == 1)
        #expect(clean.words == 10)
        let garbled = try #require(shareOfVietnamese("Tæng sè m¸y tÝnh t¹i c¬ quan, ®¬n vÞ").share)
        #expect(garbled < 0.5)
        #expect(shareOfVietnamese("342 – 17/8").share == nil)
    }
}
