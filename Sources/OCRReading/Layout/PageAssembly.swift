import DocumentModel
import OpenTables
import TableStitching
import VietnameseText

/// Puts the words of a page into paragraphs and tables, in reading order.
struct PageAssembly: Sendable {
    private let tables: [RuledTable]
    private let looseLines: [Ruling]
    private let marks: [ReadWord]
    private let recognition: PageRecognition
    private let geometry: PageGeometry
    private let scale: PixelScale
    private let facts: Page
    private let pageNumber: Int

    init(page: borrowing StraightPage, structure: borrowing PageStructure, recognition: PageRecognition, pageNumber: Int) throws {
        tables = structure.tables
        looseLines = structure.looseLines
        var recognition = recognition
        try StrokeWeights(structure.letters).mark(&recognition.bands)
        let struck = try StruckWords(page.gray, scale: page.scale)
        struck.mark(&recognition.bands)
        for table in recognition.cells.indices { struck.mark(&recognition.cells[table]) }
        geometry = page.geometry
        scale = page.scale
        self.recognition = recognition
        self.pageNumber = pageNumber
        facts = Page(
            number: pageNumber, width: page.geometry.width, height: page.geometry.height, source: .ocr, rotation: 90 * page.quarters,
            skew: page.skew)
        marks =
            structure.parts.tickBoxes.map { mark in
                ReadWord(
                    text: mark.isTicked ? "☒" : "☐", box: mark.box,
                    symbols: [
                        ReadWord.Symbol(text: mark.isTicked ? "☒" : "☐", x0: mark.box.x0, x1: mark.box.x1, confidence: mark.certainty)
                    ],
                    confidence: mark.certainty, kind: .box)
            }
            + structure.parts.leaders.map { leader in
                ReadWord(
                    text: String(repeating: "…", count: max(1, leader.dots / 3)), box: leader.box, symbols: [], confidence: 0.995,
                    kind: .leader)
            }
            + recognition.unread.map { ReadWord(text: String(TextRun.unreadInk), box: $0, symbols: [], confidence: 0) }
    }

    func readPage() -> ReadPage {
        let (flow, openEnd) = layout(above: nil)
        let words = recognition.cells.joined().flatMap(\.words) + recognition.bands.flatMap(\.words)
        return ReadPage(page: facts, flow: flow, quality: quality(Array(words)), findings: [], openEnd: openEnd, assembly: self)
    }

    /// - Parameter above: what the page before ends with.
    /// - Returns: what stands on the page, and what it ends with where that is a table without lines between its columns.
    func layout(above: OpenEnd?) -> (flow: PageFlow, openEnd: OpenEnd?) {
        let builder = BlockBuilder(geometry: geometry, scale: scale, pageNumber: pageNumber)
        var placed: [(y: Int, items: [PageFlow.Item])] = []
        var freeMarks = marks
        for (index, table) in tables.enumerated() {
            let words = recognition.cells[index].map(\.words)
            placed.append((table.box.y0, [.table(pageTable(table, words, marks: &freeMarks, builder: builder))]))
        }
        var lines = recognition.bands.map { band in
            let own = freeMarks.filter { mark in
                !tables.contains {
                    $0.box.midY > min(Double(band.box.y0), mark.box.midY) && $0.box.midY < max(Double(band.box.y1), mark.box.midY)
                }
            }
            freeMarks.removeAll { mark in own.contains(mark) }
            return withoutPageNumber(LineAssembler(scale: scale).lines(band.words, marks: own))
        }
        let open = OpenTableFinder(scale: scale).find(
            in: &lines, loose: looseLines, beside: tables.map(\.box), letters: recognition.bands.flatMap(\.ink), above: above)
        for found in open {
            var own = found.marks
            var table = pageTable(found.table, found.words, marks: &own, builder: builder)
            table.isRuled = false
            table.gridDoubt = found.doubt
            placed.append((found.table.box.y0, [.table(table)]))
        }
        for band in lines {
            for part in parts(of: band, between: open.map(\.table.box)) { placed.append(paragraphs(part, builder: builder)) }
        }
        placed.sort { $0.y < $1.y }
        let end = open.last.flatMap { placed.last?.y == $0.table.box.y0 ? $0.end : nil }
        return (PageFlow(page: pageNumber, items: placed.flatMap(\.items)), end)
    }

    /// Lines above, between and below tables.
    private func parts(of lines: [TextLine], between tables: [PixelBox]) -> [[TextLine]] {
        let tops = tables.map(\.midY).sorted()
        let parts = Dictionary(grouping: lines) { line in tops.firstIndex { line.box.midY < $0 } ?? tops.count }
        return parts.sorted { $0.key < $1.key }.map(\.value)
    }

    private func paragraphs(_ lines: [TextLine], builder: BlockBuilder) -> (y: Int, items: [PageFlow.Item]) {
        let box = PixelBox(around: lines.map(\.box))
        var items: [PageFlow.Item] = []
        for column in ColumnSplitter(scale: scale).columns(lines) {
            let inside = PixelBox(around: column.map(\.box))
            let isWhole = column.count == lines.count
            let paragraphs = ParagraphJoiner(scale: scale).paragraphs(
                column, within: isWhole ? box.x0...box.x1 : inside.x0...inside.x1)
            items += paragraphs.map { .paragraph(builder.paragraph($0)) }
        }
        return (box.y0, items)
    }

    /// Points between the edge of a cell and its text; Word's default is 5.4, LibreOffice's 2.8.
    private static let padding = 5.4
    /// Heights of a line that a word has at least: "và".
    private static let shortWord = 1.5

    private func pageTable(
        _ table: RuledTable, _ words: [[ReadWord]], marks: inout [ReadWord], builder: BlockBuilder
    ) -> PageTable {
        var cells: [PageTable.PageCell] = []
        for (place, words) in zip(table.places, words) {
            let own = marks.filter { place.box.contains(x: $0.box.midX, y: $0.box.midY) }
            marks.removeAll { mark in own.contains(mark) }
            let lines = LineAssembler(scale: scale).lines(words, marks: own)
            let padding = scale(Self.padding / 72)
            let left = place.box.x0 + padding
            let width = left...max(left, place.box.x1 - padding)
            let paragraphs = ParagraphJoiner(scale: scale, isCell: true).paragraphs(lines, within: width)
            let endsFull = lines.last.map { line in
                Double(width.count - line.box.width) < Self.shortWord * Double(line.box.height)
            }
            cells.append(
                PageTable.PageCell(
                    area: PageTable.Area(row: place.row, column: place.column, rowSpan: place.rowSpan, columnSpan: place.columnSpan),
                    rect: geometry.rect(place.box),
                    paragraphs: paragraphs.map { builder.paragraph($0, inCell: width) },
                    endsFull: endsFull ?? false))
        }
        let points = 72 / scale.dotsPerInch
        var result = PageTable(page: pageNumber, xs: table.columns.map { $0 * points }, rowCount: table.rowCount, cells: cells)
        result.origin = .picture
        result.hasTopLine = table.hasTopLine
        result.hasBottomLine = table.hasBottomLine
        result.likelyHead = TableHead.rows(of: cells, columnCount: table.columnCount)
        return result
    }

    /// Share of the page's height at its top and foot where a number by itself is the page's.
    private static let edge = 0.09

    private func withoutPageNumber(_ lines: [TextLine]) -> [TextLine] {
        let height = geometry.height
        return lines.filter { line in
            let y = geometry.rect(line.box).midY
            guard y < Self.edge * height || y > (1 - Self.edge) * height else { return true }
            let core = line.text.filter { !"-–. ".contains($0) }
            return core.isEmpty || core.count > 3 || !core.allSatisfy { $0.isASCII && $0.isNumber }
        }
    }

    private func quality(_ words: [ReadWord]) -> ReadingQuality {
        let letters = words.reduce(0) { $0 + $1.text.count }
        let sum = words.reduce(0.0) { $0 + $1.confidence * Double($1.text.count) }
        let share = shareOfVietnamese(words.map(\.text).joined(separator: " ")).knownShare
        return ReadingQuality(
            words: words.count, confidence: letters == 0 ? 0 : sum / Double(letters), spelling: share ?? 1,
            agreement: recognition.readTwice == 0 ? 1 : Double(recognition.agreed) / Double(recognition.readTwice))
    }
}
