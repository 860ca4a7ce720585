import DocumentModel

/// Tells which rows at the top of a table are its head.
enum TableHead {
    /// Rows in which a head may end.
    private static let deepest = 4
    /// Share of a row's cells that must look like the numbers of columns: "(1)".
    private static let numbered = 0.6
    /// Characters of a column's number with its brackets.
    private static let longestNumber = 4

    static func rows(of cells: [Cell], columnCount: Int) -> Set<Int> {
        guard columnCount > 1 else { return [] }
        for row in 0..<deepest {
            let texts = cells.filter { $0.row == row }.map(\.text).filter { !$0.isEmpty }
            guard texts.count > columnCount / 2 else { continue }
            let numbers = texts.filter { $0.count <= longestNumber && ($0.hasPrefix("(") || $0.hasSuffix(")")) }
            if Double(numbers.count) >= numbered * Double(texts.count), numbers.count > 1 { return Set(0...row) }
        }
        let first = cells.filter { $0.row == 0 }
        let isHead = first.count > 1 && first.allSatisfy { !$0.text.isEmpty && $0.text.contains(where: \.isLetter) }
        guard isHead else { return [] }
        return Set(0..<(first.map(\.rowSpan).max() ?? 1))
    }
}
