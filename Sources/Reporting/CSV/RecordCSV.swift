import Foundation
import RecordModel

/// A record as CSV, one row a field, in the form's order: UTF-8 with a byte order mark (Excel asks for it), RFC 4180 quoting, lines end in
/// CR LF. Numbers have a decimal point and no group separators, so that programs of every locale read the same.
package enum RecordCSV {
    static let columns = [
        "id", "section", "number", "label", "parents", "type", "unit", "state", "raw", "value", "note", "confidence", "decision", "reasons",
        "page",
        "bbox",
    ]
    static let byteOrderMark = "\u{FEFF}"
    private static let lineEnd = "\r\n"

    package static func text(_ record: Record) -> String {
        byteOrderMark + line(columns) + record.fields.map { line(cells($0)) }.joined()
    }

    /// Several records in one table: the file's name is the first column.
    package static func text(_ records: [Record]) -> String {
        let rows = records.flatMap { record in record.fields.map { line([record.document.file] + cells($0)) } }
        return byteOrderMark + line(["file"] + columns) + rows.joined()
    }

    private static func cells(_ field: RecordField) -> [String] {
        let value: String =
            switch field.value {
            case .number(let number): number.description
            case .bool(let bool): bool ? "true" : "false"
            case .string(let string): string
            case .list(let items): items.joined(separator: "\n")
            case nil: ""
            }
        return [
            field.id ?? "", field.section, field.number, field.label, field.parents.joined(separator: " › "), field.type.rawValue,
            field.unit ?? "",
            field.state.rawValue, field.raw ?? "", value, field.note ?? "", plain(field.confidence), field.decision.rawValue,
            field.reasons.joined(separator: "; "), field.evidence?.page.map(String.init) ?? "",
            field.evidence?.bbox?.map(plain).joined(separator: " ") ?? "",
        ]
    }

    private static func plain(_ value: Double) -> String {
        guard case .number(let text)? = try? OrderedEncoder.number(value, path: []) else { return "" }
        return text
    }

    private static func line(_ cells: [String]) -> String {
        cells.map { quoted(SpreadsheetText.neutralised($0)) }.joined(separator: ",") + lineEnd
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.unicodeScalars.contains(where: { ",\"\r\n;".unicodeScalars.contains($0) }) else { return cell }
        return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}

/// Text that a spreadsheet program must take as text. A cell that begins like a formula is run as one, also when it came out of a report
/// that somebody sent.
enum SpreadsheetText {
    private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]

    /// Puts an apostrophe before text that would be run as a formula; plain numbers ("-5", "+1,5") stay as they are.
    static func neutralised(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first, formulaStarts.contains(first), !isPlainNumber(cell) else { return cell }
        return "'" + cell
    }

    static func isPlainNumber(_ cell: String) -> Bool {
        cell.wholeMatch(of: /[+\-]?[0-9]+([.,][0-9]+)*/) != nil
    }
}
