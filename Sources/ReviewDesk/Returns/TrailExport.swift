import Foundation
import RecordModel

/// The trail as a file for auditors.
struct TrailExport {
    let entries: [TrailEntry]

    private static let schema = "phieu.trail/1"
    private static let columns = [
        "id", "at", "who", "action", "document", "file", "revision", "field", "label", "old_state", "old_value", "old_raw", "new_state",
        "new_value", "new_raw", "why", "undoes", "sample", "machine_confidence", "forgotten",
    ]

    private struct Sheet: Encodable {
        var schema: String
        var entries: [TrailEntry]
    }

    func data(_ format: TrailFormat) throws -> Data {
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            encoder.dateEncodingStrategy = .iso8601
            return try encoder.encode(Sheet(schema: Self.schema, entries: entries))
        case .csv:
            let lines = [Self.columns] + entries.map(row)
            // The mark tells spreadsheet programs that it is UTF-8.
            return Data(("\u{FEFF}" + lines.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()).utf8)
        }
    }

    private func row(_ entry: TrailEntry) -> [String] {
        [
            String(entry.id), entry.at.formatted(.iso8601), entry.who, entry.action.rawValue, String(entry.document), entry.file,
            String(entry.revision), entry.field ?? "", entry.label, entry.old?.state.rawValue ?? "", Self.text(entry.old?.value),
            entry.old?.raw ?? "", entry.new?.state.rawValue ?? "", Self.text(entry.new?.value), entry.new?.raw ?? "", entry.why ?? "",
            entry.undoes.map { String($0) } ?? "", entry.isSample ? "1" : "0", String(entry.confidence), entry.isForgotten ? "1" : "0",
        ]
    }

    private static func text(_ value: FieldValue?) -> String {
        switch value {
        case .number(let number): "\(number)"
        case .bool(let bool): bool ? "true" : "false"
        case .string(let string): string
        case .list(let items): items.joined(separator: "; ")
        case nil: ""
        }
    }

    /// RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers are left alone.
    static func quoted(_ text: String) -> String {
        let isRisky = text.first.map { "=+-@\t\r".contains($0) } ?? false && Double(text) == nil
        let safe = isRisky ? "'" + text : text
        guard safe.contains(where: { ",\"\n\r\r\n".contains($0) }) else { return safe }
        return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
