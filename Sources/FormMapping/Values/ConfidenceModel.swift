import Foundation
import RecordModel
import VietnameseText

/// From what speaks for and against a value to a probability that it is right.
///
/// Each doubt multiplies the odds of being wrong; the factors below were set by hand on the corpus of 2026-11-23 (no accepted field wrong)
/// and stand until the fitted model of a later version replaces them.
package struct ConfidenceModel: Sendable {
    /// Probability from which a field is accepted without a look: the default promises 998 right in 1,000.
    package static let acceptance = 0.985

    let channel: LossyChannel

    /// The probability of being wrong of a plain value of a well matched row of an intact document.
    private static let base = 0.002
    /// Margin below which another item of the document fits the row clearly better.
    private static let betterRival = -0.01
    /// A slot is never more certain than this, nor less.
    private static let limits = 0.01...0.999

    func confidence(_ outcome: SlotOutcome, slot: FormSlot) -> (Double, [Reason]) {
        guard let match = outcome.match else { return missing(outcome) }
        var wrong = Self.base
        var reasons: [Reason] = []
        // how well the label fits
        let misfit = max(0, 0.93 - match.similarity)
        if misfit > 0 {
            wrong += misfit * misfit * 0.6
            if match.similarity < 0.8 { reasons.append(channel == .intact ? .labelReworded : .labelThroughLostLetters) }
        }
        if match.margin < 0.02, match.similarity < 0.85 {
            wrong += 0.02
            reasons.append(.labelAmbiguous)
        }
        if match.margin < Self.betterRival {
            wrong += 0.05
            reasons.append(.labelAmbiguous)
        }
        if !match.isInOrder {
            wrong += 0.03
            reasons.append(.labelOutOfOrder)
        }
        if match.items.count > 1, slot.type != .longtext { wrong += 0.001 * Double(match.items.count) }
        wrong += outcome.distortion > 0.25 ? (outcome.distortion - 0.25) * 0.3 : 0
        // the column
        if outcome.columnCertainty < 0.8 {
            wrong += (0.8 - outcome.columnCertainty) * 0.06
            if outcome.columnCertainty < 0.5 { reasons.append(.columnUncertain) }
        }
        // the value
        wrong += (1 - outcome.reading.fitness) * 0.6
        wrong += (1 - outcome.characterConfidence) * 0.5
        reasons += outcome.reading.reasons
        if outcome.reading.state == .filled, channel.losesLetters, holdsWords(outcome.reading, slot) {
            wrong += 0.7
            reasons.append(.lettersLost)
        }
        return (min(max(1 - wrong, Self.limits.lowerBound), Self.limits.upperBound), reasons)
    }

    /// Words that came through a channel that drops letters are not what the sender wrote; numbers, addresses and ticks are.
    private func holdsWords(_ reading: SlotReading, _ slot: FormSlot) -> Bool {
        switch slot.type {
        case .text, .longtext, .list, .name, .noteColumn: return reading.raw?.contains { $0.isLetter } == true
        default: return false
        }
    }

    private func missing(_ outcome: SlotOutcome) -> (Double, [Reason]) {
        (outcome.neighboursAdjacent ? 0.99 : 0.85, [.slotNotFound])
    }
}
