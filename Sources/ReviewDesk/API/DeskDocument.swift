import Foundation
import RecordModel
import Store

/// A document on the desk.
package struct DeskDocument: Hashable, Sendable {
    package var item: DeskListing
    /// As it stands after all revisions.
    package var record: Record
    /// Counts up with each settlement; goes back with `SettleOrder`.
    package var revision: Int
    /// Every field of the record, in the form's order.
    package var fields: [DeskField]
    package var scores: ScoreChange?
    /// Of a PDF, a picture, or the pictures within a Word document; none for other Word documents and spreadsheets.
    package var pages: [PageFacts]

    /// Positions of the fields that wait for a person, in the form's order.
    package var waiting: [Int] { fields.indices.filter { fields[$0].status.isOpen } }
}

/// A field with what a person needs to settle it.
package struct DeskField: Hashable, Sendable {
    package var reference: FieldReference
    /// As it stands now.
    package var field: RecordField
    /// As the machine read it; differs from `field` once it was settled.
    package var machine: RecordField
    package var status: FieldStatus
    /// Checks of the record that it takes part in and that fail, with their numbers in the sentence.
    package var checks: [CheckResult]
    /// Every check that could compare it with other fields, whether it holds or fails.
    package var relations: [FieldRelation]
    /// Rows of the rubric that it feeds.
    package var criteria: [CriterionStake]
    /// What others entered, for the third person to decide between; empty else.
    package var entries: [DoubleEntry]
    /// The last settlement that is not undone.
    package var lastSettlement: TrailEntry?
    /// Needs two people.
    package var isDoubleEntry: Bool

    /// Shown on its page; else there may be a table around it.
    package var isOnPage: Bool { (field.evidence ?? machine.evidence)?.page != nil }

    /// The most points that hang on it.
    package var stake: Double { criteria.reduce(0) { $0 + $1.maximum } }
}

package enum FieldStatus: String, Hashable, Sendable, Codable {
    /// Accepted by the machine, not looked at.
    case accepted
    /// Waits for a person.
    case waiting
    /// One person entered a value, another has to.
    case awaitingSecond = "awaiting-second"
    /// Two people differ.
    case awaitingThird = "awaiting-third"
    /// Settled by people.
    case settled
    /// Looked at, and cannot be read; stays under review in the record.
    case illegible
    /// The report itself is wrong; stays under review until the agency corrects it.
    case reportWrong = "report-wrong"

    package var isOpen: Bool { self == .waiting || self == .awaitingSecond || self == .awaitingThird }
}

package struct CriterionStake: Hashable, Sendable {
    package var path: String
    package var title: String
    package var maximum: Double
    /// Points as the card stands now.
    package var points: Double
}

/// What one person entered for a field of double entry.
package struct DoubleEntry: Hashable, Sendable {
    package var who: String
    package var at: Date
    package var outcome: FieldOutcome
}

/// Score cards of one document.
package struct ScoreChange: Hashable, Sendable {
    package struct Move: Hashable, Sendable {
        package var path: String
        package var title: String
        package var before: Double
        package var after: Double
    }

    package var rubric: String
    /// From the record as the machine read it.
    package var before: ScoreCard
    /// From the record as it stands.
    package var after: ScoreCard

    /// Rows whose points people changed.
    package var moves: [Move] {
        zip(before.criteria, after.criteria).filter { $0.points != $1.points }.map { old, new in
            Move(path: old.path, title: old.title, before: old.points.double, after: new.points.double)
        }
    }
}

extension Decimal {
    var double: Double { NSDecimalNumber(decimal: self).doubleValue }
}
