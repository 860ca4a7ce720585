import DocumentModel
import Foundation
import RecordModel

/// Score cards as a workbook in the decision's layout and numbering: a sheet a card with live sums and places to sign, the missing
/// evidence, the methods; a summary with ranks when there are several cards.
///
/// Scores can be typed into the cards' point cells: every sum, the summary and the ranks follow.
package struct ScoreWorkbook {
    /// A card with what is known besides: its rank, where somebody worked it out by more than the total.
    package struct Entry {
        package var card: ScoreCard
        package var rank: Int?

        package init(_ card: ScoreCard, rank: Int? = nil) {
            self.card = card
            self.rank = rank
        }
    }

    let entries: [Entry]
    let rubrics: [String: RubricFacts]
    let words: ReportWords
    let format: ValueFormat

    /// `rubrics` by the rubric's id; what is missing there is shown by its id.
    package init(_ entries: [Entry], rubrics: [String: RubricFacts] = [:], language: Language) {
        self.entries = entries
        self.rubrics = rubrics
        words = ReportWords(language)
        format = ValueFormat(language)
    }

    /// `created` stands in the file's properties; the same cards and date give the same bytes. Throws `WorkbookError`.
    package func data(created: Date) throws -> Data { try WorkbookFile.data(workbook(created: created)) }

    func workbook(created: Date) -> Workbook {
        let title = entries.count == 1 ? (entries[0].card.agency ?? words.unknownAgency) : words.rankingSummary
        var workbook = Workbook(title: words.scoreSheet + " – " + title, created: created)
        var cards = workbook
        var placed: [PlacedCard] = []
        let summaryNames = entries.count > 1 ? rubricsInOrder.map(summaryName) : []
        // The summary stands first but refers to the cards: their names and cells are settled before it is written.
        for name in summaryNames { cards.add(Sheet(name: name, columns: [])) }
        let layouts = sideBySide(entries) {
            ScoreCardLayout($0.card, rubric: rubrics[$0.card.rubric], words: words, format: format)
        }
        for (index, (entry, layout)) in zip(entries, layouts).enumerated() {
            let wish = entries.count == 1 ? words.scoreSheet : "\(index + 1) \(entry.card.agency ?? words.unknown)"
            var sheet = layout.sheet
            sheet.name = wish
            let name = cards.add(sheet)
            placed.append(PlacedCard(entry: entry, sheet: name, layout: layout))
        }
        if !summaryNames.isEmpty {
            for rubric in rubricsInOrder {
                workbook.add(summarySheet(named: summaryName(rubric), placed.filter { $0.entry.card.rubric == rubric }))
            }
        }
        for sheet in cards.sheets.dropFirst(summaryNames.count) { workbook.add(sheet) }
        for sheet in [failingSheet, crossCheckSheet, agreedSheet].compactMap(\.self) { workbook.add(sheet) }
        workbook.add(gapSheet)
        workbook.add(policySheet)
        if let sheet = inconsistencySheet { workbook.add(sheet) }
        return workbook
    }

    struct PlacedCard {
        var entry: Entry
        var sheet: String
        var layout: ScoreCardLayout

        func cell(_ row: Int) -> String {
            CellName.onSheet(sheet, CellName.a1(column: ScoreCardLayout.pointsColumn, row: row))
        }
    }

    var rubricsInOrder: [String] {
        var seen: [String] = []
        for entry in entries where !seen.contains(entry.card.rubric) { seen.append(entry.card.rubric) }
        return seen
    }

    private func summaryName(_ rubric: String) -> String {
        rubricsInOrder.count == 1 ? words.rankingSummary : words.rankingSummary + " " + rubric
    }
}

// MARK: Summary

extension ScoreWorkbook {
    private static let firstSummaryRow = 3

    private func summarySheet(named name: String, _ cards: [PlacedCard]) -> Sheet {
        let card = cards[0].entry.card
        let rubric = rubrics[card.rubric]
        // Groups of the rubric, as the first card has them; all cards of a rubric have the same.
        let groups = card.groups
        let totalColumn = 2 + groups.count
        // As narrow as the numbers allow: the page has to be read on paper.
        var heads: [(String, Double)] = [(words.rank, 6), (words.agency, 30)]
        for group in groups { heads.append(("\(group.path)\n\(group.title)\n(\(format.points(group.max)))", 11.5)) }
        heads += [
            (words.total, 10), (words.maximum, 9.5), (words.share, 7.5), (words.lowest, 9), (words.highest, 9), (words.verifiedTotal, 9),
        ]
        for part in card.parts { heads.append(("\(part.path)\n\(part.title)\n(\(format.points(part.max)))", 13)) }
        heads += [(words.level, card.level == nil ? 18 : 11), (words.status, 10)]
        var sheet = Sheet(name: name, columns: heads.map { Sheet.Column(width: $0.1) })
        sheet.rows = [
            Sheet.Row([.text(words.rankingSummary + ": " + (rubric?.title ?? card.rubric), .title)], height: 24),
            Sheet.Row([.text([rubric?.issuer, card.period].compactMap(\.self).joined(separator: " · "), .plain)]),
            Sheet.Row(heads.map { .text($0.0, .head) }),
        ]
        sheet.frozenRows = Self.firstSummaryRow
        sheet.frozenColumns = 2
        sheet.filterRow = Self.firstSummaryRow - 1
        let last = Self.firstSummaryRow + cards.count - 1
        let totals = "\(column(totalColumn))$\(Self.firstSummaryRow + 1):\(column(totalColumn))$\(last + 1)"
        let byRank = cards.enumerated().sorted { ($0.1.entry.rank ?? $0.0, $0.0) < ($1.1.entry.rank ?? $1.0, $1.0) }.map(\.1)
        for (index, placed) in byRank.enumerated() {
            sheet.rows.append(summaryRow(placed, row: Self.firstSummaryRow + index, totalColumn: totalColumn, totals: totals, among: cards))
        }
        return sheet
    }

    private func summaryRow(_ placed: PlacedCard, row: Int, totalColumn: Int, totals: String, among cards: [PlacedCard]) -> Sheet.Row {
        let card = placed.entry.card
        let total = CellName.a1(column: totalColumn, row: row)
        let ahead = cards.count { $0.entry.card.total > card.total }
        let rank: Sheet.Cell =
            placed.entry.rank.map { .number(Decimal($0), .integer.with { $0.alignment = .center }) }
            ?? .formula("=RANK(\(total),\(totals))", result: Decimal(ahead + 1), .integer.with { $0.alignment = .center })
        let groups: [Sheet.Cell] = cards[0].entry.card.groups.map { group in
            guard let own = card.groups.first(where: { $0.path == group.path }), let cell = placed.layout.groupRows[group.path] else {
                return .text("–")
            }
            return .formula("=" + placed.cell(cell), result: own.points)
        }
        let share = card.max > 0 ? card.total / card.max : 0
        let maximum = CellName.a1(column: totalColumn + 1, row: row)
        let figures: [Sheet.Cell] =
            [
                .formula("=" + placed.cell(placed.layout.totalRow), result: card.total, .points.with { $0.isBold = true }),
                .number(card.max, .points), .formula("=IF(\(maximum)>0,\(total)/\(maximum),0)", result: share, .share),
                .number(card.range.first, .points), .number(card.range.last, .points), .number(card.totalVerified, .points),
            ] + card.parts.map { .number($0.points, .points) }
        let words: [Sheet.Cell] =
            [
                .text(words.levels(of: card), .centered), .text(card.provisional ? words.provisional : words.final, .centered),
            ]
        return Sheet.Row([rank, .text(card.agency ?? self.words.unknownAgency, .bold)] + groups + figures + words)
    }

    private func column(_ index: Int) -> String {
        String(CellName.a1(column: index, row: 0).dropLast())
    }
}
