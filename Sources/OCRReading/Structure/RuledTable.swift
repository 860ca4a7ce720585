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
    var columnCount: Int
    var places: [Place]
}
