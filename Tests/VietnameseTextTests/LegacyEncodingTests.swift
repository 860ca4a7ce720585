import Foundation
import Testing

@testable import VietnameseText

@Suite struct LegacyEncodingTests {
    @Test(arguments: LegacyEncoding.allCases.filter(\.isLossless))
    func roundTripsAllLetters(encoding: LegacyEncoding) {
        #expect(LegacyTables.letters.count == 134)
        for letter in LegacyTables.letters.map(String.init) {
            #expect(encoding.decode(encoding.encode(letter)) == letter, "\(letter) in \(encoding)")
            let word = "n\(letter)nh"
            #expect(encoding.decode(encoding.encode(word)) == word, "\(word) in \(encoding)")
        }
    }

    /// The decoder does not look at text of it.
    @Test(arguments: LegacyEncoding.allCases) func leavesPrintedASCIIAlone(encoding: LegacyEncoding) {
        let printed = String(decoding: UInt8(0x20)..<0x7F, as: UTF8.self)
        #expect(encoding.decode(printed) == printed)
    }

    @Test func roundTripsSmallLettersInTCVN3AndCapitalsInItsCapitalFonts() {
        for scalar in LegacyTables.letters {
            let letter = String(scalar)
            let isCapital = scalar.properties.isUppercase
            let shown = LegacyEncoding.tcvn3.encode(letter, inCapitalFont: isCapital)
            #expect(LegacyEncoding.tcvn3.decode(shown, inCapitalFont: isCapital) == letter)
        }
        #expect(LegacyEncoding.tcvn3.decode("céng hßa x· héi", inCapitalFont: true) == "CỘNG HÒA XÃ HỘI")
    }

    @Test func readsWhatDistillerAndOtherProgramsMadeOfTCVN3() {
        #expect(LegacyEncoding.tcvn3.decode("nh\u{2212} thÕ") == "như thế")
        #expect(LegacyEncoding.tcvn3.decode("x\u{2219} héi") == "xã hội")
        #expect(LegacyEncoding.tcvn3.decode("tõ \u{2212}5 ®Õn 5") == "từ \u{2212}5 đến 5")
        #expect(LegacyEncoding.tcvn3.decode("ng\u{AD}êi") == "người")
    }

    @Test func readsBothWaysOfTypingVNI() {
        #expect(LegacyEncoding.vni.decode("Toång soá maùy tính") == "Tổng số máy tính")
        #expect(LegacyEncoding.vni.decode("tiù nhæ yï ÑÔN VÒ") == "tí nhỉ ỵ ĐƠN VỊ")
    }

    @Test(arguments: ["–", "“đơn vị”", "…", "‘a’"])
    func leavesTypographicPunctuationAlone(text: String) {
        #expect(LegacyEncoding.tcvn3.decode(LegacyEncoding.tcvn3.encode(text)) == text)
        #expect(LegacyEncoding.vni.decode(LegacyEncoding.vni.encode(text)) == text)
    }

    @Test func survivesRandomVietnameseTextInEveryLosslessEncoding() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed of survivesRandomVietnameseText…: \(seed)")
        var generator = SplitMix(state: seed)
        // A lone capital on the code of a dash is taken for the dash.
        let words = SyllableTable.bands.flatMap { $0.split(separator: " ").map(String.init) }.filter { $0.count > 1 }
        for _ in 0..<200 {
            let text = (0..<12).map { _ in
                let word = words.randomElement(using: &generator) ?? ""
                return Bool.random(using: &generator) ? word.capitalized : word
            }.joined(separator: " ")
            for encoding in LegacyEncoding.allCases where encoding.isLossless {
                #expect(encoding.decode(encoding.encode(text)) == text, "\(encoding)")
            }
            #expect(nfc(nfc(text)) == nfc(text))
            #expect(comparisonKey(comparisonKey(text)) == comparisonKey(text))
            #expect(foldTone(foldTone(text)) == foldTone(text))
            for channel in LossyChannel.allCases where channel.losesLetters {
                #expect(channel.transmit(channel.transmit(text)) == channel.transmit(text))
            }
        }
    }
}

@Suite struct LegacyDecoderTests {
    private func encoding(_ text: String, font: String? = nil) -> LegacyEncoding? {
        LegacyDecoder().decode([LegacyDecoder.Run(text: text, font: font)])[0].encoding
    }

    @Test func decidesOnTheTextNotOnTheFont() {
        #expect(encoding("Tæng sè m¸y tÝnh t¹i c¬ quan, ®¬n vÞ") == .tcvn3)
        #expect(encoding("Toång soá maùy tính taïi cô quan") == .vni)
        #expect(encoding("Tổng số máy tính", font: ".VnTime") == nil)
        #expect(encoding("Tôi có hai cái máy tính", font: ".VnTime") == nil)
        #expect(encoding("Total number 12", font: "VNI-Times") == nil || encoding("Total number 12", font: "VNI-Times") == .vni)
    }

    @Test func mendsTheCapitalsOfTCVN3() {
        let runs = [
            LegacyDecoder.Run(text: "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", font: ".VnTime"),
            LegacyDecoder.Run(text: "®éc lËp", font: ".VnTimeH"),
        ]
        #expect(LegacyDecoder().decode(runs).map(\.text) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐỘC LẬP"])
    }

    @Test func knowsCapitalFonts() {
        #expect(LegacyDecoder.drawsCapitals(font: ".VnTimeH") && LegacyDecoder.drawsCapitals(font: ".VnArial NarrowH"))
        #expect(LegacyDecoder.drawsCapitals(font: ".VnTimeH-Bold"))
        #expect(!LegacyDecoder.drawsCapitals(font: ".VnTime") && !LegacyDecoder.drawsCapitals(font: "Times New RomanH"))
    }

    @Test func letsRunsOfOneFontDecideForItsShortRuns() {
        let runs = [
            LegacyDecoder.Run(text: "§¬n vÞ trùc thuéc", font: ".VnTime"), LegacyDecoder.Run(text: "®", font: ".VnTime"),
            LegacyDecoder.Run(text: "Số liệu", font: "Arial"),
        ]
        #expect(LegacyDecoder().decode(runs).map(\.text) == ["Đơn vị trực thuộc", "đ", "Số liệu"])
    }

    @Test func readsTextWithAllEncodingsMixedByRun() throws {
        let lines = try RestorationTestSet.lines().filter { $0.split(separator: " ").count >= 4 }
        let encodings: [LegacyEncoding?] = [nil] + LegacyEncoding.allCases
        let runs = lines.enumerated().map { index, line in
            LegacyDecoder.Run(text: encodings[index % encodings.count]?.encode(line) ?? line)
        }
        let decisions = LegacyDecoder().decode(runs)
        var right = 0
        var words = 0
        for (line, decision) in zip(lines, decisions) {
            let truth = line.split(separator: " ")
            let read = decision.text.split(separator: " ")
            words += truth.count
            right += zip(truth, read).count { $0.0 == $0.1 }
        }
        print("legacy encodings mixed by run: \(right) of \(words) words right")
        #expect(Double(right) >= 0.99 * Double(words))
    }
}

/// A small reproducible generator.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
