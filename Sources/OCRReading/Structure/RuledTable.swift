/// A table whose cells are parted by lines, in pixels.
struct RuledTable: Hashable, Sendable {
    struct Place: Hashable, Sendable {
        var row: Int
        var column: Int
        var rowSpan: Int
        var columnSpan: Int
        /// Inside of the lines.
        var box: PixelBox
    }

    var box: PixelBox
    var rowCount: Int
    /// Edges of the columns from left to right, one more than there are columns.
    var columns: [Double]
    /// Whether a line closes the table at its top and foot.
    var hasTopLine = true
    var hasBottomLine = true
    var places: [Place]

    var columnCount: Int { columns.count - 1 }
}
