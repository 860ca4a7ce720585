/// Ink as large as a letter that no engine made a word of: an answer may stand there. It is never passed over in silence: `TextRun.unreadInk`
/// stands there, and a person looks.
struct UnreadInk {
    /// Of all ink of the page.
    private let usualHeight: Double
    private let scale: PixelScale

    /// Share of the usual letter's height from which ink is a letter and no dot or accent.
    private static let letterHeight = 0.6
    /// Pixels by which a word's box may be too narrow for its letters.
    private static let slack = 2
    /// Times its own width that a letter is high at most, and beside an edge of its cell, where rests of lines stand; "l" and "I" of DejaVu Sans are 7.
    private static let slenderest = 12.0
    private static let slenderestAtEdge = 4.0
    /// Inches from the cell's edge within which rests of its lines stand.
    private static let edge = 0.03
    /// Share of the lower one's height that ink and words on one line share.
    private static let shared = 0.45

    init(letters: [PixelBox], scale: PixelScale) {
        let heights = letters.map(\.height).sorted()
        usualHeight = heights.isEmpty ? 0 : Double(heights[heights.count / 2])
        self.scale = scale
    }

    /// - Parameter isCell: outside of tables only what stands on a line with words counts: signatures and stamps stand by themselves.
    func find(in region: PageRecognition.Region, isCell: Bool) -> [PixelBox] {
        let left = region.ink.filter { ink in
            Double(ink.height) >= Self.letterHeight * usualHeight && !isRestOfLine(ink, of: region.box)
                && !region.words.contains { $0.box.inset(-Self.slack, -Self.slack).contains(x: ink.midX, y: ink.midY) }
        }
        return joined(left).filter { ink in isCell || region.words.contains { standsBeside($0.box, ink) } }
    }

    private func isRestOfLine(_ ink: PixelBox, of cell: PixelBox) -> Bool {
        let slenderness = Double(ink.height) / Double(max(1, ink.width))
        let margin = scale(Self.edge)
        let isAtEdge = ink.x0 - cell.x0 <= margin || cell.x1 - ink.x1 <= margin
        return slenderness >= (isAtEdge ? Self.slenderestAtEdge : Self.slenderest)
    }

    private func standsBeside(_ a: PixelBox, _ b: PixelBox) -> Bool {
        Double(a.verticalOverlap(b)) >= Self.shared * Double(min(a.height, b.height))
    }

    /// Letters of one word as one piece.
    private func joined(_ ink: [PixelBox]) -> [PixelBox] {
        var pieces: [PixelBox] = []
        for box in ink.sorted(by: { ($0.x0, $0.y0) < ($1.x0, $1.y0) }) {
            let gap = Int(usualHeight)
            if let index = pieces.firstIndex(where: { standsBeside($0, box) && box.x0 - $0.x1 <= gap }) {
                pieces[index] = pieces[index].union(box)
            } else {
                pieces.append(box)
            }
        }
        return pieces
    }
}
