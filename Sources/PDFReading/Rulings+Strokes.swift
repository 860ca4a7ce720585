import DocumentModel
import OpenTables

extension Rulings {
    /// Lines nearer than this (points) are one line; borders drawn twice or in two colours lie within it.
    static let samePosition = 1.5
    /// Pieces with a gap no larger than this (points) are one line.
    private static let smallestGap = 3.0
    /// Lines shorter than this (points) part nothing.
    private static let shortest = 4.5

    /// - Parameter strokes: in points on the page.
    init(_ strokes: [PageDrawing.Stroke]) {
        var level: [Ruling] = []
        var upright: [Ruling] = []
        for stroke in strokes {
            let rect = stroke.rect
            if rect.width >= rect.height {
                level.append(Ruling(position: rect.midY, from: rect.x0, to: rect.x1))
            } else {
                upright.append(Ruling(position: rect.midX, from: rect.y0, to: rect.y1))
            }
        }
        self.init()
        self.level = Self.joined(level).filter { $0.length >= Self.shortest }
        self.upright = Self.joined(upright).filter { $0.length >= Self.shortest }
    }

    private static func joined(_ pieces: [Ruling]) -> [Ruling] {
        var groups: [[Ruling]] = []
        for piece in pieces.sorted(by: { $0.position < $1.position }) {
            if let first = groups.last?.first, piece.position - first.position <= samePosition {
                groups[groups.count - 1].append(piece)
            } else {
                groups.append([piece])
            }
        }
        return groups.flatMap { group -> [Ruling] in
            let position = group.reduce(0) { $0 + $1.position * max($1.length, 0.01) } / group.reduce(0) { $0 + max($1.length, 0.01) }
            var lines: [Ruling] = []
            for piece in group.sorted(by: { $0.from < $1.from }) {
                if let last = lines.last, piece.from <= last.to + smallestGap {
                    lines[lines.count - 1].to = max(last.to, piece.to)
                } else {
                    lines.append(Ruling(position: position, from: piece.from, to: piece.to))
                }
            }
            return lines
        }
    }
}
