/// A rectangle on a page: PDF points (1/72 inch), origin at the top left of the page as a person sees it, y down.
package struct PageRect: Hashable, Sendable {
    package var x0: Double
    package var y0: Double
    package var x1: Double
    package var y1: Double

    package init(x0: Double, y0: Double, x1: Double, y1: Double) {
        self.x0 = x0
        self.y0 = y0
        self.x1 = x1
        self.y1 = y1
    }

    package var width: Double { x1 - x0 }
    package var height: Double { y1 - y0 }
    package var midX: Double { (x0 + x1) / 2 }
    package var midY: Double { (y0 + y1) / 2 }

    package func union(_ other: PageRect) -> PageRect {
        PageRect(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }

    /// Whether the centre of `other` lies inside.
    package func contains(_ other: PageRect) -> Bool {
        (x0...max(x0, x1)).contains(other.midX) && (y0...max(y0, y1)).contains(other.midY)
    }

    /// Area shared with `other`, in square points; 0 where they do not meet.
    package func overlap(_ other: PageRect) -> Double {
        max(0, min(x1, other.x1) - max(x0, other.x0)) * max(0, min(y1, other.y1) - max(y0, other.y0))
    }
}
