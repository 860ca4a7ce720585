/// The elements that the readers of a workbook's parts know. Raw values are the local names in the spreadsheet namespace.
enum SpreadsheetElement: String, XMLVocabulary {
    // Workbook
    case workbook, workbookPr, sheets, sheet
    // Sheet
    case worksheet, sheetFormatPr, cols, col, sheetData, row, c, f, v, `is`, mergeCells, mergeCell
    // Text
    case sst, si, r, rPr, t, rPh
    // Styles
    case styleSheet, numFmts, numFmt, fonts, font, cellXfs, xf, b, i, u, strike, sz, name, rFont
    case other = "*"

    static func element(_ local: String, in namespace: XMLNamespace) -> SpreadsheetElement {
        namespace == .spreadsheet ? SpreadsheetElement(rawValue: local) ?? .other : .other
    }
}
