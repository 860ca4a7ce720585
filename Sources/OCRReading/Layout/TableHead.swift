import DocumentModel
import TableStitching

/// Tells which rows at the top of a table are its head where no row numbers its columns.
enum TableHead {
    static func rows(of cells: [PageTable.PageCell], columnCount: Int) -> Set<Int> {
        guard columnCount > 1 else { return [] }
        let first = cells.filter { $0.area.row == 0 }
        let isHead = first.count > 1 && first.allSatisfy { $0.text.contains(where: \.isLetter) }
        return isHead ? Set(0..<(first.map(\.area.rowSpan).max() ?? 1)) : []
    }
}
