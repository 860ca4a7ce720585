/// A ruling line, nearly horizontal or nearly vertical, as a polyline: scans bend.
struct Ruling: Hashable, Sendable {
    /// Pixels along the line's direction.
    var start: Int
    var end: Int
    /// Where the line was looked at, along and across its direction, in order.
    var samples: [Sample]
    /// Pixels across.
    var thickness: Int
    /// Where along the line there is ink: lines are joined over gaps, and a gap may be the inside of a merged cell.
    var inked: [Range<Int>] = []

    struct Sample: Hashable, Sendable {
        var along: Double
        var across: Double
    }

    var length: Int { end - start }

    /// Position across at `along`, continued beyond the ends by the line's own slope.
    func across(at along: Double) -> Double {
        guard let first = samples.first, let last = samples.last else { return 0 }
        if samples.count == 1 { return first.across }
        if along <= first.along { return first.across + (along - first.along) * slope }
        if along >= last.along { return last.across + (along - last.along) * slope }
        for index in 1..<samples.count where along <= samples[index].along {
            let (a, b) = (samples[index - 1], samples[index])
            return a.across + (b.across - a.across) * (along - a.along) / max(1, b.along - a.along)
        }
        return last.across
    }

    /// Pixels across a pixel along.
    var slope: Double {
        guard let first = samples.first, let last = samples.last, last.along > first.along else { return 0 }
        return (last.across - first.across) / (last.along - first.along)
    }

    var middle: Double { across(at: Double(start + end) / 2) }

    /// Whether this line, a level one, meets an upright one, or misses it by no more than `reach` pixels.
    func crosses(_ upright: Ruling, reach: Int) -> Bool {
        let x = upright.across(at: middle)
        let y = across(at: x)
        return Double(start - reach) <= x && x <= Double(end + reach) && Double(upright.start - reach) <= y
            && y <= Double(upright.end + reach)
    }
}
