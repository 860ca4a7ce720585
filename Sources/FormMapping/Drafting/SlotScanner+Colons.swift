import Foundation
import RecordModel
import VietnameseText

/// What stands behind a colon: a blank, an answer, or the rest of a sentence.
extension SlotScanner {
    /// Words before a colon that never ask for anything, in administrative papers.
    private static let neverLabels = Set(
        [
            "ghi chú", "cách tính", "kính gửi", "nơi nhận", "căn cứ", "ví dụ", "lưu ý", "trong đó", "v/v", "lưu", "gồm", "bao gồm",
            "cụ thể", "số", "sau đây",
        ].map { comparisonKey($0) })

    /// - Returns: the offset to go on from.
    mutating func takeColon(at colon: Int) -> Int {
        let content = marks.skippingSpaces(colon + 1, tabs: true)
        let isLineEnd = content >= scalars.count || scalars[content] == "\n"
        let name = label(until: colon)
        let key = comparisonKey(name)
        if key.isEmpty || Self.neverLabels.contains(key) || name.count > Self.longestLabel { return content }
        if isLineEnd {
            // a tab stop draws the blank's line
            if scalars[(colon + 1)..<content].contains("\t") { return takeTab(colon + 1..<content, label: name) }
            return content
        }
        if marks.boxes.contains(where: { $0.range.lowerBound == content }) { return content }
        if let leader = marks.leader(at: content), leader.lowerBound == content { return takeRegion(from: content, label: name) }
        let typed = mode == .filled ? marks.skippingSpaces(marks.skippingDots(content)) : content
        if let taken = takePrint(at: content, label: name) ?? takeTyped(at: typed, label: name) { return taken }
        return colon + 1
    }

    private mutating func takeTab(_ range: Range<Int>, label: String) -> Int {
        slots.append(ScannedSlot(label: label, range: range, content: range.upperBound..<range.upperBound))
        labelStart = range.upperBound
        return range.upperBound
    }

    /// What the form prints in a blank: "Có/ Không?", or an area code before the dots.
    private mutating func takePrint(at content: Int, label: String) -> Int? {
        let end = textEnd(from: content)
        let text = ValueReader.collapsed(marks.text(content..<end))
        if comparisonKey(text) == "cókhông", text.contains("/") {
            slots.append(
                ScannedSlot(label: label, range: content..<end, content: content..<content, options: [], print: text))
            labelStart = skippingSeparators(end)
            return end
        }
        guard mode == .blankForm else { return nil }
        let number = numberEnd(from: content, isPhone: true)
        guard number > content, let leader = marks.leader(at: number), leader.lowerBound == number else { return nil }
        let next = takeRegion(from: number, label: label)
        if var slot = slots.popLast() {
            slot.print = marks.text(content..<number)
            slot.range = content..<slot.range.upperBound
            slots.append(slot)
        }
        return next
    }

    /// An answer behind a colon without dots around it; in a blank form only a period that the form brings along.
    private mutating func takeTyped(at content: Int, label: String) -> Int? {
        let guess = SlotTyper.guess(label: label, unit: nil)
        let isTextual = SlotTyper.isTextual(guess.type)
        let end = textEnd(from: content)
        if mode == .blankForm {
            guard guess.type == .period, guess.isSure, ReportPeriod.read(marks.text(content..<end)) != nil else { return nil }
            slots.append(ScannedSlot(label: label, range: content..<end, content: content..<end, isDrawn: false))
            labelStart = skippingSeparators(end)
            return end
        }
        let number = numberEnd(from: content, isPhone: guess.type == .phone)
        if number > content, !isTextual || !guess.isSure && isFigure(content..<number, before: end) {
            let next = takeRegion(from: content, label: label)
            slots[slots.count - 1].isDrawn = false
            return next
        }
        guard let last = answerEnd(from: content), isAnswer(marks.text(content..<last), to: guess) else { return nil }
        slots.append(ScannedSlot(label: label, range: content..<last, content: trimmed(content..<last), isDrawn: false))
        labelStart = skippingSeparators(last)
        return last
    }

    /// Words behind a figure that can be its unit and a remark.
    private static let longestUnitWords = 4
    /// Words that begin an instruction of the form, not an answer.
    private static let instructions = ["cung cấp", "khai báo", "liệt kê", "vui lòng", "ghi rõ", "xem", "đề nghị đơn vị", "là"].map {
        comparisonKey($0)
    }
    /// Longest answer in words to a question that says nothing of its kind.
    private static let longestAnswer = 120

    /// Whether words behind a colon are somebody's answer, and not the rest of the form's own sentence.
    private func isAnswer(_ text: String, to guess: SlotTyper.Guess) -> Bool {
        let key = comparisonKey(text)
        if Self.shortAnswers.contains(key) { return true }
        if guess.isSure { return true }
        guard text.count <= Self.longestAnswer, !Self.instructions.contains(where: key.hasPrefix) else { return false }
        // "Thống kê văn bản giấy: Tổng số văn bản …": a label itself
        if SlotTyper.guess(label: text, unit: nil).isSure { return false }
        return text.first { !$0.isWhitespace }.map { !$0.isLetter || $0.isUppercase } ?? false
    }

    private static let shortAnswers = Set(
        ["có", "không", "đã", "chưa", "rồi", "x", "có rồi", "đã có", "chưa có"].map { comparisonKey($0) })

    /// Whether a number is the whole answer but for a unit of few words.
    private func isFigure(_ number: Range<Int>, before end: Int) -> Bool {
        if number.upperBound < end, scalars[number.upperBound] == "/" || LineMarks.isLeader(scalars[number.upperBound]) { return true }
        return marks.text(number.upperBound..<end).split(separator: " ").count <= Self.longestUnitWords
    }

    /// The end of an answer in words: where the next label begins, or the line ends. Nil where the words before the next colon are all one label.
    private func answerEnd(from content: Int) -> Int? {
        let end = textEnd(from: content)
        var colon = content
        while colon < end {
            if scalars[colon] == ":", marks.depth[colon] == 0, colon + 1 >= scalars.count || scalars[colon + 1] != "/" { break }
            colon += 1
        }
        guard colon < end else {
            var last = end
            if let leader = marks.leader(from: content), leader.lowerBound < end, marks.weight(leader) > Self.gluedBlank {
                last = leader.upperBound
            }
            return last
        }
        let separators = scalars[content..<colon].indices.filter { offset in
            ";,".unicodeScalars.contains(scalars[offset])
                || scalars[offset] == "." && offset + 1 < colon && LineMarks.isSpace(scalars[offset + 1])
                || scalars[offset] == " " && offset + 1 < colon && scalars[offset + 1] == " "
        }
        // a label begins with a capital; commas inside of one are followed by small letters
        return separators.last { offset in
            scalars[(offset + 1)..<colon].first { !LineMarks.isSpace($0) }?.properties.isUppercase == true
        }
    }

    /// The end of the words at `offset`: a tab, a line break or a wide gap.
    func textEnd(from offset: Int) -> Int {
        var position = offset
        var spaces = 0
        while position < scalars.count, scalars[position] != "\t", scalars[position] != "\n" {
            spaces = scalars[position] == " " ? spaces + 1 : 0
            if spaces == Self.wideGap { return position - Self.wideGap + 1 }
            position += 1
        }
        while position > offset, LineMarks.isSpace(scalars[position - 1]) { position -= 1 }
        return position
    }

    /// Spaces that part two answers on a line.
    private static let wideGap = 4
}
