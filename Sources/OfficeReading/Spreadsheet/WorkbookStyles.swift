import DocumentModel

/// How the cells of a workbook are set, and how their numbers are shown.
struct WorkbookStyles {
    struct CellStyle {
        var text = TextStyle()
        var format = NumberFormat.general
    }

    private var cellStyles: [CellStyle] = []

    /// A workbook without styles.
    init() {}

    /// Reads `styles.xml`.
    init(_ xml: consuming XMLPartReader<SpreadsheetElement>) throws {
        var formats: [Int: NumberFormat] = [:]
        var fonts: [TextStyle] = []
        _ = try xml.openRoot()
        while let group = try xml.nextChild(of: 0) {
            let element = xml.depth
            switch group {
            case .numFmts:
                while let child = try xml.nextChild(of: element) {
                    guard child == .numFmt, let id = xml.integerAttribute("numFmtId"), let code = xml.attribute("formatCode") else {
                        continue
                    }
                    formats[id] = NumberFormat(code: code)
                }
            case .fonts:
                while let child = try xml.nextChild(of: element) {
                    if child == .font { fonts.append(try xml.readFont()) }
                }
            case .cellXfs:
                while let child = try xml.nextChild(of: element) {
                    guard child == .xf else { continue }
                    let font = xml.integerAttribute("fontId") ?? 0
                    let format = xml.integerAttribute("numFmtId") ?? 0
                    cellStyles.append(
                        CellStyle(
                            text: fonts.indices.contains(font) ? fonts[font] : TextStyle(),
                            format: formats[format] ?? NumberFormat.builtIn(format)))
                }
            default: continue
            }
        }
    }

    /// The style that a cell names by its index; the first one where it names none.
    func cellStyle(_ index: Int?) -> CellStyle {
        let index = index ?? 0
        return cellStyles.indices.contains(index) ? cellStyles[index] : CellStyle()
    }
}
