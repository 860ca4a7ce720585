import Foundation

/// Wordings of labels as a mappings file: `aliases/accepted.yaml` of a mappings folder.
struct AliasFile {
    struct Line: Hashable, Sendable {
        var form: String
        var field: String
        var wording: String
        /// Who and when, for whoever reads the file.
        var accepted: String
    }

    let lines: [Line]

    var yaml: String {
        let entries = lines.map { line in
            "  - form: \(Self.quoted(line.form))\n    field: \(Self.quoted(line.field))\n    wording: \(Self.quoted(line.wording))\n"
                + "    accepted: \(Self.quoted(line.accepted))\n"
        }
        return "# Cách ghi nhãn đã được người duyệt chấp nhận; phieu review ghi tệp này.\naliases:\(lines.isEmpty ? " []" : "")\n"
            + entries.joined()
    }

    /// A JSON string is a double-quoted YAML scalar.
    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
