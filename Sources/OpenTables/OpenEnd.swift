/// A table without lines between its columns that a page ends with, and that the next may go on with.
package struct OpenEnd: Sendable {
    package var columns: OpenColumns
    /// Whether lines part its rows.
    package var hasLevelLines: Bool

    package init(columns: OpenColumns, hasLevelLines: Bool) {
        self.columns = columns
        self.hasLevelLines = hasLevelLines
    }
}
