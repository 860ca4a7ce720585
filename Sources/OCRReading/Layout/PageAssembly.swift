import DocumentModel

/// Puts the words of a page into paragraphs and tables, in reading order.
struct PageAssembly {
    private let tables: [RuledTable]
    private let marks: [ReadWord]
    private let recognition: PageRecognition
    private let geometry: PageGeometry
    private let scale: PixelScale
    private let facts: Page
    private let pageNumber: Int

    init(page: borrowing StraightPage, structure: borrowing PageStructure, recognition: PageRecognition, pageNumber: Int) {
        tables = structure.tables
        geometry = page.geometry
        scale = page.scale
        self.recognition = recognition
        self.pageNumber = pageNumber
        facts = Page(
            number: pageNumber, width: page.geometry.width, height: page.geometry.height, source: .ocr, rotation: 90 * page.quarters,
            skew: page.skew)
        marks = structure.parts.tickBoxes.map { mark in
            ReadWord(
                text: mark.isTicked ? "☒" : "☐", box: mark.box,
                symbols: [ReadWord.Symbol(text: mark.isTicked ? "☒" : "☐", x0: mark.box.x0, x1: mark.box.x1, confidence: mark.certainty)],
                confidence: mark.certainty, kind: .box)
        } + structure.parts.leaders.map { leader in
            ReadWord(text: String(repeating: "…", count: max(1, leader.dots / 3)), box: leader.box, symbols: [], confidence: 0.95, kind: .leader)
        }
    }

    func readPage() -> ReadPage {
        let builder = BlockBuilder(geometry: geometry, scale: scale, pageNumber: pageNumber)
        var placed: [(y: Int, blocks: [Block])] = []
        var freeMarks = marks
        for (index, table) in tables.enumerated() {
            var cells: [Cell] = []
            for (place, words) in zip(table.places, recognition.cells[index]) {
                let own = freeMarks.filter { place.box.contains(x: $0.box.midX, y: $0.box.midY) }
                freeMarks.removeAll { mark in own.contains(mark) }
                let lines = LineAssembler(scale: scale).lines(words, marks: own)
                let paragraphs = ParagraphJoiner(scale: scale).paragraphs(lines, within: place.box.x0...max(place.box.x0, place.box.x1))
                cells.append(
                    Cell(
                        row: place.row, column: place.column, rowSpan: place.rowSpan, columnSpan: place.columnSpan,
                        blocks: paragraphs.map { .paragraph(builder.paragraph($0)) }, place: builder.place(place.box)))
            }
            let content = Table(number: index + 1, rowCount: table.rowCount, columnCount: table.columnCount, cells: cells)
            placed.append((table.box.y0, [.table(content)]))
        }
        for band in recognition.bands {
            let own = freeMarks.filter { mark in
                !tables.contains { $0.box.midY > min(Double(band.box.y0), mark.box.midY) && $0.box.midY < max(Double(band.box.y1), mark.box.midY) }
            }
            freeMarks.removeAll { mark in own.contains(mark) }
            let lines = LineAssembler(scale: scale).lines(band.words, marks: own)
            guard let first = lines.first else { continue }
            let box = lines.dropFirst().reduce(first.box) { $0.union($1.box) }
            let paragraphs = ParagraphJoiner(scale: scale).paragraphs(lines, within: box.x0...box.x1)
            placed.append((box.y0, paragraphs.map { .paragraph(builder.paragraph($0)) }))
        }
        placed.sort { $0.y < $1.y }
        let words = recognition.cells.joined().joined() + recognition.bands.flatMap(\.words)
        return ReadPage(
            page: facts, blocks: placed.flatMap(\.blocks), quality: quality(Array(words)), findings: [])
    }

    private func quality(_ words: [ReadWord]) -> ReadingQuality {
        let letters = words.reduce(0) { $0 + $1.text.count }
        let sum = words.reduce(0.0) { $0 + $1.confidence * Double($1.text.count) }
        return ReadingQuality(words: words.count, confidence: letters == 0 ? 0 : sum / Double(letters), spelling: 1, agreement: 1)
    }
}
