import Foundation

/// A workbook as a value; `WorkbookFile` makes bytes of it.
struct Workbook {
    var title: String
    /// Stands in the file's properties; the same value gives the same bytes.
    var created: Date
    var sheets: [Sheet] = []
    /// The sheets' names in small letters.
    private var taken: Set<String> = []

    init(title: String, created: Date) {
        self.title = title
        self.created = created
    }

    /// Adds a sheet under `name`, or under the nearest name that spreadsheet programs allow and that is still free; returns that name.
    @discardableResult
    mutating func add(_ sheet: Sheet) -> String {
        var sheet = sheet
        sheet.name = SheetName.free(sheet.name, taken: taken)
        taken.insert(sheet.name.lowercased())
        sheets.append(sheet)
        return sheet.name
    }
}

struct Sheet {
    var name: String
    var columns: [Column]
    var rows: [Row] = []
    /// Rows that stay in sight and are printed on every page; the last of them is the table's head.
    var frozenRows = 0
    var frozenColumns = 0
    /// The row (counted from 0) whose cells get filter buttons for the rows down to the last.
    var filterRow: Int?
    /// The last row of the filter; nil for the sheet's last.
    var filterLastRow: Int?
    var isLandscape = true

    struct Column {
        /// In characters of the standard font, as spreadsheet programs count.
        var width: Double
    }

    struct Row {
        var cells: [Cell]
        /// Points; nil fits the height to the text.
        var height: Double?

        init(_ cells: [Cell], height: Double? = nil) {
            self.cells = cells
            self.height = height
        }
    }

    struct Cell {
        enum Content {
            case empty
            case text(String)
            case number(Decimal)
            /// With the result that the program worked out itself, for readers that do not calculate.
            case formula(String, result: Decimal)
        }

        var content: Content
        var style: CellStyle
        /// Columns that the cell covers.
        var span = 1

        static func text(_ text: String?, _ style: CellStyle = .body) -> Cell {
            Cell(content: text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty, style: style)
        }

        static func number(_ number: Decimal?, _ style: CellStyle = .number) -> Cell {
            Cell(content: number.map(Content.number) ?? .empty, style: style)
        }

        static func formula(_ formula: String, result: Decimal, _ style: CellStyle = .points) -> Cell {
            Cell(content: .formula(formula, result: result), style: style)
        }

        func spanning(_ columns: Int) -> Cell {
            var cell = self
            cell.span = columns
            return cell
        }
    }
}

extension Sheet {
    /// A list under its title: the head stays in sight, is printed on every page, and has the filter buttons.
    init(name: String, title: String, explanation: String? = nil, heads: [(String, Double)]) {
        self.init(name: name, columns: heads.map { Column(width: $0.1) })
        rows = [Row([.text(title, .title).spanning(heads.count)], height: 24)]
        if let explanation { rows.append(Row([.text(explanation, .plain.with { $0.wraps = true }).spanning(heads.count)])) }
        filterRow = rows.count
        rows.append(Row(heads.map { .text($0.0, .head) }, height: 32))
        frozenRows = rows.count
    }

    /// Points that a row needs for its wrapped text.
    func fittedHeight(_ row: Row) -> Double {
        if let height = row.height { return height }
        var lines = 1
        var column = 0
        for cell in row.cells {
            if case .text(let text) = cell.content, cell.style.wraps, columns.indices.contains(column) {
                let width = columns.dropFirst(column).prefix(cell.span).reduce(0) { $0 + $1.width }
                lines = max(lines, TextWidth.lines(of: text, room: width * Self.typeSizesPerUnit, isBold: cell.style.isBold))
            }
            column += cell.span
        }
        return min(Double(lines) * Self.lineHeight + Self.rowPadding, Self.tallestRow)
    }

    /// A unit of width is 7 pixels of 1/96 inch with the default font of these books (`WorkbookFile`), an 11-point type 14.67; LibreOffice gives a little more.
    private static let typeSizesPerUnit = 7 / 14.67
    /// Points of a line of 11-point type, and what a row has around it.
    private static let lineHeight = 14.5
    private static let rowPadding = 2.0
    /// The format allows no more.
    private static let tallestRow = 409.0
}

/// How a cell looks. Each distinct style becomes one format of the file.
struct CellStyle: Hashable {
    enum Fill: Hashable { case none, head, group, review, error }
    enum Alignment: Hashable { case left, center, right }

    var isBold = false
    var isItalic = false
    var isMuted = false
    var hasBorder = true
    var wraps = true
    var fill = Fill.none
    var alignment = Alignment.left
    /// A number format of the file format ("0.00"); programs show it by their own locale.
    var numberFormat: String?
    /// Points.
    var size = 11.0
    var indent = 0

    static let body = CellStyle()
    static let centered = CellStyle(alignment: .center)
    static let bold = CellStyle(isBold: true)
    static let head = CellStyle(isBold: true, fill: .head, alignment: .center)
    static let group = CellStyle(isBold: true, fill: .group)
    /// Runs on over the empty cells to its right.
    static let groupLine = CellStyle(isBold: true, wraps: false, fill: .group)
    static let title = CellStyle(isBold: true, hasBorder: false, wraps: false, size: 15)
    static let plain = CellStyle(hasBorder: false, wraps: false)
    static let sign = CellStyle(isBold: true, hasBorder: false, wraps: false, alignment: .center)
    static let signHint = CellStyle(isItalic: true, hasBorder: false, wraps: false, alignment: .center)
    static let number = CellStyle(alignment: .right, numberFormat: "#,##0.##########")
    static let integer = CellStyle(alignment: .right, numberFormat: "#,##0")
    static let points = CellStyle(alignment: .right, numberFormat: "#,##0.00")
    static let share = CellStyle(alignment: .right, numberFormat: "0.0%")

    func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var style = self
        change(&style)
        return style
    }
}

/// Names of cells and sheets in formulas.
enum CellName {
    /// `A1` from column and row, both counted from 0.
    static func a1(column: Int, row: Int) -> String {
        var name = ""
        var rest = column + 1
        while rest > 0 {
            let (quotient, remainder) = (rest - 1).quotientAndRemainder(dividingBy: Self.letters.count)
            name = String(Self.letters[remainder]) + name
            rest = quotient
        }
        return name + String(row + 1)
    }

    static func onSheet(_ sheet: String, _ cell: String) -> String {
        "'" + sheet.replacingOccurrences(of: "'", with: "''") + "'!" + cell
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

/// What spreadsheet programs take as the name of a sheet: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at the ends, no two
/// alike.
enum SheetName {
    private static let limit = 31
    private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]

    /// - Parameter taken: names in small letters.
    static func free(_ wish: String, taken: Set<String>) -> String {
        let allowed = String(wish.map { forbidden.contains($0) || $0.isNewline ? " " : $0 })
        let trimmed = allowed.trimmingCharacters(in: CharacterSet(charactersIn: "' \t").union(.controlCharacters))
        let base = trimmed.isEmpty ? "1" : trimmed
        var name = cut(base, to: limit)
        var number = 2
        while taken.contains(name.lowercased()) {
            let suffix = " (\(number))"
            name = cut(base, to: limit - suffix.utf16.count) + suffix
            number += 1
        }
        return name
    }

    private static func cut(_ text: String, to length: Int) -> String {
        var result = text
        while result.utf16.count > length { result.removeLast() }
        return result.trimmingCharacters(in: CharacterSet(charactersIn: "' "))
    }
}
