import Foundation

/// What one document of a corpus really says: a `NAME.truth.json` as `scripts/make-corpus` writes it.
package struct TruthDocument: Sendable, Decodable {
    /// The document, or several that say the same, beside the truth file.
    package var files: [String]
    package var form: String?
    package var agency: String?
    package var period: TruthValue
    package var number: String?
    /// ISO 8601.
    package var date: String?
    /// How the document was damaged ("garbled-latin1", "scan-gray"); "clean" where it was not.
    package var damage: String
    package var fields: [TruthField]
    package var tables: [TruthTable]
    /// Whether the truth tells a part of the report only: what the record has beside it may be right.
    package var isPart: Bool

    enum CodingKeys: String, CodingKey {
        case files = "file"
        case form, agency, period
        case number = "doc_number"
        case date
        case damage = "degradation"
        case fields, tables, pages
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String? {
            try container.decodeIfPresent(TruthValue.self, forKey: key).flatMap { $0.isEmpty ? nil : $0.text }
        }
        switch try container.decode(TruthValue.self, forKey: .files) {
        case .list(let names): files = names.map(\.text)
        case let name: files = [name.text]
        }
        form = try text(.form)
        agency = try text(.agency)
        period = try container.decodeIfPresent(TruthValue.self, forKey: .period) ?? .null
        number = try text(.number)
        date = try text(.date)
        let damage = try container.decodeIfPresent(TruthValue.self, forKey: .damage) ?? .null
        self.damage = Self.name(of: damage)
        fields = try container.decodeIfPresent([TruthField].self, forKey: .fields) ?? []
        tables = try container.decodeIfPresent([TruthTable].self, forKey: .tables) ?? []
        isPart = try container.decodeIfPresent(TruthValue.self, forKey: .pages).map { !$0.isEmpty } ?? false
    }

    private static func name(of damage: TruthValue) -> String {
        switch damage {
        case .object:
            let kind = damage["type"].isEmpty ? damage["kind"].text : damage["type"].text
            let name = [kind, damage["mode"].text].filter { !$0.isEmpty }.joined(separator: "-")
            return name.isEmpty ? "clean" : name
        default: return damage.isEmpty || damage.text == "none" ? "clean" : damage.text
        }
    }
}

/// One row or blank as the document has it.
package struct TruthField: Sendable, Decodable {
    package var number: String
    package var section: String
    /// The section's name in the form, where the document has another.
    package var sectionBase: String
    /// The form's label, the blank form's, the document's own.
    package var labels: [String]
    package var parents: [String]
    package var type: String
    package var raw: String
    package var value: TruthValue
    package var note: String
    package var isBlank: Bool

    enum CodingKeys: String, CodingKey {
        case number, section
        case sectionBase = "section_base"
        case label
        case labelBase = "label_base"
        case labelInDocument = "label_doc"
        case parents, type, raw, value,
            note, blank
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String { try container.decodeIfPresent(TruthValue.self, forKey: key)?.text ?? "" }
        number = try text(.number)
        section = try text(.section)
        sectionBase = try text(.sectionBase)
        labels = try [CodingKeys.label, .labelBase, .labelInDocument].filter { container.contains($0) }
            .compactMap { try container.decodeIfPresent(TruthValue.self, forKey: $0)?.text }
        parents = try container.decodeIfPresent([TruthValue].self, forKey: .parents)?.map(\.text) ?? []
        type = try text(.type)
        raw = try text(.raw)
        value = try container.decodeIfPresent(TruthValue.self, forKey: .value) ?? .null
        note = try text(.note)
        let says = try container.decodeIfPresent(TruthValue.self, forKey: .blank) ?? .null
        // what a row of the note column holds is its note
        isBlank = type == "note-column" ? note.isEmpty : says.bool == true || value.isEmpty
    }
}

/// A list table with its rows as printed.
package struct TruthTable: Sendable, Decodable {
    package var title: String
    package var rows: [[TruthValue]]

    enum CodingKeys: String, CodingKey {
        case title, rows
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        title = try container.decodeIfPresent(String.self, forKey: .title) ?? ""
        rows =
            try container.decodeIfPresent([TruthValue].self, forKey: .rows)?.map { row in
                if case .list(let cells) = row { cells } else { [row] }
            } ?? []
    }
}
