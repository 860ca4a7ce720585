/// Where in the received file a piece of text stands. Text never travels without it.
package enum SourcePlace: Hashable, Sendable {
    /// On a page (numbered from 1), within a rectangle in points.
    case page(Int, PageRect)
    /// In a part of a Word or text document: numbers count from 1 in reading order; `table` is nil for text outside tables,
    /// where `paragraph` then counts the paragraphs of the part.
    case part(String, table: Int?, row: Int?, cell: Int?, paragraph: Int?)
    /// In a cell of a spreadsheet, `cell` in A1 notation.
    case sheet(String, cell: String)
}
