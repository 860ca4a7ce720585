import Testing
import VietnameseText

@testable import FormMapping

struct TableColumnsTests {
    private let titles = ["TT", "Nội dung chỉ tiêu", "Đơn vị tính", "Phần khai báo số liệu / Số liệu", "Phần khai báo số liệu / Ghi chú"]

    @Test func columnsAreFoundByTheirHeadsThoughOneIsInserted() {
        let heads = [
            ["TT"], ["Nội dung chỉ tiêu"], ["Mã số"], ["Đơn vị tính"], ["Phần khai báo", "Số liệu"], ["Phần khai báo", "Ghi chú"],
        ]
        let columns = match(heads, titles)
        #expect(columns.columns == [0, 1, 3, 4, 5])
        #expect(columns.certainty > 0.9)
    }

    @Test func aColumnThatIsGoneIsNil() {
        let heads = [["Nội dung chỉ tiêu"], ["Đơn vị tính"], ["Số liệu"], ["Ghi chú"]]
        #expect(match(heads, titles).columns == [nil, 0, 1, 2, 3])
    }

    @Test func headsAreMatchedThroughLostLetters() {
        let heads = [["TT"], ["N i dung ch tiêu"], ["n v tính"], ["S li u"], ["Ghi chú"]]
        #expect(match(heads, titles, channel: .outsideLatin1Dropped).columns == [0, 1, 2, 3, 4])
    }

    @Test func whereAColumnsOwnTitleStandsAnotherThatHoldsItsWordsIsAnotherColumn() {
        let heads = [["TT"], ["Nội dung chỉ tiêu"], ["Số liệu"], ["Đơn vị tính"], ["Nguồn số liệu"]]
        let columns = match(heads, Array(titles.prefix(4)), anchor: (form: 1, grid: 1))
        #expect(columns.columns == [0, 1, 3, 2])
    }

    @Test func optionColumnsInAnotherOrderAreToldByTheirHeads() {
        let titles = ["TT", "Nội dung", "Đầy đủ", "Chưa đầy đủ"]
        let heads = [["TT"], ["Nội dung"], ["Chưa đầy đủ"], ["Đầy đủ"]]
        #expect(match(heads, titles, anchor: (1, 1)).columns == [0, 1, 3, 2])
    }

    private func match(
        _ heads: [[String]], _ titles: [String], anchor: (form: Int, grid: Int)? = nil, channel: LossyChannel = .intact
    ) -> TableColumns {
        TableColumns.match(
            heads: heads.map { TableColumns.Head(levels: $0, channel: channel) },
            titles: titles.map { TableColumns.Head(title: $0, channel: channel) }, anchor: anchor)
    }
}
