import Testing

@testable import VietnameseText

/// Legacy bytes as programs show them that do not take them for Windows-1252.
@Suite struct LegacyAppearanceTests {
    private func read(_ text: String, font: String?) -> String {
        LegacyDecoder().decode([LegacyDecoder.Run(text: text, font: font)])[0].text
    }

    private func privateUse(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xF000) }))
    }

    @Test func readsFontsThatAreMarkedAsSymbolFonts() {
        #expect(read(privateUse("Sè l­îng m¸y tÝnh t¹i ®¬n vÞ: 12"), font: ".VnTime") == "Số lượng máy tính tại đơn vị: 12")
    }

    @Test func leavesTheSignsOfSymbolFontsAlone() {
        let signs = privateUse("§¬n vÞ trùc thuéc")
        #expect(read(signs, font: "Wingdings") == signs)
    }

    @Test func readsTCVN3ThatWasTakenForWindows1258() {
        let shown = String(
            String.UnicodeScalarView(
                "V× lý do quèc phßng, chñ tÞch, thµnh lËp c¸c ®¬n vÞ cã tµi kho¶n".unicodeScalars.map {
                    switch $0 {
                    case "ý": "ư"
                    case "ã": "ă"
                    default: $0
                    }
                }))
        #expect(read(shown, font: ".VnTime") == "Vì lý do quốc phòng, chủ tịch, thành lập các đơn vị có tài khoản")
    }

    @Test func leavesUnicodeWithLettersOfWindows1258Alone() {
        for text in ["Đơn vị có tài khoản thư điện tử", "lư đồng", "ÐÃ đủ điều kiện", "ăn ở"] {
            #expect(read(text, font: ".VnTime") == nfc(text))
        }
    }

    @Test func readsBytesThatWindows1252DoesNotHave() {
        #expect(LegacyAppearance.withoutPrivateUse("T\u{F181}T", font: "VI Times") == "T\u{81}T")
    }
}

/// Capitals of TCVN3, whose toned letters are small only.
@Suite struct TCVN3CapitalTests {
    @Test(arguments: [
        ("Số: 67/2000/NĐ-CP", "Số: 67/2000/NĐ-CP"), ("10. Tờ KHAI QUYếT TOáN THUế", "10. TỜ KHAI QUYẾT TOÁN THUẾ"),
        ("Bộ TN&MT", "Bộ TN&MT"), ("Hồ sơ UBND", "Hồ sơ UBND"),
    ])
    func areMendedBesideWordsInCapitalsOnly(decoded: String, mended: String) {
        #expect(mendingCapitals(decoded) == mended)
    }

    @Test func plainLettersOfCapitalFontsAreCapitals() {
        let runs = [
            LegacyDecoder.Run(text: "quyÕt ®Þnh cña", font: ".VnTimeH"), LegacyDecoder.Run(text: "chung", font: ".VnTimeH"),
            LegacyDecoder.Run(text: "chung", font: ".VnTime"),
        ]
        #expect(LegacyDecoder().decode(runs).map(\.text) == ["QUYẾT ĐỊNH CỦA", "CHUNG", "chung"])
    }

    /// A substitute font drew only the "đ" of each word, so that it is a run of its own among whole words (found in phu-yen-2019-q3-f3.pdf).
    @Test func aLoneLetterOfUnicodeAmongWordsStaysWhatItIs() {
        let texts = [
            ("Tinos", "ạ"), ("Liberation Serif", "m Đ"), ("Tinos", "ứ"), ("Liberation Serif", "c Long, "), ("Tinos", "đ"), ("Tinos", "ộ"),
        ]
        let runs = texts.map { LegacyDecoder.Run(text: $0.1, font: $0.0) }
        #expect(LegacyDecoder().decode(runs).map(\.text).joined() == "ạm Đức Long, độ")
    }
}
