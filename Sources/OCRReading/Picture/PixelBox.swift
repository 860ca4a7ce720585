/// A rectangle of pixels, `x1` and `y1` outside of it; origin top left, y down.
struct PixelBox: Hashable, Sendable {
    var x0: Int
    var y0: Int
    var x1: Int
    var y1: Int

    var width: Int { x1 - x0 }
    var height: Int { y1 - y0 }
    var midX: Double { Double(x0 + x1) / 2 }
    var midY: Double { Double(y0 + y1) / 2 }
    var isEmpty: Bool { x1 <= x0 || y1 <= y0 }
    var area: Int { isEmpty ? 0 : width * height }

    func union(_ other: PixelBox) -> PixelBox {
        PixelBox(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }

    func intersection(_ other: PixelBox) -> PixelBox {
        PixelBox(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
    }

    func inset(_ dx: Int, _ dy: Int) -> PixelBox {
        PixelBox(x0: x0 + dx, y0: y0 + dy, x1: x1 - dx, y1: y1 - dy)
    }

    func contains(x: Double, y: Double) -> Bool {
        x >= Double(x0) && x < Double(x1) && y >= Double(y0) && y < Double(y1)
    }

    func horizontalOverlap(_ other: PixelBox) -> Int { min(x1, other.x1) - max(x0, other.x0) }
    func verticalOverlap(_ other: PixelBox) -> Int { min(y1, other.y1) - max(y0, other.y0) }
}

/// Lengths in inches as pixels of one picture.
struct PixelScale: Hashable, Sendable {
    let dotsPerInch: Double

    func callAsFunction(_ inches: Double) -> Int { max(1, Int((inches * dotsPerInch).rounded())) }
}
