import DocumentModel
import OpenTables
import Testing

@testable import PDFReading

/// Lines of a narrow cell, set by a producer that draws the space at which it wraps and drew none here.
struct BrokenTokenTests {
    private static let letter = 6.0

    /// Words of equally wide letters on one line.
    private func words(_ text: String) -> [PageWord] {
        var x = 0.0
        return text.split(separator: " ").enumerated().map { index, word in
            let characters = word.unicodeScalars.map { scalar in
                defer { x += Self.letter }
                return PageCharacter(scalar: scalar, rect: PageRect(x0: x, y0: 0, x1: x + Self.letter, y1: 12))
            }
            defer { x += Self.letter }
            return PageWord(
                characters: characters, style: TextStyle(size: 12),
                rect: PageRect(x0: characters[0].rect.x0, y0: 0, x1: x, y1: 12), order: index, followsSpace: index > 0)
        }
    }

    /// Whether the second line goes on with the last word of the first, on which `room` letters more would fit.
    private func goesOn(_ first: String, _ second: String, room: Double = 0.5) throws -> Bool {
        let line = try #require(TextLine.lines(of: words(first)).first)
        let opening = try #require(words(second).first)
        return BrokenToken.goesOn(BrokenToken.token(endOf: line), in: opening, line: line, room: room * Self.letter, drawsSpaces: true)
    }

    @Test(arguments: [
        ("UBND ngà", "y 23"), ("phòng chu", "yên môn"), ("số 866", "/QĐ-UBND"), ("https", "://vanban.vn"), ("cai.example.", "vn/267"),
        ("nam.example", ".vn/599"), ("ample.vn/6", "42"),
    ])
    func oneWordOnTwoLines(_ first: String, _ second: String) throws {
        #expect(try goesOn(first, second))
    }

    @Test(arguments: [("03/02/2018;", "https://vanban.vn"), ("Nhóm", "dịch vụ"), ("các cơ", "quan"), ("Tổng số:", "chưa có")])
    func twoWordsOnTwoLines(_ first: String, _ second: String) throws {
        #expect(try !goesOn(first, second))
    }

    @Test func aWordWithRoomBehindItIsWhole() throws {
        #expect(try !goesOn("UBND ngà", "y 23", room: 4))
    }
}
