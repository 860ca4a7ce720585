/// Parts text that stands side by side without lines between: letterheads, signatures.
struct ColumnSplitter {
    let scale: PixelScale

    /// White in inches between two columns.
    private static let gutter = 0.3
    /// Inches of the gap in a long line over a run, how much wider than the line's usual gap, and how far from the run's gutter.
    private static let narrowGutter = 0.09
    private static let outstanding = 1.5
    private static let drift = 0.8
    /// Inches by which a line of one column may stand out.
    private static let touch = 0.05
    /// Lines that must share the gutter.
    private static let fewest = 2

    /// Stretches of lines in reading order; in each the lines belong together from top to bottom.
    func columns(_ lines: [TextLine]) -> [[TextLine]] {
        var result: [[TextLine]] = []
        var open: [TextLine] = []
        var index = 0
        while index < lines.count {
            guard let run = run(from: index, lines) else {
                open.append(lines[index])
                index += 1
                continue
            }
            var start = index
            var middles = Array(repeating: run.middle, count: run.end - index)
            while let last = open.last, let middle = narrowGap(last, at: run.middle) {
                open.removeLast()
                start -= 1
                middles.insert(middle, at: 0)
            }
            if !open.isEmpty { result.append(open) }
            open = []
            let block = zip(lines[start..<run.end], middles)
            let left = block.map { line, middle in part(line) { $0.box.midX < middle } }
            let right = block.map { line, middle in part(line) { $0.box.midX >= middle } }
            result.append(left.compactMap { $0 })
            result.append(right.compactMap { $0 })
            index = run.end
        }
        if !open.isEmpty { result.append(open) }
        return result
    }

    /// Long lines of two columns come close to each other: over a run, a gap that stands out from the line's other gaps is the gutter.
    /// - Returns: the middle of that gap; nil where there is none.
    private func narrowGap(_ line: TextLine, at middle: Double) -> Double? {
        let gaps = zip(line.words, line.words.dropFirst()).map { (low: $0.box.x1, high: $1.box.x0) }
        let widths = gaps.map { $0.high - $0.low }.sorted()
        guard let usual = widths.isEmpty ? nil : widths[widths.count / 2],
            let widest = gaps.max(by: { $0.high - $0.low < $1.high - $1.low })
        else { return nil }
        let width = widest.high - widest.low
        let own = Double(widest.low + widest.high) / 2
        let stands = width >= scale(Self.narrowGutter) && Double(width) >= Self.outstanding * Double(usual)
        return stands && abs(own - middle) <= Double(scale(Self.drift)) ? own : nil
    }

    private func part(_ line: TextLine, where belongs: (ReadWord) -> Bool) -> TextLine? {
        let words = line.words.filter(belongs)
        return words.isEmpty ? nil : TextLine(words: words)
    }

    /// The longest run of lines from `start` that share a gutter.
    private func run(from start: Int, _ lines: [TextLine]) -> (end: Int, middle: Double)? {
        guard let first = gap(lines[start]) else { return nil }
        var (low, high) = first
        var end = start + 1
        var shared = 1
        while end < lines.count {
            let box = lines[end].box
            if let next = gap(lines[end], meeting: low...high) {
                let (a, b) = (max(low, next.low), min(high, next.high))
                guard b - a >= scale(Self.gutter) else { break }
                (low, high) = (a, b)
                shared += 1
            } else {
                // a line of one column only: it must not reach into the gutter
                guard box.x1 <= low + scale(Self.touch) || box.x0 >= high - scale(Self.touch) else { break }
            }
            end += 1
        }
        // lines of one column at the end belong to what follows
        while end > start, gap(lines[end - 1], meeting: low...high) == nil { end -= 1 }
        let middle = Double(low + high) / 2
        let isOne = areBlanks(lines[start..<end], parted: middle) || areOptions(lines[start..<end], parted: middle)
        return shared >= Self.fewest && !isOne ? (end, middle) : nil
    }

    /// Whether lines go on across the gap, because most have a mark to tick on both sides: "( ) Có      (X) Không".
    private func areOptions(_ lines: ArraySlice<TextLine>, parted middle: Double) -> Bool {
        func offers(_ words: [ReadWord]) -> Bool {
            words.contains { word in word.kind == .box || word.text.hasPrefix("(") || word.text.hasPrefix("[") }
        }
        return areMostly(lines, parted: middle) { left, right in offers(Array(right.prefix(1))) && offers(left) }
    }

    /// Whether lines go on across the gap, because most have a label with a colon on both sides, or one right before the gap: "Tiến sỹ: 2 người
    /// Thạc sỹ: 5 người", "Tên cơ quan:      Sở Y tế".
    private func areBlanks(_ lines: ArraySlice<TextLine>, parted middle: Double) -> Bool {
        func asks(_ words: [ReadWord]) -> Bool { words.contains { $0.text.contains(":") } }
        return areMostly(lines, parted: middle) { left, right in
            asks(left) && asks(right) || !right.isEmpty && left.last?.text.hasSuffix(":") == true
        }
    }

    /// Whether `holds` is true of what most lines have on the left and on the right of the gap.
    private func areMostly(
        _ lines: ArraySlice<TextLine>, parted middle: Double, _ holds: (_ left: [ReadWord], _ right: [ReadWord]) -> Bool
    ) -> Bool {
        let holding = lines.count { line in
            holds(line.words.filter { $0.box.midX < middle }, line.words.filter { $0.box.midX >= middle })
        }
        return 2 * holding > lines.count
    }

    /// The widest gap of a line that parts text from text: options behind boxes and blanks to fill belong to their line.
    private func gap(_ line: TextLine, meeting range: ClosedRange<Int>? = nil) -> (low: Int, high: Int)? {
        var best: (low: Int, high: Int)?
        for (a, b) in zip(line.words, line.words.dropFirst()) {
            let width = b.box.x0 - a.box.x1
            guard width >= scale(Self.gutter), a.kind == .text, b.kind == .text else { continue }
            if let range, a.box.x1 > range.upperBound || b.box.x0 < range.lowerBound { continue }
            if width > (best.map { $0.high - $0.low } ?? 0) { best = (a.box.x1, b.box.x0) }
        }
        return best
    }
}
