import Foundation
import RecordModel
import Testing

@testable import Reporting

/// Figures that exist twice, on sheets: declared and agreed, the district's and the communes'.
@Suite struct ComparisonTests {
    private var html: String {
        ScoreSheet(SampleScore.compared, record: SampleRecord.record, rubric: SampleScore.rubric, language: .vietnamese).html
    }

    private func sheet(_ name: String) throws -> [[String]] {
        let workbook = ScoreWorkbook([.init(SampleScore.compared)], rubrics: [:], language: .vietnamese)
            .workbook(created: Date(timeIntervalSince1970: 0))
        let sheet = try #require(workbook.sheets.first { $0.name == name })
        return sheet.rows.map { row in
            row.cells.map { cell in
                switch cell.content {
                case .empty: ""
                case .text(let text): text
                case .number(let number), .formula(_, let number): "\(number)"
                }
            }
        }
    }

    @Test func showsTheDistrictsFiguresBesideTheCommunes() throws {
        let rows = html.components(separatedBy: "<tr")
        let differs = try #require(rows.first { $0.contains("Số xã có mạng") })
        for part in ["class=\"review\"", ">3<", ">2<", "Mâu thuẫn", "3/3", "Hai phiếu hỏi như nhau."] { #expect(differs.contains(part)) }
        let open = try #require(rows.first { $0.contains("Số xã có máy quét") })
        for part in ["1 – 2", "2/3", "Chưa đủ báo cáo", "Xã Hai", "chờ xem lại"] { #expect(open.contains(part)) }
        #expect(html.contains("2/3 xã có báo cáo"))
        #expect(html.contains("Chưa dùng được báo cáo của: Xã Ba."))
        #expect(html.contains("Không rõ của xã nào"))
    }

    @Test func theWorkbookHasTheComparisonAsASheet() throws {
        let rows = try sheet("Đối chiếu cấp xã")
        #expect(rows[2].dropFirst().prefix(5) == ["Số xã có mạng", "3", "2", "3/3", "Mâu thuẫn"])
        #expect(rows[4].dropFirst().prefix(5) == ["Số xã có máy quét", "2", "1 – 2", "2/3", "Chưa đủ báo cáo"])
        #expect(rows.joined().contains { $0.contains("Xã Ba") })
    }

    @Test func showsBothVersionsWithWhoWhenAndWhy() throws {
        let row = try #require(html.components(separatedBy: "<tr").first { $0.contains("2024-12-10") })
        for part in [">30<", ">48<", "Sở Thử nghiệm và Sở TT&amp;TT", "đếm lại &lt;tại chỗ&gt;", "I/2/2.1: 7,76 → 12,41"] {
            #expect(row.contains(part))
        }
        #expect(html.contains("theo khai báo: 70,5"))
        #expect(html.contains("theo số liệu đã thống nhất"))
        let rows = try sheet("Số liệu thống nhất")
        #expect(rows[3].dropFirst(2).prefix(4) == ["30", "48", "Sở Thử nghiệm và Sở TT&TT", "2024-12-10"])
        let card = try sheet("Phiếu điểm")
        #expect(card.contains { $0.contains("Tổng điểm theo số khai báo") && $0.contains("70.5") })
        #expect(card.contains { $0.contains("Tổng điểm theo số đã thống nhất") && $0.contains("77.76") })
    }

    @Test func aCardWithoutComparisonsHasNoSuchSections() {
        let plain = ScoreSheet(SampleScore.card, rubric: SampleScore.rubric, language: .vietnamese).html
        for id in ["id=\"communes\"", "id=\"agreed\""] {
            #expect(html.contains(id))
            #expect(!plain.contains(id))
        }
        let names = ScoreWorkbook([.init(SampleScore.card)], rubrics: [:], language: .vietnamese)
            .workbook(created: Date(timeIntervalSince1970: 0)).sheets.map(\.name)
        #expect(!names.contains("Đối chiếu cấp xã") && !names.contains("Số liệu thống nhất"))
    }
}
