import DocumentModel
import RecordModel
import VietnameseText

/// Reads the slots of a printed line from the runs of text that were matched with it.
struct LineReader {
    let form: FormDefinition
    let channel: LossyChannel
    let values: ValueReader

    struct SlotText {
        var slot: Int
        var reading: SlotReading
        var place: SourcePlace?
        var confidence: Double
    }

    struct Result {
        var slots: [SlotText]
        var distortion: Double
        var labelPlace: SourcePlace?
        /// Text that is neither the form's nor in a slot.
        var strays: [(text: String, place: SourcePlace?)]
    }

    /// Share of the letters around a slot below which it counts as not firmly found.
    private static let firmAnchorage = 0.6
    /// Letters of stray text from which it is told as unmapped: shorter scraps are punctuation and misspellings.
    private static let tellingStray = 4

    func read(entry: FormEntry, runs: [TextRun]) -> Result {
        let text = RunText(runs)
        let start = Self.enumeratorLength(text)
        let folded = Array(text.folded[start...])
        let hasOptions = entry.slots.contains { form.slots[$0].options.count > 1 }
        var found = find(entry, in: folded, expandsBoxes: false)
        let freeFound = found
        let printsBlank = entry.slots.contains { !form.slots[$0].blanks.isEmpty }
        if hasOptions, !printsBlank || Self.holdsBoxes(folded) {
            let boxes = find(entry, in: folded, expandsBoxes: true)
            let printsOptions = Self.holdsBoxes(folded) || boxes.distortion <= found.distortion + 0.1
            if printsOptions { found = boxes }
        }
        func shifted(_ range: Range<Int>) -> Range<Int> { (range.lowerBound + start)..<(range.upperBound + start) }
        let strays = found.strays.map(shifted)
        var slots: [SlotText] = []
        var used: Set<Int> = []
        for index in entry.slots where form.slots[index].column == nil {
            let anchorage = found.slots.filter { $0.slot == index }.map(\.anchorage).max() ?? 0
            let pieces = found.slots.filter { $0.slot == index }
            let boxes = pieces.compactMap { piece -> (Int, Range<Int>)? in
                if case .box(let option) = piece.kind { return (option, shifted(piece.range)) }
                return nil
            }
            if boxes.isEmpty, let piece = pieces.first {
                slots.append(weighed(readFree(index, text, shifted(piece.range), strays: strays, used: &used), anchorage: anchorage))
            } else if !boxes.isEmpty {
                let boxed = readBoxes(index, text, boxes, after: strays, used: &used)
                let worded = boxed.reading.state == .blank ? answeredInWords(index, text, freeFound, start: start) : nil
                var answer = worded ?? boxed
                if boxes.contains(where: { ValueReader.hasUnreadInk(text.string($0.1)) }), !answer.reading.reasons.contains(.inkUnread) {
                    answer.reading.reasons.append(.inkUnread)
                }
                slots.append(answer)
            }
        }
        let unparted = Set(found.slots.filter(\.isUnparted).map(\.slot))
        if slots.contains(where: { unparted.contains($0.slot) && $0.reading.state == .filled }) {
            for index in slots.indices where unparted.contains(slots[index].slot) { slots[index].reading.reasons.append(.slashMissing) }
        }
        let left = strays.enumerated().filter { !used.contains($0.offset) }.map(\.element)
            .filter { range in
                // "Tổng số lượng" where the form has "Số lượng"
                if MatchingKey.isOfInterchangeableWords(text.string(range), under: channel) { return false }
                return range.filter { text.scalars[$0].properties.isAlphabetic || text.scalars[$0].properties.numericType != nil }.count
                    >= Self.tellingStray
            }
        return Result(
            slots: slots, distortion: found.distortion, labelPlace: text.wholePlace,
            strays: left.map { (ValueReader.collapsed(text.string($0)), text.place($0)) })
    }

    /// The line's slots; a printed explanation in brackets may be left out.
    private func find(_ entry: FormEntry, in folded: [UInt32], expandsBoxes: Bool) -> LineTemplate.Found {
        let whole = LineTemplate(entry: entry, slots: form.slots, channel: channel, expandsBoxes: expandsBoxes).find(in: folded)
        guard whole.cost > Self.bracketsCost, entry.label.contains("(") else { return whole }
        let short = LineTemplate(entry: entry, slots: form.slots, channel: channel, expandsBoxes: expandsBoxes, dropsBrackets: true).find(
            in: folded)
        return short.cost < whole.cost ? short : whole
    }

    /// Wrong letters from which an explanation in brackets may be missing: the shortest of the forms, "(có/không)", has nine.
    private static let bracketsCost = 4.0

    /// Whether marks stand there that are ticked: a box, or brackets around nothing or an x.
    private static func holdsBoxes(_ folded: [UInt32]) -> Bool {
        for (position, scalar) in folded.enumerated() where LineTemplate.isBox(scalar) {
            if scalar > 0x7F { return true }
            guard scalar == 0x28 || scalar == 0x5B else { continue }
            let inner = folded[(position + 1)...].prefix(3).drop { $0 == 0x20 || $0 == 0xA0 || $0 == 0x78 }
            if let closing = inner.first, closing == 0x29 || closing == 0x5D { return true }
        }
        return false
    }

    /// The answer typed in place of the boxes ("… mạng LAN: Không").
    private func answeredInWords(_ index: Int, _ text: RunText, _ free: LineTemplate.Found, start: Int) -> SlotText? {
        guard let piece = free.slots.first(where: { $0.slot == index }) else { return nil }
        let range = (piece.range.lowerBound + start)..<(piece.range.upperBound + start)
        let reading = values.read(text, range, slot: form.slots[index])
        guard reading.state == .filled, reading.value != nil, reading.fitness == 1 || reading.reasons == [.struckThrough] else {
            return nil
        }
        return SlotText(slot: index, reading: reading, place: text.place(range), confidence: text.confidence(range))
    }

    /// A blank whose printed surroundings are not there was hardly seen at all; a value without them may belong elsewhere.
    private func weighed(_ slot: SlotText, anchorage: Double) -> SlotText {
        guard anchorage < Self.firmAnchorage else { return slot }
        var slot = slot
        slot.reading.fitness = min(slot.reading.fitness, slot.reading.state == .blank ? 0.4 + 0.4 * anchorage : 0.9)
        slot.reading.reasons.append(.labelReworded)
        return slot
    }

    private static func enumeratorLength(_ text: RunText) -> Int {
        let whole = text.string(text.scalars.indices)
        let rest = Enumerator.split(whole).rest
        return text.scalars.count - rest.unicodeScalars.count
    }

    private func readFree(_ index: Int, _ text: RunText, _ range: Range<Int>, strays: [Range<Int>], used: inout Set<Int>) -> SlotText {
        let slot = form.slots[index]
        var reading = values.read(text, range, slot: slot)
        var place = text.place(range)
        if reading.state == .filled, slot.type.isNumeric, let beside = strays.first(where: { touches($0, range, in: text) }) {
            reading.reasons.append(.textBesideNumber(ValueReader.collapsed(text.string(beside))))
            reading.fitness = min(reading.fitness, Self.besideFitness)
        }
        if reading.state == .blank, reading.raw == nil {
            // typed behind the unit, or over the label: a stray that suits the type is the value
            for (position, stray) in strays.enumerated() where !used.contains(position) && stray.lowerBound >= range.upperBound {
                guard slot.type.isNumeric || slot.type == .phone else { break }
                let candidate = values.read(text, stray, slot: slot)
                guard candidate.state == .filled, candidate.fitness >= 0.9, candidate.value != nil else { continue }
                used.insert(position)
                reading = candidate
                reading.reasons.append(.valueOutsideSlot)
                reading.fitness = ValueReader.outsideFitness
                place = text.place(stray)
                break
            }
        }
        if reading.state == .blank, slot.type.isNumeric || slot.type == .phone,
            let figure = strays.enumerated().first(where: { stray in
                !used.contains(stray.offset)
                    && (stray.element.contains { text.scalars[$0].properties.numericType != nil }
                        || isWordBeside(stray.element, range, in: text))
            })
        {
            // a figure that nothing explains may be the answer, and so may letters in the blank: "O" for 0
            reading.reasons.append(.textBesideNumber(ValueReader.collapsed(text.string(figure.element))))
            reading.fitness = min(reading.fitness, Self.unexplainedFitness)
        }
        if reading.state == .blank, !isPrintedEmpty(range, in: text) { reading.fitness = min(reading.fitness, Self.unseenBlank) }
        // boxes that are nowhere to be seen were lost, or stand elsewhere
        if slot.options.count > 1, slot.blanks.isEmpty, reading.state == .blank { reading = .blank([.answerUnclear], fitness: 0.6) }
        return SlotText(slot: index, reading: reading, place: place ?? text.wholePlace, confidence: text.confidence(range))
    }

    /// How far a blank is to be trusted beside a figure that belongs to nothing: it is as likely not blank.
    private static let unexplainedFitness = 0.5

    /// A blank of which not even dots are to be seen at the line's end may have been cut off with its value.
    private static let unseenBlank = 0.9

    private func isPrintedEmpty(_ range: Range<Int>, in text: RunText) -> Bool {
        if range.contains(where: { ".…_".unicodeScalars.contains(text.scalars[$0]) }) { return true }
        return text.scalars[range.upperBound...].contains { $0.properties.isAlphabetic || $0 == "%" }
    }

    /// A remark beside a number ("27 (kể cả máy chủ)") may change what it means.
    private static let besideFitness = 0.9

    /// Whether words that are not the form's stand right beside the slot.
    private func touches(_ stray: Range<Int>, _ slot: Range<Int>, in text: RunText) -> Bool {
        let letters = stray.filter { text.scalars[$0].properties.isAlphabetic }.count
        guard letters >= Self.tellingStray else { return false }
        return abs(stray.lowerBound - slot.upperBound) <= 1 || abs(slot.lowerBound - stray.upperBound) <= 1
    }

    /// Letters or figures that stand by themselves where the answer would.
    private func isWordBeside(_ stray: Range<Int>, _ slot: Range<Int>, in text: RunText) -> Bool {
        func isLetter(_ index: Int) -> Bool { text.scalars.indices.contains(index) && text.scalars[index].properties.isAlphabetic }
        let distance = max(stray.lowerBound - slot.upperBound, slot.lowerBound - stray.upperBound)
        return stray.contains(where: isLetter) && distance <= Self.besideDistance
            && !(isLetter(stray.lowerBound) && isLetter(stray.lowerBound - 1))
            && !(isLetter(stray.upperBound - 1) && isLetter(stray.upperBound))
    }

    /// Characters between a blank and what stands beside it: a space and a mark.
    private static let besideDistance = 2

    private enum Tick {
        case ticked, empty, none
    }

    private func tick(_ text: String) -> Tick {
        if text.unicodeScalars.contains(where: TickMark.ticked.contains) { return .ticked }
        let inner = text.filter { !$0.isWhitespace && $0 != "." && $0 != "…" && $0 != ":" }
        if inner.contains(where: { "xX".contains($0) }) { return .ticked }
        if inner.unicodeScalars.contains(where: { TickMark.empty.contains($0) || $0 == "(" || $0 == "[" }) { return .empty }
        return .none
    }

    private func readBoxes(
        _ index: Int, _ text: RunText, _ boxes: [(Int, Range<Int>)], after strays: [Range<Int>], used: inout Set<Int>
    ) -> SlotText {
        let slot = form.slots[index]
        var ticks = boxes.map { tick(text.string($0.1)) }
        var ranges = boxes.map(\.1)
        // boxes printed behind their options: the first place is empty and a stray behind the last option holds a box
        if ticks.first == Tick.none,
            let last = strays.enumerated().first(where: {
                $0.element.lowerBound >= (ranges.last?.upperBound ?? 0) && tick(text.string($0.element)) != .none
            })
        {
            used.insert(last.offset)
            ticks = Array(ticks.dropFirst()) + [tick(text.string(last.element))]
            ranges = Array(ranges.dropFirst()) + [last.element]
        }
        let chosen = ticks.indices.filter { ticks[$0] == .ticked }
        let confidence = ranges.map { text.confidence($0) }.min() ?? 1
        func optionPlace(_ position: Int) -> SourcePlace? { text.place(ranges[position]) }
        switch chosen.count {
        case 1:
            let option = boxes[chosen[0]].0
            let mark = ValueReader.collapsed(text.string(ranges[chosen[0]]))
            var reading = SlotReading(state: .filled, raw: "\(mark) \(slot.options[option])", value: value(of: slot, option: option))
            // a lone tick without the other options' boxes may be a stray letter
            if ticks.contains(where: { $0 == .none }) { reading.fitness = 0.8 }
            return SlotText(slot: index, reading: reading, place: optionPlace(chosen[0]), confidence: confidence)
        case 0:
            let isCertain = !ticks.contains { $0 == .none }
            let reading: SlotReading = isCertain ? .blank() : .blank([.answerUnclear], fitness: 0.7)
            return SlotText(slot: index, reading: reading, place: text.wholePlace, confidence: confidence)
        default:
            let raw = chosen.map { slot.options[boxes[$0].0] }.joined(separator: " + ")
            var reading = SlotReading(state: .filled, raw: raw, value: nil, reasons: [.bothBoxesTicked], fitness: 0.1)
            reading.alternatives = chosen.map {
                Alternative(
                    value: value(of: slot, option: boxes[$0].0), raw: slot.options[boxes[$0].0], confidence: 0.5 / Double(chosen.count) * 2)
            }
            return SlotText(slot: index, reading: reading, place: optionPlace(chosen[0]), confidence: confidence)
        }
    }

    private func value(of slot: FormSlot, option: Int) -> FieldValue {
        slot.type == .yesno ? .bool(option == 0) : .string(slot.options[option])
    }
}
