import CTesseract
import DocumentModel
import Testing

@testable import OCRReading

/// Tables without lines between their columns, among the words of a picture.
@Suite struct OpenTableTests {
    private let scale = PixelScale(dotsPerInch: 300)
    /// Pixels at 300 dots an inch; letters are 36 high, which is print of 12 points.
    private let columns = [300, 420, 1300, 1700]
    private let pitch = 120

    private func word(_ text: String, _ x: Int, _ y: Int, isBold: Bool = false) -> ReadWord {
        var word = ReadWord(
            text: text, box: PixelBox(x0: x, y0: y, x1: x + 24 * text.count, y1: y + 36), symbols: [], confidence: 0.96)
        word.isBold = isBold
        return word
    }

    /// Rows of words from `top` on, shifted to the right as a sheet lies in the scanner; a cell's words are parted by spaces.
    private func lines(_ rows: [[String]], top: Int, shift: Int = 0, isHeaded: Bool = false) -> [TextLine] {
        rows.enumerated().map { index, row in
            var words: [ReadWord] = []
            for (column, text) in row.enumerated() {
                var x = columns[column] + shift
                for piece in text.split(separator: " ") {
                    words.append(word(String(piece), x, top + index * pitch, isBold: isHeaded && index == 0))
                    x += 24 * piece.count + 14
                }
            }
            return TextLine(words: words)
        }
    }

    /// Boxes of the letters: each word's are as high as itself.
    private func letters(_ lines: [TextLine]) -> [PixelBox] {
        lines.flatMap(\.words).flatMap { word in
            (0..<word.text.count).map {
                PixelBox(x0: word.box.x0 + 24 * $0 + 2, y0: word.box.y0, x1: word.box.x0 + 24 * $0 + 22, y1: word.box.y1)
            }
        }
    }

    private func find(
        _ lines: inout [TextLine], loose: [Ruling] = [], above: OpenTableFinder.Table? = nil
    ) -> [OpenTableFinder.Table] {
        var bands = [lines]
        let ink = letters(lines)
        let found = OpenTableFinder(scale: scale).find(in: &bands, loose: loose, beside: [], letters: ink, above: above?.end)
        lines = bands[0]
        return found
    }

    private func texts(_ table: OpenTableFinder.Table, column: Int) -> [String] {
        zip(table.table.places, table.words).filter { $0.0.column == column && $0.0.columnSpan == 1 }
            .sorted { $0.0.row < $1.0.row }.map { $0.1.map(\.text).joined(separator: " ") }
    }

    private let head = ["TT", "Nội dung chỉ tiêu", "Đơn vị", "Số liệu"]
    private let rows = [
        ["1", "Tổng số máy tính", "chiếc", "46"], ["2", "Máy in", "chiếc", "7"], ["3", "Cán bộ chuyên trách", "người", "12"],
    ]

    @Test func columnsAreFoundByTheGapsBetweenTexts() {
        var lines = lines([head] + rows, top: 600, isHeaded: true)
        let tables = find(&lines)
        #expect(tables.count == 1)
        #expect(tables.first.map { texts($0, column: 3) } == ["Số liệu", "46", "7", "12"])
        #expect(tables.first.map { texts($0, column: 1) } == ["Nội dung chỉ tiêu", "Tổng số máy tính", "Máy in", "Cán bộ chuyên trách"])
        #expect(lines.isEmpty)
    }

    @Test func textAboveTheTableStaysText() {
        var lines = lines([["BÁO CÁO ĐỊNH KỲ"]], top: 200) + lines([head] + rows, top: 600, isHeaded: true)
        _ = find(&lines)
        #expect(lines.map(\.text) == ["BÁO CÁO ĐỊNH KỲ"])
    }

    @Test func theRestOnTheNextSheetKeepsItsColumnsThoughItLiesElsewhereInTheScanner() throws {
        var upper = lines([head] + rows, top: 2400, isHeaded: true)
        let above = try #require(find(&upper).first)
        // one row, without a unit: nothing on this page shows that there are four columns
        var lower = lines([["4", "Phòng họp", "", "5"]], top: 250, shift: 60)
        #expect(find(&lower, above: above).first?.table.columnCount == 4)
        var alone = lines([["4", "Phòng họp", "", "5"]], top: 250, shift: 60)
        #expect(find(&alone).isEmpty)
    }

    @Test func levelLinesPartRows() {
        var lines =
            lines([["1", "Tổng số máy tính", "chiếc", "46"], ["", "của cơ quan", "", ""]], top: 600)
            + lines([["2", "Máy in", "chiếc", "7"]], top: 900)
        let loose = [560, 860, 1000].map { y in
            Ruling(
                start: 280, end: 1900,
                samples: [Ruling.Sample(along: 280, across: Double(y)), Ruling.Sample(along: 1900, across: Double(y))], thickness: 3)
        }
        let tables = find(&lines, loose: loose)
        #expect(tables.first?.table.rowCount == 2)
        #expect(tables.first.map { texts($0, column: 1) } == ["Tổng số máy tính của cơ quan", "Máy in"])
    }

    @Test func paragraphsAreNoTable() {
        let prose = Array(repeating: ["", "Thực hiện văn bản của Sở", "", ""], count: 6)
        var lines = lines(prose, top: 600)
        #expect(find(&lines).isEmpty)
        #expect(lines.count == 6)
    }

    @Test func thickStrokesAreBold() throws {
        func region(_ boxes: [PixelBox]) -> PageRecognition.Region {
            PageRecognition.Region(
                box: PixelBox(around: boxes), ink: boxes,
                words: boxes.map { ReadWord(text: "lll", box: $0, symbols: [], confidence: 1) })
        }
        let (thin, thick) = (PixelBox(x0: 10, y0: 10, x1: 100, y1: 60), PixelBox(x0: 200, y0: 10, x1: 300, y1: 60))
        let picture = try Raster.white(width: 400, height: 100)
        for (start, width) in [(10, 4), (200, 8)] {
            for x in stride(from: start, to: start + 90, by: 30) { try picture.paintBlack(PixelBox(x0: x, y0: 10, x1: x + width, y1: 60)) }
        }
        var bands = [region([thin, thin, thick])]
        try StrokeWeights(picture).mark(&bands)
        #expect(bands[0].words.map(\.isBold) == [false, false, true])
    }

    @Test func strokesAtTheSheetsEdgeAreNoLetters() {
        // a shadow's stroke at the left edge, and a line of print that a tight crop put there
        let stroke = PixelBox(x0: 20, y0: 500, x1: 26, y1: 540)
        let print = (0..<10).map { PixelBox(x0: 10 + 26 * $0, y0: 100, x1: 30 + 26 * $0, y1: 130) }
        let inner = (0..<10).map { PixelBox(x0: 400 + 26 * $0, y0: 500, x1: 420 + 26 * $0, y1: 530) }
        let ink = try? Raster.empty(width: 1500, height: 900)
        guard let ink else { return }
        for box in [stroke] + print + inner { ink.fill(box) }
        let letters = InkSorter(scale: scale).sort(ink, faint: ink).letters
        #expect(!letters.contains(stroke))
        #expect(Set(print + inner).isSubset(of: letters))
    }
}

extension Raster {
    /// Black, in 8 bits.
    borrowing func paintBlack(_ box: PixelBox) throws {
        withPix { _ = pixRasterop($0, Int32(box.x0), Int32(box.y0), Int32(box.width), Int32(box.height), PIX_CLR, nil, 0, 0) }
    }
}
