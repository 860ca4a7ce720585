import MappingFiles
import RecordModel

/// A printed form, flattened to the order in which it is printed. The value that `Mappings/forms/*.yaml` becomes.
package struct FormDefinition: Sendable {
    /// The file's name without its ending.
    package var id: String
    package var name: String
    package var issuer: String?
    /// Everything printed, in order: what a document is aligned with.
    package var entries: [FormEntry] = []
    /// Every slot, in the form's order; entries refer to them by index.
    package var slots: [FormSlot] = []
    package var tables: [FormTable] = []
    package var lists: [FormList] = []
    package var examples: [FormExample] = []

    package init(id: String, name: String, issuer: String? = nil) {
        self.id = id
        self.name = name
        self.issuer = issuer
    }
}

/// One printed thing of a form: a line, a table row, a heading, or text that is no slot.
package struct FormEntry: Sendable {
    package enum Kind: Sendable, Hashable {
        /// Printed text without a slot (title, note, instruction).
        case text
        /// A label that other entries stand under.
        case heading
        /// A printed line with slots in it.
        case line
        /// A row of a fixed table.
        case row
        /// A slot whose value stands in the paragraphs below the entry before it.
        case below
        /// A list table's title; `list` is its index.
        case list(Int)
        /// One signer's block at the foot.
        case signature
    }

    package enum Piece: Sendable, Hashable {
        case literal(String)
        /// Index into `FormDefinition.slots`.
        case slot(Int)
    }

    package var kind: Kind
    package var section: String
    package var number: String = ""
    /// The words that tell this entry: a row's label, a line's literal text without its slots.
    package var label: String
    /// Explanatory print in the same cell or paragraph.
    package var note: String?
    /// Print in the row's note column that is part of the form.
    package var printedNote: String?
    package var unit: String?
    package var aliases: [String] = []
    /// For lines: literals and slots in order.
    package var pieces: [Piece] = []
    package var slots: [Int] = []
    /// Index of the fixed table that the row stands in.
    package var table: Int?
    /// Index of the entry that this one stands under.
    package var parent: Int?
    package var place: MappingPlace
}

/// One blank of the form.
package struct FormSlot: Sendable {
    package var field: String
    package var section: String
    package var number: String
    package var label: String
    /// Outermost first.
    package var parents: [String]
    package var type: FieldType
    package var unit: String?
    /// The answers that may be ticked, as printed; the "yes" first.
    package var options: [String] = []
    /// Printed stand-ins that mean empty, besides dots.
    package var blanks: [String] = []
    package var note: String?
    /// Id of the table column that the value stands in, where it is not the first value column.
    package var column: String?
    package var aliases: [String] = []
    /// What stands there in the blank form already.
    package var prefilled: String?
    package var entry: Int
    package var place: MappingPlace
}

/// A table whose rows are printed.
package struct FormTable: Sendable {
    package struct Column: Sendable {
        package enum Role: String, Sendable, CaseIterable {
            case number, label, unit, value, option, note, other
        }
        package var id: String
        package var role: Role
        /// Header levels joined by " / ".
        package var title: String
        /// For `option` columns: the answer that a tick in them means, and the id that the choice's slots name as `column`.
        package var option: String?
        package var slot: String?
    }
    package var columns: [Column]
}

/// A table whose rows are records that the sender writes.
package struct FormList: Sendable {
    package struct Column: Sendable {
        package var id: String
        package var title: String
        package var type: FieldType
    }
    package var id: String
    package var title: String
    package var section: String
    package var notes: [String]
    package var columns: [Column]
    package var groups: [String]
    /// Rows that stand in the blank form already.
    package var prefilled: [[String]]
    package var place: MappingPlace
}

/// A made-up filled line or row, and what must be read from it; the linter runs it.
package struct FormExample: Sendable {
    package enum Input: Sendable {
        case text(String)
        case row([String])
    }
    package var input: Input
    /// The label above, where the row's own does not tell it.
    package var under: String?
    package var gives: [(field: String, value: String?)]
    package var place: MappingPlace
}

/// A field of the catalogue: one meaning, shared by every form that asks for it.
package struct CatalogueField: Sendable {
    package var id: String
    package var name: String
    package var type: FieldType
    package var unit: String?
    package var place: MappingPlace
}
