import DocumentModel
import Foundation
import TableStitching
import Testing

@testable import OCRReading

@Suite struct ReadingTests {
    private let scale = PixelScale(dotsPerInch: 300)

    private func word(_ text: String, _ x0: Int = 0, _ x1: Int = 100, y: Int = 0, confidence: Double = 0.96) -> ReadWord {
        ReadWord(text: text, box: PixelBox(x0: x0, y0: y, x1: x1, y1: y + 40), symbols: [], confidence: confidence)
    }

    @Test func agreementOfTwoReadingsIsWorthMoreThanEither() {
        let settled = Judgement.settle([[word("159")], [word("159")]])
        #expect(settled.map(\.text) == ["159"])
        #expect((settled.first?.confidence ?? 0) >= 0.99)
        #expect(settled.first?.alternatives == [])
    }

    @Test func theThirdReadingDecides() {
        let settled = Judgement.settle([[word("A2")], [word("12")], [word("12")]])
        #expect(settled.map(\.text) == ["12"])
        #expect(settled.first?.alternatives == ["A2"])
        #expect((settled.first?.confidence ?? 1) < 0.99)
    }

    @Test func aSwallowedCommaIsKept() {
        let settled = Judgement.settle([[word("4211")], [word("42,11")]])
        #expect(settled.map(\.text) == ["42,11"])
        #expect(settled.first?.alternatives == ["4211"])
    }

    @Test func threeResultsAreDoubtful() {
        let settled = Judgement.settle([[word("53")], [word("58")], [word("88")]])
        #expect((settled.first?.confidence ?? 1) < 0.6)
        #expect(settled.first?.alternatives.count == 2)
    }

    @Test func linesThatTheWidthBrokeAreOneParagraph() {
        let full = TextLine(words: [word("Tổng", 0, 400), word("số", 420, 980)])
        let rest = TextLine(words: [word("máy", 0, 200, y: 55)])
        let short = TextLine(words: [word("Số", 0, 200, y: 110)])
        let item = TextLine(words: [word("2.", 0, 40, y: 165), word("Mạng", 60, 300, y: 165)])
        let paragraphs = ParagraphJoiner(scale: scale).paragraphs([full, rest, short, item], within: 0...1000)
        #expect(paragraphs.map(\.count) == [2, 1, 1])
    }

    @Test func textSideBySideIsReadColumnByColumn() {
        let lines = [
            TextLine(words: [word("UBND", 0, 300), word("CỘNG", 600, 900)]),
            TextLine(words: [word("SỞ", 0, 300, y: 60), word("Độc", 600, 900, y: 60)]),
        ]
        let columns = ColumnSplitter(scale: scale).columns(lines)
        #expect(columns.map { $0.map(\.text) } == [["UBND", "SỞ"], ["CỘNG", "Độc"]])
    }

    @Test func aLongLineOfTwoColumnsIsCutInItsOwnGap() {
        let dates = TextLine(words: [
            word("ngày", 0, 300), word("tháng", 315, 600), word("2018", 615, 760), word("Huế,", 800, 950), word("ngày", 965, 1100),
        ])
        let lines = [("Người", "Thủ"), ("Lan", "Hùng")].enumerated().map { index, words in
            TextLine(words: [word(words.0, 0, 300, y: 60 * index + 60), word(words.1, 800, 1000, y: 60 * index + 60)])
        }
        let columns = ColumnSplitter(scale: scale).columns([dates] + lines)
        #expect(columns.map { $0.map(\.text) } == [["ngày tháng 2018", "Người", "Lan"], ["Huế, ngày", "Thủ", "Hùng"]])
    }

    @Test func aBoldLineBelowAPlainOneIsAParagraphOfItsOwn() {
        func line(_ text: String, y: Int, isBold: Bool) -> TextLine {
            var word = word(text, 0, 980, y: y)
            word.isBold = isBold
            return TextLine(words: [word])
        }
        func parts(_ first: String, _ second: String) -> Int {
            ParagraphJoiner(scale: scale).paragraphs(
                [line(first, y: 0, isBold: false), line(second, y: 55, isBold: true)], within: 0...1000
            ).count
        }
        #expect(parts("Huế, ngày 12 tháng 12 năm 2019", "Người khai") == 2)
        #expect(parts("Họ và tên người thực hiện báo cáo:", "Nguyễn Hữu Lan") == 1)
        #expect(parts("Phần mềm quản lý văn bản của", "tỉnh") == 1)
    }

    @Test func blanksSetWithTabsStayOnTheirLine() {
        let lines = [("Tiến sỹ:", "Thạc sỹ:"), ("Đại học:", "Cao đẳng:"), ("Khác:", "")].enumerated().map { index, labels in
            TextLine(
                words: [word(labels.0, 0, 200, y: 60 * index), word("8", 220, 240, y: 60 * index)]
                    + (labels.1.isEmpty ? [] : [word(labels.1, 600, 800, y: 60 * index), word("2", 820, 840, y: 60 * index)]))
        }
        #expect(ColumnSplitter(scale: scale).columns(lines).count == 1)
    }

    @Test func optionsBehindBoxesStayOnTheirLine() {
        var box = word("☐", 600, 640)
        box.kind = .box
        let line = TextLine(words: [word("Có", 0, 300), box, word("Không", 650, 900)])
        #expect(ColumnSplitter(scale: scale).columns([line, line]).count == 1)
    }

    @Test func answersSetWithTabsStayBesideTheirLabels() {
        let lines = [("Năm báo cáo:", "2019"), ("Tên cơ quan:", "Sở Y tế")].enumerated().map { index, words in
            TextLine(words: [word(words.0, 0, 300, y: 60 * index), word(words.1, 600, 800, y: 60 * index)])
        }
        #expect(ColumnSplitter(scale: scale).columns(lines).count == 1)
    }

    @Test func typedOptionsSetWithTabsStayOnTheirLine() {
        let lines = ["Máy chủ:", "Máy trạm:"].enumerated().map { index, label in
            TextLine(words: [
                word(label, 0, 200, y: 60 * index), word("()", 220, 250, y: 60 * index), word("Có", 260, 320, y: 60 * index),
                word("(X)", 700, 750, y: 60 * index), word("Không", 760, 900, y: 60 * index),
            ])
        }
        #expect(ColumnSplitter(scale: scale).columns(lines).count == 1)
    }

    @Test func whatIsLeftOfABlankAtALinesEndIsNoDash() {
        func dash(_ y: Int) -> ReadWord {
            var dash = word("-", 320, 345)
            dash.box = PixelBox(x0: 320, y0: y, x1: 345, y1: y + 4)
            return dash
        }
        func text(_ y: Int) -> String? { LineAssembler(scale: scale).lines([word("nước:", 0, 300), dash(y)], marks: []).first?.text }
        let foot = word("nước:").box.y1
        #expect(text(foot) == "nước: _")
        #expect(text(foot / 2) == "nước: -")
    }

    @Test func anAddressBrokenByItsCellIsOneWord() {
        let geometry = PageGeometry(coefficients: [0.24, 0, 0, 0, 0.24, 0, 0, 0, 1], width: 600, height: 800)
        let builder = BlockBuilder(geometry: geometry, scale: scale, pageNumber: 1)
        let lines = ["http://", "dichvucong.dienbien.g", "ov.vn"].map { TextLine(words: [word($0)]) }
        #expect(builder.paragraph(lines).text == "http://dichvucong.dienbien.gov.vn")
    }

    @Test func aRowOfTitlesIsTheHead() {
        func cell(_ row: Int, _ column: Int, _ text: String) -> PageTable.PageCell {
            PageTable.PageCell(
                area: PageTable.Area(row: row, column: column, rowSpan: 1, columnSpan: 1), rect: PageRect(x0: 0, y0: 0, x1: 1, y1: 1),
                paragraphs: [Paragraph(runs: [TextRun(text)])], endsFull: false)
        }
        #expect(TableHead.rows(of: [cell(0, 0, "TT"), cell(0, 1, "Nội dung"), cell(1, 0, "1"), cell(1, 1, "43")], columnCount: 2) == [0])
        #expect(TableHead.rows(of: [cell(0, 0, "7"), cell(0, 1, "Máy in"), cell(1, 0, "8"), cell(1, 1, "43")], columnCount: 2) == [])
    }

    @Test func whatIsNoPictureIsRefused() {
        #expect(throws: OCRReadingError.unknownPicture) {
            try PictureDecoder(limits: OCRLimits()).forEachPage(Array("%PDF-1.7".utf8)) { _, _ in }
        }
    }

    @Test func hugePicturesAreRefusedBeforeTheyAreDecoded() {
        // the head of a PNG of 50,000 × 50,000 pixels
        let head: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50, 8, 0,
            0, 0, 0, 0,
            0, 0, 0,
        ]
        #expect(throws: OCRReadingError.self) {
            try PictureDecoder(limits: OCRLimits()).forEachPage(head + [UInt8](repeating: 0, count: 64)) { _, _ in }
        }
    }

    @Test func rawRowsOfTheWrongSizeAreNoPage() {
        #expect(PagePixels(gray: [0, 0, 0], width: 2, height: 2, rowBytes: 2, dotsPerInch: 300) == nil)
    }

    private static let photograph = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
        path: "../../../shared/corpus/tabular/dien-bien-2019-q3-photo-p3.jpg")

    @Test(.enabled(if: FileManager.default.fileExists(atPath: photograph.path)))
    func aPhotographOfTwoTablesIsRead() throws {
        let document = try PictureReader(reader: PageReader()).read([UInt8](Data(contentsOf: Self.photograph)))
        let tables = document.sections[0].blocks.compactMap { block -> Table? in if case .table(let table) = block { table } else { nil } }
        #expect(tables.map { [$0.rowCount, $0.columnCount] } == [[17, 6], [5, 5]])
        #expect(tables.first?.cells.filter { $0.column == 3 && $0.text == "159" }.count == 4)
    }
}
