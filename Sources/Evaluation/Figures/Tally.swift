/// Counts over the fields of one or many documents.
package struct Tally: Sendable, Encodable, Equatable {
    /// Rows that the documents have a value in.
    package var filled = 0
    /// Of these: read right; another value read; nothing read.
    package var right = 0
    package var wrong = 0
    package var missed = 0
    /// Of the missed: those that the record has no field for, so that nobody is asked.
    package var missedSilently = 0
    /// Empty rows: seen as empty; a value read.
    package var rightBlank = 0
    package var invented = 0
    /// Values of fields that the document does not print.
    package var spurious = 0
    /// Fields accepted without a look; the wrong ones; those right and filled.
    package var accepted = 0
    package var acceptedWrong = 0
    package var acceptedRight = 0
    /// Filled cells of list tables: in truth, in records, agreeing.
    package var cells = 0
    package var cellsFound = 0
    package var cellsRight = 0
    /// Letterhead facts and the form.
    package var facts = 0
    package var factsRight = 0

    package init() {}

    package static func += (left: inout Tally, right: Tally) {
        for path in paths { left[keyPath: path] += right[keyPath: path] }
    }

    private static var paths: [WritableKeyPath<Tally, Int>] {
        [
            \.filled, \.right, \.wrong, \.missed, \.missedSilently, \.rightBlank, \.invented, \.spurious, \.accepted, \.acceptedWrong,
            \.acceptedRight,
            \.cells, \.cellsFound, \.cellsRight, \.facts, \.factsRight,
        ]
    }

    private static func ratio(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }

    package var precision: Double? { Self.ratio(right, right + wrong + invented + spurious) }
    package var recall: Double? { Self.ratio(right, filled) }
    package var f1: Double? {
        guard let precision, let recall, precision + recall > 0 else { return precision == nil && recall == nil ? nil : 0 }
        return 2 * precision * recall / (precision + recall)
    }
    /// Of what was accepted without a look, the right part.
    package var acceptedPrecision: Double? { Self.ratio(accepted - acceptedWrong, accepted) }
    /// Of the filled rows, those that nobody has to look at.
    package var straightThrough: Double? { Self.ratio(acceptedRight, filled) }
    package var cellF1: Double? { Self.ratio(2 * cellsRight, cells + cellsFound) }
    package var factsShare: Double? { Self.ratio(factsRight, facts) }
}
