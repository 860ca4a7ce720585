import DocumentModel
import TableStitching
import Testing

/// Tables over several scanned sheets: each lies differently in the scanner, and letters are misread.
@Suite struct PictureTableTests {
    private let xs = [50.0, 90, 300, 400]

    /// - Parameters:
    ///   - shift: points by which the sheet lies further right.
    ///   - stretch: how much larger it came out.
    private func part(
        _ page: Int, _ rows: [[String]], shift: Double = 0, stretch: Double = 1, full: Bool = false, origin: PageTable.Origin = .picture
    ) -> PageTable {
        let xs = xs.map { $0 * stretch + shift }
        var cells: [PageTable.PageCell] = []
        for (row, texts) in rows.enumerated() {
            for (column, text) in texts.enumerated() {
                let rect = PageRect(x0: xs[column], y0: 100 + 20 * Double(row), x1: xs[column + 1], y1: 120 + 20 * Double(row))
                cells.append(
                    PageTable.PageCell(
                        area: PageTable.Area(row: row, column: column, rowSpan: 1, columnSpan: 1), rect: rect,
                        paragraphs: text.isEmpty ? [] : [Paragraph(runs: [TextRun(text, place: .page(page, rect))])], endsFull: full))
            }
        }
        var table = PageTable(page: page, xs: xs, rowCount: rows.count, cells: cells)
        table.origin = origin
        return table
    }

    private func tables(_ parts: [PageTable], between: String? = nil) -> [Table] {
        var flows = parts.map { PageFlow(page: $0.page, items: [.table($0)]) }
        if let between { flows[1].items.insert(.paragraph(Paragraph(runs: [TextRun(between)])), at: 0) }
        return TableStitcher.blocks(of: flows).compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    private func text(_ table: Table?, _ row: Int, _ column: Int) -> String? {
        table?.cells.first { $0.row == row && $0.column == column }?.text
    }

    @Test func aSheetThatLiesDifferentlyGoesOn() {
        let joined = tables([
            part(1, [["TT", "Nội dung", "Số liệu"], ["1", "Máy tính", "41"]]),
            part(2, [["2", "Máy in", "7"]], shift: 14, stretch: 1.008),
        ])
        #expect(joined.count == 1)
        #expect(joined.first?.columnCount == 3 && joined.first?.rowCount == 3)
        #expect(text(joined.first, 2, 2) == "7")
    }

    @Test func theTextLayersOwnEdgesMustMeet() {
        let parted = tables([
            part(1, [["1", "Máy tính", "41"]], origin: .textLayer), part(2, [["2", "Máy in", "7"]], shift: 14, origin: .textLayer),
        ])
        #expect(parted.count == 2)
    }

    /// A part in one of whose rows a stroke parts the last cell.
    private func strokedPart(_ page: Int, _ rows: [[String]], stroke: Double, row: Int) -> PageTable {
        var table = part(page, rows)
        table.xs.insert(stroke, at: 3)
        for index in table.cells.indices where table.cells[index].area.column == 2 { table.cells[index].area.columnSpan = 2 }
        guard let cut = table.cells.firstIndex(where: { $0.area.row == row && $0.area.column == 2 }) else { return table }
        var rest = table.cells[cut]
        table.cells[cut].area.columnSpan = 1
        rest.area = PageTable.Area(row: row, column: 3, rowSpan: 1, columnSpan: 1)
        rest.paragraphs = []
        table.cells.append(rest)
        return table
    }

    @Test func strokesOfSignaturesOnBothSheetsPartNoTable() {
        let joined = tables([
            strokedPart(1, [["1", "Máy tính", "41"], ["2", "Máy quét", "3"], ["3", "Máy chủ", "5"]], stroke: 340, row: 1),
            strokedPart(2, [["4", "Máy in", "7"], ["5", "Máy chiếu", "2"], ["6", "Bảng", "1"]], stroke: 370, row: 0),
        ])
        #expect(joined.count == 1)
    }

    /// Of a head of many cells and the row below it three quarters were the same: the row was taken for a part of the head, and lost.
    @Test(arguments: [PageTable.Origin.textLayer, .picture], [["(1)", "(3)", "(2)"], ["(1)", "(2)", "(3)"], nil])
    func theRowBelowARepeatedHeadStays(_ origin: PageTable.Origin, _ numbers: [String]?) {
        let head = [["TT", "Nội dung", "Số liệu"], ["a", "b", "c"], ["d", "e", "g"]] + [numbers ?? ["h", "i", "k"]]
        let joined = tables([
            part(1, head + [["1", "Máy tính", "41"]], origin: origin), part(2, head + [["4,1", "Băng thông", "212"]], origin: origin),
            part(3, head + [["2", "Máy tính", "53"]], origin: origin),
        ])
        #expect(joined.count == 1)
        #expect(joined.first?.rowCount == 7)
        #expect(text(joined.first, 5, 2) == "212")
        #expect(text(joined.first, 6, 2) == "53")
    }

    @Test func aRepeatedHeadWithMisreadLettersIsKeptOnce() {
        let joined = tables([
            part(1, [["TT", "Nội dung chỉ tiêu", "Số liệu"], ["1", "Máy tính", "41"]]),
            part(2, [["TT", "Nội dunq chỉ tiẽu", "Số liệu"], ["2", "Máy in", "7"]]),
        ])
        #expect(joined.first?.rowCount == 3)
        #expect(text(joined.first, 2, 1) == "Máy in")
    }

    @Test func misreadColumnNumbersEndTheHead() {
        let table = tables([part(1, [["TT", "Nội dung", "Số liệu"], ["l1)", "(2)", "(3!"], ["1", "Máy tính", "41"]])]).first
        #expect(table?.headerRows == [0, 1])
    }

    @Test func aPageNumberBetweenTheSheetsPartsNothing() {
        let parts = [part(1, [["1", "Máy tính", "41"]]), part(2, [["2", "Máy in", "7"]])]
        #expect(tables(parts, between: "2").count == 1)
        #expect(tables(parts, between: "| | i").count == 1)
        #expect(tables(parts, between: "MỤC 2. ỨNG DỤNG").count == 2)
    }

    @Test(arguments: [
        ("Công văn số 231/UBND-VP ngày", "01/10/2018"), ("Quyết định số 930/QĐ-UBND; ", "https://vanban.example.vn/930"),
        ("Số 147 Nguyễn Huệ, phường", "Thạnh Mỹ"),
    ])
    func theRestOfAValueThatHadNoRoomIsJoined(_ upper: String, _ lower: String) {
        let joined = tables([
            part(1, [["1", "Quy chế vận hành", upper]]), part(2, [["", "", lower], ["2", "Thành lập", "x"]]),
        ])
        #expect(joined.first?.rowCount == 2)
        #expect(text(joined.first, 0, 2)?.contains(lower) == true)
    }

    @Test func anAddressThatThePageBreakCutHasNoSpace() {
        let joined = tables([
            part(1, [["1", "Thành lập", "số 720; https://vanban.bentre.exa"]]),
            part(2, [["", "", "mple.vn/720"], ["2", "Kế hoạch", "x"]]),
        ])
        #expect(text(joined.first, 0, 2) == "số 720; https://vanban.bentre.example.vn/720")
    }

    @Test func aRowThatThePageBreakCutIsJoined() {
        let joined = tables([
            part(1, [["1", "Đơn vị công tác", "Trung tâm Công nghệ"]], full: true),
            part(2, [["", "", "thông tin"], ["2", "Chức vụ", "Văn thư"]]),
        ])
        #expect(text(joined.first, 0, 2) == "Trung tâm Công nghệ thông tin")
        #expect(joined.first?.rowCount == 2)
    }
}
