/// Finds boxes that were typed, "[ ]" and "[x]", by their pixels: recognition makes "[|", "II" or "]" of them.
struct BracketBoxFinder {
    let scale: PixelScale

    /// Heights of a bracket in inches: those of 10-point and 18-point type.
    private static let heights = 0.12...0.3
    /// Share of its height that a bracket is wide.
    private static let widths = 0.1...0.5
    /// Share of the height between the brackets' inner sides.
    private static let insides = 0.15...1.3
    /// Share by which the two may differ in height, and of the height in which they may stand above each other.
    private static let unevenness = 0.12
    /// Share of its height that the bracket's stem covers.
    private static let stem = 0.9
    /// Share of its width that each of its two arms covers.
    private static let arm = 0.7
    /// Share of its height between the arms, where there is nothing but the stem.
    private static let between = 0.25...0.75
    /// Share of the brackets' height that an "x" between them has: figures are higher.
    private static let markHeights = 0.3...0.6

    /// - Parameter boxes: connected ink.
    /// - Returns: the boxes, each over both brackets and what stands between.
    func find(among boxes: [PixelBox], in ink: borrowing Raster) -> [InkParts.TickBox] {
        let tall = boxes.filter { box in
            let share = Double(box.width) / Double(max(1, box.height))
            return (scale(Self.heights.lowerBound)...scale(Self.heights.upperBound)).contains(box.height) && Self.widths.contains(share)
        }
        let opening = tall.filter { isBracket($0, opensRight: true, in: ink) }
        guard !opening.isEmpty else { return [] }
        let closing = tall.filter { isBracket($0, opensRight: false, in: ink) }.sorted { $0.x0 < $1.x0 }
        let all = BoxIndex(boxes, cell: scale(0.5))
        return opening.compactMap { left in
            guard let right = closing.first(where: { isPair(left, $0) }) else { return nil }
            let inside = PixelBox(x0: left.x1, y0: left.y0, x1: right.x0, y1: left.y1)
            let marks = all.boxes(meeting: inside).filter { $0 != left && $0 != right }
            guard marks.count <= 1 else { return nil }
            if let mark = marks.first, !Self.markHeights.contains(Double(mark.height) / Double(left.height)) { return nil }
            return InkParts.TickBox(box: left.union(right), isTicked: !marks.isEmpty, certainty: 0.99)
        }
    }

    private func isPair(_ left: PixelBox, _ right: PixelBox) -> Bool {
        let height = Double(left.height)
        return Self.insides.contains(Double(right.x0 - left.x1) / height) && abs(Double(right.height) - height) <= Self.unevenness * height
            && abs(Double(right.y0 - left.y0)) <= Self.unevenness * height
    }

    private func isBracket(_ box: PixelBox, opensRight: Bool, in ink: borrowing Raster) -> Bool {
        let (first, last) = (
            box.y0 + Int(Self.between.lowerBound * Double(box.height)), box.y0 + Int(Self.between.upperBound * Double(box.height))
        )
        // the stem stands at the closed side, by itself
        var stem = 0
        var widest = 0
        for y in box.y0..<box.y1 {
            let inked = (box.x0..<box.x1).filter { ink.isInk(x: $0, y: y) }
            guard let left = inked.first, let right = inked.last else { continue }
            let isAtSide = opensRight ? left - box.x0 <= box.width / 3 : box.x1 - 1 - right <= box.width / 3
            if isAtSide { stem += 1 }
            if (first...last).contains(y) { widest = max(widest, right - left + 1) }
        }
        guard Double(stem) >= Self.stem * Double(box.height), 2 * widest <= box.width + 1 else { return false }
        let depth = max(2, box.height / 8)
        return [box.y0..<(box.y0 + depth), (box.y1 - depth)..<box.y1].allSatisfy { rows in
            let covered = (box.x0..<box.x1).count { x in rows.contains { ink.isInk(x: x, y: $0) } }
            return Double(covered) >= Self.arm * Double(box.width)
        }
    }
}
