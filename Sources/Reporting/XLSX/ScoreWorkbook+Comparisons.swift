import Foundation
import RecordModel

/// Figures that exist twice, as sheets: declared and agreed, the district's and the communes'.
extension ScoreWorkbook {
    var agreedSheet: Sheet? {
        let changed = entries.filter { !($0.card.versions?.changes.isEmpty ?? true) }
        guard !changed.isEmpty else { return nil }
        let heads = [
            (words.agency, 30.0), (words.figure, 44), (words.declaredVersion, 14), (words.agreedVersion, 14), (words.agreedBy, 26),
            (words.agreedOn, 12), (words.agreedWhy, 40), (words.rowsMoved, 30),
        ]
        var sheet = Sheet(name: words.agreedSheet, title: words.agreedFigures, explanation: words.agreedExplanation, heads: heads)
        for entry in changed {
            for change in entry.card.versions?.changes ?? [] {
                sheet.rows.append(
                    Sheet.Row([
                        .text(entry.card.agency ?? words.unknownAgency), .text(change.label), cell(change.declared), cell(change.agreed),
                        .text(change.by), .text(change.date, .centered), .text(change.reason), .text(words.rows(change, format)),
                    ]))
            }
        }
        return sheet
    }

    private func cell(_ value: FieldValue?) -> Sheet.Cell {
        if case .number(let number) = value { return .number(number) }
        return .text(value.map { format.value($0, type: nil) } ?? "–")
    }

    var crossCheckSheet: Sheet? {
        let checked = entries.compactMap { entry in entry.card.crossCheck.map { (entry.card.agency ?? words.unknownAgency, $0) } }
        guard !checked.isEmpty else { return nil }
        let heads = [
            (words.agency, 28.0), (words.figure, 50), (words.declaredByDistrict, 13), (words.fromCommunes, 16),
            (words.communesReporting, 12),
            (words.verdict, 17), (words.countedSource, 18), (words.derivation, 44), (words.notes, 44),
        ]
        var sheet = Sheet(name: words.crossCheckSheet, title: words.crossCheck, heads: heads)
        for (agency, check) in checked { sheet.rows += check.figures.map { row(agency, $0, check) } }
        sheet.filterLastRow = sheet.rows.count - 1
        for (_, check) in checked {
            sheet.rows.append(Sheet.Row([]))
            for line in [words.crossCheckSummary(check), words.absentCommunes(check)].compactMap(\.self) + check.notes {
                sheet.rows.append(Sheet.Row([.text(line, .body).spanning(heads.count)]))
            }
        }
        return sheet
    }

    private func row(_ agency: String, _ figure: CrossCheck.Figure, _ check: CrossCheck) -> Sheet.Row {
        func style(_ base: CellStyle) -> CellStyle { base.with { if figure.state == .differs { $0.fill = .review } } }
        let derived: Sheet.Cell =
            figure.derived.map { .number($0, style(.number)) }
            ?? .text(words.derived(figure, format), style(.body.with { $0.alignment = .right }))
        return Sheet.Row([
            .text(agency, style(.body)), .text(figure.label + (figure.unit.map { " (\($0))" } ?? ""), style(.body)),
            .number(figure.declared, style(.number)), derived, .text("\(figure.reported)/\(check.members.count)", style(.centered)),
            .text(words.name(figure), style(.centered)), .text(words.name(figure.counted), style(.centered)),
            .text(figure.working, style(.body)), .text(words.remarks(figure).joined(separator: "\n"), style(.body)),
        ])
    }
}
