import Foundation
import RecordModel

/// One score card on one sheet, in the decision's order: groups with their sums, headings, criteria, the total, places to sign. It knows
/// which rows hold the sums, so that other sheets can refer to them.
struct ScoreCardLayout {
    /// Column E: the points, which all formulas add.
    static let pointsColumn = 4
    private static let maximumColumn = 3
    private static let columnCount = 9

    private(set) var sheet: Sheet
    /// Row (from 0) of each group's sum, by the group's path.
    private(set) var groupRows: [String: Int] = [:]
    private(set) var totalRow = 0

    private let card: ScoreCard
    private let words: ReportWords
    private let format: ValueFormat

    init(_ card: ScoreCard, rubric: RubricFacts?, words: ReportWords, format: ValueFormat) {
        self.card = card
        self.words = words
        self.format = format
        let heads = [
            (words.ordinal, 6.5), (words.criterion, 40), (words.rulePrinted, 34), (words.maximum, 11), (words.points, 9), (words.range, 15),
            (words.working, 26), (words.state, 16), (words.notes, 32),
        ]
        sheet = Sheet(name: words.scoreSheet, columns: heads.map { Sheet.Column(width: $0.1) })
        addHead(rubric, heads.map(\.0))
        let outline = ScoreOutline(card, headings: rubric?.headings ?? [])
        addGroups(outline)
        addTotal(outline)
        addBelowTotal()
        addSignatures()
        sheet.rows[Self.summaryRow] = summaryRow
    }

    /// The row of the head that says the total, so that nobody has to turn to the last page.
    private static let summaryRow = 3

    private var summaryRow: Sheet.Row {
        let bold = CellStyle.plain.with { $0.isBold = true }
        let figure = CellStyle.points.with {
            $0.isBold = true
            $0.hasBorder = false
            $0.alignment = .left
        }
        let total = CellName.a1(column: Self.pointsColumn, row: totalRow)
        let rest = [
            words.ofMaximum(format.points(card.max)) + ", " + words.basis(card), words.verifiedDetail(format.points(card.totalVerified)),
            range(card.range).map { words.range + ": " + $0 }, card.versions.map { words.otherVersion($0, format) },
        ]
        return Sheet.Row([
            .text(words.total, bold).spanning(2), .formula("=" + total, result: card.total, figure),
            .text(rest.compactMap(\.self).joined(separator: "; "), .plain.with { $0.wraps = true }).spanning(Self.columnCount - 3),
        ])
    }

    private mutating func addHead(_ rubric: RubricFacts?, _ heads: [String]) {
        let status = card.provisional ? words.provisional : words.final
        let level = words.level + ": " + words.level(of: card)
        // Over the whole width and wrapped: a line that runs on would widen the printed page.
        let line = CellStyle.plain.with { $0.wraps = true }
        sheet.rows = [
            Sheet.Row(
                [.text(words.scoreSheet + ": " + (card.agency ?? words.unknownAgency), .title).spanning(Self.columnCount)], height: 24),
            Sheet.Row([
                .text([rubric?.title ?? card.rubric, rubric?.issuer].compactMap(\.self).joined(separator: " · "), line).spanning(
                    Self.columnCount)
            ]),
            Sheet.Row([
                .text([card.period.map { words.period + ": " + $0 }, status, level].compactMap(\.self).joined(separator: " · "), line)
                    .spanning(Self.columnCount)
            ]),
            Sheet.Row([]),
            Sheet.Row(heads.map { .text($0, .head) }, height: 32),
        ]
        sheet.frozenRows = sheet.rows.count
        sheet.frozenColumns = 2
    }

    private mutating func addGroups(_ outline: ScoreOutline) {
        // Sums refer to rows further down, so that every place is settled first.
        var next = sheet.rows.count
        var spans: [Range<Int>] = []
        let parts = outline.groups.map { group in card.parts.first { group.score?.path.hasPrefix($0.path + "/") ?? false } }
        let opens = parts.indices.map { $0 == 0 || parts[$0]?.path != parts[$0 - 1]?.path }
        for (index, group) in outline.groups.enumerated() {
            if opens[index], parts[index] != nil { next += 1 }
            if let score = group.score {
                groupRows[score.path] = next
                next += 1
            }
            spans.append(next..<next + group.rows.count)
            next += group.rows.count
        }
        for (index, (group, span)) in zip(outline.groups, spans).enumerated() {
            if opens[index], let part = parts[index] { sheet.rows.append(partRow(part)) }
            if let score = group.score { sheet.rows.append(groupRow(score, group, span)) }
            sheet.rows += group.rows.map(row)
        }
        strayRows = zip(outline.groups, spans).first { $0.0.score == nil }?.1
    }

    private var strayRows: Range<Int>?

    /// The groups of the next part are numbered from I again.
    private func partRow(_ part: PartScore) -> Sheet.Row {
        let head = CellStyle.head.with { $0.alignment = .left }
        return Sheet.Row([.text(part.path, head), .text(part.title, head).spanning(Self.columnCount - 1)])
    }

    // MARK: Sums

    private func groupRow(_ score: GroupScore, _ group: ScoreOutline.Group, _ span: Range<Int>) -> Sheet.Row {
        let children = group.children.compactMap { path in groupRows[path].map { (path, $0) } }
        let parts = (span.isEmpty ? [] : ["SUM(\(points(span.lowerBound)):\(points(span.upperBound - 1)))"]) + children.map { points($0.1) }
        let sum = sumCell(
            parts, computed: group.sum, stated: score.points, maximum: score.max,
            maximumCell: CellName.a1(column: Self.maximumColumn, row: groupRows[score.path] ?? 0))
        let group = CellStyle.group
        return Sheet.Row([
            .text(score.path.split(separator: "/").last.map(String.init), group), .text(score.title, group), .text(words.total, group),
            .number(score.max, Self.groupFigure), sum.cell, .text(range(score.range), group.with { $0.alignment = .center }),
            .text(nil, group),
            .text(words.level(of: score), group),
            .text(sum.note, group),
        ])
    }

    private mutating func addTotal(_ outline: ScoreOutline) {
        totalRow = sheet.rows.count
        let rows = outline.topLevel.compactMap { path in groupRows[path].map { (path, $0) } }
        let strays = strayRows.map { ["SUM(\(points($0.lowerBound)):\(points($0.upperBound - 1)))"] } ?? []
        let strayPoints = outline.groups.first { $0.score == nil }?.sum ?? 0
        let computed = rows.reduce(strayPoints) { sum, row in sum + (card.groups.first { $0.path == row.0 }?.points ?? 0) }
        let sum = sumCell(
            rows.map { points($0.1) } + strays, computed: computed, stated: card.total, maximum: card.max,
            maximumCell: CellName.a1(column: Self.maximumColumn, row: totalRow))
        let head = CellStyle.head.with { $0.alignment = .left }
        let figure = CellStyle.points.with {
            $0.isBold = true
            $0.fill = .head
        }
        var cell = sum.cell
        cell.style = figure
        sheet.rows.append(
            Sheet.Row(
                [
                    .text(nil, head), .text(words.total, head), .text(nil, head), .number(card.max, figure), cell,
                    .text(range(card.range), head.with { $0.alignment = .center }), .text(nil, head), .text(card.level, head),
                    .text(sum.note, head),
                ], height: 22))
    }

    /// The parts that the total is made of, what of it is verified, and what holds for the whole card.
    private mutating func addBelowTotal() {
        func figure(_ title: String, _ maximum: Decimal?, _ points: Decimal) -> Sheet.Row {
            Sheet.Row(
                [.text(nil), .text(title), .text(nil), .number(maximum, .points), .number(points, .points)]
                    + (Self.pointsColumn + 1..<Self.columnCount).map { _ in .text(nil) })
        }
        sheet.rows += card.parts.map { figure($0.title, $0.max, $0.points) }
        sheet.rows.append(figure(words.verifiedTotal, nil, card.totalVerified))
        if let versions = card.versions {
            sheet.rows.append(figure(words.declaredVersionTotal, nil, versions.declared.total))
            sheet.rows.append(figure(words.agreedVersionTotal, nil, versions.agreed.total))
        }
        addList(words.failing, card.levelFailed)
        addList(words.cardNotes, card.notes)
    }

    private mutating func addList(_ title: String, _ lines: [String]) {
        guard !lines.isEmpty else { return }
        sheet.rows.append(Sheet.Row([]))
        sheet.rows.append(Sheet.Row([.text(title, .plain.with { $0.isBold = true })]))
        for line in lines { sheet.rows.append(Sheet.Row([.text(line, .body).spanning(Self.columnCount)])) }
    }

    private static let groupFigure = CellStyle.points.with {
        $0.isBold = true
        $0.fill = .group
    }

    /// "0 – 15" where points are still open.
    private func range(_ range: [Decimal]) -> String? {
        guard let low = range.first, let high = range.last, low != high else { return nil }
        return format.points(low) + " – " + format.points(high)
    }

    /// A live sum where a sum is what the points are; the number itself, with a word of why, where a policy made them otherwise.
    private func sumCell(
        _ parts: [String], computed: Decimal, stated: Decimal, maximum: Decimal, maximumCell: String
    ) -> (cell: Sheet.Cell, note: String?) {
        let style = Self.groupFigure
        let sum = parts.isEmpty ? "0" : parts.joined(separator: "+")
        if computed == stated, computed <= maximum { return (.formula("=" + sum, result: stated, style), nil) }
        if stated == maximum, computed > maximum {
            return (
                .formula("=MIN(\(maximumCell),\(sum))", result: stated, style),
                words.cappedAt(format.points(maximum), sum: format.points(computed))
            )
        }
        if computed == stated { return (.formula("=" + sum, result: stated, style), nil) }
        return (.number(stated, style), words.notASum(format.points(computed)))
    }

    private func points(_ row: Int) -> String { CellName.a1(column: Self.pointsColumn, row: row) }

    // MARK: Rows

    private func row(_ row: ScoreOutline.Row) -> Sheet.Row {
        switch row {
        case .heading(let heading):
            let bold = CellStyle.bold
            // Its maximum is print, not a part of the sum: it stays in the text column.
            let maximum = heading.max.map { words.maximum + ": " + format.points($0) }
            return Sheet.Row(
                [.text(heading.number, bold), .text(heading.title, bold), .text(maximum, .body.with { $0.isItalic = true })]
                    + (3..<Self.columnCount).map { _ in .text(nil) })
        case .criterion(let index):
            return criterionRow(card.criteria[index])
        }
    }

    private func criterionRow(_ criterion: CriterionScore) -> Sheet.Row {
        let waits = criterion.inputs.contains { $0.decision == .review }
        let isOpen = waits || criterion.state == .needsAssessor
        func style(_ base: CellStyle) -> CellStyle { base.with { if isOpen { $0.fill = .review } } }
        let state = criterion.state == .scored && waits ? words.waitsForReview : words.name(criterion.state)
        // No nought where nothing was scored: the cell waits for a number.
        let points = criterion.state == .scored || criterion.points != 0 ? criterion.points : nil
        return Sheet.Row([
            .text(criterion.number, style(.body)), .text(criterion.title, style(.body)), .text(criterion.rule, style(.body)),
            .number(criterion.max, style(.points)), .number(points, style(.points)),
            .text(range(criterion.range), style(.body.with { $0.alignment = .center })), .text(criterion.working, style(.body)),
            .text(state, style(.body)),
            .text(criterion.notes.joined(separator: "\n"), style(.body)),
        ])
    }

    private mutating func addSignatures() {
        let empty = Sheet.Cell.text(nil, .plain)
        sheet.rows.append(Sheet.Row([]))
        sheet.rows.append(Sheet.Row([empty, empty, empty, empty, empty, empty, .text(words.dateLine, .signHint).spanning(3)]))
        let roles = [words.preparedBy, words.assessedBy, words.approvedBy]
        for (lines, style) in [(roles, CellStyle.sign), (roles.map { _ in words.signatureHint }, .signHint)] {
            sheet.rows.append(
                Sheet.Row([
                    .text(lines[0], style).spanning(2), .text(lines[1], style).spanning(4), .text(lines[2], style).spanning(3),
                ]))
        }
    }
}
