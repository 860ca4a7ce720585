import DocumentModel

/// Reads the main part of a Word document from its beginning to its end into blocks.
struct WordBodyParser: ~Copyable {
    var xml: XMLPartReader<WordElement>
    var styles: WordStyles
    var numbering: WordNumbering
    var findings = WordFindings()
    /// The content controls around the current place, outermost first.
    var controls: [WordControl] = []
    /// The complex fields that are open at the current place.
    var fields = WordFieldStack()
    var place: WordPlace
    var tableCount = 0
    var cellCount = 0
    let limits: OfficeLimits
    /// Relationships of the pictures in the body, and how many blocks stand before each.
    private(set) var pictures: [(relationship: String, blocksBefore: Int)] = []
    /// Relationships of the pictures in the block that is being read.
    var openPictures: [String] = []
    private var paragraphCount = 0
    private var styleNumberings: [String?: NumberingReference] = [:]

    init(_ xml: consuming XMLPartReader<WordElement>, styles: WordStyles, numbering: WordNumbering, limits: OfficeLimits) {
        place = WordPlace(part: xml.part)
        self.xml = xml
        self.styles = styles
        self.numbering = numbering
        self.limits = limits
    }

    mutating func readDocument() throws -> [Block] {
        guard try xml.openRoot() == .document else {
            throw OfficeReadingError.wrongKind(expected: "document", found: xml.localName)
        }
        var list = BlockList()
        let root = xml.depth
        while let child = try xml.nextChild(of: root) {
            guard child == .body else { continue }
            let body = xml.depth
            while let block = try xml.nextChild(of: body) {
                try readBlock(block, into: &list)
                pictures += openPictures.map { ($0, list.count) }
                openPictures = []
            }
        }
        return list.finished()
    }

    /// Reads the blocks inside the element that was entered last.
    mutating func readBlocks(into list: inout BlockList) throws {
        let element = xml.depth
        while let child = try xml.nextChild(of: element) {
            try readBlock(child, into: &list)
        }
    }

    /// Reads a block, or the blocks in a wrapper; what holds no text that Word shows is passed over.
    mutating func readBlock(_ element: WordElement, into list: inout BlockList) throws {
        switch element {
        case .p: try readParagraph(into: &list)
        case .tbl: list.append(try readTable())
        case .sdt: try readControl(isInline: false) { parser in try parser.readBlocks(into: &list) }
        case .customXml, .smartTag, .ins, .moveTo: try readBlocks(into: &list)
        case .altChunk: findings.embeddedDocuments += 1
        default: break
        }
    }

    private mutating func readParagraph(into list: inout BlockList) throws {
        paragraphCount += 1
        guard paragraphCount <= limits.paragraphs else {
            throw OfficeReadingError.limitExceeded(what: .paragraphs, limit: limits.paragraphs)
        }
        var paragraph = ParagraphBuilder(place: place.nextParagraph(), base: styles.paragraphProperties(style: nil))
        try readInlines(into: &paragraph)
        fields.endParagraph()
        drawOpenCheckBox(into: &paragraph)
        if paragraph.runsOn {
            list.carry(paragraph.runs)
        } else {
            list.append(Paragraph(runs: paragraph.runs, listLabel: numbering.nextLabel(numberingReference(of: paragraph))))
        }
        for box in paragraph.boxes { list.append(box) }
    }

    /// Reads `w:pPr`, which was entered last.
    mutating func readParagraphProperties(into paragraph: inout ParagraphBuilder) throws {
        let element = xml.depth
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .pStyle: paragraph.style = xml.attribute("val")
            case .numPr: paragraph.numbering = try xml.readNumberingReference()
            case .rPr: paragraph.runsOn = try xml.readRunProperties().isDeleted
            default: continue
            }
        }
        if let style = paragraph.style { paragraph.base = styles.paragraphProperties(style: style) }
    }

    private mutating func numberingReference(of paragraph: ParagraphBuilder) -> NumberingReference {
        let direct = paragraph.numbering
        if direct.number != nil && direct.level != nil { return direct }
        let inherited = styleNumberings[paragraph.style] ?? styles.numbering(style: paragraph.style)
        styleNumberings[paragraph.style] = inherited
        return NumberingReference(number: direct.number ?? inherited.number, level: direct.level ?? inherited.level)
    }
}

/// Where the parser stands: outside tables, or in a cell.
struct WordPlace {
    var part: String
    var table: Int?
    var row: Int?
    var cell: Int?
    /// Paragraphs met so far: of the part outside tables, or of the cell.
    private var paragraphs = 0

    init(part: String, table: Int? = nil, row: Int? = nil, cell: Int? = nil) {
        self.part = part
        self.table = table
        self.row = row
        self.cell = cell
    }

    mutating func nextParagraph() -> SourcePlace {
        paragraphs += 1
        return .part(part, table: table, row: row, cell: cell, paragraph: paragraphs)
    }

    var cellPlace: SourcePlace {
        .part(part, table: table, row: row, cell: cell, paragraph: nil)
    }
}

/// Blocks in reading order. A paragraph whose mark was deleted runs on into the next one.
struct BlockList {
    private var blocks: [Block] = []
    private var carried: [TextRun] = []

    var count: Int { blocks.count }

    mutating func carry(_ runs: [TextRun]) {
        carried += runs
    }

    mutating func append(_ paragraph: Paragraph) {
        var paragraph = paragraph
        if !carried.isEmpty {
            paragraph.runs = carried + paragraph.runs
            carried = []
        }
        blocks.append(.paragraph(paragraph))
    }

    mutating func append(_ table: Table) {
        append(.table(table))
    }

    /// Appends a block that stands on its own.
    mutating func append(_ block: Block) {
        flush()
        blocks.append(block)
    }

    consuming func finished() -> [Block] {
        flush()
        return blocks
    }

    private mutating func flush() {
        guard !carried.isEmpty else { return }
        blocks.append(.paragraph(Paragraph(runs: carried)))
        carried = []
    }
}
