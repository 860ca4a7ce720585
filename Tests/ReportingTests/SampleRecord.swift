import Foundation
import RecordModel

/// An invented report of an invented agency, with a field of every state, type and decision.
enum SampleRecord {
    static let machines = "Trang bị máy tính (bao gồm máy tính để bàn, máy tính xách tay)"
    static let mail = "Hệ thống thư điện tử"

    static var record: Record {
        Record(
            document: DocumentFacts(
                file: "bao-cao-<mau>-q2.pdf", sha256: String(repeating: "0a1b2c3d", count: 8), bytes: 482_113, mediaType: "application/pdf",
                form: "tinh-mau-2024-q2", formConfidence: 0.991, agency: "Sở Thử nghiệm tỉnh Mẫu", period: "Quý II/2024", number: "15/STN-VP",
                date: "2024-05-25", place: "Mẫu",
                pages: [
                    PageFacts(number: 1, width: 595.3, height: 841.9, source: "text-layer", textQuality: 0.98),
                    PageFacts(
                        number: 2, width: 595.3, height: 841.9, source: "hybrid", textQuality: 0.312, why: "38 % số âm tiết không phải tiếng Việt"),
                    PageFacts(number: 3, width: 841.9, height: 595.3, source: "ocr", rotation: 90, skew: 0.7),
                ],
                warnings: ["Trang 2: lớp chữ mất các chữ cái ngoài Latin-1; nhãn được khôi phục từ biểu mẫu."]),
            fields: general + infrastructure + applications, tables: [services],
            checks: [
                CheckResult(
                    rule: "share-of-total", severity: .error, fields: ["infrastructure.computers.protected", "infrastructure.computers.protected_share"],
                    message: "Tỷ lệ máy tính được cài đặt ghi 51,7 % nhưng 38/58 = 65,5 %."),
                CheckResult(
                    rule: "list-count", severity: .warning, fields: ["services.level3.count"],
                    message: "Bảng 3A.2 có 3 dòng, mục 5.1 ghi 4 dịch vụ."),
            ],
            unmapped: [
                UnmappedText(text: "Ghi chú thêm: đơn vị đang chờ cấp kinh phí <script>alert(1)</script>", evidence: evidence(3, y: 500)),
                UnmappedText(text: "(Số liệu tính đến ngày 15/5/2024)", evidence: evidence(1, y: 780)),
            ])
    }

    static func evidence(_ page: Int, y: Double, readAs: String? = nil, source: String = "text-layer") -> Evidence {
        var evidence = Evidence()
        evidence.page = page
        evidence.bbox = [412, y, 446.2, y + 13.6]
        evidence.labelBox = [92.1, y - 2, 371, y + 15]
        evidence.readAs = readAs
        evidence.source = source
        return evidence
    }

    private static let general: [RecordField] = [
        RecordField(
            id: "report.period", section: "MỤC 1. THÔNG TIN CHUNG", number: "1", label: "Quý báo cáo", type: .period, state: .filled,
            raw: "Quý II/2024", value: .string("Quý II/2024"), confidence: 0.9991, decision: .accepted, evidence: evidence(1, y: 120)),
        RecordField(
            id: "report.agency", section: "MỤC 1. THÔNG TIN CHUNG", number: "2", label: "Tên cơ quan báo cáo", type: .text, state: .filled,
            raw: "Sở Thử nghiệm tỉnh Mẫu", value: .string("Sở Thử nghiệm tỉnh Mẫu"), confidence: 0.998, decision: .accepted,
            evidence: evidence(1, y: 140)),
        RecordField(
            id: "report.website", section: "MỤC 1. THÔNG TIN CHUNG", number: "3",
            label: "Địa chỉ trang/cổng thông tin điện tử (Website/Portal) chính thức của đơn vị", type: .url, state: .filled,
            raw: "stn.tinhmau.example", value: .string("stn.tinhmau.example"), confidence: 0.996, decision: .accepted, evidence: evidence(1, y: 160)),
        RecordField(
            id: "report.staff.total", section: "MỤC 1. THÔNG TIN CHUNG", number: "4,3",
            label: "Tổng số cán bộ, công chức của đơn vị (viết tắt CBCC)", parents: ["Phạm vi đánh giá ứng dụng CNTT"], type: .count, unit: "người",
            state: .filled, raw: "1.043", value: .number(1043), confidence: 0.9984, decision: .accepted, evidence: evidence(1, y: 210)),
        RecordField(
            id: "report.date", section: "MỤC 1. THÔNG TIN CHUNG", number: "", label: "Ngày thống kê", type: .date, state: .filled, raw: "15/5/2024",
            value: .string("2024-05-15"), confidence: 0.995, decision: .accepted, evidence: evidence(1, y: 230)),
        RecordField(
            id: "contact.phone", section: "MỤC 1. THÔNG TIN CHUNG", number: "5", label: "Điện thoại", type: .phone, state: .blank, raw: "............",
            confidence: 0.996, decision: .accepted, evidence: evidence(1, y: 250)),
    ]

    private static let infrastructure: [RecordField] = [
        RecordField(
            id: "infrastructure.computers.total", section: "MỤC 2. HẠ TẦNG KỸ THUẬT CNTT", number: "1",
            label: "- Tổng số máy tính tại cơ quan, đơn vị", parents: [machines], type: .count, unit: "chiếc", state: .filled, raw: "58",
            value: .number(58), confidence: 0.997, decision: .accepted, reasons: ["Nhãn được nhận ra dù mất chữ"],
            reasonCodes: ["label-lossy"], evidence: evidence(2, y: 166.5, readAs: "- T ng s máy tính t i c quan, n v:"),
            alternatives: [Alternative(value: .number(53), raw: "53", confidence: 0.002)]),
        RecordField(
            id: "infrastructure.computers.protected", section: "MỤC 2. HẠ TẦNG KỸ THUẬT CNTT", number: "",
            label: "- Tổng số máy tính được cài đặt", parents: [machines, "Cài đặt phần mềm diệt Virus bản quyền có trả phí"], type: .count,
            unit: "chiếc", state: .filled, raw: "3O", value: .number(30), confidence: 0.62, decision: .review,
            reasons: ["Chữ “O” trong ô số được hiểu là số 0", "Không khớp với tỷ lệ ghi ở dòng dưới: 30/58 = 51,7 %"],
            reasonCodes: ["digit-repaired", "check-failed"], evidence: evidence(2, y: 190, readAs: "- T ng s máy tính c cài t:", source: "hybrid"),
            alternatives: [Alternative(value: .number(38), raw: "38", confidence: 0.31), Alternative(value: nil, raw: "3O", confidence: 0.05)]),
        RecordField(
            id: "infrastructure.computers.protected_share", section: "MỤC 2. HẠ TẦNG KỸ THUẬT CNTT", number: "",
            label: "- Tỷ lệ máy tính được cài đặt", parents: [machines, "Cài đặt phần mềm diệt Virus bản quyền có trả phí"], type: .percent, unit: "%",
            state: .filled, raw: "51,7", value: .number(Decimal(string: "51.7") ?? 0), note: "Tính cả máy xách tay", confidence: 0.9976,
            decision: .accepted, evidence: evidence(2, y: 210)),
        RecordField(
            id: "infrastructure.lan", section: "MỤC 2. HẠ TẦNG KỸ THUẬT CNTT", number: "3", label: "- Đơn vị có mạng LAN",
            parents: ["Mạng cục bộ (LAN - Local Area Network)"], type: .yesno, unit: "1/0 (1: Có; 0: Không)", state: .filled, raw: "I",
            value: .bool(true), confidence: 0.981, decision: .review, reasons: ["Chữ “I” trong ô 1/0 được hiểu là số 1"],
            reasonCodes: ["digit-repaired"], evidence: evidence(2, y: 240)),
        RecordField(
            id: "infrastructure.wan.applications", section: "MỤC 2. HẠ TẦNG KỸ THUẬT CNTT", number: "",
            label: "- Tên các ứng dụng, phần mềm đang sử dụng trên Mạng Truyền số liệu chuyên dùng",
            parents: ["Kết nối Mạng Truyền số liệu chuyên dùng (TSLCD)"], type: .noteColumn, unit: "Liệt kê ứng dụng tại cột (4)", state: .filled,
            raw: "Quản lý văn bản; Một cửa điện tử", value: .list(["Quản lý văn bản", "Một cửa điện tử"]), confidence: 0.995, decision: .accepted,
            evidence: evidence(2, y: 300)),
        RecordField(
            id: "infrastructure.budget", section: "MỤC 2. HẠ TẦNG KỸ THUẬT CNTT", number: "7", label: "Kinh phí đầu tư hạ tầng trong năm", type: .money,
            unit: "đồng", state: .filled, raw: "1.342.628.000", value: .number(1_342_628_000), confidence: 0.9982, decision: .accepted,
            evidence: evidence(2, y: 330)),
        RecordField(
            id: "infrastructure.server_room", section: "MỤC 2. HẠ TẦNG KỸ THUẬT CNTT", number: "8", label: "Phòng máy chủ của đơn vị", type: .choice,
            state: .missing, confidence: 0.74, decision: .review, reasons: ["Không tìm thấy dòng này giữa các dòng lân cận của biểu mẫu"],
            reasonCodes: ["slot-missing"]),
    ]

    private static let applications: [RecordField] = [
        RecordField(
            id: "mail.accounts", section: "MỤC 3. ỨNG DỤNG CNTT", number: "1.2", label: "Số lượng CBCC của đơn vị được cấp tài khoản thư điện tử",
            parents: [mail], type: .count, unit: "người", state: .filled, raw: "12", value: .number(12), confidence: 0.998, decision: .accepted,
            evidence: evidence(3, y: 100)),
        RecordField(
            id: "mail.accounts_share", section: "MỤC 3. ỨNG DỤNG CNTT", number: "", label: "Tỷ lệ",
            parents: [mail, "Số lượng CBCC của đơn vị được cấp tài khoản thư điện tử"], type: .percent, unit: "%", state: .blank, raw: "",
            confidence: 0.871, decision: .review, reasons: ["Ô có vết mực nhưng không đọc được chữ nào"], reasonCodes: ["blank-doubtful"],
            evidence: evidence(3, y: 120, source: "ocr")),
        RecordField(
            id: "mail.daily", section: "MỤC 3. ỨNG DỤNG CNTT", number: "1,3",
            label: "Số lượng CBCC của đơn vị thường xuyên sử dụng thư điện tử trong công việc", parents: [mail], type: .count, unit: "người",
            state: .blank, raw: "", confidence: 0.9993, decision: .accepted, evidence: evidence(3, y: 140)),
        RecordField(
            id: "services.level3.count", section: "MỤC 3. ỨNG DỤNG CNTT", number: "5.1", label: "Số dịch vụ công trực tuyến mức độ 3", type: .count,
            unit: "dịch vụ", state: .filled, raw: "4", value: .number(4), confidence: 0.9985, decision: .accepted, evidence: evidence(3, y: 200)),
        RecordField(
            id: "other.remarks", section: "MỤC 3. ỨNG DỤNG CNTT", number: "6", label: "Khó khăn, vướng mắc", type: .longtext, state: .filled,
            raw: "Thiếu cán bộ chuyên trách.\nĐường truyền chậm, nhất là vào giờ cao điểm.",
            value: .string("Thiếu cán bộ chuyên trách.\nĐường truyền chậm, nhất là vào giờ cao điểm."), confidence: 0.995, decision: .accepted,
            evidence: evidence(3, y: 260)),
        RecordField(
            id: "other.blocked", section: "MỤC 3. ỨNG DỤNG CNTT", number: "7", label: "Kiến nghị", type: .longtext, state: .filled,
            raw: "=HYPERLINK(\"http://x.example\";\"bấm\")", value: .string("=HYPERLINK(\"http://x.example\";\"bấm\")"), confidence: 0.995,
            decision: .accepted, evidence: evidence(3, y: 300)),
    ]

    private static let services = RecordTable(
        id: "services.level3", title: "BẢNG 3A.2: DANH SÁCH CÁC DỊCH VỤ CÔNG TRỰC TUYẾN MỨC ĐỘ 3",
        columns: [
            RecordColumn(id: "name", title: "Tên dịch vụ"), RecordColumn(id: "url", title: "Địa chỉ đăng tải dịch vụ"),
            RecordColumn(id: "online", title: "Số hồ sơ trực tuyến đã giải quyết trong năm"),
        ],
        rows: [
            [cell("Cấp bản sao trích lục", 0.99), cell("dichvucong.tinhmau.example", 0.98), number("1.204", 1204, 0.995)],
            [cell("Chứng thực chữ ký", 0.99), cell("", 0.97), number("0", 0, 0.99)],
            [cell("Đăng ký thử nghiệm", 0.83), cell("dichvucong.tinhmau.example", 0.97), number("17", 17, 0.71)],
        ],
        groups: [RecordGroup(beforeRow: 0, text: "A. DỊCH VỤ CÔNG CẤP TỈNH"), RecordGroup(beforeRow: 2, text: "B. DỊCH VỤ CÔNG CẤP HUYỆN")])

    private static func cell(_ raw: String, _ confidence: Double) -> RecordCell {
        RecordCell(raw: raw, value: raw.isEmpty ? nil : .string(raw), confidence: confidence, evidence: nil)
    }

    private static func number(_ raw: String, _ value: Decimal, _ confidence: Double) -> RecordCell {
        RecordCell(raw: raw, value: .number(value), confidence: confidence, evidence: evidence(3, y: 400))
    }
}
