import DocumentModel

/// How pixels of the straightened picture lie on the upright page: a projective map to points.
struct PageGeometry: Hashable, Sendable {
    /// Row by row; the last coefficient is 1.
    private var m: [Double]
    /// Size of the upright page in points.
    let width: Double
    let height: Double

    /// - Parameters:
    ///   - coefficients: nine numbers, row by row, that take (x, y, 1) in pixels to points.
    init(coefficients: [Double], width: Double, height: Double) {
        m = coefficients
        self.width = width
        self.height = height
    }

    func point(x: Double, y: Double) -> (x: Double, y: Double) {
        let w = m[6] * x + m[7] * y + m[8]
        return ((m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w)
    }

    /// A box keeps its size where the page was turned by a small angle: its middle is taken over, and its sides by the local scale.
    func rect(_ box: PixelBox) -> PageRect {
        let left = point(x: Double(box.x0), y: box.midY)
        let right = point(x: Double(box.x1), y: box.midY)
        let top = point(x: box.midX, y: Double(box.y0))
        let bottom = point(x: box.midX, y: Double(box.y1))
        return PageRect(
            x0: min(left.x, right.x).clamped(0, width), y0: min(top.y, bottom.y).clamped(0, height),
            x1: max(left.x, right.x).clamped(0, width), y1: max(top.y, bottom.y).clamped(0, height))
    }

    /// This map, applied after another projective map of pixels.
    func after(_ inner: [Double]) -> PageGeometry {
        var product = [Double](repeating: 0, count: 9)
        for row in 0..<3 {
            for column in 0..<3 {
                product[3 * row + column] = (0..<3).reduce(0) { $0 + m[3 * row + $1] * inner[3 * $1 + column] }
            }
        }
        return PageGeometry(coefficients: product, width: width, height: height)
    }
}

extension Double {
    func clamped(_ low: Double, _ high: Double) -> Double { Swift.min(Swift.max(self, low), high) }
}
