import Foundation
import RecordModel

/// What a person says about a field.
package enum SettleAction: Hashable, Sendable {
    /// The reading as it stands is right.
    case confirm
    /// The alternative at this index of `DeskField.machine.alternatives` is right.
    case choose(Int)
    /// This is what stands there, typed as the report writes it: `1.234,5`, `Có`, `26/5/2019`.
    case correct(String)
    /// Nothing stands there.
    case blank
    /// Something stands there that nobody can read.
    case illegible
    /// It stands there as read, and is wrong; `SettleOrder.why` is the note to the agency and must not be empty.
    case reportWrong
    /// It stands at another place: this is the text there (`Desk.reading`, perhaps mended), `[x0, y0, x1, y1]` in points.
    case place(page: Int, box: [Double], text: String)
}

package struct SettleOrder: Hashable, Sendable {
    package var field: FieldReference
    /// Of the document as the person saw it.
    package var revision: Int
    package var action: SettleAction
    package var who: String
    package var at: Date
    /// A remark, or the note to the agency.
    package var why: String?
    /// The field was shown because it was drawn by lot.
    package var isSample: Bool

    package init(
        field: FieldReference, revision: Int, action: SettleAction, who: String, at: Date, why: String? = nil, isSample: Bool = false
    ) {
        self.field = field
        self.revision = revision
        self.action = action
        self.who = who
        self.at = at
        self.why = why
        self.isSample = isSample
    }
}

/// What came of a settlement.
package struct SettleResult: Hashable, Sendable {
    package var field: FieldReference
    /// The field as it stands now.
    package var after: RecordField
    package var status: FieldStatus
    /// Of the document, now.
    package var revision: Int
    /// Checks that fail now and did not before, and the other way round.
    package var checksBroken: [CheckResult]
    package var checksMended: [CheckResult]
    package var totalBefore: Double?
    package var totalAfter: Double?
    /// Rows whose points this settlement changed.
    package var moves: [ScoreChange.Move]
    /// Position of the next waiting field of the document in the form's order, after this one, from the start again at the end; nil when none waits.
    package var next: Int?
    /// Fields of the document that still wait.
    package var open: Int
}

/// A typed text as the field's value.
package struct Understanding: Hashable, Sendable {
    /// The field's type could be read from it.
    package var isUnderstood: Bool
    package var value: FieldValue?
    /// How the value would be written ("1.234,5"), to be shown beside what was typed.
    package var written: String?
    /// Why it was not understood and what would be, in one sentence; or what is odd about it.
    package var sentence: String?
}

/// A field's state and value, with what stands on the page.
package struct FieldOutcome: Hashable, Sendable, Codable {
    package var state: FieldState
    package var raw: String?
    package var value: FieldValue?
    package var status: FieldStatus
    package var page: Int?
    package var box: [Double]?
}

package struct AlikeMember: Hashable, Sendable {
    package var field: FieldReference
    package var file: String
    package var agency: String?
    /// As it stands now.
    package var reading: RecordField
    package var revision: Int
}

/// Which fields need two people who do not see each other's entry.
package enum DoubleEntryRule: Hashable, Sendable {
    case none
    /// Ids of the catalogue.
    case fields(Set<String>)
    /// Numbers that the rubric of the document's form is fed with.
    case scoreCritical
}
