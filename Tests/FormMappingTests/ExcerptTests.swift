import DocumentModel
import Testing

@testable import FormMapping

/// Pages torn from a long form, and what must not be taken for one.
struct ExcerptTests {
    private static let subjects = [
        "máy tính để bàn", "máy tính xách tay", "máy chủ vật lý", "máy in mạng", "máy quét tài liệu", "đường truyền Internet",
        "phòng họp trực tuyến",
        "cán bộ chuyên trách", "hộp thư công vụ", "chữ ký số cá nhân", "chữ ký số tổ chức", "phần mềm diệt vi rút",
        "cơ sở dữ liệu chuyên ngành",
        "dịch vụ công trực tuyến", "hồ sơ một cửa điện tử", "văn bản điện tử đi", "văn bản điện tử đến", "lớp tập huấn an toàn thông tin",
        "điểm truy cập không dây", "camera giám sát", "thiết bị tường lửa", "bộ lưu điện", "ứng dụng di động", "trang thông tin điện tử",
    ]

    private static func form(_ id: String, _ lines: [String]) throws -> FormDefinition {
        let items = lines.enumerated().map { index, line in
            """
                  - line: "\(index + 1). \(line): {} "
                    slots:
                      - {field: f\(index), number: "\(index + 1)", label: "\(line)", type: count}
            """
        }
        let yaml = "form: \(id)\nname: Phiếu dài\nbody:\n  - section: \"MỤC 1. HẠ TẦNG\"\n    items:\n" + items.joined(separator: "\n")
        return try SmallForm.form(yaml, file: "\(id).yaml")
    }

    private static let own = subjects.map { "Tổng số \($0) của đơn vị" }
    /// The same first half, another second one.
    private static let sister = subjects.enumerated().map { $0 < 12 ? "Tổng số \($1) của đơn vị" : "Số lượng đã đăng ký trong kỳ về \($1)" }

    private static func page(_ lines: [String], _ range: Range<Int>) -> Document {
        SmallForm.document(range.map { SmallForm.paragraph("\($0 + 1). \(lines[$0]): \($0 + 7)") })
    }

    private static func map(_ document: Document) throws -> MappedDocument {
        FormMapper(forms: [try form("own", own), try form("sister", sister)]).map(document)
    }

    @Test func aPageOfAFormIsItsFormAndTheRestIsMissing() throws {
        let mapped = try Self.map(Self.page(Self.own, 14..<20))
        #expect(mapped.form?.id == "own")
        #expect(mapped.fields.filter { $0.state == .filled }.map(\.id) == (14..<20).map { "f\($0)" })
        #expect(mapped.fields.filter { $0.state == .missing }.count == 18)
        #expect(mapped.formConfidence <= 0.9)
        #expect(mapped.findings.contains { $0.english.contains("only a part of the form own") })
    }

    @Test func nothingOfAPartIsAcceptedWithoutALook() throws {
        let mapped = try Self.map(Self.page(Self.own, 14..<20))
        #expect(
            mapped.fields.filter { $0.state == .filled }.allSatisfy { $0.decision == .review && $0.reasonCodes.contains("part-of-form") })
    }

    @Test func aPageThatTwoFormsShareIsNeither() throws {
        #expect(try Self.map(Self.page(Self.own, 2..<9)).form == nil)
    }

    /// Lines whose every seventh word is misread, each followed by a long answer that the form does not print.
    private static func misread(_ range: Range<Int>) -> Document {
        SmallForm.document(
            range.flatMap { index in
                [
                    SmallForm.paragraph("\(index + 1). \(own[index].replacing("đơn", with: "đan")): \(index + 7)"),
                    SmallForm.paragraph("Theo thống kê của phòng"),
                ]
            })
    }

    @Test func manyRowsInARowAreAPageThoughTheAnswersAreLongAndLettersMisread() throws {
        #expect(try Self.map(Self.misread(12..<24)).form?.id == "own")
        #expect(try Self.map(Self.misread(16..<22)).form == nil)
    }

    @Test func threeLinesOfAFormAreNoPageOfIt() throws {
        #expect(try Self.map(Self.page(Self.own, 15..<18)).form == nil)
    }

    @Test func aLetterThatQuotesSomeLinesIsNoPageOfTheForm() throws {
        var document = Self.page(Self.own, 14..<19)
        let prose =
            "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, đề nghị các cơ quan rà soát, báo cáo đúng thời hạn và chịu trách nhiệm về số liệu."
        document.sections[0].blocks += (0..<4).map { _ in SmallForm.paragraph(prose) }
        #expect(try Self.map(document).form == nil)
    }
}
