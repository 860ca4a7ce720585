import Testing

@testable import FormMapping

struct EnumeratorTests {
    @Test(arguments: [
        ("2.1. Hiện trạng", "2.1", "Hiện trạng"), ("- Tổng số", "-", "Tổng số"), ("a) Tiêu chí", "a", "Tiêu chí"),
        ("b.Quản lý", "b", "Quản lý"),
        ("IV/ Ứng dụng", "IV", "Ứng dụng"), ("3 Mạng cục bộ", "3", "Mạng cục bộ"), ("1.3 Số lượng", "1.3", "Số lượng"),
        ("+ Số lượng", "+", "Số lượng"),
        ("đ. Thi đua", "đ", "Thi đua"),
    ]) func printedNumbersArePartedFromTheText(_ text: String, _ number: String, _ rest: String) {
        let split = Enumerator.split(text)
        #expect(split.number == number)
        #expect(String(split.rest) == rest)
    }

    @Test(arguments: ["11.54 %", "98", "Tổng số 3 máy", "Phòng 2", "2018", "1/0 (1: Có; 0: Không)"])
    func figuresAndWordsAreNoNumbers(_ text: String) {
        #expect(Enumerator.split(text).number == "")
    }

    @Test func writingsOfOneNumberAreEqual() {
        #expect(Enumerator.normalized("4,1") == Enumerator.normalized("4.1."))
        #expect(Enumerator.normalized("4.1") == "4.1")
    }
}
