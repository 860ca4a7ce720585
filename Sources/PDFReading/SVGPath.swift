import DocumentModel

/// The straight parts of an SVG path.
struct SVGPath {
    struct Point: Hashable {
        var x: Double
        var y: Double
    }

    struct Subpath {
        var points: [Point]
        var isCurved: Bool
        var isClosed: Bool
    }

    var subpaths: [Subpath] = []

    /// Reads path data of absolute M, L, C, H, V and Z commands, which is all that cairo writes.
    init(_ scanner: SVGTagScanner, _ range: Range<Int>, transform: SVGTransform) {
        var points: [Point] = []
        var isCurved = false
        var cursor = Point(x: 0, y: 0)
        func close(_ closed: Bool) {
            if points.count > 1 { subpaths.append(Subpath(points: points, isCurved: isCurved, isClosed: closed)) }
            points = []
            isCurved = false
        }
        var index = range.lowerBound
        while index < range.upperBound {
            let command = scanner.byte(index)
            index += 1
            switch command {
            case UInt8(ascii: "M"):
                close(false)
                guard let x = scanner.number(at: &index, in: range), let y = scanner.number(at: &index, in: range) else { break }
                cursor = Point(x: x, y: y)
                points = [transform.apply(cursor)]
            case UInt8(ascii: "L"):
                guard let x = scanner.number(at: &index, in: range), let y = scanner.number(at: &index, in: range) else { break }
                cursor = Point(x: x, y: y)
                points.append(transform.apply(cursor))
            case UInt8(ascii: "H"):
                guard let x = scanner.number(at: &index, in: range) else { break }
                cursor.x = x
                points.append(transform.apply(cursor))
            case UInt8(ascii: "V"):
                guard let y = scanner.number(at: &index, in: range) else { break }
                cursor.y = y
                points.append(transform.apply(cursor))
            case UInt8(ascii: "C"):
                for step in 0..<3 {
                    guard let x = scanner.number(at: &index, in: range), let y = scanner.number(at: &index, in: range) else { break }
                    if step == 2 { cursor = Point(x: x, y: y) }
                }
                isCurved = true
                points.append(transform.apply(cursor))
            case UInt8(ascii: "Z"):
                close(true)
            default:
                continue
            }
        }
        close(false)
    }

    /// The box around everything, nil for an empty path.
    var bounds: PageRect? {
        let points = subpaths.flatMap(\.points)
        guard let first = points.first else { return nil }
        return points.reduce(PageRect(x0: first.x, y0: first.y, x1: first.x, y1: first.y)) { box, point in
            PageRect(x0: min(box.x0, point.x), y0: min(box.y0, point.y), x1: max(box.x1, point.x), y1: max(box.y1, point.y))
        }
    }
}

/// An affine map: x' = xx·x + xy·y + x0, y' = yx·x + yy·y + y0.
struct SVGTransform: Hashable {
    var xx = 1.0
    var yx = 0.0
    var xy = 0.0
    var yy = 1.0
    var x0 = 0.0
    var y0 = 0.0

    static let identity = SVGTransform()

    func apply(_ point: SVGPath.Point) -> SVGPath.Point {
        SVGPath.Point(x: xx * point.x + xy * point.y + x0, y: yx * point.x + yy * point.y + y0)
    }

    func apply(_ rect: PageRect) -> PageRect {
        let first = apply(SVGPath.Point(x: rect.x0, y: rect.y0))
        let second = apply(SVGPath.Point(x: rect.x1, y: rect.y1))
        let third = apply(SVGPath.Point(x: rect.x0, y: rect.y1))
        let fourth = apply(SVGPath.Point(x: rect.x1, y: rect.y0))
        return PageRect(
            x0: min(first.x, second.x, third.x, fourth.x), y0: min(first.y, second.y, third.y, fourth.y),
            x1: max(first.x, second.x, third.x, fourth.x), y1: max(first.y, second.y, third.y, fourth.y))
    }

    /// How much a length grows.
    var scale: Double { (abs(xx * yy - xy * yx)).squareRoot() }
}

extension SVGTagScanner {
    /// The `transform` attribute of the present tag; cairo writes `matrix(…)` only.
    var transform: SVGTransform {
        guard let range = attribute("transform") else { return .identity }
        var index = range.lowerBound
        var values: [Double] = []
        while values.count < 6, let value = number(at: &index, in: range) { values.append(value) }
        guard values.count == 6 else { return .identity }
        return SVGTransform(xx: values[0], yx: values[1], xy: values[2], yy: values[3], x0: values[4], y0: values[5])
    }
}
