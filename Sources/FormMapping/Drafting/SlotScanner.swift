import Foundation
import RecordModel
import VietnameseText

/// Finds the blanks of a line: the one way by which drafts of blank forms and generic records of filled documents know them.
struct SlotScanner {
    enum Mode: Sendable {
        /// A blank form: text behind a colon is print, unless it is a period that the form brings along.
        case blankForm
        /// A filled document: text behind a colon is what somebody wrote.
        case filled
    }

    let marks: LineMarks
    let mode: Mode
    private let start: Int
    var slots: [ScannedSlot] = []
    var labelStart: Int

    /// Dots glued to a word from which they are a blank: fewer are "and so on" ("CCNP…").
    static let gluedBlank = 5
    /// Dots after a space from which they are a blank.
    private static let spacedBlank = 4
    /// Dots in brackets, or after a comma, from which they are a blank all the same.
    private static let certainBlank = 12
    /// Longest unit, in characters: "văn bản/tháng", "lượt cán bộ".
    private static let longestUnit = 24
    /// Longest text between two stretches of dots that was typed over their middle.
    static let longestInset = 120
    /// Longest words before a colon that are a label and no sentence; the forms' longest has 330.
    static let longestLabel = 400

    /// Whether somebody answered a question in words that does not say that it wants a yes or a no.
    static func isYesOrNo(_ text: String) -> Bool {
        let key = comparisonKey(text)
        return key == "có" || key == comparisonKey("không")
    }

    /// - Parameter start: offset behind the line's number or bullet.
    static func scan(_ scalars: [Unicode.Scalar], from start: Int, mode: Mode) -> [ScannedSlot] {
        var scanner = SlotScanner(marks: LineMarks(scalars), mode: mode, start: start)
        scanner.run()
        return scanner.slots
    }

    private init(marks: LineMarks, mode: Mode, start: Int) {
        self.marks = marks
        self.mode = mode
        self.start = start
        labelStart = start
    }

    var scalars: [Unicode.Scalar] { marks.scalars }

    private mutating func run() {
        var offset = start
        while offset < scalars.count {
            if scalars[offset] == "\n" {
                offset += 1
                labelStart = offset
            } else if let box = marks.boxes.firstIndex(where: { $0.range.lowerBound == offset }) {
                offset = takeBoxes(from: box)
            } else if let leader = marks.leader(at: offset), leader.lowerBound == offset {
                offset = isBlank(leader) ? takeBlank(at: offset) : leader.upperBound
            } else if scalars[offset] == ":", marks.depth[offset] == 0, !isInsideToken(offset) {
                offset = takeColon(at: offset)
            } else {
                offset += 1
            }
        }
    }

    /// "10:30", "https://".
    private func isInsideToken(_ colon: Int) -> Bool {
        guard colon + 1 < scalars.count else { return false }
        if scalars[colon + 1] == "/" { return true }
        return colon > 0 && ("0"..."9").contains(scalars[colon - 1]) && ("0"..."9").contains(scalars[colon + 1])
    }

    private func isBlank(_ leader: Range<Int>) -> Bool {
        let weight = marks.weight(leader)
        guard let before = marks.before(leader.lowerBound), before.scalar != "\n" else { return true }
        let following = marks.skippingSpaces(leader.upperBound)
        let next = following < scalars.count ? scalars[following] : nil
        if before.scalar == ":" { return marks.depth[leader.lowerBound] == 0 || weight > Self.gluedBlank }
        if marks.depth[leader.lowerBound] > 0 { return weight >= Self.certainBlank }
        if ",+;".unicodeScalars.contains(before.scalar) { return weight >= Self.certainBlank }
        // a figure typed over the middle of a blank without a colon ("trong năm…11…/…20…")
        if mode == .filled, next.map({ ("0"..."9").contains($0) }) == true, following == leader.upperBound { return true }
        if next == "%" { return true }
        if before.scalar == "/", slots.last.map({ $0.range.upperBound + 2 >= leader.lowerBound - before.spaces }) == true { return true }
        return before.spaces == 0 ? weight >= Self.gluedBlank : weight >= Self.spacedBlank
    }

    // MARK: Labels

    func label(until end: Int) -> String {
        var text = ValueReader.collapsed(marks.text(min(labelStart, end)..<end))
        while let last = text.last, ":;,".contains(last) || last == " " { text.removeLast() }
        while let first = text.first, ";,. ".contains(first) { text.removeFirst() }
        for opening in ["Trong đó:", "Trong đó,"] where text.hasPrefix(opening) {
            text = String(text.dropFirst(opening.count)).trimmingCharacters(in: .whitespaces)
        }
        return text
    }

    // MARK: Boxes

    /// Takes the boxes from `first` on that belong to one question.
    private mutating func takeBoxes(from first: Int) -> Int {
        var last = first
        while last + 1 < marks.boxes.count {
            let between = marks.boxes[last].range.upperBound..<marks.boxes[last + 1].range.lowerBound
            if scalars[between].contains(where: { $0 == ";" || $0 == ":" || $0 == "\n" }) { break }
            last += 1
        }
        let group = Array(marks.boxes[first...last])
        let label = label(until: group[0].range.lowerBound)
        let lead = String(label.reversed().prefix(while: { $0 != ":" }).reversed()).trimmingCharacters(in: .whitespaces)
        let tailEnd = optionEnd(from: group[group.count - 1].range.upperBound)
        let tail = ValueReader.collapsed(marks.text(group[group.count - 1].range.upperBound..<tailEnd))
        var options: [ScannedSlot.Option] = []
        var begin = group[0].range.lowerBound
        var name = label
        if tail.isEmpty, group.count > 1, scalars[labelStart..<begin].contains(":"), !lead.isEmpty {
            // the option before its box: "Có ☐  Không ☐"
            let colon = scalars[labelStart..<begin].lastIndex(of: ":") ?? labelStart
            name = self.label(until: colon)
            begin = marks.skippingSpaces(colon + 1, tabs: true)
            var from = begin
            for box in group {
                options.append(option(marks.text(from..<box.range.lowerBound), box))
                from = box.range.upperBound
            }
        } else {
            for (index, box) in group.enumerated() {
                let end = index + 1 < group.count ? group[index + 1].range.lowerBound : tailEnd
                options.append(option(marks.text(box.range.upperBound..<end), box))
            }
        }
        options.removeAll { $0.text.isEmpty }
        guard !options.isEmpty else { return group[group.count - 1].range.upperBound }
        let range = begin..<max(tailEnd, group[group.count - 1].range.upperBound)
        let ticked = options.first(where: \.isTicked)?.box
        slots.append(ScannedSlot(label: name, range: range, content: ticked ?? range.lowerBound..<range.lowerBound, options: options))
        labelStart = skippingSeparators(range.upperBound)
        return max(labelStart, range.upperBound)
    }

    private func option(_ text: String, _ box: LineMarks.Box) -> ScannedSlot.Option {
        let text = ValueReader.collapsed(text).trimmingCharacters(in: [" ", ",", ".", "/"])
        return ScannedSlot.Option(text: text, box: box.range, isTicked: box.isTicked)
    }

    private func optionEnd(from offset: Int) -> Int {
        var position = marks.skippingSpaces(offset)
        while position < scalars.count, !";\t\n".unicodeScalars.contains(scalars[position]) {
            if scalars[position] == ".", position + 1 == scalars.count || scalars[position + 1] == " " { break }
            position += 1
        }
        while position > offset, LineMarks.isSpace(scalars[position - 1]) { position -= 1 }
        return position
    }

    // MARK: Drawn blanks

    private mutating func takeBlank(at offset: Int) -> Int {
        let label = label(until: offset)
        return takeRegion(from: offset, label: label)
    }

    /// Takes a blank that begins at `offset` with dots or with what was typed, its second half behind a slash, and its unit.
    mutating func takeRegion(from offset: Int, label: String) -> Int {
        let guess = SlotTyper.guess(label: label, unit: nil)
        let isPhone = guess.type == .phone
        var region = region(from: offset, isTextual: SlotTyper.isWordy(guess), isPhone: isPhone)
        region.slot.label = label
        let slash = marks.skippingSpaces(region.end)
        if !isPhone, !(SlotTyper.isTextual(guess.type) && guess.isSure), slash < scalars.count, scalars[slash] == "/" {
            let second = marks.skippingSpaces(slash + 1)
            let digit = marks.skippingDots(second)
            let isNumber = mode == .filled && digit < scalars.count && ("0"..."9").contains(scalars[digit]) && !region.slot.content.isEmpty
            if marks.leader(at: second) != nil || isNumber {
                var other = self.region(from: second, isTextual: false, isPhone: false)
                other.slot.label = label
                region.slot.part = .numerator
                other.slot.part = .denominator
                let (unit, end) = unit(from: other.end)
                region.slot.unit = unit
                other.slot.unit = unit
                slots += [region.slot, other.slot]
                labelStart = skippingSeparators(end)
                return max(labelStart, end)
            }
        }
        let (unit, end) = unit(from: region.end)
        region.slot.unit = unit
        slots.append(region.slot)
        labelStart = skippingSeparators(end)
        return max(labelStart, end)
    }

    private func region(from offset: Int, isTextual: Bool, isPhone: Bool) -> (slot: ScannedSlot, end: Int) {
        var end = marks.leader(at: offset)?.upperBound ?? (mode == .filled ? marks.skippingDots(offset) : offset)
        var content = end..<end
        if mode == .filled {
            let typed = marks.skippingSpaces(end)
            let number = numberEnd(from: typed, isPhone: isPhone)
            if number > typed, !isTextual {
                content = typed..<number
                end = number
                let tail = marks.skippingSpaces(number)
                end = marks.leader(at: tail)?.upperBound ?? (tail == number ? marks.skippingDots(tail, onlyBefore: "/%") : end)
            } else if isTextual, let close = insetEnd(from: typed) {
                content = typed..<close.lowerBound
                end = close.upperBound
            } else if isTextual, typed < scalars.count, end > offset {
                let textEnd = textEnd(from: typed)
                content = typed..<textEnd
                end = textEnd
            }
        }
        return (ScannedSlot(label: "", range: offset..<end, content: trimmed(content)), end)
    }

    /// The dots that close text typed over the middle of a blank.
    private func insetEnd(from offset: Int) -> Range<Int>? {
        guard let close = marks.leader(from: offset), close.lowerBound > offset, close.lowerBound - offset <= Self.longestInset else {
            return nil
        }
        return scalars[offset..<close.lowerBound].contains(where: { ":\t\n".unicodeScalars.contains($0) }) ? nil : close
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let last = range.last, LineMarks.isSpace(scalars[last]) { range = range.lowerBound..<last }
        while let first = range.first, LineMarks.isSpace(scalars[first]) { range = (first + 1)..<range.upperBound }
        return range
    }

    /// The end of the figure at `offset`; `offset` where there is none.
    func numberEnd(from offset: Int, isPhone: Bool) -> Int {
        var position = offset
        var last = offset
        if position < scalars.count, scalars[position] == "-" || (isPhone && "(+".unicodeScalars.contains(scalars[position])) {
            position += 1
        }
        while position < scalars.count {
            if ("0"..."9").contains(scalars[position]) {
                position += 1
                last = position
            } else if ".,".unicodeScalars.contains(scalars[position]) || isPhone && " ()-–/.".unicodeScalars.contains(scalars[position]) {
                position += 1
            } else if scalars[position] == " ", position + 3 < scalars.count, last - offset <= 3 || scalars[last - 1].value < 0x3A,
                scalars[position + 1...position + 3].allSatisfy({ ("0"..."9").contains($0) }), position == last
            {
                position += 1
            } else {
                break
            }
        }
        return last
    }

    /// The unit printed behind a blank, and where the next label can begin.
    private func unit(from offset: Int) -> (String?, Int) {
        var position = marks.skippingSpaces(offset)
        if position < scalars.count, scalars[position] == "%" { return ("%", position + 1) }
        if position < scalars.count, scalars[position] == "/" { position += 1 }
        let begin = position
        while position < scalars.count, position - begin <= Self.longestUnit {
            let scalar = scalars[position]
            let isLast = position + 1 == scalars.count
            if ";\t\n(:☐□".unicodeScalars.contains(scalar) || marks.leader(at: position) != nil { break }
            if ",.".unicodeScalars.contains(scalar), isLast || LineMarks.isSpace(scalars[position + 1]) { break }
            if scalar == " ", !isLast, scalars[position + 1] == " " { break }
            // a capital after a small word begins the next label ("người Tỷ lệ: ...")
            if scalar == " ", !isLast, scalars[position + 1].properties.isUppercase, position > begin { break }
            position += 1
        }
        let text = ValueReader.collapsed(marks.text(begin..<position))
        let stopped = position < scalars.count ? scalars[position] : nil
        // what runs on to a colon or to dots is the next label
        if stopped == ":" || position - begin > Self.longestUnit || marks.leader(at: position) != nil {
            return (nil, offset)
        }
        return text.isEmpty || !text.contains(where: \.isLetter) ? (nil, offset) : (text, position)
    }

    func skippingSeparators(_ offset: Int) -> Int {
        var position = offset
        while position < scalars.count, LineMarks.isSpace(scalars[position]) || ";,.%".unicodeScalars.contains(scalars[position]),
            scalars[position] != "\n"
        {
            if marks.leader(at: position) != nil { break }
            position += 1
        }
        return position
    }
}
