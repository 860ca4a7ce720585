import DocumentModel

/// A glyph as a small gray picture on its baseline, its middle in the middle: pictures of one size are compared dot by dot.
struct GlyphRaster: Sendable {
    /// Dots for the size of the font; a hook over a circumflex is six dots high.
    private static let dots = 40.0
    private static let width = 56
    private static let height = 64
    /// Rows of dots above the baseline: capitals with two marks are 1.15 sizes high.
    private static let ascent = 49.0
    /// Scan lines in a row of dots.
    private static let lines = 4

    private let coverage: [UInt8]
    private let ink: Int

    /// - Parameter contours: in sizes of the font.
    init(_ contours: GlyphContours) {
        var crossings: [(line: Int, x: Double, winding: Int)] = []
        let left = Double(Self.width) / 2 - contours.bounds.midX * Self.dots
        let scale = Self.dots * Double(Self.lines)
        let lastLine = Self.height * Self.lines
        for contour in contours.contours {
            guard var from = contour.last else { continue }
            for to in contour {
                defer { from = to }
                let isDown = to.y > from.y
                let (upper, lower) = isDown ? (from, to) : (to, from)
                let y0 = upper.y * scale + Self.ascent * Double(Self.lines)
                let y1 = lower.y * scale + Self.ascent * Double(Self.lines)
                // A scan line runs through the middle of its strip.
                let first = max(0, Int((min(y0, 1e6) - 0.5).rounded(.up)))
                let end = min(lastLine, Int((min(max(y1, -1e6), 1e6) - 0.5).rounded(.up)))
                guard first < end, y1 > y0 else { continue }
                let slope = (lower.x - upper.x) * Self.dots / (y1 - y0)
                for line in first..<end {
                    let x = upper.x * Self.dots + left + (Double(line) + 0.5 - y0) * slope
                    crossings.append((line, x, isDown ? 1 : -1))
                }
            }
        }
        crossings.sort { ($0.line, $0.x) < ($1.line, $1.x) }
        var sums = [Float](repeating: 0, count: Self.width * Self.height)
        var winding = 0
        for (crossing, next) in zip(crossings, crossings.dropFirst()) {
            winding += crossing.winding
            guard winding != 0, crossing.line == next.line else {
                if crossing.line != next.line { winding = 0 }
                continue
            }
            Self.add(from: crossing.x, to: next.x, row: crossing.line / Self.lines, into: &sums)
        }
        let full = 255 / Float(Self.lines)
        coverage = sums.map { UInt8(min(255, $0 * full)) }
        ink = coverage.reduce(0) { $0 + Int($1) }
    }

    private static func add(from start: Double, to end: Double, row: Int, into sums: inout [Float]) {
        let start = max(0, min(start, Double(width)))
        let end = max(0, min(end, Double(width)))
        guard end > start else { return }
        let first = Int(start)
        let last = min(Int(end), width - 1)
        if first == last {
            sums[row * width + first] += Float(end - start)
            return
        }
        sums[row * width + first] += Float(Double(first + 1) - start)
        if last > first + 1 { for column in first + 1..<last { sums[row * width + column] += 1 } }
        sums[row * width + last] += Float(end - Double(last))
    }

    /// 0 for the same picture … 1 for pictures that share no dot.
    func distance(to other: GlyphRaster) -> Double {
        let all = ink + other.ink
        guard all > 0 else { return 0 }
        var difference: Int32 = 0
        coverage.withUnsafeBufferPointer { a in
            other.coverage.withUnsafeBufferPointer { b in
                for index in 0..<min(a.count, b.count) { difference &+= Int32(abs(Int16(a[index]) - Int16(b[index]))) }
            }
        }
        return Double(difference) / Double(all)
    }

    /// The most that one dot differs, of 255.
    func peak(against other: GlyphRaster) -> Int {
        zip(coverage, other.coverage).reduce(0) { max($0, abs(Int($1.0) - Int($1.1))) }
    }
}
