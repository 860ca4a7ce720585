import DocumentModel
import Foundation
import RecordModel
import VietnameseText

/// Turns the rows below a list's head into records.
struct ListReader {
    let form: FormDefinition
    let document: DocumentItems

    struct Result {
        var table: RecordTable
        /// Items that hold rows of the list, group rows and empty rows included.
        var items: Set<Int>
    }

    func read(_ match: ListMatch) -> Result {
        let list = form.lists[match.list]
        var rows: [[RecordCell]] = []
        var groups: [RecordGroup] = []
        var used = Set(match.headRows)
        for item in match.bodyRows {
            let row = document.items[item]
            let filled = row.parts.filter { !$0.isEmpty }
            if filled.isEmpty || row.numbersColumns {
                used.insert(item)
                continue
            }
            let width = document.tables[match.table].columnCount
            if let group = groupText(filled, width: width) {
                groups.append(RecordGroup(beforeRow: rows.count, text: group))
                used.insert(item)
                continue
            }
            let cells = list.columns.indices.map { column in
                cell(row, match.columns.columns[column], type: list.columns[column].type, certainty: match.columns.certainty)
            }
            // the blank form's rows are numbered, or end in "…": nobody wrote them
            used.insert(item)
            guard cells.dropFirst().contains(where: { !ValueReader.trimmingLeaders($0.raw).isEmpty }) else { continue }
            rows.append(cells)
        }
        let columns = list.columns.map { RecordColumn(id: $0.id, title: $0.title) }
        return Result(table: RecordTable(id: list.id, title: list.title, columns: columns, rows: rows, groups: groups), items: used)
    }

    /// Share of the table's width from which a lone merged cell is a heading of the rows below it.
    private static let groupWidth = 0.5

    private func groupText(_ filled: [DocumentItem.Part], width: Int) -> String? {
        let numbered = filled.count == 2 && !filled[0].text.contains(where: \.isNumber)
        guard filled.count == 1 || numbered, let widest = filled.max(by: { $0.span < $1.span }) else { return nil }
        guard Double(widest.span) >= Double(width) * Self.groupWidth else { return nil }
        return ValueReader.collapsed(filled.map(\.text).joined(separator: " "))
    }

    /// A cell in which words are struck through is for a person: the stroke takes them back, or emphasises them; and one with ink that was not read.
    private static let doubtfulConfidence = 0.5

    /// Columns that no head was found for read as empty, with no confidence.
    private func cell(_ row: DocumentItem, _ column: Int?, type: FieldType, certainty: Double) -> RecordCell {
        guard let column, let part = row.parts.first(where: { $0.column == column }) ?? row.part(covering: column) else {
            return RecordCell(raw: "", value: nil, confidence: column == nil ? 0 : certainty, evidence: nil)
        }
        let raw = ValueReader.withoutUnreadInk(part.text).trimmingCharacters(in: .whitespacesAndNewlines)
        let runs = RunText(part.runs)
        let isStruck = runs.hasStrikethrough(runs.scalars.indices)
        let text = ValueReader.collapsed(isStruck ? ValueReader.withoutUnreadInk(runs.stringWithoutStruck(runs.scalars.indices)) : raw)
        let isDoubtful = isStruck || ValueReader.hasUnreadInk(part.text)
        let reader = min(isDoubtful ? Self.doubtfulConfidence : 1, part.runs.map(\.confidence).min() ?? 1)
        var value: FieldValue? = text.isEmpty ? nil : .string(text)
        if type.isNumeric, let number = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")), "\(number)" == text {
            value = .number(number)
        }
        return RecordCell(raw: raw, value: value, confidence: (certainty * reader * 1000).rounded() / 1000, evidence: Evidence(part.place))
    }
}
