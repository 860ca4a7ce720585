/// Joins lines that a page's width broke, and keeps apart what was written apart.
struct ParagraphJoiner {
    let scale: PixelScale

    /// White in inches at the end of a line beyond the width of the next line's first word, from which the break was meant.
    private static let slack = 0.12
    /// Share of the line height that two lines of one paragraph may be apart.
    private static let leading = 0.75

    /// - Parameters:
    ///   - lines: one column of text, top down.
    ///   - width: where its text may begin and end.
    func paragraphs(_ lines: [TextLine], within width: ClosedRange<Int>) -> [[TextLine]] {
        var result: [[TextLine]] = []
        for line in lines {
            if let last = result.last?.last, continues(last, line, within: width) {
                result[result.count - 1].append(line)
            } else {
                result.append([line])
            }
        }
        return result
    }

    private func continues(_ previous: TextLine, _ line: TextLine, within width: ClosedRange<Int>) -> Bool {
        guard let first = line.words.first, first.kind != .box, !startsItem(line) else { return false }
        let height = max(previous.box.height, line.box.height)
        let gap = line.box.y0 - previous.box.y1
        guard Double(gap) <= Self.leading * Double(height) else { return false }
        // a line that begins left or at the left of the block and follows a full line
        let left = max(0, previous.box.x0 - width.lowerBound)
        let right = max(0, width.upperBound - previous.box.x1)
        let isCentred = left > scale(0.3) && abs(left - right) < scale(0.25)
        let room = isCentred ? left + right : right
        return room <= first.box.width + scale(Self.slack)
    }

    /// Whether a line begins with a number or bullet.
    private func startsItem(_ line: TextLine) -> Bool {
        guard let text = line.words.first?.text else { return false }
        if ["-", "–", "+", "*", "•", "·", "—", "~"].contains(text) { return line.words.count > 1 }
        guard let last = text.last, ".):".contains(last) || text.dropLast().contains(".") else { return false }
        let core = text.filter { !".):(".contains($0) }
        guard !core.isEmpty, core.count <= 4 else { return false }
        let isNumber = core.allSatisfy { $0.isASCII && $0.isNumber }
        let isRoman = core.allSatisfy { "IVXivx".contains($0) }
        let isLetter = core.count == 1 && core.allSatisfy(\.isLetter)
        return isNumber || isRoman || isLetter
    }
}
