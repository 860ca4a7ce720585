/// What the connected ink of a page is, told by shape before anything is read.
struct InkParts {
    struct TickBox: Hashable {
        var box: PixelBox
        var isTicked: Bool
        /// 0…1: how clearly it is the one or the other.
        var certainty: Double
    }

    struct Leader: Hashable {
        var box: PixelBox
        /// Dots of the row; 0 for a drawn line.
        var dots: Int
    }

    var letters: [PixelBox] = []
    var tickBoxes: [TickBox] = []
    var leaders: [Leader] = []
    /// Dirt: small, and far from all letters; punched holes.
    var specks: [PixelBox] = []
}

/// Sorts the ink of a page (1 bit, rulings erased) into letters, boxes, rows of dots and dirt.
struct InkSorter {
    let scale: PixelScale

    /// Inches: the full stop of 10-point type has 0.014, the dots of a photocopied leader up to 0.03.
    private static let largestDot = 0.034
    /// Ink smaller than this in both directions is never a part of a letter.
    private static let smallestDot = 0.007
    /// Inches between letters and the marks that belong to them, at most.
    private static let belonging = 0.09
    /// Larger ink in inches is a picture, a shadow or a bar, not a letter.
    private static let largestLetter = 0.9

    /// Inches that a punched hole is wide and high at least (they have 0.2 to 0.25), how far it may be from round, and the share of its box that a
    /// round blot fills: 0.79; the boldest capitals fill 0.6.
    private static let smallestHole = 0.17
    private static let roundness = 1.4
    private static let filled = 0.68

    private func isHole(_ box: PixelBox, in ink: borrowing Raster) -> Bool {
        let (short, long) = (min(box.width, box.height), max(box.width, box.height))
        return short >= scale(Self.smallestHole) && Double(long) <= Self.roundness * Double(short)
            && Double(ink.inkCount(in: box)) >= Self.filled * Double(box.area)
    }

    /// - Parameter faint: 1 bit, with what is lighter than letters, too.
    func sort(_ ink: borrowing Raster, faint: borrowing Raster) -> InkParts {
        var parts = InkParts()
        let components = ink.components()
        let dotSize = scale(Self.largestDot)
        let dustSize = scale(Self.smallestDot)
        var dots: [PixelBox] = []
        var others: [PixelBox] = []
        for box in components {
            if box.width <= dustSize && box.height <= dustSize || isHole(box, in: ink) {
                parts.specks.append(box)
            } else if box.width <= dotSize, box.height <= dotSize {
                dots.append(box)
            } else if box.width <= 4 * scale(Self.largestLetter), box.height <= scale(Self.largestLetter) {
                others.append(box)
            }
        }
        parts.tickBoxes =
            TickBoxFinder(scale: scale).find(among: others, in: ink, faint: faint)
            + BracketBoxFinder(scale: scale).find(among: others, in: ink)
        others.removeAll { other in parts.tickBoxes.contains { $0.box.contains(x: other.midX, y: other.midY) } }
        dots.removeAll { dot in parts.tickBoxes.contains { $0.box.contains(x: dot.midX, y: dot.midY) } }
        let near = BoxIndex(others, cell: scale(0.5))
        let rows = LeaderFinder(scale: scale).rows(of: dots, letters: near)
        parts.leaders = rows.leaders
        let margin = scale(Self.belonging)
        for dot in rows.rest {
            if near.touches(dot.inset(-margin, -margin)) {
                others.append(dot)
            } else {
                parts.specks.append(dot)
            }
        }
        parts.letters = others
        takeEdgeStrays(from: &parts, page: ink.bounds)
        return parts
    }

    /// Inches from the sheet's edge within which nobody prints, and how far a letter there is from the next one at most: a tightly cropped picture
    /// has whole lines at its edge.
    private static let edge = 0.15
    private static let letterGap = 0.12

    /// Shadows at the sheet's edge leave strokes there that come out as "l" and "|".
    private func takeEdgeStrays(from parts: inout InkParts, page: PixelBox) {
        let inside = page.inset(scale(Self.edge), scale(Self.edge))
        let outer = parts.letters.filter { $0.intersection(inside).isEmpty }
        guard !outer.isEmpty else { return }
        let inner = BoxIndex(parts.letters.filter { !$0.intersection(inside).isEmpty }, cell: scale(0.5))
        let gap = scale(Self.letterGap)
        let strays = Set(outer.filter { !inner.touches($0.inset(-gap, -gap)) })
        parts.letters.removeAll { strays.contains($0) }
        parts.specks += strays
    }
}

/// Boxes by place, for quick neighbour searches.
struct BoxIndex {
    private var cells: [Int: [PixelBox]] = [:]
    private let cell: Int

    init(_ boxes: [PixelBox], cell: Int) {
        self.cell = cell
        for box in boxes {
            for key in keys(box) { cells[key, default: []].append(box) }
        }
    }

    private func keys(_ box: PixelBox) -> [Int] {
        var keys: [Int] = []
        for y in (box.y0 / cell)...(max(box.y0, box.y1) / cell) {
            for x in (box.x0 / cell)...(max(box.x0, box.x1) / cell) { keys.append(y << 20 | x) }
        }
        return keys
    }

    func boxes(meeting box: PixelBox) -> [PixelBox] {
        let clipped = box.intersection(PixelBox(x0: 0, y0: 0, x1: .max, y1: .max))
        guard !clipped.isEmpty else { return [] }
        return keys(clipped).flatMap { cells[$0] ?? [] }.filter { !$0.intersection(clipped).isEmpty }
    }

    func touches(_ box: PixelBox) -> Bool { !boxes(meeting: box).isEmpty }
}
