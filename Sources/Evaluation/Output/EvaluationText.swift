import DocumentModel
import Foundation

/// The figures as tables for a terminal.
package struct EvaluationText {
    private let evaluation: Evaluation
    private let words: EvaluationWords

    package init(_ evaluation: Evaluation, language: Language) {
        self.evaluation = evaluation
        words = EvaluationWords(language)
    }

    package static func line(_ name: String, _ tally: Tally, _ rest: String = "") -> String {
        let figures = [
            tally.f1, tally.precision, tally.recall, tally.acceptedPrecision, tally.straightThrough, tally.cellF1, tally.factsShare,
        ]
        return padded(name, 58) + figures.map { " " + figure($0) }.joined() + rest
    }

    /// What to say about a truth file without its document.
    package static func absent(_ path: String, language: Language) -> String { EvaluationWords(language).absent(path) }

    private var head: String {
        Self.padded(words.document, 58) + words.columns.map { " " + String(repeating: " ", count: max(0, 7 - $0.count)) + $0 }.joined()
    }

    /// Documents, kinds, total, then every breakdown.
    package var text: String {
        var lines = [head]
        for document in evaluation.documents {
            lines.append(
                Self.line(document.document, document.tally, String(format: " %6.1f", document.seconds))
                    + (document.failure.map { "  ! \($0)" } ?? ""))
        }
        lines.append("")
        for kind in evaluation.kinds { if let tally = kind.tally { lines.append(Self.line("  " + kind.name, tally)) } }
        lines.append(Self.line(words.total, evaluation.tally))
        lines.append(words.summary(evaluation))
        for (title, groups) in breakdowns { lines += ["", title] + table(groups) }
        lines += ["", words.reliability] + reliability + ["", words.automation] + curve
        return lines.joined(separator: "\n") + "\n"
    }

    private var breakdowns: [(String, [Evaluation.Group])] {
        [
            (words.byKind, evaluation.kinds), (words.byForm, evaluation.forms), (words.byState, evaluation.states),
            (words.byDecision, evaluation.decisions), (words.byType, evaluation.types), (words.byReason, evaluation.reasons),
        ]
    }

    private func table(_ groups: [Evaluation.Group]) -> [String] {
        [Self.padded("", 34) + words.groupColumns.map { Self.right($0, 12) }.joined()]
            + groups.map { group in
                Self.padded("  " + group.name, 34) + Self.right("\(group.claims)", 12) + Self.right(Self.figure(group.right), 12)
                    + Self.right(Self.figure(group.confidence), 12) + Self.right("\(group.accepted)", 12)
                    + Self.right("\(group.acceptedWrong)", 12) + Self.right(Self.figure(group.calibrationError), 12)
            }
    }

    private var reliability: [String] {
        evaluation.reliability.bins.map { bin in
            String(
                format: "  %.3f–%.3f %8d  %.4f  %.4f  [%.4f, %.4f]", bin.from, bin.to, bin.count, bin.confidence, bin.right,
                bin.interval[0],
                bin.interval[1])
        }
    }

    private var curve: [String] {
        evaluation.curve.points.map { point in
            String(
                format: "  ≥ %.4f %8d  %7.4f %@  %6d  %.5f", point.threshold, point.accepted, point.automation,
                Self.figure(point.straightThrough), point.wrong, point.error)
        }
    }

    private static func figure(_ value: Double?) -> String { value.map { String(format: "%7.4f", $0) } ?? "      -" }

    private static func padded(_ text: String, _ width: Int) -> String {
        let text = String(text.prefix(width))
        return text + String(repeating: " ", count: width - text.count)
    }

    private static func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(1, width - text.count)) + text }
}
