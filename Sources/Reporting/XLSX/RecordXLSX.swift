import Foundation
import RecordModel

/// A record as a workbook: fields, a sheet for each list table, checks, unmapped texts, facts. Numbers are numbers, and nothing that a report
/// says is ever a formula.
package struct RecordXLSX {
    private let record: Record
    private let words: ReportWords
    private let format: ValueFormat

    package init(_ record: Record, language: ReportLanguage) {
        self.record = record
        words = ReportWords(language)
        format = ValueFormat(language)
    }

    /// `created` stands in the file's properties; the same record and date give the same bytes. Throws `WorkbookError`.
    package func data(created: Date) throws -> Data { try WorkbookFile.data(workbook(created: created)) }

    func workbook(created: Date) -> Workbook {
        let title = [record.document.agency, record.document.period].compactMap(\.self).joined(separator: " – ")
        var workbook = Workbook(title: title, created: created)
        workbook.add(fieldSheet)
        for table in record.tables { workbook.add(listSheet(table)) }
        workbook.add(checkSheet)
        workbook.add(unmappedSheet)
        workbook.add(factSheet)
        return workbook
    }

    // MARK: Fields

    private var fieldSheet: Sheet {
        let columns: [(String, Double)] = [
            (words.ordinal, 7), (words.section, 20), (words.parents, 34), (words.content, 46), (words.value, 22), (words.unit, 12), (words.note, 22),
            (words.rawText, 22), (words.state, 14), (words.confidence, 11), (words.decision, 14), (words.reasons, 42), (words.place, 18),
            (words.fieldName, 34),
        ]
        var sheet = table(words.fieldsSheet, columns)
        sheet.frozenColumns = 1
        sheet.rows += record.fields.map(row)
        return sheet
    }

    private func row(_ field: RecordField) -> Sheet.Row {
        let isReview = field.decision == .review
        func style(_ base: CellStyle) -> CellStyle { base.with { if isReview { $0.fill = .review } } }
        let body = style(.body)
        return Sheet.Row([
            .text(field.number, body), .text(field.section, body), .text(field.parents.joined(separator: " › "), body), .text(field.label, body),
            value(field, style), .text(field.unit, body), .text(field.note, body), .text(field.raw, body), .text(words.name(field.state), body),
            .number(confidence(field.confidence), style(.share)), .text(words.name(field.decision), body),
            .text(field.reasons.joined(separator: "\n"), body), .text(field.evidence.map(words.place), body), .text(field.id, body),
        ])
    }

    private func value(_ field: RecordField, _ style: (CellStyle) -> CellStyle) -> Sheet.Cell {
        switch field.value {
        case .number(let number)?: .number(number, style(.number))
        case .list(let items)?: .text(items.joined(separator: "\n"), style(.body))
        case let value?: .text(format.value(value, type: field.type), style(.body))
        case nil: .text(nil, style(.body))
        }
    }

    /// Four places, as in JSON.
    private func confidence(_ value: Double) -> Decimal {
        Decimal(value.isFinite ? value : 0).rounded(places: OrderedEncoder.decimalPlaces)
    }

    // MARK: List tables

    private func listSheet(_ table: RecordTable) -> Sheet {
        // "BẢNG 3A.2: DANH SÁCH …" is known by what stands before the colon.
        let name = table.title.split(separator: ":").first.map(String.init) ?? table.id
        var sheet = Sheet(name: name, columns: [Sheet.Column(width: 6)] + table.columns.map { Sheet.Column(width: width(of: $0, in: table)) })
        sheet.rows = [
            Sheet.Row([.text(table.title, .title)], height: 24),
            Sheet.Row([.text("#", .head)] + table.columns.map { .text($0.title, .head) }),
        ]
        sheet.frozenRows = 2
        sheet.filterRow = 1
        for (index, cells) in table.rows.enumerated() {
            sheet.rows += table.groups.filter { $0.beforeRow == index }.map { groupRow($0, table) }
            sheet.rows.append(Sheet.Row([.number(Decimal(index + 1), .integer.with { $0.isMuted = true })] + cells.map(cell)))
        }
        sheet.rows += table.groups.filter { $0.beforeRow >= table.rows.count }.map { groupRow($0, table) }
        return sheet
    }

    private func groupRow(_ group: RecordGroup, _ table: RecordTable) -> Sheet.Row {
        Sheet.Row([.text(group.text, .groupLine)] + table.columns.map { _ in .text(nil, .groupLine) })
    }

    private func cell(_ cell: RecordCell) -> Sheet.Cell {
        switch cell.value {
        case .number(let number)?: .number(number)
        case .list(let items)?: .text(items.joined(separator: "\n"))
        case let value?: .text(format.value(value))
        case nil: .text(cell.raw)
        }
    }

    /// Wide enough for what stands in the column, within what a screen bears.
    private func width(of column: RecordColumn, in table: RecordTable) -> Double {
        guard let index = table.columns.firstIndex(of: column) else { return Self.narrowest }
        let longest = table.rows.compactMap { $0.indices.contains(index) ? $0[index].raw.count : nil }.max() ?? 0
        return min(max(Double(longest) + 2, Self.narrowest), Self.widest)
    }

    private static let narrowest = 12.0
    private static let widest = 48.0

    // MARK: The rest

    private var checkSheet: Sheet {
        var sheet = table(words.checksSheet, [(words.severityHeading, 12), (words.rule, 22), (words.message, 70), (words.concerns, 60)])
        sheet.rows += record.checks.map { check in
            let body = CellStyle.body.with { if check.severity == .error { $0.fill = .error } }
            return Sheet.Row([
                .text(words.severity(check.severity), body), .text(check.rule, body), .text(check.message, body),
                .text(check.fields.joined(separator: "\n"), body),
            ])
        }
        sheet.rows += record.document.warnings.map { Sheet.Row([.text(words.warning), .text(words.warningsOfReading), .text($0), .text(nil)]) }
        return sheet
    }

    private var unmappedSheet: Sheet {
        var sheet = table(words.unmappedSheet, [(words.place, 26), (words.text, 110)])
        sheet.rows += record.unmapped.map { Sheet.Row([.text(words.place($0.evidence)), .text($0.text)]) }
        return sheet
    }

    private var factSheet: Sheet {
        let document = record.document
        let counts = FieldCounts(record.fields)
        let texts: [(String, String?)] = [
            (words.agency, document.agency), (words.period, document.period), (words.documentNumber, document.number),
            (words.date, document.date.map(format.date)), (words.placeOfIssue, document.place), (words.form, document.form ?? words.noForm),
            (words.file, document.file), (words.mediaType, document.mediaType), (words.hash, document.sha256),
        ]
        let numbers: [(String, Int)] = [
            (words.size + " (byte)", document.bytes), (words.pages, document.pages.count), (words.fields, counts.total),
            (words.accepted, counts.accepted), (words.review, counts.review), (words.filled, counts.filled), (words.blank, counts.blank),
            (words.missing, counts.missing),
        ]
        var sheet = table(words.factsSheet, [(words.fact, 30), (words.value, 80)])
        sheet.filterRow = nil
        sheet.isLandscape = false
        sheet.rows += texts.map { Sheet.Row([.text($0, .bold), .text($1)]) }
        sheet.rows += numbers.map { Sheet.Row([.text($0, .bold), .number(Decimal($1), .integer.with { $0.alignment = .left })]) }
        return sheet
    }

    private func table(_ name: String, _ columns: [(String, Double)]) -> Sheet {
        var sheet = Sheet(name: name, columns: columns.map { Sheet.Column(width: $0.1) })
        sheet.rows = [Sheet.Row(columns.map { .text($0.0, .head) }, height: 32)]
        sheet.frozenRows = 1
        sheet.filterRow = 0
        return sheet
    }
}
