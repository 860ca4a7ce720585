import Foundation
import Testing

@testable import VietnameseText

@Suite struct NormalisationTests {
    @Test func composesDecomposedAndCompoundText() {
        #expect(nfc("Tổng số".decomposedStringWithCanonicalMapping).unicodeScalars.elementsEqual("Tổng số".unicodeScalars))
        #expect(nfc("đô\u{301}i").unicodeScalars.elementsEqual("đối".unicodeScalars))
    }

    @Test func mendsMarksInTheWrongOrder() {
        #expect(nfc("a\u{301}\u{302}").unicodeScalars.elementsEqual("ấ".unicodeScalars))
        #expect(nfc("o\u{323}\u{31B}").unicodeScalars.elementsEqual("ợ".unicodeScalars))
    }

    @Test func keepsTheSoftHyphenAndDropsZeroWidthCharacters() {
        #expect(plainSpaces("a\u{A0}b\u{2009}c\u{200B}d\u{AD}") == "a b cd\u{AD}")
    }

    @Test func stripsAllMarks() {
        #expect(stripDiacritics("Đường Nguyễn Thị Minh Khai, ừ ỹ Ẵ") == "Duong Nguyen Thi Minh Khai, u y A")
        #expect(stripDiacritics("Đường".decomposedStringWithCanonicalMapping) == "Duong")
    }

    @Test(arguments: [
        ("hòa", "hoà"), ("Thủy", "Thuỷ"), ("khỏe", "khoẻ"), ("HÓA", "HOÁ"), ("hoàn", "hoàn"), ("quý", "quý"), ("khoẻo", "khoẻo"),
    ])
    func placesTonesBothWays(old: String, new: String) {
        #expect(placingTones(old, .new) == new)
        #expect(placingTones(new, .old) == old)
        #expect(placingTones(old, .old) == old)
    }

    /// Every syllable of the table: what holds of all of them, whatever they are.
    private static let syllables = SyllableTable.bands.flatMap { $0.split(separator: " ").map(String.init) }

    @Test func everySyllableTakesItsToneBothWaysAndBack() {
        for syllable in Self.syllables {
            let old = placingTones(syllable, .old)
            let new = placingTones(syllable, .new)
            #expect(placingTones(new, .old) == old, "\(syllable)")
            #expect(placingTones(old, .new) == new, "\(syllable)")
            #expect(placingTones(old, .old) == old && placingTones(new, .new) == new, "\(syllable)")
            #expect(foldTone(old) == foldTone(new), "\(syllable)")
            #expect(stripDiacritics(old) == stripDiacritics(syllable), "\(syllable)")
        }
    }

    @Test func everySyllableIsTheSameInEveryComposition() {
        for syllable in Self.syllables {
            let composed = nfc(syllable)
            #expect(nfc(composed).unicodeScalars.elementsEqual(composed.unicodeScalars), "\(syllable)")
            for other in [syllable.decomposedStringWithCanonicalMapping, LegacyEncoding.compoundUnicode.encode(syllable)] {
                #expect(nfc(other).unicodeScalars.elementsEqual(composed.unicodeScalars), "\(syllable)")
            }
        }
    }

    @Test func mendsAToneOnTheGlideOfQu() {
        #expect(placingTones("qúy", .old) == "quý")
        #expect(placingTones("hòan", .old) == "hoàn")
    }

    @Test(arguments: [("tỉ", "tỷ"), ("kỹ", "kĩ"), ("lý", "lí"), ("quí", "quý"), ("Mỹ", "Mĩ"), ("hoá", "hóa")])
    func foldsSpellingVariants(one: String, other: String) {
        #expect(foldTone(one) == foldTone(other))
    }

    @Test(arguments: [("tài", "tay"), ("thúy", "thúi"), ("yêu", "iêu"), ("mai", "may")])
    func keepsDifferentWordsApart(one: String, other: String) {
        #expect(foldTone(one) != foldTone(other))
    }

    @Test func lettersAreTakenApartAndPutTogether() {
        for scalar in LegacyTables.letters {
            #expect(VietnameseLetter(scalar)?.scalar == scalar)
        }
    }
}

@Suite struct ComparisonKeyTests {
    @Test func ignoresLayoutPunctuationLeadersAndBoxes() {
        #expect(comparisonKey("- Tỉ lệ máy tính: ..... %  ☐ ____ …") == comparisonKey("Tỷ lệ  máy\u{A0}tính"))
        #expect(comparisonKey("4.1 Tổng") == "41tổng")
    }

    @Test func takesEthForD() {
        #expect(comparisonKey("Ðơn vị") == comparisonKey("đơn vị"))
    }

    @Test(arguments: [
        ("- T ng s máy tính t i c quan, n v:", "- Tổng số máy tính tại cơ quan, đơn vị:"),
        ("M c 4. C CH , CHÍNH SÁCH VÀ CÁC QUY NH CHO NG D NG CNTT", "MỤC 4. CƠ CHẾ, CHÍNH SÁCH VÀ CÁC QUY ĐỊNH CHO ỨNG DỤNG CNTT"),
        ("T l các n v tr c thu c quý c quan", "Tỷ lệ các đơn vị trực thuộc quý cơ quan"),
    ])
    func meetsUnderLostLetters(text: String, label: String) {
        #expect(comparisonKey(ofText: text, under: .outsideLatin1Dropped) == comparisonKey(of: label, under: .outsideLatin1Dropped))
    }

    @Test(arguments: LossyChannel.allCases)
    func meetsItsOwnTransmission(channel: LossyChannel) {
        let label = "Tỷ lệ CBCCVC được trang bị máy tính; ĐỊA CHỈ trụ sở của Ủy ban (nếu có): …"
        let damaged =
            channel == .tcvn3WithoutSoftHyphen
            ? LossyChannel.tcvn3AsLatin1.transmit(label).filter { $0 != "\u{AD}" } : channel.transmit(label)
        #expect(comparisonKey(ofText: damaged, under: channel) == comparisonKey(of: label, under: channel))
    }

    @Test(arguments: LossyChannel.allCases.filter { !$0.losesLetters })
    func givesOneKeyForBothTonePlacementsWhereNoLetterIsLost(channel: LossyChannel) {
        let label = "Số hòa giải viên, HỎA hoả uý, ủy, o à, thuỷ-sản, khoẻ"
        let keys = TonePlacement.allCases.map { comparisonKey(of: placingTones(label, $0), under: channel) }
        #expect(comparisonKeys(of: label, under: channel) == [keys[0]])
        #expect(keys[0] == keys[1])
    }

    @Test func makesSmallLettersAsUnicodeDoes() {
        for value in UInt32(0)..<0x2000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let mapping = scalar.properties.lowercaseMapping.unicodeScalars
            #expect(lowercase(scalar) == (mapping.count == 1 ? mapping.first : scalar), "\(value)")
        }
    }

    @Test func makesTextOfScalars() {
        let scalars: [Unicode.Scalar] = ["a", "\u{E9}", "\u{1EC7}", "\u{301}", "\u{1F600}", "\u{0}"]
        #expect(String(scalars: scalars).unicodeScalars.elementsEqual(scalars))
        #expect(String(scalars: []).isEmpty)
    }

    @Test func offersBothTonePlacementsWhereTheChannelTellsThemApart() {
        #expect(comparisonKeys(of: "số hóa", under: .outsideLatin1Dropped).count == 1)
        #expect(comparisonKeys(of: "hỏa", under: .outsideLatin1Dropped).count == 2)
        #expect(comparisonKeys(of: "hỏa", under: .diacriticsStripped).count == 1)
    }

    @Test(
        .enabled(if: SharedCorpus.hasPdftotext && SharedCorpus.has("corpus/tabular")),
        arguments: [
            ("garbled-latin1", LossyChannel.outsideLatin1Dropped), ("garbled-strip", .diacriticsStripped),
            ("garbled-tcvn3", .tcvn3AsLatin1),
        ])
    func findsTheLabelsOfAGarbledPDFAsInItsCleanTwin(name: String, channel: LossyChannel) throws {
        let folder = "corpus/tabular/tuyen-quang-2019-q2"
        let clean = comparisonKey(ofText: try SharedCorpus.textLayer(folder + ".pdf"), under: .intact)
        let garbled = comparisonKey(ofText: try SharedCorpus.textLayer("\(folder)-\(name).pdf"), under: channel)
        // Labels that another column or a page break cuts in two are in neither.
        let labels = try SharedCorpus.truth(folder + ".pdf.truth.json").fields.compactMap(\.label).filter {
            !$0.isEmpty && clean.contains(comparisonKey($0))
        }
        let missing = labels.filter { !garbled.contains(comparisonKey(of: $0, under: channel)) }
        print("\(name): \(labels.count - missing.count) of \(labels.count) labels")
        #expect(Double(missing.count) <= 0.04 * Double(labels.count), "missing: \(missing)")
    }

    @Test(.enabled(if: SharedCorpus.hasPdftotext && SharedCorpus.has("corpus/inline")))
    func findsTheLabelsOfAGarbledInlineForm() throws {
        let channel = LossyChannel.outsideLatin1Dropped
        let text = comparisonKey(ofText: try SharedCorpus.textLayer("corpus/inline/an-giang-2a-f2.pdf"), under: channel)
        let labels = try SharedCorpus.truth("corpus/inline/an-giang-2a-f2.truth.json").fields.compactMap(\.label).filter { !$0.isEmpty }
        let missing = labels.filter { !text.contains(comparisonKey(of: $0, under: channel)) }
        // The truth writes some labels together from a row and its heading, and blanks stand inside others.
        #expect(Double(missing.count) <= 0.3 * Double(labels.count), "missing: \(missing)")
    }

    @Test(.enabled(if: SharedCorpus.has("seeds/002_bd6c3a08fdcb861b.txt")))
    func findsTheLabelsInTheSeedThatSomeProgramHalfRestored() throws {
        let channel = LossyChannel.outsideLatin1Dropped
        let seed = try String(contentsOf: SharedCorpus.url("seeds/002_bd6c3a08fdcb861b.txt"), encoding: .utf8)
        let text = comparisonKey(ofText: seed, under: channel)
        let labels = try SharedCorpus.truth("corpus/tabular/tuyen-quang-2019-q2.docx.truth.json").fields.compactMap(\.label).filter {
            !$0.isEmpty
        }
        let missing = labels.filter { !text.contains(comparisonKey(of: $0, under: channel)) }
        print("seed 002: \(labels.count - missing.count) of \(labels.count) labels found")
        // The program that made the seed guessed wrong words in some rows (its README says which).
        #expect(Double(missing.count) <= 0.25 * Double(labels.count))
    }
}
