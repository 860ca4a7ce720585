/// A table without lines between its columns.
package struct FoundTable<Word: PlacedWord>: Sendable {
    package var grid: TableGrid
    package var words: [Word]
    /// For its part on the next page.
    package var columns: OpenColumns
}
