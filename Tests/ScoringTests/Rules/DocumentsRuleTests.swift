import Testing

@testable import Scoring

@Suite("Documents") struct DocumentsRuleTests {
    static let full = "Kế hoạch số 131/KH-UBND ngày 01/09/2018; https://so.example.vn/vb/131"

    @Test(
        "a document is complete with name, number, date and link",
        arguments: [
            (full, 10), ("Kế hoạch số 131/KH-UBND ngày 01/09/2018", 5), ("Kế hoạch số 131/KH-UBND ngày 1 tháng 9 năm 2018 (gửi kèm)", 10),
            ("Quy chế ban hành kèm theo Quyết định số 398/QĐ-SYT ngày 28/11/2018", 5), ("131/KH-UBND ngày 01/09/2018 https://a.vn/1", 5),
            ("Có", 5), ("Không", 0), ("Chưa ban hành", 0), ("0", 0),
        ])
    func one(text: String, expected: Int) throws {
        #expect(try Bench.made("kind: documents\nfield: d", ["d": .string(text)]).points == .init(expected))
    }

    @Test("what is missing is named") func missing() throws {
        let score = try Bench.made("kind: documents\nfield: d", ["d": "Kế hoạch ứng dụng CNTT"])
        #expect(score.notes == ["Chưa đầy đủ thông tin văn bản, thiếu: số văn bản, ngày tháng, đường liên kết."])
    }

    @Test("an enclosed copy counts as a link unless the switch is off") func attached() throws {
        let text = "Kế hoạch số 131/KH-UBND ngày 01/09/2018 gửi kèm"
        #expect(try Bench.made("kind: documents\nfield: d", ["d": .string(text)]).points == 10)
        #expect(try Bench.made("kind: documents\nfield: d", ["d": .string(text)], policies: ["attached_is_link": "false"]).points == 5)
    }

    @Test("several documents count one by one, a link going with the document before it") func several() throws {
        let row = "kind: documents\nfield: d\ncomplete: 1\nincomplete: 0.5"
        let text = "\(Self.full); Công văn số 12/STTTT ngày 02/02/2018\nBáo cáo số 9/BC-STTTT ngày 03/03/2018; https://so.example.vn/9"
        let score = try Bench.made(row, ["d": .string(text)])
        #expect(score.points == points("2.5"))
        #expect(score.working == "2 x 1 + 1 x 0,5")
    }

    @Test("a yes with a note speaks through the note") func note() throws {
        var record = Bench.record(["d": true])
        record.fields[0].note = Self.full
        #expect(try Bench.made("kind: documents\nfield: [e, d]", record).points == 10)
    }
}
