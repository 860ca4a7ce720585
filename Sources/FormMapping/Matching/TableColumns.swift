import DocumentModel
import VietnameseText

/// Which column of a document's table is which column of the form's.
struct TableColumns: Sendable {
    /// For each column of the form's table, the grid column of the document's, nil where it has none.
    var columns: [Int?]
    /// 0…1: mean similarity of the heads that were matched; 0 where columns were told by their order alone.
    var certainty: Double
    /// Index of the form's column that holds the labels.
    var labelColumn = 0

    /// Similarity from which a head speaks for its column; below, order decides. Heads are reworded less than rows.
    private static let speaking = 0.45

    /// - Parameters:
    ///   - heads: for each grid column of the document's table.
    ///   - titles: for each of the form's columns.
    ///   - anchor: a pair (form column, grid column) known from the rows themselves.
    static func match(heads: [Head], titles: [Head], anchor: (form: Int, grid: Int)?) -> TableColumns {
        let gridCount = heads.count
        let formCount = titles.count
        var score = [[Double]](repeating: [Double](repeating: 0, count: gridCount), count: formCount)
        for f in 0..<formCount {
            for g in 0..<gridCount {
                score[f][g] = heads[g].similarity(to: titles[f])
                if let anchor {
                    if anchor.form == f, anchor.grid == g { score[f][g] = 2 }
                    if (f < anchor.form) != (g < anchor.grid) && f != anchor.form { score[f][g] = 0 }
                    if (f == anchor.form) != (g == anchor.grid) { score[f][g] = 0 }
                }
            }
        }
        dropLookalikes(&score)
        // columns keep their order: the best monotone assignment
        var best = [[Double]](repeating: [Double](repeating: 0, count: gridCount + 1), count: formCount + 1)
        for f in stride(from: formCount - 1, through: 0, by: -1) {
            for g in stride(from: gridCount - 1, through: 0, by: -1) {
                let gain = score[f][g] > speaking ? score[f][g] + best[f + 1][g + 1] : 0
                best[f][g] = max(best[f + 1][g], best[f][g + 1], gain)
            }
        }
        var columns = [Int?](repeating: nil, count: formCount)
        var f = 0
        var g = 0
        var total = 0.0
        var count = 0
        while f < formCount, g < gridCount {
            let gain = score[f][g] > speaking ? score[f][g] + best[f + 1][g + 1] : -1
            if gain >= best[f + 1][g], gain >= best[f][g + 1] {
                columns[f] = g
                // the anchor is told by the rows, it says nothing about the head
                if anchor?.form != f {
                    total += min(1, score[f][g])
                    count += 1
                }
                f += 1
                g += 1
            } else if best[f + 1][g] >= best[f][g + 1] {
                f += 1
            } else {
                g += 1
            }
        }
        if let moved = outOfOrder(score), moved.total > total + Self.worthReordering { return moved.columns }
        fillGaps(&columns, gridCount: gridCount)
        return TableColumns(columns: columns, certainty: count == 0 ? 0 : total / Double(count))
    }

    /// Similarity from which a head is a column's own title, and how far below it others are mere lookalikes ("Nguồn số liệu" beside "Số liệu").
    private static let ownTitle = 0.95
    private static let lookalikeGap = 0.2

    /// Where a column's own title stands in the table, heads that resemble it are other columns.
    private static func dropLookalikes(_ score: inout [[Double]]) {
        for form in score.indices {
            guard let best = score[form].max(), best >= ownTitle else { continue }
            for grid in score[form].indices where score[form][grid] < best - lookalikeGap { score[form][grid] = 0 }
        }
    }

    /// Similarity from which a head names its column without regard to order, and what all columns together must gain by leaving the order.
    private static let naming = 0.75
    private static let worthReordering = 0.5

    /// Columns told by their heads alone, each by its best: for tables whose columns were put in another order.
    private static func outOfOrder(_ score: [[Double]]) -> (columns: TableColumns, total: Double)? {
        let pairs = score.indices.flatMap { f in
            score[f].indices.filter { score[f][$0] > naming }.map { (form: f, grid: $0, score: score[f][$0]) }
        }
        var columns = [Int?](repeating: nil, count: score.count)
        var total = 0.0
        var count = 0
        for pair in pairs.sorted(by: { ($0.score, $1.form, $1.grid) > ($1.score, $0.form, $0.grid) })
        where columns[pair.form] == nil && !columns.contains(pair.grid) {
            columns[pair.form] = pair.grid
            guard pair.score <= 1 else { continue }
            total += pair.score
            count += 1
        }
        return count == 0 ? nil : (TableColumns(columns: columns, certainty: total / Double(count)), total)
    }

    /// Between two matched columns, and outside of them, columns that are as many on both sides are taken in order.
    private static func fillGaps(_ columns: inout [Int?], gridCount: Int) {
        var previousForm = -1
        var previousGrid = -1
        var position = 0
        while position <= columns.count {
            let grid = position == columns.count ? gridCount : columns[position]
            if let grid {
                let missing = position - previousForm - 1
                let free = grid - previousGrid - 1
                if missing > 0, missing == free {
                    for step in 1...missing { columns[previousForm + step] = previousGrid + step }
                }
                previousForm = position
                previousGrid = grid
            }
            position += 1
        }
    }
}

extension TableColumns {
    /// The levels of a column's head.
    struct Head: Sendable {
        private let last: TextProfile
        private let path: TextProfile

        /// The head of a form's column, levels joined by " / ".
        init(title: String, channel: LossyChannel) {
            self.init(title.components(separatedBy: " / ")) { comparisonKey(of: $0, under: channel) }
        }

        /// The head of a document's column: the texts of the head's rows that cover it, top down.
        init(levels: [String], channel: LossyChannel) {
            self.init(levels) { comparisonKey(ofText: $0, under: channel) }
        }

        private init(_ levels: [String], key: (String) -> String) {
            var distinct: [String] = []
            for level in levels where distinct.last != level && !level.allSatisfy(\.isWhitespace) {
                // "(4)" numbers the columns, it does not name them
                if level.allSatisfy({ "() ".contains($0) || $0.isNumber }) { continue }
                distinct.append(level)
            }
            last = TextProfile(key: key(distinct.last ?? ""))
            path = TextProfile(key: key(distinct.joined(separator: " ")))
        }

        func similarity(to other: Head) -> Double {
            max(last.similarity(to: other.last), path.similarity(to: other.path))
        }
    }
}

extension DocumentItems {
    /// For each grid column of a table, what the cells of `rows` that cover it say, top down.
    func heads(table: Int, rows: [Int]) -> [[String]] {
        let count = tables[table].columnCount
        var heads = [[String]](repeating: [], count: count)
        for row in rows where !items[row].numbersColumns {
            for part in items[row].parts where !part.isEmpty {
                for column in part.column..<min(count, part.column + part.span) { heads[column].append(part.text) }
            }
        }
        return heads
    }
}
