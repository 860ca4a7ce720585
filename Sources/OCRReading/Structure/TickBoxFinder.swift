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

    /// Share of a cross's two strokes that has ink, from where it is one.
    private static let crossed = 0.85
    /// Share of its side by which a stroke may stand beside the diagonal.
    private static let besideDiagonal = 0.08

    /// - Parameters:
    ///   - boxes: connected ink as dark as letters are.
    ///   - faint: 1 bit, with what is lighter, too: frames and crosses of a hair's breadth come out gray.
    func find(among boxes: [PixelBox], in ink: borrowing Raster, faint: borrowing Raster) -> [InkParts.TickBox] {
        var found = find(among: boxes, in: ink)
        for index in found.indices where !found[index].isTicked && hasCross(found[index].box, faint) {
            found[index] = InkParts.TickBox(box: found[index].box, isTicked: true, certainty: 0.99)
        }
        let known = BoxIndex(found.map(\.box), cell: scale(0.5))
        return found + find(among: faint.components(), in: faint).filter { !known.touches($0.box) }
    }

    private func hasCross(_ box: PixelBox, _ ink: borrowing Raster) -> Bool {
        let inside = inside(box)
        guard !inside.isEmpty else { return false }
        let slack = max(1, Int(Self.besideDiagonal * Double(box.width)))
        func covers(_ isRising: Bool) -> Bool {
            let inked = (inside.x0..<inside.x1).count { x in
                let share = (Double(x - box.x0) + 0.5) / Double(box.width)
                let y = box.y0 + Int((isRising ? 1 - share : share) * Double(box.height))
                return (y - slack...y + slack).contains { ink.isInk(x: x, y: $0) }
            }
            return Double(inked) >= Self.crossed * Double(inside.width)
        }
        guard covers(true), covers(false) else { return false }
        // what is gray all over is no cross
        return Double(ink.inkCount(in: inside)) <= Self.crossInk * Double(inside.area)
    }

    /// Share of the inside that two strokes take at most.
    private static let crossInk = 0.6

    private func find(among boxes: [PixelBox], in ink: borrowing Raster) -> [InkParts.TickBox] {
        var found: [InkParts.TickBox] = []
        let (smallest, largest) = (scale(Self.smallest), scale(Self.largest))
        for box in boxes {
            let (short, long) = (min(box.width, box.height), max(box.width, box.height))
            guard short >= smallest, long <= largest, Double(long) <= Double(short) * Self.squareness, hasFlatSides(box, ink) else {
                continue
            }
            let inside = inside(box)
            guard !inside.isEmpty else { continue }
            let share = Double(ink.inkCount(in: inside)) / Double(inside.area)
            let isTicked = share >= Self.tickedInk
            let isSure = share <= Self.emptyInk || share >= Self.surelyTickedInk
            found.append(InkParts.TickBox(box: box, isTicked: isTicked, certainty: isSure ? 0.99 : 0.6))
        }
        return found
    }

    /// A box without its frame.
    private func inside(_ box: PixelBox) -> PixelBox {
        let margin = max(2, Int(Double(min(box.width, box.height)) * Self.frame))
        return box.inset(margin, margin)
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
