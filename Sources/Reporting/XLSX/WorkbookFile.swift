import CXlsxWriter
import Foundation

/// Why no workbook could be written.
package struct WorkbookError: Error, CustomStringConvertible {
    package let description: String
}

/// Makes XLSX bytes of a `Workbook` with libxlsxwriter; its pointers stay in this file.
enum WorkbookFile {
    /// A cell of the format holds no more UTF-16 units than this.
    private static let longestText = 32_767
    /// Numbers are doubles in the format: beyond 15 digits they would be changed in silence, so that they are written as text.
    fileprivate static let exactDigits = 15

    /// Throws `WorkbookError` where nothing can be written in `temporary`, which is left as it was.
    static func data(_ workbook: Workbook, temporary: URL = FileManager.default.temporaryDirectory) throws -> Data {
        let manager = FileManager.default
        let folder = temporary.appending(path: "phieu-\(UUID().uuidString)")
        // The library writes by name only; what reports say is nobody else's to read meanwhile.
        do {
            try manager.createDirectory(at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw WorkbookError(
                description: "\(folder.path): cannot make a temporary folder: \(error.localizedDescription). Free space or set TMPDIR.")
        }
        defer { try? manager.removeItem(at: folder) }
        let file = folder.appending(path: "workbook.xlsx")
        try write(workbook, to: file.path, temporary: folder.path)
        return try Data(contentsOf: file)
    }

    private static func write(_ workbook: Workbook, to path: String, temporary: String) throws {
        try temporary.withCString { folder in
            var options = lxw_workbook_options()
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            guard let book = workbook_new_opt(path, &options) else {
                throw WorkbookError(description: "\(path): cannot start a workbook: out of memory. Try again with fewer records.")
            }
            setProperties(workbook, of: book)
            setDefaultFont(of: book)
            var formats = Formats(book)
            var failure: lxw_error?
            for sheet in workbook.sheets where failure == nil {
                failure = add(sheet, to: book, &formats)
            }
            // Closing frees the book, also after a failure.
            let closed = workbook_close(book)
            if let error = failure ?? (closed == LXW_NO_ERROR ? nil : closed) {
                let reason = lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
                throw WorkbookError(description: "\(path): cannot write the workbook: \(reason). Free space or set TMPDIR.")
            }
        }
    }

    /// Widths of columns are counted in digits of the default font: with the font of the cells they come out alike everywhere.
    private static func setDefaultFont(of book: UnsafeMutablePointer<lxw_workbook>) {
        guard let standard = book.pointee.formats?.pointee.stqh_first else { return }
        format_set_font_name(standard, fontName)
    }

    fileprivate static let fontName = "Times New Roman"

    private static func setProperties(_ workbook: Workbook, of book: UnsafeMutablePointer<lxw_workbook>) {
        workbook.title.withCString { title in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: title)
            properties.created = time_t(workbook.created.timeIntervalSince1970)
            _ = workbook_set_properties(book, &properties)
        }
    }

    /// The error that stopped the sheet, if one did.
    private static func add(_ sheet: Sheet, to book: UnsafeMutablePointer<lxw_workbook>, _ formats: inout Formats) -> lxw_error? {
        guard let page = workbook_add_worksheet(book, sheet.name) else { return LXW_ERROR_PARAMETER_VALIDATION }
        for (index, column) in sheet.columns.enumerated() {
            _ = worksheet_set_column(page, UInt16(index), UInt16(index), column.width, nil)
        }
        for (index, row) in sheet.rows.enumerated() {
            _ = worksheet_set_row(page, UInt32(index), sheet.fittedHeight(row), nil)
            var column = 0
            for cell in row.cells {
                let error = write(cell, row: UInt32(index), column: UInt16(column), page, &formats)
                guard error == LXW_NO_ERROR else { return error }
                column += cell.span
            }
        }
        setView(of: page, sheet)
        return nil
    }

    private static func setView(of page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Sheet) {
        let width = UInt16(max(sheet.columns.count - 1, 0))
        if sheet.frozenRows > 0 {
            worksheet_freeze_panes(page, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns))
            _ = worksheet_repeat_rows(page, UInt32(sheet.frozenRows - 1), UInt32(sheet.frozenRows - 1))
        }
        if let row = sheet.filterRow, sheet.rows.count > row + 1 {
            _ = worksheet_autofilter(page, UInt32(row), 0, UInt32(sheet.filterLastRow ?? sheet.rows.count - 1), width)
        }
        if sheet.isLandscape { worksheet_set_landscape(page) }
        worksheet_set_paper(page, paperA4)
        worksheet_set_margins(page, pageMargin, pageMargin, pageMargin, pageMargin)
        // Row numbers ("1.2") and telephone numbers are text on purpose: no green corners for them.
        let all = "A1:" + CellName.a1(column: Int(width), row: max(sheet.rows.count - 1, 0))
        _ = worksheet_ignore_errors(page, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), all)
        _ = worksheet_print_area(page, 0, 0, UInt32(max(sheet.rows.count - 1, 0)), width)
        // One page wide, as many long as it takes.
        worksheet_fit_to_pages(page, 1, 0)
        worksheet_gridlines(page, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        _ = worksheet_set_footer(page, "&C&8&A – &P/&N")
    }

    private static let paperA4: UInt8 = 9
    /// Inches.
    private static let pageMargin = 0.5

    private static func write(
        _ cell: Sheet.Cell, row: UInt32, column: UInt16, _ page: UnsafeMutablePointer<lxw_worksheet>, _ formats: inout Formats
    ) -> lxw_error {
        let format = formats[cell.style]
        if cell.span > 1 {
            let error = worksheet_merge_range(page, row, column, row, column + UInt16(cell.span - 1), "", format)
            guard error == LXW_NO_ERROR else { return error }
        }
        switch cell.content {
        case .empty:
            return worksheet_write_blank(page, row, column, format)
        case .text(let text):
            return worksheet_write_string(page, row, column, fitting(text), format)
        case .number(let number):
            guard number.significantDigits <= exactDigits, !number.isNaN else {
                return worksheet_write_string(page, row, column, number.description, format)
            }
            return worksheet_write_number(page, row, column, NSDecimalNumber(decimal: number).doubleValue, format)
        case .formula(let formula, let result):
            return worksheet_write_formula_num(page, row, column, formula, format, NSDecimalNumber(decimal: result).doubleValue)
        }
    }

    private static func fitting(_ text: String) -> String {
        // Few texts have more bytes than the format allows UTF-16 units, none has more units than bytes.
        guard text.utf8.count > longestText, text.utf16.count > longestText else {
            return text.utf8.contains(0) ? text.replacingOccurrences(of: "\0", with: "\u{FFFD}") : text
        }
        return String(text.prefix(longestText / 2 - 1)) + "…"
    }
}

/// The formats of one book, made when they are first asked for; the book owns them.
private struct Formats {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private var made: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

    init(_ book: UnsafeMutablePointer<lxw_workbook>) { self.book = book }

    subscript(style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        mutating get {
            if let format = made[style] { return format }
            guard let format = workbook_add_format(book) else { return nil }
            apply(style, to: format)
            made[style] = format
            return format
        }
    }

    private func apply(_ style: CellStyle, to format: UnsafeMutablePointer<lxw_format>) {
        format_set_font_name(format, WorkbookFile.fontName)
        format_set_font_size(format, style.size)
        if style.isBold { format_set_bold(format) }
        if style.isItalic { format_set_italic(format) }
        if style.isMuted { format_set_font_color(format, 0x57606A) }
        if style.wraps { format_set_text_wrap(format) }
        if style.indent > 0 { format_set_indent(format, UInt8(clamping: style.indent)) }
        if style.hasBorder {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(format, 0xB4BBC3)
        }
        if let numberFormat = style.numberFormat { format_set_num_format(format, numberFormat) }
        switch style.fill {
        case .none: break
        case .head: format_set_bg_color(format, 0xE4E9EE)
        case .group: format_set_bg_color(format, 0xF1F4F7)
        case .review: format_set_bg_color(format, 0xFFF3DC)
        case .error: format_set_bg_color(format, 0xFCE8E6)
        }
        format_set_align(format, UInt8(style.fill == .head ? LXW_ALIGN_VERTICAL_CENTER.rawValue : LXW_ALIGN_VERTICAL_TOP.rawValue))
        switch style.alignment {
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
    }
}

extension Decimal {
    /// Digits between the first and the last that are not nought, or a few more where there are not many.
    fileprivate var significantDigits: Int {
        let text = description
        // Most numbers are short, and their signs and noughts need not be counted.
        if text.utf8.count <= WorkbookFile.exactDigits { return text.utf8.count }
        let digits = text.filter { $0.isASCII && $0.isNumber }
        let leading = digits.drop { $0 == "0" }
        return leading.reversed().drop { $0 == "0" }.count
    }
}
