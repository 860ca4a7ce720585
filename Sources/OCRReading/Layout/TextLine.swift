/// Words on one line, left to right.
struct TextLine: Hashable, Sendable {
    var words: [ReadWord]

    var box: PixelBox {
        words.dropFirst().reduce(words.first?.box ?? PixelBox(x0: 0, y0: 0, x1: 0, y1: 0)) { $0.union($1.box) }
    }

    var text: String { words.map(\.text).joined(separator: " ") }
}

/// Puts the words of one region, and the boxes and leaders seen by their pixels, into lines.
struct LineAssembler {
    let scale: PixelScale

    /// Share of the lower one's height that two words on one line share.
    private static let shared = 0.45

    /// - Parameters:
    ///   - words: as read, with the engine's own line numbers.
    ///   - marks: boxes and leaders of the region.
    func lines(_ words: [ReadWord], marks: [ReadWord]) -> [TextLine] {
        var lines: [TextLine] = []
        var current: Int?
        for word in words {
            if current == word.line, !lines.isEmpty {
                lines[lines.count - 1].words.append(word)
            } else {
                lines.append(TextLine(words: [word]))
                current = word.line
            }
        }
        for mark in marks.sorted(by: { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }) {
            let height = max(mark.box.height, scale(0.05))
            let tall = PixelBox(x0: mark.box.x0, y0: mark.box.y1 - height, x1: mark.box.x1, y1: mark.box.y1)
            let best = lines.indices.max { lines[$0].box.verticalOverlap(tall) < lines[$1].box.verticalOverlap(tall) }
            if let best, Double(lines[best].box.verticalOverlap(tall)) >= Self.shared * Double(height) {
                lines[best].words.append(mark)
            } else {
                lines.append(TextLine(words: [mark]))
            }
        }
        for index in lines.indices {
            lines[index].words.sort { $0.box.x0 < $1.box.x0 }
            markBlanks(in: &lines[index].words)
        }
        return merged(lines.sorted { $0.box.midY < $1.box.midY })
    }

    private static let dashes: Set<Character> = ["-", "–", "—", "_"]
    /// Share of a line's height by which the dash of a blank may begin above the feet of the letters beside it.
    private static let footing = 0.06
    /// Words on each side whose feet are looked at: one of them has no tail.
    private static let besides = 3

    /// A dash below the feet of the letters is what is left of a blank's line where it went over to the next line of text: "nhà nước: _" / "53_ %".
    private func markBlanks(in words: inout [ReadWord]) {
        for index in words.indices where words[index].kind == .text && words[index].text.allSatisfy(Self.dashes.contains) {
            let beside = words[max(0, index - Self.besides)..<min(words.count, index + Self.besides + 1)].filter { word in
                word.kind == .text && word.text.contains { $0.isLetter || $0.isNumber }
            }
            guard let foot = beside.map(\.box.y1).min(), let height = beside.map(\.box.height).max() else { continue }
            guard Double(words[index].box.y0) >= Double(foot) - Self.footing * Double(height) else { continue }
            words[index].text = "_"
            words[index].symbols = []
            words[index].kind = .leader
        }
    }

    /// The engine parts a line at wide gaps now and then.
    private func merged(_ lines: [TextLine]) -> [TextLine] {
        var result: [TextLine] = []
        for line in lines {
            if let last = result.last {
                let height = min(last.box.height, line.box.height)
                let isBeside = last.words.allSatisfy { a in line.words.allSatisfy { a.box.horizontalOverlap($0.box) <= 0 } }
                if isBeside, Double(last.box.verticalOverlap(line.box)) >= 0.6 * Double(height) {
                    result[result.count - 1].words = (last.words + line.words).sorted { $0.box.x0 < $1.box.x0 }
                    continue
                }
            }
            result.append(line)
        }
        return result
    }
}
