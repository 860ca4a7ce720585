import DocumentModel
import RecordModel
import VietnameseText

/// Finds the slots of a printed line in what a document says there: aligns the line's literal characters with the document's, and lets slots
/// take what stands between.
///
/// Edit distance with slots: a literal character that is missing or different costs, dots and fitting characters in a slot cost next to
/// nothing, so reworded labels, lost letters and notes between label and slot are borne.
struct LineTemplate: Sendable {
    /// What a slot of the template can hold.
    enum SlotKind: Sendable, Hashable {
        case numeric, free
        /// The place of a box before the option with this index.
        case box(Int)
    }

    enum Element: Sendable, Hashable {
        case literal(UInt32, isSoft: Bool)
        /// The colon right before a blank.
        case colon
        case slot(Int, SlotKind)
    }

    struct FoundSlot: Sendable {
        var slot: Int
        var kind: SlotKind
        /// Offsets into the text's scalars.
        var range: Range<Int>
        /// 0…1: share of the printed letters right before and behind the slot that the document has too: where they are not, the slot itself
        /// may stand elsewhere.
        var anchorage: Double
        /// Whether the document lacks the slash that parts this blank from the one next to it.
        var isUnparted = false
    }

    struct Found: Sendable {
        /// Slot elements in the template's order.
        var slots: [FoundSlot]
        /// Stretches of the text that belong neither to a literal nor to a slot.
        var strays: [Range<Int>]
        /// Cost of the alignment, in wrong letters.
        var cost: Double
        /// Cost of the alignment per literal character: 0 where the line is printed as the form has it.
        var distortion: Double
    }

    /// Costs are in units of one wrong letter. A letter in a number's slot costs a little more than one that stands nowhere: a remark beside the
    /// number must not draw the slot over the print behind it.
    private enum Cost {
        static let substitution: Float = 1
        static let missingLetter: Float = 1
        static let strayLetter: Float = 0.8
        /// Behind the line's end more text is common: a note, the next line in the same paragraph.
        static let trailingLetter: Float = 0.25
        static let soft: Float = 0.08
        /// The colon before a blank parts label from answer: it is not overlooked for a reworded label's sake.
        static let missingColon: Float = 0.7
        static let missingPresentColon: Float = 2.5
        /// A figure is hardly ever misprint of a label: it belongs in a slot, or to nothing.
        static let digitForLetter: Float = 1.8
        static let strayDigit: Float = 2
        /// Two blanks never share one figure: "126.687" is not 126 and 687 with a dot for the slash.
        static let splitFigure: Float = 3
        /// A letter of a remark in brackets that stands before such a colon ("… (ghi rõ): 27").
        static let asideLetter: Float = 0.02
        static let slotLeader: Float = 0.005
        static let slotFitting: Float = 0.015
        static let slotFree: Float = 0.03
        static let slotLetterInNumber: Float = 0.85
        static let slotLetterInBox: Float = 0.9
    }

    let elements: [Element]
    private let literalCount: Int

    /// - Parameter expandsBoxes: whether a slot with options stands for its boxes with the options printed behind them, or for free text.
    /// - Parameter dropsBrackets: whether explanations in brackets are left out, as senders who type a form anew do.
    init(entry: FormEntry, slots: [FormSlot], channel: LossyChannel, expandsBoxes: Bool, dropsBrackets: Bool = false) {
        var elements: [Element] = []
        func add(_ text: String) {
            for scalar in foldTone(channel.transmit(text)).lowercased().unicodeScalars { elements.append(Self.literal(scalar)) }
        }
        for (position, piece) in entry.pieces.enumerated() {
            switch piece {
            case .literal(let printed):
                let text = dropsBrackets ? Self.withoutBrackets(printed) : printed
                add(position == 0 ? String(Enumerator.split(text).rest) : text)
            case .slot(let index):
                let slot = slots[index]
                if expandsBoxes, slot.options.count > 1 {
                    for (option, text) in slot.options.enumerated() {
                        elements.append(.slot(index, .box(option)))
                        add(text)
                    }
                } else {
                    elements.append(.slot(index, slot.type.isNumeric || slot.type == .phone || slot.type == .ratio ? .numeric : .free))
                }
            }
        }
        for position in elements.indices where Self.isColonBeforeSlot(position, in: elements) { elements[position] = .colon }
        self.elements = elements
        literalCount = elements.reduce(0) { count, element in
            if case .literal(_, isSoft: false) = element { count + 1 } else { count }
        }
    }

    private static func literal(_ scalar: Unicode.Scalar) -> Element {
        .literal(scalar.value, isSoft: !(scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)))
    }

    private static let colon: UInt32 = 0x3A

    private static func isColonBeforeSlot(_ position: Int, in elements: [Element]) -> Bool {
        guard elements[position] == .literal(colon, isSoft: true) else { return false }
        for next in elements[(position + 1)...] {
            switch next {
            case .literal(let scalar, _) where isLeader(scalar): continue
            case .slot: return true
            default: return false
            }
        }
        return false
    }

    /// Whether a character stands in brackets.
    private enum Aside {
        case none, inBrackets
        /// In brackets that a colon follows.
        case beforeColon
    }

    private static func asides(in text: [UInt32]) -> [Aside] {
        var flags = [Aside](repeating: .none, count: text.count)
        var open: Int?
        for position in text.indices {
            if text[position] == 0x28 { open = position }
            guard text[position] == 0x29, let start = open else { continue }
            open = nil
            let next = text[(position + 1)...].first { $0 != 0x20 && $0 != 0xA0 }
            for inside in start...position { flags[inside] = next == colon ? .beforeColon : .inBrackets }
        }
        return flags
    }

    /// `text` without what it has in brackets; as it is where brackets do not close.
    private static func withoutBrackets(_ text: String) -> String {
        var result = ""
        var depth = 0
        for character in text {
            if character == "(" { depth += 1 }
            if depth == 0 { result.append(character) }
            if character == ")", depth > 0 { depth -= 1 }
        }
        return depth == 0 ? result : text
    }

    static func isLeader(_ scalar: UInt32) -> Bool {
        scalar == 0x2E || scalar == 0x2026 || scalar == 0x5F || scalar == 0x20 || scalar == 0x09 || scalar == 0xA0 || scalar == 0xB7
            || scalar == 0x0A
    }

    static func isBox(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x28, 0x29, 0x5B, 0x5D, 0x78, 0x58: true
        case ..<0x80: false
        default: Unicode.Scalar(scalar).map(TickMark.holds) ?? false
        }
    }

    /// Aligns with `text`, the folded scalars of a document's line without its number.
    func find(in text: [UInt32]) -> Found {
        let rows = elements.count
        let columns = text.count
        let width = columns + 1
        let aside = Self.asides(in: text)
        let inFigure = Self.insidesOfFigures(in: text)
        let missingColon = text.contains(Self.colon) ? Cost.missingPresentColon : Cost.missingColon
        var cost = [Float](repeating: .infinity, count: (rows + 1) * width)
        var move = [UInt8](repeating: 0, count: (rows + 1) * width)
        cost[0] = 0
        for p in 0...rows {
            for q in 0...columns {
                let here = cost[p * width + q]
                guard here < .infinity else { continue }
                // a character of the text that nothing in the template stands for
                if q < columns {
                    relax(&cost, &move, at: p * width + q + 1, here + strayCost(text[q], aside[q], isTrailing: p == rows), 1)
                }
                guard p < rows else { continue }
                switch elements[p] {
                case .literal(let scalar, let isSoft):
                    relax(&cost, &move, at: (p + 1) * width + q, here + (isSoft ? Cost.soft : Cost.missingLetter), 2)
                    if q < columns {
                        let both = text[q]
                        let change: Float =
                            both == scalar
                            ? 0
                            : inFigure[q] || Self.isDigit(both)
                                ? Cost.digitForLetter : isSoft && Self.isLeader(both) ? Cost.soft : Cost.substitution
                        relax(&cost, &move, at: (p + 1) * width + q + 1, here + change, 3)
                    }
                case .colon:
                    relax(&cost, &move, at: (p + 1) * width + q, here + missingColon, 2)
                    if q < columns, text[q] == Self.colon { relax(&cost, &move, at: (p + 1) * width + q + 1, here, 3) }
                case .slot(_, let kind):
                    relax(&cost, &move, at: (p + 1) * width + q, here + (inFigure[q] ? Cost.splitFigure : 0), 4)
                    if q < columns { relax(&cost, &move, at: p * width + q + 1, here + slotCost(text[q], kind), 5) }
                }
            }
        }
        return trace(move, text, cost: cost[rows * width + columns], width: width)
    }

    /// Whether the figure before a position goes on at it: digits, and the dots and commas between digits.
    private static func insidesOfFigures(in text: [UInt32]) -> [Bool] {
        var flags = [Bool](repeating: false, count: text.count + 1)
        for position in text.indices.dropFirst() {
            let (before, here) = (text[position - 1], text[position])
            let next = position + 1 < text.count ? text[position + 1] : 0
            let isMark = { (scalar: UInt32) in scalar == 0x2E || scalar == 0x2C }
            flags[position] =
                isDigit(before) && (isDigit(here) || isMark(here) && isDigit(next))
                || isMark(before) && isDigit(here) && position > 1 && isDigit(text[position - 2])
        }
        return flags
    }

    private func relax(_ cost: inout [Float], _ move: inout [UInt8], at index: Int, _ value: Float, _ step: UInt8) {
        if value < cost[index] {
            cost[index] = value
            move[index] = step
        }
    }

    private func strayCost(_ scalar: UInt32, _ aside: Aside, isTrailing: Bool) -> Float {
        if aside == .beforeColon { return Cost.asideLetter }
        if Self.isLeader(scalar) { return Cost.soft }
        if isTrailing { return Cost.trailingLetter }
        return Self.isDigit(scalar) && aside == .none ? Cost.strayDigit : Cost.strayLetter
    }

    private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

    private func slotCost(_ scalar: UInt32, _ kind: SlotKind) -> Float {
        if Self.isLeader(scalar) { return kind == .free ? Cost.slotFitting : Cost.slotLeader }
        // what could not be read in a blank is of the kind that is asked for, whatever else it may be
        if scalar == TextRun.unreadInk.value { return Cost.slotFitting }
        switch kind {
        case .free: return Cost.slotFree
        case .numeric:
            let isDigit = (0x30...0x39).contains(scalar)
            return isDigit || scalar == 0x2C || scalar == 0x2D || scalar == 0x25 ? Cost.slotFitting : Cost.slotLetterInNumber
        case .box: return Self.isBox(scalar) ? Cost.slotFitting : Cost.slotLetterInBox
        }
    }

    private func trace(_ move: [UInt8], _ text: [UInt32], cost: Float, width: Int) -> Found {
        let columns = text.count
        var p = elements.count
        var q = columns
        var ends: [Int: Int] = [:]
        var starts: [Int: Int] = [:]
        var strayFlags = [Bool](repeating: false, count: columns)
        var isKept = [Bool](repeating: false, count: elements.count)
        while p > 0 || q > 0 {
            switch move[p * width + q] {
            case 1:
                q -= 1
                strayFlags[q] = true
            case 2: p -= 1
            case 3:
                p -= 1
                q -= 1
                // a slash is not kept by a dot that stands in its place
                if case .literal(let scalar, isSoft: true) = elements[p] { isKept[p] = text[q] == scalar } else { isKept[p] = true }
            case 4:
                p -= 1
                ends[p] = q
                starts[p] = q
            default:
                q -= 1
                starts[p] = q
            }
            if p == 0, q == 0 { break }
        }
        // a slot's characters are consumed while p points at it, after which it is left by step 4
        var slots: [FoundSlot] = []
        for (position, element) in elements.enumerated() {
            if case .slot(let index, let kind) = element {
                let end = ends[position] ?? 0
                slots.append(
                    FoundSlot(
                        slot: index, kind: kind, range: min(starts[position] ?? end, end)..<end,
                        anchorage: anchorage(position, isKept: isKept), isUnparted: isUnparted(position, isKept: isKept)))
            }
        }
        var strays: [Range<Int>] = []
        var position = 0
        while position < columns {
            guard strayFlags[position] else {
                position += 1
                continue
            }
            var end = position
            while end < columns, strayFlags[end] { end += 1 }
            strays.append(position..<end)
            position = end
        }
        return Found(
            slots: slots, strays: strays, cost: Double(cost), distortion: literalCount == 0 ? 0 : Double(cost) / Double(literalCount))
    }
}
