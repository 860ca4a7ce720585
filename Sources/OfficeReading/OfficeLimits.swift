/// How much of a received file is read before it is refused: a report is small, a file made to harm is not.
///
/// The largest form of the seeds is 19 pages: 0.7 MB of `document.xml`, 1,800 paragraphs, 1,700 cells, XML 15 levels deep.
package struct OfficeLimits: Hashable, Sendable {
    /// Entries of the ZIP container; a Word file with 1,000 pictures stays below.
    package var entries = 10_000
    /// Bytes of one part after inflation: about 90 times the largest form of the seeds.
    package var bytesPerPart = 64 << 20
    /// Bytes of all parts that are read, after inflation. Parts that nobody needs (pictures, fonts) are not read at all.
    package var bytesInAll = 256 << 20
    /// Levels of nested XML elements; libxml2 itself stops at 256. A table within a table within a text box stays below 60.
    package var xmlDepth = 200
    /// Paragraphs of a Word document.
    package var paragraphs = 300_000
    /// Cells of a Word document or of a workbook, and places that the merged areas of a sheet cover: a list of 10,000 services with ten
    /// columns is a third. In memory a cell is about 0.8 KB.
    package var cells = 300_000
    /// Columns of a Word table; Word itself allows 63. A table cell that claims to be wider is cut to this.
    package var tableColumns = 1_024
    /// Strings of a workbook that stand out of line.
    package var sharedStrings = 500_000
    /// Merged areas of a sheet.
    package var mergedAreas = 100_000

    package init() {}
}
