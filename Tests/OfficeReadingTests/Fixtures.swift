import DocumentModel
import OfficeReading

/// Word documents of a few lines.
struct WordFixture {
    static let namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
        xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
        xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
        xmlns:x="urn:unknown" \
        xmlns:v="urn:schemas-microsoft-com:vml"
        """
    static let mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    var body = ""
    /// The content of `w:styles`, and so on; nil leaves the part out.
    var styles: String?
    var numbering: String?
    var theme: String?
    /// Parts beside the main one: the step of their relationship's type, the part's name, and the whole part.
    var asides: [(type: String, name: String, text: String)] = []
    var mainPart = "word/document.xml"
    var contentType = mainType
    var relationshipTarget: String?
    /// Relationships of pictures, and what their files hold.
    var pictures: [(id: String, content: String)] = []
    /// The whole main part, in place of what `body` gives.
    var document: String?

    var parts: [(name: String, text: String)] {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        var overrides = #"<Override PartName="/\#(mainPart)" ContentType="\#(contentType)"/>"#
        var links = ""
        var parts: [(name: String, text: String)] = []
        let folder = mainPart.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        for (name, root, content) in [("styles", "w:styles", styles), ("numbering", "w:numbering", numbering), ("theme", "a:theme", theme)]
        {
            guard let content else { continue }
            parts.append((folder + name + ".xml", "<\(root) \(Self.namespaces)>\(content)</\(root)>"))
            links += #"<Relationship Id="\#(name)" Type="\#(office)/\#(name)" Target="\#(name).xml"/>"#
            overrides += #"<Override PartName="/\#(folder)\#(name).xml" ContentType="application/xml"/>"#
        }
        for (index, aside) in asides.enumerated() {
            parts.append((folder + aside.name, aside.text))
            links += #"<Relationship Id="aside\#(index)" Type="\#(office)/\#(aside.type)" Target="\#(aside.name)"/>"#
        }
        for picture in pictures {
            parts.append((folder + "media/\(picture.id).bin", picture.content))
            links += #"<Relationship Id="\#(picture.id)" Type="\#(office)/image" Target="media/\#(picture.id).bin"/>"#
        }
        parts.append((mainPart, document ?? "<w:document \(Self.namespaces)><w:body>\(body)<w:sectPr/></w:body></w:document>"))
        let file = mainPart.split(separator: "/").last ?? ""
        parts.append((folder + "_rels/\(file).rels", #"<Relationships xmlns="\#(package)/relationships">\#(links)</Relationships>"#))
        parts.append(("[Content_Types].xml", #"<Types xmlns="\#(package)/content-types">\#(overrides)</Types>"#))
        let target = relationshipTarget ?? "/" + mainPart
        parts.append(
            (
                "_rels/.rels",
                """
                <Relationships xmlns="\(package)/relationships">\
                <Relationship Id="r1" Type="\(office)/officeDocument" Target="\(target)"/></Relationships>
                """
            ))
        return parts
    }

    func bytes() throws -> [UInt8] { try ZipWriter.zip(parts) }

    func document(limits: OfficeLimits = OfficeLimits()) throws -> Document { try WordReader(limits: limits).read(bytes()) }

    /// The blocks of a document with this body.
    static func blocks(_ body: String, styles: String? = nil, numbering: String? = nil) throws -> [Block] {
        try WordFixture(body: body, styles: styles, numbering: numbering).document().sections.flatMap(\.blocks)
    }

    /// The paragraphs outside tables.
    static func paragraphs(_ body: String, styles: String? = nil, numbering: String? = nil) throws -> [Paragraph] {
        try blocks(body, styles: styles, numbering: numbering).compactMap {
            if case .paragraph(let paragraph) = $0 { paragraph } else { nil }
        }
    }

    static func texts(_ body: String) throws -> [String] { try paragraphs(body).map(\.text) }

    static func tables(_ body: String, styles: String? = nil) throws -> [Table] {
        try blocks(body, styles: styles).compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
}

/// A run with this text.
func run(_ text: String, _ properties: String = "") -> String {
    #"<w:r><w:rPr>\#(properties)</w:rPr><w:t xml:space="preserve">\#(text)</w:t></w:r>"#
}

/// A paragraph with these runs.
func paragraph(_ content: String, _ properties: String = "") -> String { "<w:p><w:pPr>\(properties)</w:pPr>\(content)</w:p>" }

/// A table cell with one paragraph.
func cell(_ text: String, _ properties: String = "") -> String { "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(run(text)))</w:tc>" }

/// Workbooks of a few cells.
struct SpreadsheetFixture {
    struct Sheet {
        var name: String
        /// The content of `worksheet`.
        var content: String
        var state = "visible"
    }

    var sheets: [Sheet]
    var sharedStrings: String?
    var styles: String?
    var workbookProperties = ""

    init(_ rows: String, before: String = "", after: String = "", sharedStrings: String? = nil, styles: String? = nil) {
        sheets = [Sheet(name: "Bảng 1", content: "\(before)<sheetData>\(rows)</sheetData>\(after)")]
        self.sharedStrings = sharedStrings
        self.styles = styles
    }

    var parts: [(name: String, text: String)] {
        let main = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        var links = ""
        var list = ""
        var parts: [(name: String, text: String)] = []
        for (index, sheet) in sheets.enumerated() {
            links += #"<Relationship Id="s\#(index)" Type="\#(office)/worksheet" Target="worksheets/sheet\#(index).xml"/>"#
            list += #"<sheet name="\#(sheet.name)" sheetId="\#(index + 1)" state="\#(sheet.state)" r:id="s\#(index)"/>"#
            parts.append(("xl/worksheets/sheet\(index).xml", "<worksheet \(main)>\(sheet.content)</worksheet>"))
        }
        if let sharedStrings {
            links += #"<Relationship Id="ss" Type="\#(office)/sharedStrings" Target="sharedStrings.xml"/>"#
            parts.append(("xl/sharedStrings.xml", "<sst \(main)>\(sharedStrings)</sst>"))
        }
        if let styles {
            links += #"<Relationship Id="st" Type="\#(office)/styles" Target="styles.xml"/>"#
            parts.append(("xl/styles.xml", "<styleSheet \(main)>\(styles)</styleSheet>"))
        }
        parts.append(
            ("xl/workbook.xml", #"<workbook \#(main) xmlns:r="\#(office)">\#(workbookProperties)<sheets>\#(list)</sheets></workbook>"#))
        parts.append(("xl/_rels/workbook.xml.rels", #"<Relationships xmlns="\#(package)/relationships">\#(links)</Relationships>"#))
        parts.append(
            (
                "[Content_Types].xml",
                #"<Types xmlns="\#(package)/content-types"><Override PartName="/xl/workbook.xml" ContentType="\#(type)"/></Types>"#
            ))
        parts.append(
            (
                "_rels/.rels",
                """
                <Relationships xmlns="\(package)/relationships">\
                <Relationship Id="r1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """
            ))
        return parts
    }

    func document(limits: OfficeLimits = OfficeLimits()) throws -> Document {
        try SpreadsheetReader(limits: limits).read(ZipWriter.zip(parts))
    }

    /// The table of the first sheet.
    func table() throws -> Table? {
        guard case .table(let table)? = try document().sections.first?.blocks.first else { return nil }
        return table
    }

    /// Style parts with one cell style for each format code: cell style 1 has the first code, and so on.
    static func styles(formats codes: [String]) -> String {
        let formats = codes.enumerated().map { index, code in
            let escaped = code.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
            return #"<numFmt numFmtId="\#(200 + index)" formatCode="\#(escaped)"/>"#
        }
        let styles = codes.indices.map { #"<xf numFmtId="\#(200 + $0)" fontId="0"/>"# }
        return """
            <numFmts>\(formats.joined())</numFmts><fonts><font><sz val="11"/><name val="Times New Roman"/></font></fonts>\
            <cellXfs><xf numFmtId="0" fontId="0"/>\(styles.joined())</cellXfs>
            """
    }
}

extension Table {
    /// The cell whose grid place holds (`row`, `column`).
    func cell(_ row: Int, _ column: Int) -> Cell? {
        cells.first { cell in
            (cell.row..<(cell.row + cell.rowSpan)).contains(row) && (cell.column..<(cell.column + cell.columnSpan)).contains(column)
        }
    }

    /// The cell that the sheet calls so.
    func named(_ name: String) -> Cell? {
        cells.first { if case .sheet(_, let cell) = $0.place { cell == name } else { false } }
    }
}
