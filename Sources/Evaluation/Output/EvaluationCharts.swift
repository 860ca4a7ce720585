import Foundation
import Reporting

/// The two pictures of the evaluation.
struct EvaluationCharts {
    let words: EvaluationWords

    /// Probabilities near 1 are what matters: both axes stretch them, one third of the length for each power of ten of doubt.
    private static let ticks = [0, 0.5, 0.9, 0.99, 0.999]
    private static let decades = 3.0
    private static let leastDoubt = 0.001

    private static func place(_ probability: Double) -> Double { min(1, -log10(max(leastDoubt, 1 - probability)) / decades) }

    /// Dots for the bins, as large as what they hold, with their 95 % intervals; on the diagonal confidence is what it says.
    func reliability(_ reliability: Reliability) -> HTML {
        let ticks = Self.ticks.map { (Self.place($0), percent($0)) }
        let frame = ChartFrame(xTicks: ticks, yTicks: ticks, xTitle: words.confidence, yTitle: words.right)
        let most = Double(reliability.bins.map(\.count).max() ?? 1)
        let diagonal: HTML = """
            <line x1="\(n(frame.x(0)))" y1="\(n(frame.y(0)))" x2="\(n(frame.x(1)))" y2="\(n(frame.y(1)))" stroke="var(--strong)" \
            stroke-dasharray="4 4"/>
            """
        let dots: [HTML] = reliability.bins.map { bin in
            let x = n(frame.x(Self.place(bin.confidence)))
            let radius = n(3 + 6 * (Double(bin.count) / most).squareRoot())
            let title = String(format: "%d: %.4f → %.4f", bin.count, bin.confidence, bin.right)
            return """
                <line x1="\(x)" x2="\(x)" y1="\(n(frame.y(Self.place(bin.interval[0]))))" y2="\(n(frame.y(Self.place(bin.interval[1]))))" \
                stroke="var(--bar)" stroke-width="2"/>\
                <circle cx="\(x)" cy="\(n(frame.y(Self.place(bin.right))))" r="\(radius)" fill="var(--link)" fill-opacity="0.75">\
                <title>\(title)</title></circle>
                """
        }
        return frame.svg([diagonal] + dots, label: words.reliabilityHead)
    }

    /// Each dot a threshold: how much passes, and how much of that is wrong, in per mille.
    func automation(_ curve: AutomationCurve) -> HTML {
        let highest = max(0.002, curve.points.map(\.error).max() ?? 0)
        let steps = 4
        let frame = ChartFrame(
            xTicks: [0, 0.25, 0.5, 0.75, 1].map { ($0, percent($0)) },
            yTicks: (0...steps).map { step in
                let share = Double(step) / Double(steps)
                return (share, String(format: "%.1f ‰", share * highest * 1000))
            }, xTitle: words.automationAxis, yTitle: words.errorAxis)
        let places = curve.points.filter { $0.accepted > 0 }.map { (frame.x($0.automation), frame.y($0.error / highest), $0) }
        let path = places.map { "\(n($0.0)),\(n($0.1))" }.joined(separator: " ")
        let dots: [HTML] = places.map { x, y, point in
            let title = String(format: "≥ %.4f: %d, %d ✗", point.threshold, point.accepted, point.wrong)
            return "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"4\" fill=\"var(--link)\"><title>\(title)</title></circle>"
        }
        let line: HTML = "<polyline points=\"\(path)\" fill=\"none\" stroke=\"var(--bar)\" stroke-width=\"2\"/>"
        return frame.svg([line] + dots, label: words.automationHead)
    }

    private func n(_ pixels: Double) -> String { ChartFrame.number(pixels) }

    private func percent(_ share: Double) -> String {
        let text = share * 100 == (share * 100).rounded() ? String(Int(share * 100)) : String(format: "%.1f", share * 100)
        return (words.language == .vietnamese ? text.replacing(".", with: ",") : text) + " %"
    }
}
