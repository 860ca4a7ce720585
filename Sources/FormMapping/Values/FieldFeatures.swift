import DocumentModel
import Foundation
import RecordModel
import VietnameseText

/// Everything that speaks against one claim about a slot, as numbers: what the confidence model was fitted on and is asked with.
package struct FieldFeatures: Hashable, Sendable {
    /// What is claimed: a value, that the slot is empty, or that the document does not have it.
    package enum Claim: String, CaseIterable, Codable, Hashable, Sendable {
        case value, blank, missing
    }

    /// How the characters came to us; decides which part of the model judges.
    package enum Source: String, CaseIterable, Codable, Hashable, Sendable {
        /// The file spells its characters out.
        case spelled
        /// A picture of the page was read, alone or beside a damaged text layer.
        case picture
    }

    package var claim: Claim
    package var source: Source
    package var type: FieldType
    /// Each from 0 (nothing against the claim) upwards, 1 for what is as bad as it commonly gets; those that are 0 are left out.
    package var doubts: [Doubt: Double]
    /// Whether a rule leaves the decision to a person, however likely the value is.
    package var isForAPerson: Bool

    package init(claim: Claim, source: Source, type: FieldType, doubts: [Doubt: Double], isForAPerson: Bool = false) {
        self.claim = claim
        self.source = source
        self.type = type
        self.doubts = doubts.filter { $0.value > 0 }
        self.isForAPerson = isForAPerson
    }

    func adding(_ more: [Doubt: Double]) -> FieldFeatures {
        FieldFeatures(
            claim: claim, source: source, type: type, doubts: doubts.merging(more) { max($0, $1) }, isForAPerson: isForAPerson)
    }
}

/// One thing that can speak against a claim. The names are those of the weights in `confidence.json`.
package enum Doubt: String, CaseIterable, Codable, Hashable, Sendable {
    // how the row was found
    case misfit, closeRival = "close-rival", betterRival = "better-rival", outOfOrder = "out-of-order", pieces, distortion, column
    // what stands around it
    case leftovers, besideLeftover = "beside-leftover", emptyTable = "empty-table", otherFigures = "other-figures"
    case looseForm = "loose-form", damagedLetters = "damaged-letters", reworded
    // how the value was read
    case unfit, characters, otherReadings = "other-readings", letters, digits, lettersLost = "letters-lost"
    case outsideSlot = "outside-slot", unitColumn = "unit-column", textBeside = "text-beside", repaired, ambiguousMark = "ambiguous-mark"
    case restoredZero = "restored-zero", unclear, dash, wrongType = "wrong-type"
    // what is asked for
    case words, list, boxes, address
    // of what was not found
    case apart
}

extension FieldFeatures {
    /// A label at least this similar says nothing against itself: letters differ by an accent or a space.
    private static let plainFit = 0.93
    /// Similarity below `plainFit` at which two rows of one section are told apart no more.
    private static let worstMisfit = 0.33
    /// Lead over the next best item from which it is no rival.
    private static let safeMargin = 0.04
    /// Lead below which the other item fits clearly better.
    private static let lostMargin = -0.01
    /// Items from which a row in several pieces is as doubtful as it gets.
    private static let manyPieces = 4.0
    /// Cost per letter of a line at which half of it does not fit.
    private static let worstDistortion = 0.5
    /// Doubts that span powers of ten are counted in doublings of these units.
    private static let unfitUnit = 0.03
    private static let characterUnit = 0.01
    private static let unfitDoublings = 5.0
    private static let characterDoublings = 6.0
    private static let lengthDoublings = 6.0

    init(_ outcome: SlotOutcome, slot: FormSlot, channel: LossyChannel, source: Source, formShare: Double, reasons: [Reason]) {
        var doubts: [Doubt: Double] = [:]
        doubts[.looseForm] = 1 - min(max(formShare, 0), 1)
        doubts[.damagedLetters] = channel == .intact ? 0 : 1
        guard let match = outcome.match else {
            doubts[.apart] = outcome.neighboursAdjacent ? 0 : 1
            self.init(claim: .missing, source: source, type: slot.type, doubts: doubts)
            return
        }
        doubts[.misfit] = max(0, Self.plainFit - match.similarity) / Self.worstMisfit
        doubts[.closeRival] = min(max(0, Self.safeMargin - match.margin) / Self.safeMargin, 1)
        doubts[.betterRival] = match.margin < Self.lostMargin ? 1 : 0
        doubts[.outOfOrder] = match.isInOrder ? 0 : 1
        doubts[.pieces] = slot.type == .longtext ? 0 : min(Double(match.items.count - 1) / Self.manyPieces, 1)
        doubts[.distortion] = min(outcome.distortion / Self.worstDistortion, 1)
        doubts[.column] = 1 - min(max(outcome.columnCertainty, 0), 1)
        doubts[.unfit] = log2(1 + (1 - outcome.reading.fitness) / Self.unfitUnit) / Self.unfitDoublings
        doubts[.characters] = log2(1 + (1 - min(max(outcome.characterConfidence, 0), 1)) / Self.characterUnit) / Self.characterDoublings
        let claim: Claim = outcome.reading.state == .filled ? .value : .blank
        if claim == .value { Self.weighContent(outcome.reading, slot, into: &doubts) }
        for reason in reasons { if let doubt = reason.doubt { doubts[doubt] = 1 } }
        self.init(
            claim: claim, source: source, type: slot.type, doubts: doubts, isForAPerson: reasons.contains(where: \.isForAPerson))
    }

    private static func weighContent(_ reading: SlotReading, _ slot: FormSlot, into doubts: inout [Doubt: Double]) {
        let raw = reading.raw ?? ""
        doubts[.letters] = log2(1 + Double(raw.count(where: \.isLetter))) / lengthDoublings
        doubts[.digits] = log2(1 + Double(raw.count(where: \.isNumber))) / lengthDoublings
        doubts[.otherReadings] = reading.alternatives.isEmpty ? 0 : 1
        switch slot.type {
        case .text, .longtext, .name, .noteColumn: doubts[.words] = 1
        case .list: doubts[.list] = 1
        case .yesno, .choice: doubts[.boxes] = 1
        case .email, .url, .phone: doubts[.address] = 1
        default: break
        }
    }
}

extension Reason {
    /// What the model weighs of it; nil where other doubts hold it already.
    fileprivate var doubt: Doubt? {
        switch self {
        case .labelReworded: .reworded
        case .lettersLost: .lettersLost
        case .numberRepaired: .repaired
        case .separatorAmbiguous: .ambiguousMark
        case .textBesideNumber: .textBeside
        case .valueOutsideSlot: .outsideSlot
        case .valueInUnitColumn: .unitColumn
        case .leadingZeroRestored: .restoredZero
        case .answerUnclear: .unclear
        case .dashMeansNothing: .dash
        case .notTheType, .outOfRange, .unexpectedUnit: .wrongType
        default: nil
        }
    }

    /// What no likelihood outweighs: a person decides. A wrong number that is accepted is the worst thing that can happen.
    fileprivate var isForAPerson: Bool {
        switch self {
        case .lettersLost, .notTheType, .outOfRange, .answerUnclear, .bothBoxesTicked, .struckThrough, .formulaWithoutResult, .columnUncertain,
            .otherFormUnknown, .checkFailed:
            true
        default: false
        }
    }
}
