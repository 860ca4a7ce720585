import DocumentModel
import RecordModel

/// A slot with what was read from it and everything that speaks for or against it.
struct SlotOutcome: Sendable {
    var slot: Int
    var reading: SlotReading
    var note: String?
    var place: SourcePlace?
    var labelPlace: SourcePlace?
    var readAs: String?
    /// nil where the slot was not found.
    var match: EntryMatch?
    /// 0…1: how certain the column is that the value was taken from; 1 for lines.
    var columnCertainty: Double = 1
    /// Cost per letter of the line's alignment; 0 for rows.
    var distortion: Double = 0
    /// The reader's own confidence in the characters, 0…1.
    var characterConfidence: Double = 1
    /// For slots that were not found: whether the rows before and after stand next to each other in the document.
    var neighboursAdjacent = false
}
