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
}
