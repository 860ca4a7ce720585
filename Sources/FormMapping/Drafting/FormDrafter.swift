import DocumentModel
import RecordModel
import VietnameseText

/// Drafts the mapping of an unseen form from its blank document: finds sections, headings, blanks, tables, lists and signatures.
package struct FormDrafter: Sendable {
    private let document: DocumentItems
    private let id: String

    package init(document: Document, id: String) {
        self.document = DocumentItems(document, channel: .intact)
        self.id = id
    }

    /// The form's mapping as YAML, linked to the fields of the catalogue and of the other forms, and the fields that these lack.
    ///
    /// - Parameter library: every other form and the catalogue; may be empty.
    package func draft(library: MappingLibrary) -> FormDraft {
        var form = DraftForm(id: id, name: "", items: [])
        form.items = DraftBuilder(document: document).items()
        form.name = title
        form.tellApart()
        FieldLinker(library: library, excluding: id).link(&form)
        return DraftWriter(form: form, library: library).draft()
    }

    /// The first lines in capitals are the form's title, as a rule.
    private var title: String {
        let lines = document.items.prefix(Self.titleReach).filter { !$0.isRow }.map { ValueReader.collapsed($0.text) }
        let heads = lines.filter { line in
            line.contains(where: \.isLetter) && line == line.uppercased() && !line.contains("...") && !DraftBuilder.isSection(line)
                && !line.hasPrefix("CỘNG") && !line.hasPrefix("ỦY BAN") && !line.hasPrefix("UBND")
        }
        return heads.max { $0.count < $1.count } ?? id
    }

    /// A file's name as a form's id: small ASCII letters and digits, parted by hyphens.
    package static func formID(from name: String) -> String {
        let words = AsciiName.words(name, limit: 12).replacing("_", with: "-")
        return words.isEmpty ? "bieu-mau" : words
    }

    /// Lines at the top among which the title stands.
    private static let titleReach = 40
}

/// What a draft is made of.
package struct FormDraft: Sendable {
    /// `forms/ID.yaml`.
    package var form: String
    /// `fields/ID.yaml`; nil where the catalogue has every field.
    package var fields: String?
    /// Slots found, how many of them are linked to known fields, and how many of these links are doubtful.
    package var slotCount: Int
    package var linkedCount: Int
    package var doubtCount: Int
}
