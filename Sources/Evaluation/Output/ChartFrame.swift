import Foundation
import Reporting

/// A square plot drawn as SVG inside the page: nothing is loaded from anywhere.
struct ChartFrame {
    /// In pixels, axes' labels included.
    static let width = 460.0
    static let height = 340.0
    private static let left = 62.0
    private static let bottom = 48.0
    private static let top = 14.0
    private static let right = 16.0

    var xTicks: [(place: Double, label: String)]
    var yTicks: [(place: Double, label: String)]
    var xTitle: String
    var yTitle: String

    /// From 0…1 to pixels.
    func x(_ share: Double) -> Double { Self.left + share * (Self.width - Self.left - Self.right) }
    func y(_ share: Double) -> Double { Self.height - Self.bottom - share * (Self.height - Self.bottom - Self.top) }

    static func number(_ pixels: Double) -> String { String(format: "%.1f", pixels) }

    func svg(_ inside: [HTML], label: String) -> HTML {
        let lines: [HTML] =
            xTicks.map { tick in
                """
                <line x1="\(n(x(tick.place)))" x2="\(n(x(tick.place)))" y1="\(n(y(0)))" y2="\(n(y(1)))" stroke="var(--line)"/>\
                <text x="\(n(x(tick.place)))" y="\(n(y(0) + 16))" text-anchor="middle">\(tick.label)</text>
                """
            }
            + yTicks.map { tick in
                """
                <line x1="\(n(x(0)))" x2="\(n(x(1)))" y1="\(n(y(tick.place)))" y2="\(n(y(tick.place)))" stroke="var(--line)"/>\
                <text x="\(n(x(0) - 6))" y="\(n(y(tick.place) + 4))" text-anchor="end">\(tick.label)</text>
                """
            }
        let middle = n(Self.top + (Self.height - Self.bottom - Self.top) / 2)
        return """
            <svg role="img" aria-label="\(label)" viewBox="0 0 \(n(Self.width)) \(n(Self.height))" width="\(Int(Self.width))" \
            style="max-width:100%;font-size:11px" fill="var(--muted)">
            \(lines)
            <text x="\(n(x(0.5)))" y="\(n(Self.height - 10))" text-anchor="middle">\(xTitle)</text>
            <text transform="translate(14 \(middle)) rotate(-90)" text-anchor="middle">\(yTitle)</text>
            \(inside)
            </svg>
            """
    }

    private func n(_ pixels: Double) -> String { Self.number(pixels) }
}
