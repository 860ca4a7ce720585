import DocumentModel
import MappingFiles

@testable import FormMapping

/// A made-up form and documents for it, small enough to see at a glance what a test is about.
enum SmallForm {
    static let yaml = """
        form: small
        name: Phiếu nhỏ
        body:
          - section: "MỤC 1. HẠ TẦNG"
            items:
              - line: "1. Tên cơ quan: {}"
                slots:
                  - {field: agency.name, number: "1", label: "Tên cơ quan", type: text}
              - line: "2. Tổng số máy tính tại cơ quan: {} chiếc; Tỷ lệ máy tính trên cán bộ: {} %"
                slots:
                  - {field: computers, number: "2", label: "Tổng số máy tính tại cơ quan", type: count, unit: "chiếc"}
                  - {field: computers.rate, number: "2", label: "Tỷ lệ máy tính trên cán bộ", type: percent, unit: "%"}
              - line: "3. Cơ quan có mạng nội bộ: {}"
                slots:
                  - {field: lan, number: "3", label: "Cơ quan có mạng nội bộ", type: yesno, options: [Có, Không]}
              - line: "4. Văn bản điện tử trên tổng số văn bản: {}/{} văn bản"
                slots:
                  - {field: documents.numerator, number: "4", label: "Văn bản điện tử trên tổng số văn bản", type: count}
                  - {field: documents.denominator, number: "4", label: "Văn bản điện tử trên tổng số văn bản", type: count}
          - section: "MỤC 2. NHÂN LỰC"
            items:
              - table:
                  columns:
                    - {id: tt, role: number, title: "TT"}
                    - {id: content, role: label, title: "Nội dung chỉ tiêu"}
                    - {id: unit, role: unit, title: "Đơn vị tính"}
                    - {id: value, role: value, title: "Số liệu"}
                    - {id: note, role: note, title: "Ghi chú"}
                  rows:
                    - heading: "Cán bộ chuyên trách công nghệ thông tin"
                      number: "1"
                      items:
                        - {field: staff.it, number: "1.1", label: "- Tổng số cán bộ chuyên trách tại đơn vị", type: count, unit: "người"}
                        - {field: staff.it.rate, label: "Tỷ lệ", type: percent, unit: "%"}
                    - heading: "Đào tạo về công nghệ thông tin"
                      number: "2"
                      items:
                        - {field: training, number: "2.1", label: "- Số lượt cán bộ được đào tạo trong năm", type: count, unit: "lượt"}
                        - {field: training.rate, label: "Tỷ lệ", type: percent, unit: "%"}
          - list: applications
            title: "BẢNG 1: DANH SÁCH CÁC ỨNG DỤNG CHUYÊN NGÀNH"
            columns:
              - {id: tt, title: "TT", type: text}
              - {id: name, title: "Tên ứng dụng", type: text}
              - {id: owner, title: "Cơ quan chủ trì", type: text}
              - {id: scope, title: "Quy mô sử dụng / Toàn tỉnh", type: text}
        """

    static func form(_ yaml: String = yaml, file: String = "small.yaml") throws -> FormDefinition {
        let (form, problems) = FormLoader.load(yaml: yaml, file: file)
        if let problem = problems.first { throw problem }
        guard let form else {
            throw MappingProblem(MappingPlace(file: "small.yaml", line: 1, column: 1), vietnamese: "", english: "no form")
        }
        return form
    }

    static func paragraph(_ text: String) -> Block { .paragraph(Paragraph(runs: [TextRun(text)])) }

    static func table(_ rows: [[String]], number: Int = 1) -> Block {
        let cells = rows.enumerated().flatMap { row, texts in
            texts.enumerated().map { column, text in
                Cell(row: row, column: column, blocks: text.split(separator: "\n").map { paragraph(String($0)) })
            }
        }
        return .table(Table(number: number, rowCount: rows.count, columnCount: rows.map(\.count).max() ?? 0, cells: cells))
    }

    static func document(_ blocks: [Block]) -> Document {
        Document(kind: .word, sections: [DocumentSection(blocks: blocks)])
    }

    static let head = ["TT", "Nội dung chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"]

    static let lines = [
        "MỤC 1. HẠ TẦNG", "1. Tên cơ quan: .......Sở Xây dựng......",
        "2. Tổng số máy tính tại cơ quan: …87..... chiếc; Tỷ lệ máy tính trên cán bộ: 91,5…%",
        "3. Cơ quan có mạng nội bộ: ☒ Có\t\t☐ Không", "4. Văn bản điện tử trên tổng số văn bản: ..1.020…/…1.200.. văn bản",
        "MỤC 2. NHÂN LỰC",
    ]

    static let rows = [
        head, ["1", "Cán bộ chuyên trách công nghệ thông tin", "", "", ""],
        ["1.1", "- Tổng số cán bộ chuyên trách tại đơn vị", "người", "2", "kiêm nhiệm 1"], ["", "Tỷ lệ", "%", "4,5", ""],
        ["2", "Đào tạo về công nghệ thông tin", "", "", ""], ["2.1", "- Số lượt cán bộ được đào tạo trong năm", "lượt", "", ""],
        ["", "Tỷ lệ", "%", "100", ""],
    ]

    static let list = [
        ["TT", "Tên ứng dụng", "Cơ quan chủ trì", "Toàn tỉnh"], ["(1)", "(2)", "(3)", "(4)"],
        ["1", "Quản lý cấp phép", "Sở Xây dựng", "x"],
        ["2", "", "", ""], ["…", "", "", ""],
    ]

    static var filled: Document {
        document(lines.map(paragraph) + [table(rows), paragraph("BẢNG 1: DANH SÁCH CÁC ỨNG DỤNG CHUYÊN NGÀNH"), table(list, number: 2)])
    }

    static func map(_ document: Document) throws -> MappedDocument {
        FormMapper(forms: [try form()], language: .english).map(document)
    }
}

extension MappedDocument {
    /// The value of a field as plain text; nil where it is blank or missing.
    func value(_ field: String) -> String? { fields.first { $0.id == field }?.value?.plainText }
    func state(_ field: String) -> String? { fields.first { $0.id == field }?.state.rawValue }
}
