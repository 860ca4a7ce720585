import DocumentModel

/// Finds columns by what the lines of text leave free between them.
package enum ColumnFinder {
    /// Words of one piece of text are nearer than this (sizes of the font); spaces have 0.25 to 0.33.
    package static let tightGap = 0.45
    /// A gutter is at least this wide (points).
    private static let narrowestGutter = 3.0
    /// Share of the lines that may cross a gutter: heads over several columns, titles of groups.
    private static let crossingShare = 0.25
    /// Rows with text on both sides that a gutter needs.
    private static let fewestWitnesses = 2
    /// A ruling's end within this distance (points) of a gutter says where exactly the boundary is.
    private static let hintReach = 4.0

    /// Columns from left to right; none but the two ends where no columns are found.
    /// - Parameters:
    ///   - hints: x of the ends of lines under heads that span columns.
    ///   - above: the columns of the table on the page before, where this may be its continuation.
    static func columns<Word>(
        rows: [[WordLine<Word>]], from left: Double, to right: Double, hints: [Double], above: OpenColumns? = nil
    ) -> OpenColumns {
        let lines = rows.flatMap(\.self)
        let segments = lines.map { $0.segments(gap: tightGap).map(\.rect) }
        let rowRects = rows.map { $0.flatMap { $0.segments(gap: tightGap).map(\.rect) } }
        let width = max(1, Int((right - left).rounded(.up)))
        var crossings = [Int](repeating: 0, count: width)
        for rects in segments {
            for rect in rects {
                let from = max(0, Int((rect.x0 - left).rounded(.down)))
                let to = min(width - 1, Int((rect.x1 - left).rounded(.up)) - 1)
                if from <= to { for x in from...to { crossings[x] += 1 } }
            }
        }
        let titles = lines.lazy.compactMap { $0.columnNumbers?.map(\.rect) }.first ?? HeadColumns.spans(of: lines)
        if titles == nil, let above {
            let columns = OpenColumns(
                boundaries: [left] + zip(above.inner, above.gutters).map { inherited($0, within: $1, crossings, left: left) } + [right],
                gutters: above.gutters, isTitled: above.isTitled)
            let crossed = segments.count { $0.contains(where: columns.isCrossed) }
            if zip(columns.boundaries, columns.boundaries.dropFirst()).allSatisfy({ $0 < $1 }),
                crossed <= Int(crossingShare * Double(lines.count))
            {
                return columns
            }
        }
        var inner: [(x: Double, gutter: ClosedRange<Double>)] = []
        if let titles {
            for (one, next) in zip(titles, titles.dropFirst()) {
                let gutter = emptiest(crossings, from: Int(one.x1 - left), to: Int((next.x0 - left).rounded(.up)))
                inner.append((gutter.map { left + $0 } ?? (one.x1 + next.x0) / 2, min(one.x1, next.x0)...max(one.x1, next.x0)))
            }
        } else {
            inner = gutters(crossings, lineCount: lines.count, rows: rowRects, left: left)
        }
        let boundaries = inner.map { x, _ in
            let hint = hints.min { abs($0 - x) < abs($1 - x) }
            return hint.map { abs($0 - x) <= hintReach ? $0 : x } ?? x
        }
        return OpenColumns(boundaries: [left] + boundaries + [right], gutters: inner.map(\.gutter), isTitled: titles != nil)
    }

    /// Where a boundary of the page before lies on this one: in the same place unless text stands there.
    private static func inherited(_ x: Double, within gutter: ClosedRange<Double>, _ crossings: [Int], left: Double) -> Double {
        let place = Int(x - left)
        let low = max(0, Int(gutter.lowerBound - left))
        let high = min(crossings.count, Int((gutter.upperBound - left).rounded(.up)))
        guard crossings.indices.contains(place), low < high, let least = crossings[low..<high].min(), crossings[place] > least else {
            return x
        }
        return emptiest(crossings, from: low, to: high).map { left + $0 } ?? x
    }

    /// The middle of the widest stretch that the fewest lines cross.
    private static func emptiest(_ crossings: [Int], from low: Int, to high: Int) -> Double? {
        let range = max(0, low)..<min(crossings.count, high)
        guard !range.isEmpty, let least = crossings[range].min() else { return nil }
        let runs = runs(in: crossings, range: range) { $0 <= least }
        return runs.max { $0.count < $1.count }.map { Double($0.lowerBound + $0.upperBound) / 2 }
    }

    private static func gutters(
        _ crossings: [Int], lineCount: Int, rows: [[PageRect]], left: Double
    ) -> [(x: Double, gutter: ClosedRange<Double>)] {
        let most = Int(crossingShare * Double(lineCount))
        var found: [(x: Double, gutter: ClosedRange<Double>)] = []
        for run in runs(in: crossings, range: 0..<crossings.count, where: { $0 <= most }) {
            // A column with few entries (numbers of sections, notes) lies in the same stretch as its gutters: they are the emptiest parts.
            let least = crossings[run].min() ?? 0
            for core in runs(in: crossings, range: run, where: { $0 <= least }) {
                guard core.lowerBound > 0, core.upperBound < crossings.count, Double(core.count) >= narrowestGutter else { continue }
                let x = left + Double(core.lowerBound + core.upperBound) / 2
                let witnesses = rows.count { rects in rects.contains { $0.x1 <= x } && rects.contains { $0.x0 >= x } }
                if witnesses >= fewestWitnesses { found.append((x, left + Double(core.lowerBound)...left + Double(core.upperBound))) }
            }
        }
        return found
    }

    private static func runs(in values: [Int], range: Range<Int>, where fits: (Int) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for index in range {
            if fits(values[index]) {
                start = start ?? index
            } else if let first = start {
                runs.append(first..<index)
                start = nil
            }
        }
        if let first = start { runs.append(first..<range.upperBound) }
        return runs
    }
}
