import RecordModel
import Testing

@testable import FormMapping

/// Rows whose long labels differ in one word.
struct TellingWordsTests {
    private static let yaml = """
        form: twins
        name: Phiếu
        body:
          - section: "MỤC 1. LIÊN THÔNG"
            items:
              - line: "- Tổ chức thực hiện kết nối, liên thông các hệ thống quản lý văn bản từ cấp tỉnh đến cấp huyện (Có/Không): {}"
                slots:
                  - {field: district, label: "Kết nối từ cấp tỉnh đến cấp huyện", type: yesno, options: [Có, Không]}
              - line: "- Tổ chức thực hiện kết nối, liên thông các hệ thống quản lý văn bản từ cấp tỉnh đến cấp xã (Có/Không): {}"
                slots:
                  - {field: commune, label: "Kết nối từ cấp tỉnh đến cấp xã", type: yesno, options: [Có, Không]}
              - line: "- Tỷ lệ cán bộ sử dụng hệ thống: {} %"
                slots:
                  - {field: rate, label: "Tỷ lệ cán bộ sử dụng hệ thống", type: percent, unit: "%"}
        """

    private func fields(_ lines: [String]) throws -> [String: RecordField] {
        let blocks = (["MỤC 1. LIÊN THÔNG"] + lines + ["- Tỷ lệ cán bộ sử dụng hệ thống: 40 %"]).map(SmallForm.paragraph)
        let form = try SmallForm.form(Self.yaml, file: "twins.yaml")
        let mapped = FormMapper(forms: [form], language: .english).map(SmallForm.document(blocks), formID: "twins")
        return Dictionary(mapped.fields.compactMap { field in field.id.map { ($0, field) } }) { $1 }
    }

    private func line(_ place: String, _ answer: String, as unit: String = "Tổ chức") -> String {
        "- \(unit) thực hiện kết nối, liên thông các hệ thống quản lý văn bản từ cấp tỉnh đến cấp \(place) (Có/Không): \(answer)"
    }

    @Test(arguments: ["Tổ chức", "Cơ quan", "Đơn vị đã"])
    func rowsThatChangedPlacesAreReadForWhatTheySay(_ unit: String) throws {
        let fields = try fields([line("xã", "Không", as: unit), line("huyện", "Có", as: unit)])
        #expect(fields["district"]?.value == .bool(true))
        #expect(fields["commune"]?.value == .bool(false))
    }

    @Test func rowsInTheFormsOrderStay() throws {
        let fields = try fields([line("huyện", "Có"), line("xã", "Không")])
        #expect(fields["district"]?.value == .bool(true))
        #expect(fields["commune"]?.value == .bool(false))
        #expect(fields["commune"]?.reasonCodes.contains("label-ambiguous") == false)
    }

    @Test func aRowWithAnotherRowsWordIsForAPerson() throws {
        let fields = try fields([line("huyện", "Có"), line("huyện", "Không")])
        #expect(fields["commune"]?.decision == .review)
    }
}
