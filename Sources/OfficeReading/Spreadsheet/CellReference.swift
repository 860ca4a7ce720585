/// A place in a sheet: row and column counted from 0.
struct CellReference: Hashable {
    var row: Int
    var column: Int

    /// What Excel has.
    static let rowCount = 1_048_576
    static let columnCount = 16_384

    init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads A1 notation, with or without `$`; nil for anything else and for places that no sheet has.
    init?(_ text: some StringProtocol) {
        var row = 0
        var column = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "$"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                guard row == 0 else { return nil }
                column = column * 26 + Int(byte & 0x1F)
                guard column <= Self.columnCount else { return nil }
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                row = row * 10 + Int(byte & 0x0F)
                guard row <= Self.rowCount else { return nil }
            default: return nil
            }
        }
        guard row > 0, column > 0 else { return nil }
        self.init(row: row - 1, column: column - 1)
    }

    /// A1 notation.
    var text: String {
        Self.letters(column) + String(row + 1)
    }

    /// The name of a column counted from 0.
    static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}

/// A rectangle of cells, its last row and column included.
struct CellArea: Hashable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    /// Reads `A1:C3` or `A1`.
    init?(_ text: String) {
        let ends = text.split(separator: ":")
        guard let first = ends.first.flatMap({ CellReference($0) }), let last = ends.last.flatMap({ CellReference($0) }), ends.count <= 2
        else { return nil }
        rows = min(first.row, last.row)...max(first.row, last.row)
        columns = min(first.column, last.column)...max(first.column, last.column)
    }

    var first: CellReference { CellReference(row: rows.lowerBound, column: columns.lowerBound) }
}
