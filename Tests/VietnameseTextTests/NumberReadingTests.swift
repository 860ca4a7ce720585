import Foundation
import Testing

@testable import VietnameseText

@Suite struct NumberReadingTests {
    @Test(arguments: [
        ("342.628", "342628", ""), ("27 chiếc", "27", "chiếc"), ("05", "5", ""), ("4,027", "4027", ""), ("9 564 hồ sơ", "9564", "hồ sơ"),
        ("3.216.096", "3216096", ""), ("....102......chiếc", "102", "chiếc"), (".208...", "208", ""), ("−5", "-5", ""), ("- 5", "5", ""),
        ("có 04 tài khoản", "4", "tài khoản"), ("khoảng 200", "200", ""), ("1'234'567", "1234567", ""), ("0", "0", ""), ("58,0", "58", ""),
        ("\u{A0}18\u{A0}842\u{A0}", "18842", ""), ("25 người (Nữ: 10)", "25", "người (Nữ: 10)"), ("2 triệu lượt", "2000000", "lượt"),
    ])
    func readsCounts(text: String, value: String, rest: String) throws {
        let reading = try #require(NumberReading.read(text, as: .count))
        #expect(reading.value == Decimal(string: value))
        #expect(reading.rest == rest)
    }

    @Test(arguments: [
        ("51,7", "51.7"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("97.91", "97.91"), ("100%", "100"), ("85%%", "85"),
        (".97,5       %", "97.5"), ("47,2 %", "47.2"), ("8,14", "8.14"), ("0,125", "0.125"), ("4,027", "4.027"), (",98,3.", "98.3"),
    ])
    func readsPercents(text: String, value: String) throws {
        let reading = NumberReading.read(text.hasPrefix(",") ? String(text.dropFirst()) : text, as: .percent)
        #expect(reading?.value == Decimal(string: value))
    }

    @Test(arguments: [
        ("1.025.000.000 VNĐ", "1025000000", "VNĐ"), ("1,5 tỷ đồng", "1500000000", "đồng"), ("200 triệu", "200000000", ""),
        ("1 tỷ 200 triệu đồng", "1200000000", "đồng"), ("150tr", "150000000", ""), ("10200000", "10200000", ""),
        ("500 nghìn", "500000", ""),
        ("146.899.999", "146899999", ""),
    ])
    func readsMoney(text: String, value: String, rest: String) throws {
        let reading = try #require(NumberReading.read(text, as: .money))
        #expect(reading.value == Decimal(string: value))
        #expect(reading.rest == rest)
    }

    @Test(arguments: [
        "0856 182 888", "0296.3000.879", "02963000883", "-", "", "…", "không có", "25/5/2019", "10 - 15", "K9t", "1.2.3", "12.34.567",
        "1/0", "☐", "O",
        "3-5 ngày",
    ])
    func refusesWhatIsNoNumber(text: String) {
        #expect(NumberReading.read(text, as: .count) == nil)
    }

    @Test func saysThatOneSeparatorIsAmbiguous() throws {
        let count = try #require(NumberReading.read("4,027", as: .count))
        #expect(count.alternatives == [Decimal(string: "4.027")])
        #expect(count.repairs == [.ambiguousSeparator])
        let decimal = try #require(NumberReading.read("4,027", as: .decimal))
        #expect(decimal.value == Decimal(string: "4.027"))
        #expect(decimal.alternatives == [4027])
        // nobody counts in thousandths, though the document writes its decimals with this mark
        let inDecimals = try #require(NumberReading.read("4,027", as: .count, decimalMark: ","))
        #expect(inDecimals.value == 4027)
        #expect(inDecimals.alternatives == [Decimal(string: "4.027")])
        #expect(NumberReading.read("4.027", as: .decimal, decimalMark: ",")?.value == 4027)
    }

    @Test func readsLettersAsDigitsOnlyWhenAllowed() throws {
        #expect(NumberReading.read("I", as: .count) == nil)
        #expect(NumberReading.read("I", as: .count, allowingRepairs: true)?.value == 1)
        #expect(NumberReading.read("1O0", as: .count, allowingRepairs: true)?.value == 100)
        #expect(NumberReading.read("l2", as: .count, allowingRepairs: true)?.repairs == [.lettersAsDigits])
        #expect(NumberReading.read("In", as: .count, allowingRepairs: true) == nil)
        #expect(NumberReading.read("51 ,7", as: .percent, allowingRepairs: true)?.value == Decimal(string: "51.7"))
    }

    @Test func readsFractions() throws {
        let percent = try #require(NumberReading.read("16/32", as: .percent))
        #expect(percent.value == 50)
        #expect(percent.fraction == NumberReading.Fraction(numerator: 16, denominator: 32))
        #expect(NumberReading.read("16/36", as: .count)?.value == 16)
    }

    @Test(.enabled(if: SharedCorpus.has("corpus/tabular")))
    func readsEveryNumberOfTheCorpus() throws {
        var wrong: [String] = []
        for folder in ["corpus/tabular", "corpus/inline"] {
            for name in try FileManager.default.contentsOfDirectory(atPath: SharedCorpus.url(folder).path)
            where name.hasSuffix(".truth.json") {
                for field in try SharedCorpus.truth("\(folder)/\(name)").fields {
                    let kinds: [String: NumberReading.Kind] = ["count": .count, "percent": .percent, "decimal": .decimal, "money": .money]
                    guard let kind = kinds[field.type], let raw = field.raw, case .number(let value)? = field.value else { continue }
                    let reading = NumberReading.read(raw, as: kind, allowingRepairs: true)
                    let read = reading.map { NSDecimalNumber(decimal: $0.value).doubleValue }
                    if read == nil || abs((read ?? 0) - value) > 1e-9 * max(1, abs(value)) { wrong.append("\(raw) as \(kind): \(value)") }
                }
            }
        }
        #expect(wrong.isEmpty)
    }
}

@Suite struct DateReadingTests {
    @Test(arguments: [
        ("Tuyên Quang, ngày 25 tháng 5 năm 2019", "2019-05-25"), ("ngày 25 tháng 5 n m 2019", "2019-05-25"),
        ("ngay 25 thang 5 nam 2019", "2019-05-25"),
        ("ng y 25 th ng 5 n m 2019", "2019-05-25"), ("ngµy 25 th¸ng 5 n¨m 2019", "2019-05-25"), ("11/8/2019", "2019-08-11"),
        ("11-08-2019", "2019-08-11"), ("08.12.2019", "2019-12-08"), ("2019-08-11", "2019-08-11"),
        ("ngày 02 tháng  8 năm 2019", "2019-08-02"),
        ("Số: 190/STNMT-CNTT, ngày 11 tháng 10 năm 2019", "2019-10-11"),
    ])
    func readsDates(text: String, iso: String) {
        #expect(DateReading.read(text)?.iso == iso)
    }

    @Test(arguments: ["ngày … tháng … năm 2019", "31/2/2019", "43/2011/NĐ-CP", "10.1", "0207.381.8153", "ngày 13/13/2019"])
    func refusesWhatIsNoDate(text: String) {
        #expect(DateReading.read(text) == nil)
    }
}

@Suite struct ReportPeriodTests {
    @Test(arguments: [
        ("Quý III/2019", "Quý III/2019"), ("quý 3 năm 2019", "Quý III/2019"), ("Q3/2019", "Quý III/2019"),
        ("QUÝ II NĂM 2019", "Quý II/2019"),
        ("2018", "Năm 2018"), ("6 tháng đầu năm 2019", "6 tháng đầu năm 2019"), ("Quy II/2019", "Quý II/2019"),
        ("Quý II n m 2019", "Quý II/2019"),
        ("Quý IIH/2019", "Quý III/2019"), ("Quý I1/2019", "Quý II/2019"), ("Quý báo cáo: Quý IV/2018", "Quý IV/2018"),
        ("Quí I năm 2020", "Quý I/2020"),
        ("9 tháng năm 2019", "9 tháng năm 2019"), ("6 tháng cuối năm 2019", "6 tháng cuối năm 2019"), ("Tháng 5/2019", "Tháng 5/2019"),
        ("Quý III", "Quý III"), ("Quý IV.2018", "Quý IV/2018"),
    ])
    func readsPeriods(text: String, canonical: String) {
        #expect(ReportPeriod.read(text)?.canonicalText == canonical)
    }

    @Test func findsNoPeriodInOtherText() {
        #expect(ReportPeriod.read("Quý cơ quan") == nil)
        #expect(ReportPeriod.read("43 người") == nil)
    }
}

@Suite struct AddressReadingTests {
    @Test(arguments: [
        ("0856 182 888", "0856182888", false), ("(0207) 3.818.153", "02073818153", false), ("+84 207 3818153", "02073818153", false),
        ("915113779", "0915113779", true), ("2073818153", "02073818153", true), (".02963000.492..", "02963000492", false),
    ])
    func readsTelephoneNumbers(text: String, digits: String, restored: Bool) {
        let reading = PhoneReading.read(text)
        #expect(reading?.digits == digits)
        #expect(reading?.restoredZero == restored)
    }

    @Test func readsSeveralTelephoneNumbers() {
        let reading = PhoneReading.read("0207.3818153 - 0915.113.779")
        #expect(reading?.digits == "02073818153")
        #expect(reading?.others == ["0915113779"])
    }

    @Test func refusesShortNumbers() {
        #expect(PhoneReading.read("43") == nil)
        #expect(PhoneReading.read("") == nil)
    }

    @Test func joinsTornAddresses() {
        #expect(cleanedURL("http:// sotuphap.tuyenquang.go v.vn/") == "http://sotuphap.tuyenquang.gov.vn/")
        #expect(cleanedURL(".https://thoaison.angiang.example.vn..") == "https://thoaison.angiang.example.vn")
        #expect(cleanedEmail("so tu phap@tuyenquang.gov.vn …") == "sotuphap@tuyenquang.gov.vn")
        #expect(cleanedURL("không có") == nil)
        #expect(cleanedEmail("a@b") == nil)
    }
}
