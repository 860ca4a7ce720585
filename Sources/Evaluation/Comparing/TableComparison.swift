import RecordModel

/// Cells of list tables: rows are paired with their most alike partner in order, then cells by column.
struct TableComparison {
    /// Filled cells of the truth, of the record, and those that agree.
    var wanted = 0
    var found = 0
    var right = 0

    /// Likeness of two titles from which the tables are the same.
    private static let sameTitle = 0.35
    /// Rows ahead among which the partner is looked for, and the share of a row's cells that it must have.
    private static let reach = 12
    private static let sameRow = 0.3

    init(_ truth: [TruthTable], _ tables: [RecordTable]) {
        var left = tables
        for table in truth {
            let rows = table.rows.map { $0.map { ComparisonText($0.text).text } }
            let cells = rows.reduce(0) { $0 + $1.count { !$0.isEmpty } }
            wanted += cells
            guard cells > 0 else { continue }
            let title = ComparisonText(table.title)
            var best: (index: Int, likeness: Double)?
            for (index, candidate) in left.enumerated() {
                let likeness = title.similarity(to: ComparisonText(candidate.title))
                if likeness > best?.likeness ?? -1 { best = (index, likeness) }
            }
            guard let best, best.likeness >= Self.sameTitle else { continue }
            pair(rows, Self.cells(left.remove(at: best.index)))
        }
        for table in left { found += Self.cells(table).reduce(0) { $0 + $1.count { !$0.isEmpty } } }
    }

    private static func cells(_ table: RecordTable) -> [[String]] {
        table.rows.map { $0.map { cell in ComparisonText(cell.value.map { TruthValue($0).text } ?? cell.raw).text } }
    }

    private mutating func pair(_ rows: [[String]], _ others: [[String]]) {
        found += others.reduce(0) { $0 + $1.count { !$0.isEmpty } }
        var next = 0
        for row in rows {
            let filled = row.filter { !$0.isEmpty }
            var best: (index: Int, share: Double)?
            for index in next..<max(next, min(others.count, next + Self.reach)) {
                let share = Double(filled.count { others[index].contains($0) }) / Double(max(1, filled.count))
                if share > best?.share ?? 0 { best = (index, share) }
            }
            guard let best, best.share >= Self.sameRow else { continue }
            let other = others[best.index]
            right +=
                row.count == other.count
                ? zip(row, other).count { !$0.isEmpty && $0 == $1 } : filled.count { other.contains($0) }
            next = best.index + 1
        }
    }
}
