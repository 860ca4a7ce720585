import DocumentModel

/// What in a line can be a blank: leaders, boxes, colons. Offsets count the line's scalars.
struct LineMarks: Sendable {
    struct Box: Sendable {
        var range: Range<Int>
        var isTicked: Bool
    }

    /// Stretches of dots, ellipses and low lines, inner spaces included, that are long enough to be a blank or "and so on".
    private(set) var leaders: [Range<Int>] = []
    private(set) var boxes: [Box] = []
    /// How many brackets are open at each offset; one that is never closed does not count.
    private(set) var depth: [Int] = []
    let scalars: [Unicode.Scalar]

    /// Dots, an ellipsis counting three, from which dots can be a blank at all.
    private static let shortest = 3

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
        depth = Self.depths(scalars)
        findLeaders()
        findBoxes()
    }

    /// Form controls that hold their placeholder, and underlined white space, are drawn blanks: they count as leaders.
    static func drawn(_ runs: [TextRun]) -> [TextRun] {
        runs.map { run in
            var run = run
            if run.origin == .control(isPlaceholder: true), !run.text.contains(where: { "☐☒".contains($0) }) {
                run.text = String(repeating: "…", count: max(2, run.text.unicodeScalars.count))
                run.edges = []
            } else if run.style.underline, run.text.count > 1, run.text.allSatisfy({ $0 == " " || $0 == "\t" || $0 == "\u{A0}" }) {
                run.text = String(repeating: "_", count: run.text.unicodeScalars.count)
            }
            return run
        }
    }

    static func isLeader(_ scalar: Unicode.Scalar) -> Bool { ".…_‥".unicodeScalars.contains(scalar) }
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar == "\u{A0}" }

    /// Dots that a run is worth: an ellipsis stands for three.
    func weight(_ run: Range<Int>) -> Int {
        scalars[run].reduce(0) { $0 + ($1 == "…" ? 3 : $1 == "‥" ? 2 : Self.isSpace($1) ? 0 : 1) }
    }

    func leader(at offset: Int) -> Range<Int>? { leaders.first { $0.lowerBound <= offset && offset < $0.upperBound } }
    func leader(from offset: Int) -> Range<Int>? { leaders.first { $0.lowerBound >= offset } }

    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    /// The nearest scalar before `offset` that is no blank space, with how many spaces lie between.
    func before(_ offset: Int) -> (scalar: Unicode.Scalar, spaces: Int)? {
        var position = offset - 1
        while position >= 0, Self.isSpace(scalars[position]) { position -= 1 }
        return position >= 0 ? (scalars[position], offset - 1 - position) : nil
    }

    func skippingSpaces(_ offset: Int, tabs: Bool = false) -> Int {
        var position = offset
        while position < scalars.count, scalars[position] == " " || scalars[position] == "\u{A0}" || (tabs && scalars[position] == "\t") {
            position += 1
        }
        return position
    }

    /// The offset behind dots that are too few to be a blank by themselves, as they are left of one that was typed over.
    /// - Parameter onlyBefore: the signs one of which must follow; empty for any.
    func skippingDots(_ offset: Int, onlyBefore signs: String = "") -> Int {
        var position = offset
        while position < scalars.count, Self.isLeader(scalars[position]) { position += 1 }
        guard !signs.isEmpty else { return position }
        return position < scalars.count && signs.unicodeScalars.contains(scalars[position]) ? position : offset
    }

    private static func depths(_ scalars: [Unicode.Scalar]) -> [Int] {
        var open: [Int] = []
        var change = [Int](repeating: 0, count: scalars.count + 1)
        for (offset, scalar) in scalars.enumerated() {
            if scalar == "(" || scalar == "[" {
                open.append(offset)
            } else if scalar == ")" || scalar == "]", let start = open.popLast() {
                change[start] += 1
                change[offset] -= 1
            }
        }
        var depth = 0
        return scalars.indices.map { offset in
            depth += change[offset]
            return depth
        }
    }

    private mutating func findLeaders() {
        var offset = 0
        while offset < scalars.count {
            guard Self.isLeader(scalars[offset]) else {
                offset += 1
                continue
            }
            var end = offset + 1
            while end < scalars.count {
                if Self.isLeader(scalars[end]) {
                    end += 1
                } else if scalars[end] == " ", end + 1 < scalars.count, Self.isLeader(scalars[end + 1]) {
                    end += 2
                } else {
                    break
                }
            }
            if weight(offset..<end) >= Self.shortest { leaders.append(offset..<end) }
            offset = end
        }
    }

    private static let ticks = "xXvV✓✔".unicodeScalars

    private mutating func findBoxes() {
        var offset = 0
        while offset < scalars.count {
            if TickMark.empty.contains(scalars[offset]) {
                boxes.append(Box(range: offset..<offset + 1, isTicked: false))
            } else if TickMark.ticked.contains(scalars[offset]) {
                boxes.append(Box(range: offset..<offset + 1, isTicked: true))
            } else if scalars[offset] == "(" || scalars[offset] == "[", let box = bracketBox(at: offset) {
                boxes.append(box)
                offset = box.range.upperBound - 1
            }
            offset += 1
        }
    }

    /// "( )", "(x)", "[ ]", "[x]".
    private func bracketBox(at start: Int) -> Box? {
        var position = skippingSpaces(start + 1)
        var isTicked = false
        if position < scalars.count, Self.ticks.contains(scalars[position]) {
            isTicked = true
            position = skippingSpaces(position + 1)
        }
        guard position < scalars.count, scalars[position] == (scalars[start] == "(" ? ")" : "]"), position > start + 1 || isTicked else {
            return nil
        }
        return Box(range: start..<position + 1, isTicked: isTicked)
    }
}
