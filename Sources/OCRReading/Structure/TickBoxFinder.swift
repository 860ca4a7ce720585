/// Finds ☐ and ☒ by their pixels: squares with four straight sides, empty or crossed inside.
struct TickBoxFinder {
    let scale: PixelScale

    /// Sides in inches; the boxes of 10-point and 18-point type.
    private static let smallest = 0.075
    private static let largest = 0.24
    /// Longer side over shorter side.
    private static let squareness = 1.3
    /// Share of the width by which a side may bend: the sides of round letters bend more.
    private static let flatness = 0.12
    /// Share of a side that must lie flat.
    private static let flatShare = 0.93
    /// Share of the side that the frame itself may take.
    private static let frame = 0.22
    /// Share of the inside that is ink from which the box is ticked, and up to which it is surely empty; a cross of thin strokes has 0.2.
    private static let tickedInk = 0.08
    private static let emptyInk = 0.02
    /// Inside with more ink is a filled shape.
    private static let surelyTickedInk = 0.14

    func find(among boxes: [PixelBox], in ink: borrowing Raster) -> [InkParts.TickBox] {
        var found: [InkParts.TickBox] = []
        let (smallest, largest) = (scale(Self.smallest), scale(Self.largest))
        for box in boxes {
            let (short, long) = (min(box.width, box.height), max(box.width, box.height))
            guard short >= smallest, long <= largest, Double(long) <= Double(short) * Self.squareness, hasFlatSides(box, ink) else {
                continue
            }
            let margin = max(2, Int(Double(short) * Self.frame))
            let inside = box.inset(margin, margin)
            guard !inside.isEmpty else { continue }
            let share = Double(ink.inkCount(in: inside)) / Double(inside.area)
            let isTicked = share >= Self.tickedInk
            let isSure = share <= Self.emptyInk || share >= Self.surelyTickedInk
            found.append(InkParts.TickBox(box: box, isTicked: isTicked, certainty: isSure ? 0.99 : 0.6))
        }
        return found
    }

    private func hasFlatSides(_ box: PixelBox, _ ink: borrowing Raster) -> Bool {
        let depthX = max(2, Int(Double(box.width) * Self.flatness))
        let depthY = max(2, Int(Double(box.height) * Self.flatness))
        var top = 0
        var bottom = 0
        for x in box.x0..<box.x1 {
            if (0..<depthY).contains(where: { ink.isInk(x: x, y: box.y0 + $0) }) { top += 1 }
            if (0..<depthY).contains(where: { ink.isInk(x: x, y: box.y1 - 1 - $0) }) { bottom += 1 }
        }
        let wide = Self.flatShare * Double(box.width)
        guard Double(top) >= wide, Double(bottom) >= wide else { return false }
        var left = 0
        var right = 0
        for y in box.y0..<box.y1 {
            if (0..<depthX).contains(where: { ink.isInk(x: box.x0 + $0, y: y) }) { left += 1 }
            if (0..<depthX).contains(where: { ink.isInk(x: box.x1 - 1 - $0, y: y) }) { right += 1 }
        }
        let high = Self.flatShare * Double(box.height)
        return Double(left) >= high && Double(right) >= high
    }
}
