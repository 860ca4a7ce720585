import DocumentModel
import RecordModel

/// A form as drafted from its blank document: a tree in printed order, before it is written as YAML.
struct DraftForm: Sendable {
    var id: String
    var name: String
    var items: [DraftItem] = []
}

/// What a filled document holds in a blank.
struct DraftAnswer: Sendable {
    /// To the letter as it stands there, dots included.
    var text: String
    var place: SourcePlace?
    /// The options that are ticked, for boxes and columns of ticks; nil for everything else.
    var ticked: [String]?
    var note: String?
    /// The reader's confidence in these characters, 0…1.
    var confidence = 1.0
}

struct DraftSlot: Sendable {
    var field: String = ""
    var number: String
    var label: String
    /// Innermost first is last: the labels above it.
    var parents: [String] = []
    var section = ""
    var type: FieldType
    /// Whether the words around the blank say its type, or only the lack of a better sign does.
    var isTypeSure: Bool
    var unit: String?
    var options: [String] = []
    var blank: [String] = []
    var prefilled: String?
    var column: String?
    var part: ScannedSlot.Part = .whole
    /// Index of the slot of the same line that this one stands under.
    var under: Int?
    /// What a person should look at.
    var doubt: String?
    /// Only in filled documents.
    var answer: DraftAnswer?
    var unitIsSaid: Bool { unit?.isEmpty == false }
}

struct DraftBelow: Sendable {
    var slot: DraftSlot
    var lines: String
}

struct DraftColumn: Sendable {
    var id: String
    var role: FormTable.Column.Role
    var title: String
    var option: String?
    var slot: String?
    var number: String?
}

struct DraftList: Sendable {
    struct Column: Sendable {
        var id: String
        var title: String
        var type: FieldType
    }
    var id: String
    var title: String
    var notes: [String]
    var columns: [Column]
    var groups: [String]
    var prefilled: [[String]]
}

struct DraftSigner: Sendable {
    var role: String
    var note: String?
    var line: String?
    var place: DraftSlot?
    var date: DraftSlot?
    var name: DraftSlot
}

indirect enum DraftKind: Sendable {
    case section(String)
    case text(String)
    /// A label with nothing to fill in on its own line.
    case heading(number: String, label: String, below: DraftBelow?, printedNote: String?)
    case line(template: String, number: String, slots: [DraftSlot])
    case table([DraftColumn])
    /// A row of a fixed table: its slots name their columns, or, where there is one, stand in the first value column.
    case row(number: String, label: String, slots: [DraftSlot], printedNote: String?)
    case list(DraftList)
    case signature([DraftSigner])
}

struct DraftItem: Sendable {
    var kind: DraftKind
    var items: [DraftItem] = []

    var holdsSlots: Bool {
        switch kind {
        case .line, .row, .list, .signature, .table: true
        case .heading(_, _, let below, _): below != nil || items.contains(where: \.holdsSlots)
        case .section, .text: items.contains(where: \.holdsSlots)
        }
    }
}
