import Foundation
import RecordModel

/// One line of the trail. The store refuses to change or remove any.
package struct TrailEntry: Hashable, Sendable, Codable {
    package enum Action: String, Hashable, Sendable, Codable, CaseIterable {
        case confirmed, chosen, corrected, blank, illegible
        case reportWrong = "report-wrong"
        case placed
        /// One of two entries of double entry: the record is as before.
        case entered
        /// Takes back the entry `undoes`.
        case undone
    }

    /// Counts up over all documents.
    package var id: Int64
    package var document: Int64
    package var file: String
    /// Of the document, after this entry.
    package var revision: Int
    package var position: Int
    /// Id of the catalogue; nil in records of unknown forms.
    package var field: String?
    package var label: String
    package var action: Action
    /// Nil when hidden (an open double entry) or removed on request.
    package var old: FieldOutcome?
    package var new: FieldOutcome?
    package var who: String
    package var at: Date
    package var why: String?
    package var undoes: Int64?
    package var isSample: Bool
    /// What the machine gave its reading.
    package var confidence: Double
    /// The contents were removed on request (`phieu forget`).
    package var isForgotten: Bool
}

package enum TrailFormat: String, Hashable, Sendable {
    case csv, json
}
