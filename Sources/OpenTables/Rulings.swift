import DocumentModel

/// A level or upright line, joined from the pieces that it was drawn in.
package struct Ruling: Hashable, Sendable {
    /// y of a level line, x of an upright one; points.
    package var position: Double
    package var from: Double
    package var to: Double

    package init(position: Double, from: Double, to: Double) {
        self.position = position
        self.from = from
        self.to = to
    }

    package var length: Double { to - from }
}

/// The lines of a page that may part cells.
package struct Rulings: Sendable {
    package var level: [Ruling]
    package var upright: [Ruling]

    package init(level: [Ruling] = [], upright: [Ruling] = []) {
        self.level = level
        self.upright = upright
    }
}
