import RecordModel

/// Which field of a record is which row of the truth: by label, number, section and parent in a common order, never by id, so that ids are
/// free. Same meaning as `compare.py`, the measure that every reader of these reports is held to.
struct FieldAlignment {
    /// Indices into truth and record.
    var pairs: [(truth: Int, field: Int)] = []
    var loneTruths: [Int] = []
    var loneFields: [Int] = []

    /// Closeness from which a pair may stand in the common order, and from which it is one in spite of the order.
    private static let near = 0.6
    private static let certain = 1.0
    /// Likeness of the labels below which nothing else helps.
    private static let worthALook = 0.5
    private static let numberBonus = 0.15
    private static let sectionBonus = 0.1
    private static let parentBonus = 0.3
    private static let rounding = 1e-9

    private struct Row {
        var labels: [ComparisonText]
        var number: String
        var sections: [ComparisonText]
        var parent: ComparisonText

        init(_ field: TruthField) {
            labels = field.labels.map { ComparisonText($0) }
            number = ComparisonText.number(field.number)
            sections = [ComparisonText(field.section), ComparisonText(field.sectionBase)]
            parent = ComparisonText(field.parents.last)
        }

        init(_ field: RecordField) {
            labels = [ComparisonText(field.label)]
            number = ComparisonText.number(field.number)
            sections = [ComparisonText(field.section)]
            parent = ComparisonText(field.parents.last)
        }

        func closeness(to found: Row) -> Double {
            guard let label = found.labels.first, !label.isEmpty else { return 0 }
            var closeness = labels.map { $0.similarity(to: label) }.max() ?? 0
            guard closeness >= FieldAlignment.worthALook else { return 0 }
            if !number.isEmpty, number == found.number { closeness += FieldAlignment.numberBonus }
            if !found.sections[0].isEmpty, sections.contains(found.sections[0]) { closeness += FieldAlignment.sectionBonus }
            if !parent.isEmpty, !found.parent.isEmpty { closeness += FieldAlignment.parentBonus * parent.similarity(to: found.parent) }
            return closeness
        }
    }

    init(_ truth: [TruthField], _ fields: [RecordField]) {
        let (truthRows, fieldRows) = (truth.map { Row($0) }, fields.map { Row($0) })
        let closeness = truthRows.map { row in fieldRows.map { row.closeness(to: $0) } }
        alignInOrder(closeness, truth.count, fields.count)
        // what order kept apart may still be the same row: forms print sections in another order
        for lone in loneTruths {
            var best: Int?
            for field in loneFields where closeness[lone][field] > best.map({ closeness[lone][$0] }) ?? -1 { best = field }
            guard let best, closeness[lone][best] >= Self.certain else { continue }
            pairs.append((lone, best))
            loneTruths.removeAll { $0 == lone }
            loneFields.removeAll { $0 == best }
        }
    }

    private mutating func alignInOrder(_ closeness: [[Double]], _ rows: Int, _ columns: Int) {
        var score = [[Double]](repeating: [Double](repeating: 0, count: columns + 1), count: rows + 1)
        for row in (0..<rows).reversed() {
            for column in (0..<columns).reversed() {
                var best = max(score[row + 1][column], score[row][column + 1])
                if closeness[row][column] >= Self.near { best = max(best, closeness[row][column] + score[row + 1][column + 1]) }
                score[row][column] = best
            }
        }
        var (row, column) = (0, 0)
        while row < rows, column < columns {
            let near = closeness[row][column]
            if near >= Self.near, abs(score[row][column] - (near + score[row + 1][column + 1])) < Self.rounding {
                pairs.append((row, column))
                row += 1
                column += 1
            } else if score[row][column] == score[row + 1][column] {
                loneTruths.append(row)
                row += 1
            } else {
                loneFields.append(column)
                column += 1
            }
        }
        loneTruths += row..<rows
        loneFields += column..<columns
    }
}
