import Testing
import VietnameseText

@testable import FormMapping

struct TableColumnsTests {
    private let titles = ["TT", "Nội dung chỉ tiêu", "Đơn vị tính", "Phần khai báo số liệu / Số liệu", "Phần khai báo số liệu / Ghi chú"]

    @Test func columnsAreFoundByTheirHeadsThoughOneIsInserted() {
        let heads = [
            ["TT"], ["Nội dung chỉ tiêu"], ["Mã số"], ["Đơn vị tính"], ["Phần khai báo", "Số liệu"], ["Phần khai báo", "Ghi chú"],
        ]
        let columns = TableColumns.match(heads: heads, titles: titles, anchor: nil, channel: .intact)
        #expect(columns.columns == [0, 1, 3, 4, 5])
        #expect(columns.certainty > 0.9)
    }

    @Test func aColumnThatIsGoneIsNil() {
        let heads = [["Nội dung chỉ tiêu"], ["Đơn vị tính"], ["Số liệu"], ["Ghi chú"]]
        #expect(TableColumns.match(heads: heads, titles: titles, anchor: nil, channel: .intact).columns == [nil, 0, 1, 2, 3])
    }

    @Test func headsAreMatchedThroughLostLetters() {
        let heads = [["TT"], ["N i dung ch tiêu"], ["n v tính"], ["S li u"], ["Ghi chú"]]
        #expect(TableColumns.match(heads: heads, titles: titles, anchor: nil, channel: .outsideLatin1Dropped).columns == [0, 1, 2, 3, 4])
    }

    @Test func whereAColumnsOwnTitleStandsAnotherThatHoldsItsWordsIsAnotherColumn() {
        let heads = [["TT"], ["Nội dung chỉ tiêu"], ["Số liệu"], ["Đơn vị tính"], ["Nguồn số liệu"]]
        let columns = TableColumns.match(heads: heads, titles: Array(titles.prefix(4)), anchor: (form: 1, grid: 1), channel: .intact)
        #expect(columns.columns == [0, 1, 3, 2])
    }
}
