import DocumentModel

/// What a sheet's part holds.
struct SheetContent {
    struct Cell {
        var place: CellReference
        var runs: [TextRun] = []
        var stored: StoredValue?

        var hasText: Bool { runs.contains { !$0.text.isEmpty } }
        /// Whether a person sees something, or something is behind what is seen.
        var isUsed: Bool { stored != nil || hasText }
    }

    /// In the order of rows and columns; no place twice.
    var cells: [Cell] = []
    var mergedAreas: [CellArea] = []
    var hiddenRows: Set<Int> = []
    /// For every column that a sheet can have.
    var hiddenColumns = Array(repeating: false, count: CellReference.columnCount)
    /// Formulas without a result.
    var unresolved: [CellReference] = []
}

/// What the sheets of a workbook hold together. Texts out of line count wherever a cell shows them.
struct WorkbookSize {
    private var cells = 0
    private var bytes = 0

    /// Throws `limitExceeded`.
    mutating func add(_ cell: SheetContent.Cell, limits: OfficeLimits) throws {
        cells += 1
        bytes += cell.runs.reduce(0) { $0 + $1.text.utf8.count }
        guard cells <= limits.cells else { throw OfficeReadingError.limitExceeded(what: .cells, limit: limits.cells) }
        guard bytes <= limits.bytesInAll else {
            throw OfficeReadingError.limitExceeded(what: .bytesInAll, limit: limits.bytesInAll)
        }
    }
}

/// Reads the part of one sheet.
struct SheetParser: ~Copyable {
    private var xml: XMLPartReader<SpreadsheetElement>
    private let styles: WorkbookStyles
    private let texts: [SpreadsheetText]
    private let uses1904: Bool
    private let limits: OfficeLimits
    private var content = SheetContent()
    private var indices: [CellReference: Int] = [:]
    /// Formulas that several cells share are written once.
    private var sharedFormulas: [String: String] = [:]

    init(
        _ xml: consuming XMLPartReader<SpreadsheetElement>, styles: WorkbookStyles, texts: [SpreadsheetText], uses1904: Bool,
        limits: OfficeLimits
    ) {
        self.xml = xml
        self.styles = styles
        self.texts = texts
        self.uses1904 = uses1904
        self.limits = limits
    }

    /// Reads the sheet, and counts what it holds.
    mutating func read(counting size: inout WorkbookSize) throws -> SheetContent {
        guard try xml.openRoot() == .worksheet else {
            throw OfficeReadingError.wrongKind(expected: "worksheet", found: xml.localName)
        }
        while let child = try xml.nextChild(of: 0) {
            switch child {
            case .cols: try readColumns()
            case .sheetData: try readRows(counting: &size)
            case .mergeCells: try readMergedAreas()
            default: continue
            }
        }
        content.cells.sort { ($0.place.row, $0.place.column) < ($1.place.row, $1.place.column) }
        return content
    }

    private mutating func readColumns() throws {
        let element = xml.depth
        // Each element should speak of other columns than the one before: more of them than columns are not taken.
        var left = CellReference.columnCount
        while let child = try xml.nextChild(of: element), left > 0 {
            left -= 1
            guard child == .col, let first = xml.integerAttribute("min"), let last = xml.integerAttribute("max"), first >= 1 else {
                continue
            }
            let end = min(last, CellReference.columnCount)
            let isHidden = xml.attribute("hidden").map { $0 == "1" || $0 == "true" } ?? false
            guard first <= end, isHidden || xml.attribute("width").flatMap({ Double($0) }) == 0 else { continue }
            for column in (first - 1)..<end { content.hiddenColumns[column] = true }
        }
    }

    private mutating func readRows(counting size: inout WorkbookSize) throws {
        let element = xml.depth
        var next = 0
        while let child = try xml.nextChild(of: element) {
            guard child == .row else { continue }
            let row = xml.integerAttribute("r").map { $0 - 1 } ?? next
            guard (0..<CellReference.rowCount).contains(row) else { continue }
            next = row + 1
            let isHidden = xml.attribute("hidden").map { $0 == "1" || $0 == "true" } ?? false
            if isHidden || xml.attribute("ht").flatMap({ Double($0) }) == 0 { content.hiddenRows.insert(row) }
            try readCells(row: row, counting: &size)
        }
    }

    private mutating func readCells(row: Int, counting size: inout WorkbookSize) throws {
        let element = xml.depth
        var next = 0
        while let child = try xml.nextChild(of: element) {
            guard child == .c else { continue }
            let place = xml.attribute("r").flatMap { CellReference($0) } ?? CellReference(row: row, column: next)
            next = place.column + 1
            guard next <= CellReference.columnCount else { continue }
            let cell = try readCell(at: place)
            try size.add(cell, limits: limits)
            if let known = indices[place] {
                content.cells[known] = cell
                continue
            }
            indices[place] = content.cells.count
            content.cells.append(cell)
        }
    }

    private mutating func readCell(at place: CellReference) throws -> SheetContent.Cell {
        let type = xml.attribute("t") ?? "n"
        let style = styles.cellStyle(xml.integerAttribute("s"))
        var value: String?
        var inline: SpreadsheetText?
        var formula: String?
        let element = xml.depth
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .v: value = try xml.text()
            case .f: formula = try readFormula()
            case .is: inline = try xml.readSpreadsheetText()
            default: continue
            }
        }
        var cell = SheetContent.Cell(place: place)
        if let formula, inline == nil, value == nil || (value == "" && type != "str") {
            cell.stored = .formulaWithoutResult(formula)
            content.unresolved.append(place)
        } else if let inline {
            cell.runs = runs(of: inline, style: style)
        } else if let value, !value.isEmpty {
            fill(&cell, value: value, type: type, style: style)
        }
        return cell
    }

    private func fill(_ cell: inout SheetContent.Cell, value: String, type: String, style: WorkbookStyles.CellStyle) {
        switch type {
        case "s":
            guard let index = Int(value), texts.indices.contains(index) else { return }
            cell.runs = runs(of: texts[index], style: style)
        case "str":
            cell.runs = runs(of: SpreadsheetText(pieces: [.init(text: ExcelEscapes.decoded(value))]), style: style)
        case "b":
            cell.runs = [TextRun(value == "1" || value == "true" ? "TRUE" : "FALSE", style: style.text)]
            cell.stored = .boolean(value == "1" || value == "true")
        case "d":
            cell.runs = [TextRun(Self.vietnameseDate(iso: value), style: style.text)]
            cell.stored = .date(value)
        case "e":
            cell.runs = [TextRun(value, style: style.text)]
        default:
            guard let number = Double(value) else {
                cell.runs = [TextRun(value, style: style.text)]
                return
            }
            let shown = style.format.show(number, uses1904: uses1904)
            if !shown.text.isEmpty { cell.runs = [TextRun(shown.text, style: style.text)] }
            cell.stored = shown.stored
        }
    }

    private func runs(of text: SpreadsheetText, style: WorkbookStyles.CellStyle) -> [TextRun] {
        if text.pieces.count == 1 {
            let shown = style.format.show(text.pieces[0].text)
            return shown.isEmpty ? [] : [TextRun(shown, style: text.pieces[0].style ?? style.text)]
        }
        return text.pieces.filter { !$0.text.isEmpty }.map { TextRun($0.text, style: $0.style ?? style.text) }
    }

    private mutating func readFormula() throws -> String {
        let shared = xml.attribute("t") == "shared" ? xml.attribute("si") : nil
        let formula = try xml.text()
        guard let shared else { return formula }
        if formula.isEmpty { return sharedFormulas[shared] ?? "" }
        sharedFormulas[shared] = formula
        return formula
    }

    private mutating func readMergedAreas() throws {
        let element = xml.depth
        while let child = try xml.nextChild(of: element) {
            guard child == .mergeCell, let area = xml.attribute("ref").flatMap({ CellArea($0) }) else { continue }
            guard content.mergedAreas.count < limits.mergedAreas else {
                throw OfficeReadingError.limitExceeded(what: .mergedAreas, limit: limits.mergedAreas)
            }
            content.mergedAreas.append(area)
        }
    }

    /// `2019-05-25…` as 25/05/2019; anything else as it is.
    private static func vietnameseDate(iso: String) -> String {
        let parts = iso.prefix { $0 != "T" }.split(separator: "-")
        return parts.count == 3 ? "\(parts[2])/\(parts[1])/\(parts[0])" : iso
    }
}
