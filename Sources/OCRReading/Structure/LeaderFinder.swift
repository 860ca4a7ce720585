/// Finds rows of dots to write on: small, alike, at equal distances on one line.
struct LeaderFinder {
    let scale: PixelScale

    /// Inches between the middles of two dots: 8-point full stops have 0.028, spaced-out leaders of 14 points 0.12.
    private static let steps = 0.024...0.13
    /// Inches by which a dot may stand above or below the one before.
    private static let waver = 0.012
    /// Share by which a step may differ from the row's first.
    private static let unevenness = 0.3
    /// Fewer dots are punctuation.
    private static let fewest = 3
    /// Inches under a dot in which the stem of an i or j begins.
    private static let stem = 0.06

    func rows(of dots: [PixelBox], letters: BoxIndex) -> (leaders: [InkParts.Leader], rest: [PixelBox]) {
        var rest: [PixelBox] = []
        var candidates: [PixelBox] = []
        let stem = scale(Self.stem)
        let all = BoxIndex(dots, cell: scale(0.5))
        for dot in dots {
            let below = PixelBox(x0: dot.x0, y0: dot.y1, x1: dot.x1, y1: dot.y1 + stem)
            let above = PixelBox(x0: dot.x0, y0: dot.y0 - stem, x1: dot.x1, y1: dot.y0)
            // the two dots of a colon, too, stand over each other
            if letters.touches(below) || letters.touches(above) || all.touches(below) || all.touches(above) {
                rest.append(dot)
            } else {
                candidates.append(dot)
            }
        }
        candidates.sort { $0.x0 < $1.x0 }
        var isUsed = [Bool](repeating: false, count: candidates.count)
        var leaders: [InkParts.Leader] = []
        for first in candidates.indices where !isUsed[first] {
            var chain = [first]
            var step: Double?
            while let next = self.next(after: chain, step: step, candidates, isUsed) {
                if step == nil { step = candidates[next].midX - candidates[first].midX }
                chain.append(next)
            }
            guard chain.count >= Self.fewest else { continue }
            for index in chain { isUsed[index] = true }
            let box = chain.dropFirst().reduce(candidates[first]) { $0.union(candidates[$1]) }
            leaders.append(InkParts.Leader(box: box, dots: chain.count))
        }
        for index in candidates.indices where !isUsed[index] { rest.append(candidates[index]) }
        return (leaders, rest)
    }

    /// The next dot of the line where it stands a step further on. No dot is passed over: the point of a figure before a leader ("19.6......")
    /// stands two steps before its first dot, and must not make a row of every second one.
    private func next(after chain: [Int], step: Double?, _ dots: [PixelBox], _ isUsed: [Bool]) -> Int? {
        guard let last = chain.last else { return nil }
        let from = dots[last]
        let least = Self.steps.lowerBound * scale.dotsPerInch
        let low = step.map { $0 * (1 - Self.unevenness) } ?? least
        let high = step.map { $0 * (1 + Self.unevenness) } ?? Self.steps.upperBound * scale.dotsPerInch
        var index = last + 1
        while index < dots.count, dots[index].midX - from.midX <= high {
            let dot = dots[index]
            if !isUsed[index], dot.midX - from.midX >= min(low, least), abs(dot.midY - from.midY) <= Self.waver * scale.dotsPerInch + 1 {
                return dot.midX - from.midX >= low ? index : nil
            }
            index += 1
        }
        return nil
    }
}
