/// Tells the line under a short blank, "_0_ %", from the bars of letters, boxes and struck words: it reaches out from under what stands on it.
struct UnderlineFinder {
    let scale: PixelScale

    /// Inches over a line in which the letters stand that were written on it, and under it in which a struck word's lower half would be.
    private static let above = 0.1
    private static let below = 0.06
    /// Inches by which a blank's line reaches out from under its figure: a space of 10 points has 0.035, the serifs of III joined to a bar 0.02.
    private static let wing = 0.033
    /// Share of a line's width under which tails and commas hang: a row of struck dots has 0.35.
    private static let hanging = 0.2
    /// Inches from which a line with nothing on it is a blank: the dash of 18 points has 0.25.
    private static let emptyBlank = 0.28
    /// Inches; thicker lines are bars.
    private static let thickest = 0.026

    /// - Parameter ink: 1 bit, with the line itself.
    func isUnderline(_ line: Ruling, in ink: borrowing Raster) -> Bool {
        guard line.thickness <= max(2, scale(Self.thickest)) else { return false }
        let half = line.thickness / 2 + 2
        let columns = max(0, line.start)..<max(0, line.start, min(ink.width, line.end))
        var loaded: [Bool] = []
        var hanging = 0
        for x in columns {
            let y = Int(line.across(at: Double(x)))
            loaded.append(hasInk(x, y - half - scale(Self.above)..<y - half, in: ink))
            if hasInk(x, y + half + 1..<y + half + 1 + scale(Self.below), in: ink) { hanging += 1 }
        }
        guard Double(hanging) <= Self.hanging * Double(columns.count) else { return false }
        guard let first = loaded.firstIndex(of: true), let last = loaded.lastIndex(of: true) else {
            return line.length >= scale(Self.emptyBlank)
        }
        return max(first, loaded.count - 1 - last) >= max(2, scale(Self.wing))
    }

    private func hasInk(_ x: Int, _ rows: Range<Int>, in ink: borrowing Raster) -> Bool {
        (max(0, rows.lowerBound)..<max(0, rows.lowerBound, min(ink.height, rows.upperBound))).contains { ink.isInk(x: x, y: $0) }
    }
}
