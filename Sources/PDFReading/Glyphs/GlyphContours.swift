import DocumentModel

/// The closed outlines of a glyph, curves cut into straight pieces: y down, origin at the baseline.
struct GlyphContours: Sendable {
    private(set) var contours: [[SVGPath.Point]] = []
    private(set) var bounds = PageRect(x0: 0, y0: 0, x1: 0, y1: 0)

    /// Straight pieces that stand for a curve: at the size of a raster nothing is lost.
    private static let piecesOfCurve = 5

    var isEmpty: Bool { contours.isEmpty }

    init() {}

    /// Reads path data of absolute M, L, C, H, V and Z commands, which is all that cairo writes.
    init(svg path: String) {
        let bytes = Array(path.utf8)
        bytes.withUnsafeBufferPointer { buffer in
            let scanner = SVGTagScanner(buffer)
            let range = 0..<buffer.count
            var index = 0
            while index < range.upperBound {
                let command = buffer[index]
                index += 1
                func point() -> SVGPath.Point? {
                    guard let x = scanner.number(at: &index, in: range), let y = scanner.number(at: &index, in: range) else { return nil }
                    return SVGPath.Point(x: x, y: y)
                }
                switch command {
                case UInt8(ascii: "M"): if let start = point() { move(to: start) }
                case UInt8(ascii: "L"): if let end = point() { line(to: end) }
                case UInt8(ascii: "H"): if let x = scanner.number(at: &index, in: range) { line(to: SVGPath.Point(x: x, y: last.y)) }
                case UInt8(ascii: "V"): if let y = scanner.number(at: &index, in: range) { line(to: SVGPath.Point(x: last.x, y: y)) }
                case UInt8(ascii: "C"):
                    if let first = point(), let second = point(), let end = point() { curve(first, second, to: end) }
                default: continue
                }
            }
        }
        finish()
    }

    private var last: SVGPath.Point { contours.last?.last ?? SVGPath.Point(x: 0, y: 0) }

    mutating func move(to point: SVGPath.Point) {
        if contours.last?.count == 1 { contours.removeLast() }
        contours.append([point])
    }

    mutating func line(to point: SVGPath.Point) {
        if contours.isEmpty { contours.append([]) }
        contours[contours.count - 1].append(point)
    }

    mutating func curve(_ first: SVGPath.Point, _ second: SVGPath.Point, to end: SVGPath.Point) {
        let start = last
        for piece in 1...Self.piecesOfCurve {
            let t = Double(piece) / Double(Self.piecesOfCurve)
            let s = 1 - t
            let (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
            line(
                to: SVGPath.Point(
                    x: a * start.x + b * first.x + c * second.x + d * end.x, y: a * start.y + b * first.y + c * second.y + d * end.y))
        }
    }

    /// Drops what encloses nothing and measures the rest.
    mutating func finish() {
        contours.removeAll { $0.count < 3 }
        guard let first = contours.first?.first else { return }
        bounds = PageRect(x0: first.x, y0: first.y, x1: first.x, y1: first.y)
        for point in contours.joined() {
            bounds.x0 = min(bounds.x0, point.x)
            bounds.x1 = max(bounds.x1, point.x)
            bounds.y0 = min(bounds.y0, point.y)
            bounds.y1 = max(bounds.y1, point.y)
        }
    }

    func scaled(by factor: Double) -> GlyphContours {
        mapped { SVGPath.Point(x: $0.x * factor, y: $0.y * factor) }
    }

    /// As the glyph looks on a page whose text lay turned by so many degrees clockwise and was set upright.
    func upright(turn: Int) -> GlyphContours {
        switch turn {
        case 90: mapped { SVGPath.Point(x: $0.y, y: -$0.x) }
        case 180: mapped { SVGPath.Point(x: -$0.x, y: -$0.y) }
        case 270: mapped { SVGPath.Point(x: -$0.y, y: $0.x) }
        default: self
        }
    }

    private func mapped(_ change: (SVGPath.Point) -> SVGPath.Point) -> GlyphContours {
        var result = self
        result.contours = contours.map { $0.map(change) }
        result.finish()
        return result
    }
}
