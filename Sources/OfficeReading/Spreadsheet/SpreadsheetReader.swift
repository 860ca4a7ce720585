import DocumentModel

/// Reads workbooks of the Open XML kind: XLSX, XLTX and, without their macros, XLSM and XLTM.
///
/// Each visible sheet becomes a section with one table of its used area, its numbers as the sheet shows them. Formulas are not computed:
/// their results are those that the file keeps.
package struct SpreadsheetReader: Sendable {
    private let limits: OfficeLimits

    package init(limits: OfficeLimits = OfficeLimits()) {
        self.limits = limits
    }

    /// The workbook in `bytes`, the whole file. Throws `OfficeReadingError`.
    package func read(_ bytes: [UInt8]) throws -> Document {
        var package = try OfficePackage(bytes, limits: limits)
        let main = try package.mainPart()
        let relationships = try package.relationships(of: main).filter { !$0.isExternal }
        func part(_ type: String) -> String? {
            relationships.first { $0.type == type }?.target
        }
        let workbook = try Workbook(package.reader(of: main))
        var styles = WorkbookStyles()
        if let part = part("styles"), package.contains(part) { styles = try WorkbookStyles(package.reader(of: part)) }
        var texts: [SpreadsheetText] = []
        if let part = part("sharedStrings") { texts = try readSharedTexts(package.reader(of: part)) }
        var findings = WorkbookFindings()
        findings.hasMacros = package.hasMacros
        var sections: [DocumentSection] = []
        var size = WorkbookSize()
        for sheet in workbook.sheets {
            // Charts, dialogs and macro sheets are sheets to a person, but hold no cells.
            guard let target = relationships.first(where: { $0.id == sheet.relationship }), target.type == "worksheet" else { continue }
            guard package.contains(target.target) else { throw OfficeReadingError.partMissing(name: target.target) }
            guard !sheet.isHidden else {
                findings.hiddenSheets.append(sheet.name)
                continue
            }
            var parser = SheetParser(
                try package.reader(of: target.target), styles: styles, texts: texts, uses1904: workbook.uses1904, limits: limits)
            let content = try parser.read(counting: &size)
            let grid = SheetGrid(content, sheet: sheet.name, limits: limits)
            let table = try grid.table(number: sections.count + 1)
            findings.add(grid, sheet: sheet.name)
            sections.append(DocumentSection(name: sheet.name, blocks: table.map { [.table($0)] } ?? []))
        }
        return Document(kind: .spreadsheet, sections: sections, warnings: findings.sentences)
    }

    private func readSharedTexts(_ xml: consuming XMLPartReader<SpreadsheetElement>) throws -> [SpreadsheetText] {
        var texts: [SpreadsheetText] = []
        _ = try xml.openRoot()
        while let child = try xml.nextChild(of: 0) {
            guard child == .si else { continue }
            guard texts.count < limits.sharedStrings else {
                throw OfficeReadingError.limitExceeded(what: .sharedStrings, limit: limits.sharedStrings)
            }
            texts.append(try xml.readSpreadsheetText())
        }
        return texts
    }
}

/// What the main part of a workbook says.
struct Workbook {
    struct Sheet {
        var name: String
        var relationship: String
        var isHidden: Bool
    }

    /// In the order of the tabs.
    var sheets: [Sheet] = []
    /// Days are counted from 1904 instead of 1900.
    var uses1904 = false

    init(_ xml: consuming XMLPartReader<SpreadsheetElement>) throws {
        guard try xml.openRoot() == .workbook else {
            throw OfficeReadingError.wrongKind(expected: "workbook", found: xml.localName)
        }
        while let child = try xml.nextChild(of: 0) {
            switch child {
            case .workbookPr: uses1904 = xml.attribute("date1904").map { $0 == "1" || $0 == "true" } ?? false
            case .sheets:
                let element = xml.depth
                while let sheet = try xml.nextChild(of: element) {
                    guard sheet == .sheet, let name = xml.attribute("name"), let relationship = xml.attribute("id") else { continue }
                    let state = xml.attribute("state") ?? "visible"
                    sheets.append(Sheet(name: name, relationship: relationship, isHidden: state != "visible"))
                }
            default: continue
            }
        }
    }
}
