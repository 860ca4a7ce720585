/// Joins lines that a page's width broke, and keeps apart what was written apart.
struct ParagraphJoiner {
    let scale: PixelScale
    /// Whether the lines stand in a cell, whose width breaks them, and not on the open page.
    var isCell = false

    /// Inches by which the middles of two centred lines differ at most, and their left ends at least.
    private static let centre = 0.1

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
        if !isCell, isCentred(previous, line) || turnsBold(line, after: previous), begins(line, after: previous) { return false }
        // a line that begins left or at the left of the block and follows a full line
        let left = max(0, previous.box.x0 - width.lowerBound)
        let right = max(0, width.upperBound - previous.box.x1)
        let isCentred = left > scale(0.3) && abs(left - right) < scale(0.25)
        let room = isCentred ? left + right : right
        return room <= first.box.width + scale(Self.slack)
    }

    private func isCentred(_ a: TextLine, _ b: TextLine) -> Bool {
        let centre = scale(Self.centre)
        return abs(a.box.midX - b.box.midX) <= Double(centre) && abs(a.box.x0 - b.box.x0) > centre
    }

    /// Whether a line that is bold as a whole follows one without a bold word, below "…, ngày 12 tháng 12 năm 2019" the signer's office. An answer in bold may
    /// follow its label's colon.
    private func turnsBold(_ line: TextLine, after previous: TextLine) -> Bool {
        let (words, above) = (line.words.filter { $0.kind == .text }, previous.words.filter { $0.kind == .text })
        guard !words.isEmpty, let last = above.last else { return false }
        return words.allSatisfy(\.isBold) && !above.contains(where: \.isBold) && !last.text.hasSuffix(":")
    }

    /// Whether a centred or bold line says something of its own: place and date, the signer's office, the name stand below each other, and which of
    /// them is the widest says nothing. Titles in capitals go on.
    private func begins(_ line: TextLine, after previous: TextLine) -> Bool {
        guard let first = line.text.first(where: { !$0.isWhitespace }) else { return false }
        if first == "(" { return true }
        let areCapitals = previous.text == previous.text.uppercased() && line.text == line.text.uppercased()
        return first.isUppercase && !areCapitals
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
