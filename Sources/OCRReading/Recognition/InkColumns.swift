/// The letters of a word as its ink shows them.
enum InkColumns {
    /// Boxes from left to right, those above each other (accents, the dots of a colon) as one.
    static func merged(_ ink: [PixelBox]) -> [PixelBox] {
        var letters: [PixelBox] = []
        for box in ink.sorted(by: { $0.x0 < $1.x0 }) {
            if let last = letters.last, 2 * last.horizontalOverlap(box) > min(last.width, box.width) {
                letters[letters.count - 1] = last.union(box)
            } else {
                letters.append(box)
            }
        }
        return letters
    }
}
