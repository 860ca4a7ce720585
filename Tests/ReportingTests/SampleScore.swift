import Foundation
import RecordModel

@testable import Reporting

/// An invented score card: two capped groups with every state of a criterion, fed by `SampleRecord`.
enum SampleScore {
    static var card: ScoreCard {
        ScoreCard(
            rubric: "tinh-mau-2024-1b", agency: "Sở Thử nghiệm tỉnh Mẫu", period: "Quý II/2024", criteria: criteria,
            groups: [
                GroupScore(path: "I", title: "Hạ tầng kỹ thuật CNTT", max: 100, points: decimal("37.76"), level: "Trung bình"),
                GroupScore(path: "II", title: "Ứng dụng CNTT trong hoạt động của cơ quan", max: 40, points: 40, level: "Tốt"),
            ],
            total: decimal("77.76"), range: [decimal("70"), decimal("112.76")], max: 140, level: nil,
            levelFailed: ["Hạ tầng kỹ thuật CNTT: 37,76 < 65 điểm"], provisional: true,
            policies: ["rate_cap": "true", "category_overflow": "cap_category", "round_points": "2"])
    }

    /// The same card with figures that exist twice: the communes' and the district's, declared and agreed.
    static var compared: ScoreCard {
        var card = card
        func figure(
            _ label: String, _ declared: Decimal?, _ derived: Decimal?, low: Decimal?, high: Decimal?, _ state: CrossCheck.State,
            silent: [String] = []
        ) -> CrossCheck.Figure {
            CrossCheck.Figure(
                field: "infrastructure.lan.communes.total", label: label, unit: nil, declared: declared, derived: derived, low: low,
                high: high, reported: 3 - silent.count, silent: silent, working: "2 có, 1 không", state: state, bound: nil,
                remark: state == .differs ? "Hai phiếu hỏi như nhau." : nil, provisional: state == .incomplete, counted: .declared)
        }
        card.crossCheck = CrossCheck(
            definition: "mau", title: "Đối chiếu mẫu", unit: "Huyện Mẫu",
            members: [
                .init(unit: "Xã Một", files: ["mot.docx"]), .init(unit: "Xã Hai", files: ["hai.docx"]), .init(unit: "Xã Ba", files: []),
            ],
            figures: [
                figure("Số xã có mạng", 3, 2, low: 2, high: 2, .differs), figure("Số máy tính", 55, 55, low: 55, high: 55, .agrees),
                figure("Số xã có máy quét", 2, nil, low: 1, high: 2, .incomplete, silent: ["Xã Hai"]),
                figure("Số xã có phòng họp", nil, 1, low: 1, high: 1, .notDeclared),
            ], notes: ["Không rõ của xã nào nên không đối chiếu: UBND xã."])
        var before = card
        before.total = decimal("70.5")
        card.versions = FigureVersions(
            counted: .agreed, declared: FigureVersions.Standing(before), agreed: FigureVersions.Standing(card),
            changes: [
                FigureVersions.Change(
                    field: "infrastructure.computers.protected", label: "Tổng số máy tính được cài đặt", declared: .number(30),
                    agreed: .number(48), by: "Sở Thử nghiệm và Sở TT&TT", date: "2024-12-10", reason: "đếm lại <tại chỗ>",
                    rows: [.init(path: "I/2/2.1", declared: decimal("7.76"), agreed: decimal("12.41"))])
            ])
        return card
    }

    /// Three agencies, two of them with the same total.
    static var group: [ScoreCard] {
        [("Sở Thử nghiệm tỉnh Mẫu", "0"), ("Sở Ví dụ: tài liệu/lưu trữ và những tên rất dài khác", "3"), ("Sở Kiểm thử", "0")].map {
            name, extra in
            var card = card
            card.agency = name
            card.criteria[1].points -= decimal(extra)
            card.groups[0].points -= decimal(extra)
            card.total -= decimal(extra)
            return card
        }
    }

    static let rubric = RubricFacts(
        title: "Cách tính điểm đánh giá mức độ ứng dụng CNTT của các sở, ngành tỉnh Mẫu",
        issuer: "Quyết định số 00/QĐ-UBND của UBND tỉnh Mẫu",
        headings: [
            RubricHeading(path: "I/2", number: "2", title: "Cài phần mềm diệt Virus bản quyền có trả phí", max: 15, before: "I/2/2.1"),
            RubricHeading(path: "I/3", number: "3", title: "Mạng cục bộ (LAN)", max: 15, before: "I/3/3.1"),
            RubricHeading(path: "II/1", number: "1", title: "Hệ thống thư điện tử", max: 50, before: "II/1/1.1"),
        ],
        policies: [
            PolicyFacts(
                name: "category_overflow", value: "cap_category", title: "Tổng điểm các dòng lớn hơn điểm tối đa của hạng mục",
                why: "Điểm tối đa của hạng mục được in hai lần trong Quyết định; tổng các dòng là 45, hạng mục là 40: lấy 40.",
                alternatives: ["cap_headings", "scale", "none"], paths: ["II"]),
            PolicyFacts(
                name: "rate_cap", value: "true", title: "Tỷ lệ lớn hơn 100 % được tính là 100 %", why: "Điểm không được vượt điểm tối đa.",
                alternatives: ["false"], paths: ["I/2/2.1"]),
        ])

    static func decimal(_ text: String) -> Decimal { Decimal(string: text) ?? .nan }

    private static func input(_ id: String) -> CriterionInput {
        let field = SampleRecord.record.fields.first { $0.id == id }
        return CriterionInput(
            field: id, value: field?.value, state: field?.state ?? .missing, decision: field?.decision ?? .review, evidence: field?.evidence
        )
    }

    private static let criteria: [CriterionScore] = [
        CriterionScore(
            path: "I/2/2.1", number: "2.1", title: "Tỷ lệ máy tính của CQNN cấp tỉnh được cài đặt", max: 15, points: decimal("7.76"),
            range: [decimal("0"), 15], state: .scored, rule: "Điểm = Tỷ lệ x điểm tối đa", working: "30 / 58 × 15 = 7,76",
            inputs: [input("infrastructure.computers.protected"), input("infrastructure.computers.total")], confidence: 0.62,
            notes: ["Tỷ lệ khai báo 51,7 %, tính lại 51,72 %."]),
        CriterionScore(
            path: "I/3/3.1", number: "3.1", title: "CQNN có mạng LAN", max: 5, points: 5, range: [5, 5], state: .scored,
            rule: "Có: điểm tối đa.\nKhông: 0 điểm",
            working: "Có → 5", inputs: [input("infrastructure.lan")], confidence: 0.981, notes: []),
        CriterionScore(
            path: "I/3/3.1#2", number: "", title: "Tỷ lệ ĐVTT của CQNN cấp tỉnh có mạng LAN", max: 10, points: 0, range: [0, 10],
            state: .notReported,
            rule: "Điểm = Tỷ lệ x điểm tối đa", working: "", inputs: [], confidence: 1,
            notes: ["Biểu mẫu của tỉnh Mẫu không hỏi số liệu này."]),
        CriterionScore(
            path: "I/4", number: "4", title: "Tỷ lệ băng thông kết nối Internet quy đổi/CBCCVC của các CQNN", max: 15, points: 0,
            range: [0, 15],
            state: .notComputable, rule: "Điểm = Tỷ lệ chuẩn hóa * Điểm tối đa", working: "", inputs: [input("report.staff.total")],
            confidence: 1,
            notes: ["Cần số liệu của cả nhóm cơ quan để chuẩn hóa."]),
        CriterionScore(
            path: "I/6", number: "6", title: "Phòng máy chủ", max: 25, points: 25, range: [25, 25], state: .scored,
            rule:
                "- Có Phòng máy chủ: 10 điểm\n- Triển khai các hệ thống an toàn, an ninh: 9 điểm\n- Lưu trữ dữ liệu: 6 điểm",
            working: "10 + 9 + 6 = 25", inputs: [input("infrastructure.server_room")], confidence: 0.74, notes: []),
        CriterionScore(
            path: "II/1/1.1", number: "1.1", title: "Tỷ lệ CBCCVC cấp tỉnh được cấp hộp thư điện tử", max: 20, points: 20, range: [20, 20],
            state: .scored, rule: "Điểm = Tỷ lệ x điểm tối đa", working: "1043 / 1043 × 20 = 20",
            inputs: [input("report.staff.total"), input("mail.accounts")], confidence: 0.998, notes: []),
        CriterionScore(
            path: "II/1/1.2", number: "1.2", title: "Tỷ lệ sử dụng thường xuyên", max: 25, points: 25, range: [25, 25], state: .scored,
            rule: "Điểm = Tỷ lệ x điểm tối đa", working: "100 % × 25 = 25", inputs: [input("mail.daily")], confidence: 0.99, notes: []),
        CriterionScore(
            path: "II/2", number: "2", title: "Cách thức triển khai", max: 10, points: 0, range: [0, 10], state: .needsAssessor,
            rule: "Kiểm tra trực tiếp và chấm điểm", working: "", inputs: [], confidence: 1, notes: ["Cần người thẩm định chấm."]),
    ]
}

enum SampleBatch {
    static let summary = BatchSummary(
        started: "2024-06-01T01:00:00Z", finished: "2024-06-01T01:07:31+07:00",
        files: [
            BatchFile(
                file: "so-thu-nghiem.pdf", sha256: String(repeating: "ab", count: 32), outcome: .review,
                record: "records/so-thu-nghiem.json",
                form: "tinh-mau-2024-q2", agency: "Sở Thử nghiệm tỉnh Mẫu", period: "Quý II/2024", seconds: 1.734,
                fields: FieldCounts(SampleRecord.record.fields)),
            BatchFile(
                file: "hong.docx", sha256: "", outcome: .refused, reason: "hong.docx: không đọc được: tệp bị cắt cụt. Đề nghị gửi lại.",
                seconds: 0.02),
        ],
        missingAgencies: ["Sở Vắng mặt"])
}
