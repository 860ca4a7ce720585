import Foundation
import RecordModel
import Testing

@testable import Reporting

@Suite struct ValueFormatTests {
    private let vietnamese = ValueFormat(.vietnamese)
    private let english = ValueFormat(.english)

    @Test(arguments: [
        ("342628", "342.628", "342,628"), ("51.7", "51,7", "51.7"), ("1234.5", "1.234,5", "1,234.5"), ("-1000", "−1.000", "−1,000"),
        ("0", "0", "0"),
    ])
    func groupsAndPointsNumbersByLanguage(number: String, inVietnamese: String, inEnglish: String) throws {
        let value = try #require(Decimal(string: number))
        #expect(vietnamese.number(value) == inVietnamese)
        #expect(english.number(value) == inEnglish)
    }

    @Test(arguments: [
        (0.9996, "99,9\u{A0}%"), (0.997, "99,7\u{A0}%"), (1.0, "100\u{A0}%"), (0.629, "62\u{A0}%"), (0.002, "< 1\u{A0}%"), (0, "0\u{A0}%"),
    ])
    func neverLooksSurerThanItIs(probability: Double, shown: String) {
        #expect(vietnamese.percent(probability) == shown)
    }

    @Test func writesDatesAsPeopleDo() {
        #expect(vietnamese.date("2019-05-25") == "25/05/2019")
        #expect(vietnamese.date("tháng 5/2019") == "tháng 5/2019")
    }

    @Test func roundsPointsHalfUp() throws {
        #expect(vietnamese.points(try #require(Decimal(string: "7.765"))) == "7,77")
        #expect(vietnamese.points(25) == "25")
    }
}

@Suite struct HTMLTests {
    @Test func escapesInterpolatedTextOnly() {
        let inner: HTML = "<b>\("a<b>&\"'")</b>"
        #expect(inner.text == "<b>a&lt;b&gt;&amp;&quot;&#39;</b>")
        #expect(("<p>\(inner)</p>" as HTML).text == "<p>\(inner.text)</p>")
    }

    @Test func takesOutControlsAndDirectionOverrides() {
        #expect(HTML.escaped("a\u{0}b\u{202E}c\r\nd") == "a\u{FFFD}b\u{FFFD}c\nd")
    }
}
