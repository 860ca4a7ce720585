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
        /// The file spells its characters out, and says which cell or paragraph they belong to.
        case spelled
        /// A page's text layer: the characters are there, their order, words and cells are worked out from where they stand.
        case page
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

    /// The features with what speaks against the claim around it.
    func adding(_ more: [Doubt: Double]) -> FieldFeatures {
        var features = FieldFeatures(
            claim: claim, source: source, type: type, doubts: doubts.merging(more) { max($0, $1) }, isForAPerson: isForAPerson)
        features.isForAPerson = isForAPerson || !features.gravestDoubts.isEmpty
        return features
    }

    /// Share of `leftovers` from which a page's table without lines between its columns was not understood. Of 18 such documents (made, November 2026)
    /// one had less and no doubt of its columns, with 1 of 42 claims wrong; of the others' claims a third were.
    private static let strayText = 0.1

    /// Share of `looseCells` from which rows and columns that were found by the text may be wrong ones. Of 1,615 claims in such tables with less (made,
    /// November 2026) four were wrong, all with stray text right beside them, which the model weighs.
    private static let looseGrid = 0.02

    /// Share of `column` and of `leftovers` from which a picture's table was not understood: columns that are not certain on a page much of whose text
    /// went nowhere. Of 26 ticks so found (made scans, November 2026) 20 were wrong; without either doubt few are.
    private static let looseColumn = 0.2
    private static let muchLeft = 0.5

    /// Whether a slot stands in a table whose columns are certain by its head and whose texts keep to them, or, for a value, of whose page nothing was
    /// left over.
    private var isSoundOpenTable: Bool {
        guard (doubts[.column] ?? 0) == 0 else { return false }
        return (doubts[.looseCells] ?? 0) < Self.looseGrid || claim == .value && (doubts[.leftovers] ?? 0) < Self.strayText
    }

    private var isInOpenTable: Bool { source != .spelled && (doubts[.unruled] ?? 0) > 0 && !isSoundOpenTable }

    private var isInLooseColumn: Bool {
        source == .picture && (doubts[.column] ?? 0) > Self.looseColumn && (doubts[.leftovers] ?? 0) > Self.muchLeft
    }

    /// Whether the claim's table was not understood as a whole: then all its claims may be wrong at once, and say nothing about others.
    package var isInLostTable: Bool { isInOpenTable || isInLooseColumn }

    /// Whether the claim is of words or an address on a page, whose rest may have been set apart from it.
    private var mayGoOnBeside: Bool {
        claim == .value && source != .spelled && [Doubt.words, .list, .address].contains { (doubts[$0] ?? 0) > 0 }
    }

    /// Doubts that no likelihood outweighs, as reasons for a person. Shares of wrong claims among them in made documents, November 2026: a third in
    /// pages' tables without lines between their columns, a quarter of blanks with stray text right beside them, an eighth of words and addresses on pages
    /// that have some (it is their rest: 19 of 158), a fifth of lines half of whose letters do not fit.
    var gravestDoubts: [Reason] {
        var reasons: [Reason] = []
        if isInOpenTable { reasons.append(.tableWithoutLines) }
        if (doubts[.besideLeftover] ?? 0) > 0, claim == .blank || mayGoOnBeside { reasons.append(.textLeftBeside) }
        if (doubts[.distortion] ?? 0) >= 1 { reasons.append(.lineUnlikeForm) }
        if isInLooseColumn { reasons.append(.columnUncertain) }
        return reasons
    }
}

/// One thing that can speak against a claim. The names are those of the weights in `confidence.json`.
package enum Doubt: String, CaseIterable, Codable, Hashable, Sendable {
    // how the row was found
    case misfit
    case closeRival = "close-rival"
    case betterRival = "better-rival"
    case outOfOrder = "out-of-order"
    case pieces, distortion, column
    // what stands around it
    case leftovers
    case besideLeftover = "beside-leftover"
    case emptyTable = "empty-table"
    case otherFigures = "other-figures"
    case unruled
    case looseCells = "loose-cells"
    case looseForm = "loose-form"
    case damagedLetters = "damaged-letters"
    case reworded
    // how the value was read
    case unfit, characters
    case otherReadings = "other-readings"
    case disputedFigure = "disputed-figure"
    case letters, digits
    case lettersLost = "letters-lost"
    case outsideSlot = "outside-slot"
    case unitColumn = "unit-column"
    case textBeside = "text-beside"
    case repaired
    case ambiguousMark = "ambiguous-mark"
    case restoredZero = "restored-zero"
    case severalLines = "several-lines"
    case fragment
    case strangeWords = "strange-words"
    case unclear, dash
    case wrongType = "wrong-type"
    // what is asked for
    case words, list, boxes, address, figures
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
    /// Letters of a text that may be dirt, or the rest of a line: no Vietnamese answer but "Có" is so short.
    private static let fewestLetters = 2

    init(_ outcome: SlotOutcome, slot: FormSlot, channel: LossyChannel, source: Source, formShare: Double, reasons: [Reason]) {
        var doubts: [Doubt: Double] = [:]
        doubts[.looseForm] = 1 - min(max(formShare, 0), 1)
        doubts[.damagedLetters] = channel == .intact ? 0 : 1
        guard let match = outcome.match else {
            doubts[.apart] = outcome.neighboursAdjacent ? 0 : 1
            self.init(
                claim: .missing, source: source, type: slot.type, doubts: doubts, isForAPerson: reasons.contains(where: \.isForAPerson))
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
        doubts[Self.kind(of: slot.type)] = 1
        if claim == .value { Self.weighContent(outcome.reading, of: slot.type, into: &doubts) }
        for reason in reasons { if let doubt = reason.doubt { doubts[doubt] = 1 } }
        self.init(
            claim: claim, source: source, type: slot.type, doubts: doubts, isForAPerson: reasons.contains(where: \.isForAPerson))
    }

    private static func weighContent(_ reading: SlotReading, of type: FieldType, into doubts: inout [Doubt: Double]) {
        let raw = reading.raw ?? ""
        // of a ticked box the letters are the form's
        let isTicked = (doubts[.boxes] ?? 0) > 0
        doubts[.letters] = isTicked ? 0 : log2(1 + Double(raw.count(where: \.isLetter))) / lengthDoublings
        doubts[.digits] = log2(1 + Double(raw.count(where: \.isNumber))) / lengthDoublings
        let isOfWords = (doubts[.words] ?? 0) > 0
        doubts[.fragment] = isOfWords && raw.count(where: \.isLetter) <= Self.fewestLetters && !raw.contains(where: \.isNumber) ? 1 : 0
        doubts[.strangeWords] = (isOfWords || (doubts[.list] ?? 0) > 0) && StrangeWords.hasAny(raw) ? 1 : 0
        // the same text read as a decimal is no other reading of a count
        let others = reading.alternatives.filter { type != .count || $0.raw != reading.raw || $0.value?.number?.isFractional != true }
        doubts[.otherReadings] = others.isEmpty ? 0 : 1
        // of a word all readings but a few letters may be right, of a figure only one is
        doubts[.disputedFigure] = others.isEmpty || doubts[.figures] == nil ? 0 : 1
    }

    /// What kinds of answers go wrong in their own ways: words in their spaces and accents, boxes by not being seen at all.
    private static func kind(of type: FieldType) -> Doubt {
        switch type {
        case .text, .longtext, .name, .noteColumn: .words
        case .list: .list
        case .yesno, .choice: .boxes
        case .email, .url, .phone: .address
        case .count, .percent, .decimal, .money, .ratio, .date, .period: .figures
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
        case .accentUnlikely: .strangeWords
        case .notTheType, .outOfRange, .unexpectedUnit: .wrongType
        default: nil
        }
    }

    /// What no likelihood outweighs: a person decides. A wrong number that is accepted is the worst thing that can happen.
    var isForAPerson: Bool {
        switch self {
        case .labelAmbiguous, .numberRepaired, .textBesideNumber, .lettersLost, .notTheType, .outOfRange, .answerUnclear, .bothBoxesTicked,
            .struckThrough, .formulaWithoutResult,
            .columnUncertain,
            .otherFormUnknown, .rowAdded, .checkFailed, .tableWithoutLines, .textLeftBeside, .lineUnlikeForm,
            .labelLeftOver, .slashMissing, .accentUnlikely, .inkUnread:
            true
        default: false
        }
    }
}
