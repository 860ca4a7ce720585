import Foundation
import Testing

@testable import VietnameseText

@Suite("Unlikely accents")
struct AccentCheckTests {
    private let check: AccentCheck

    init() throws { check = try #require(AccentCheck.bundled) }

    @Test(
        "words whose accents hardly stand so are found, with the likely ones",
        arguments: [
            ("Chỉ cục Thủy lợi", "Chi cục Thủy lợi"), ("SƠ CÔNG THƯƠNG", "SỞ CÔNG THƯƠNG"),
            ("Sở Nông nghiệp và Phát triển nồng thôn", "Sở Nông nghiệp và Phát triển nông thôn"),
            ("Quyết đinh sô 12/QĐ-UBND ngày 1/2/2019", "Quyết định số 12/QĐ-UBND ngày 1/2/2019"),
        ])
    func unlikely(read: String, likely: String) { #expect(check.finding(in: read, isName: false)?.text == likely) }

    @Test(
        "what stands as it should is left alone",
        arguments: [
            "Chi cục Thủy lợi", "Sở Công Thương", "Ủy ban nhân dân huyện Kỳ Anh", "Uỷ ban nhân dân", "VNPT-iOffice; Misa 4.0", "", "…",
            "123",
        ])
    func likely(text: String) { #expect(check.finding(in: text, isName: false) == nil) }

    @Test("a person's name begins with a family's", arguments: [("Định Kim Thủy", "Đinh Kim Thủy"), ("NGÒ THỊ VINH", "NGÔ THỊ VINH")])
    func families(read: String, likely: String) { #expect(check.finding(in: read, isName: true)?.text == likely) }

    @Test("of names nothing else is known", arguments: ["Đinh Kim Thùy", "Ksor H'Bia", "Zzz Thị A", "Vũ Định"])
    func names(text: String) { #expect(check.finding(in: text, isName: true) == nil) }

    @Test("each word is told by itself, in order")
    func words() {
        let found = check.finding(in: "Phần mềm theo dõi nhiêm vu", isName: false)
        #expect(found?.words == [.init(read: "nhiêm", likely: "nhiệm"), .init(read: "vu", likely: "vụ")])
    }

    /// Lines that the language model has not seen, as they are and with one word's marks drawn anew.
    @Test("of right texts hardly any is doubted, of those with a wrong accent most are")
    func figures() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed of AccentCheckTests.figures: \(seed)")
        var generator = SplitMix(state: seed)
        let lines = try RestorationTestSet.lines()
        try #require(lines.count > 500)
        let doubted = lines.filter { check.finding(in: $0, isName: false) != nil }
        let wrong = lines.compactMap { Self.withAnotherAccent($0, &generator) }
        let found = wrong.filter { check.finding(in: $0, isName: false) != nil }
        print("doubted \(doubted.count) of \(lines.count), found \(found.count) of \(wrong.count)")
        #expect(doubted.count * 50 <= lines.count, "\(doubted)")
        #expect(found.count * 4 >= wrong.count * 3)
    }

    /// One word in place of one that differs in its marks alone; nil where the text has none that could.
    private static func withAnotherAccent(_ text: String, _ generator: inout SplitMix) -> String? {
        let words = text.matches(of: #/\p{L}+/#).compactMap { match in
            twins[stripDiacritics(match.output.lowercased())].map { (match.range, $0.filter { $0 != match.output.lowercased() }) }
        }
        guard let (range, others) = words.filter({ !$0.1.isEmpty }).randomElement(using: &generator),
            let other = others.randomElement(using: &generator)
        else { return nil }
        return text.replacingCharacters(in: range, with: text[range].first?.isUppercase == true ? other.capitalized : other)
    }

    /// Syllables of the lexicon by what is left of them without marks.
    private static let twins: [String: [String]] = {
        let syllables = SyllableTable.bands.flatMap { $0.split(separator: " ").map(String.init) }
        return Dictionary(grouping: Set(syllables).sorted()) { stripDiacritics($0) }.filter { $0.value.count > 1 }
    }()
}
