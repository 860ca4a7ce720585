import DocumentModel
import Foundation
import Reporting

/// The figures as one page with pictures and tables that needs nothing from anywhere else.
package struct EvaluationPage {
    private let evaluation: Evaluation
    private let words: EvaluationWords

    /// Errors shown one by one; the figures count all.
    private static let mostErrors = 400

    package init(_ evaluation: Evaluation, language: Language) {
        self.evaluation = evaluation
        words = EvaluationWords(language)
    }

    package var html: String {
        let charts = EvaluationCharts(words: words)
        let byKind: [HTML] = evaluation.reliabilityByKind.map { name, reliability in
            let error = figure(reliability.error)
            return
                "<figure><figcaption>\(name) (\(reliability.count), ECE \(error))</figcaption>\(charts.reliability(reliability))</figure>"
        }
        let body: HTML = """
            <h1>\(words.title)</h1>
            \(tiles)
            <h2>\(words.reliabilityHead)</h2>
            \(charts.reliability(evaluation.reliability))
            \(reliabilityTable(evaluation.reliability))
            <h2>\(words.automationHead)</h2>
            \(charts.automation(evaluation.curve))
            \(automationTable)
            <h2>\(words.byKind)</h2>
            \(tallyTable(evaluation.kinds))
            \(groupTable(evaluation.kinds))
            <div style="display:flex;flex-wrap:wrap;gap:18px;margin-top:18px">\(byKind)</div>
            <h2>\(words.byForm)</h2>
            \(tallyTable(evaluation.forms))
            \(groupTable(evaluation.forms))
            <h2>\(words.byState)</h2>
            \(groupTable(evaluation.states))
            <h2>\(words.byDecision)</h2>
            \(groupTable(evaluation.decisions))
            <h2>\(words.byType)</h2>
            \(groupTable(evaluation.types))
            <h2>\(words.byReason)</h2>
            \(groupTable(evaluation.reasons))
            <h2>\(words.documentsHead)</h2>
            \(documents)
            <h2>\(words.errorsHead)</h2>
            \(errors)
            """
        return HTML.page(title: words.title, language: words.language, body: body).text
    }

    private var tiles: HTML {
        let tally = evaluation.tally
        let tiles: [(String, String)] = [
            ("F1", figure(tally.f1)), (words.tableColumns[3], figure(tally.acceptedPrecision)),
            (words.tableColumns[4], figure(tally.straightThrough)),
            (words.calibrationError, figure(evaluation.reliability.error)), (words.documents, "\(evaluation.documents.count)"),
            (words.filledFields, "\(tally.filled)"), (words.acceptedWrong, "\(tally.acceptedWrong)"),
            (words.missedSilently, "\(tally.missedSilently)"),
        ]
        let pieces: [HTML] = tiles.map { name, figure in "<div><dl><dt>\(name)</dt><dd class=\"figure\">\(figure)</dd></dl></div>" }
        return "<div class=\"tiles\">\(Array(pieces.prefix(4)))</div><div class=\"tiles\">\(Array(pieces.dropFirst(4)))</div>"
    }

    private func reliabilityTable(_ reliability: Reliability) -> HTML {
        table(
            words.reliabilityColumns,
            reliability.bins.map { bin in
                [
                    "\(figure(bin.from, places: 3)) – \(figure(bin.to, places: 3))", "\(bin.count)", figure(bin.confidence),
                    figure(bin.right),
                    "\(figure(bin.interval[0])) – \(figure(bin.interval[1]))",
                ]
            })
    }

    private var automationTable: HTML {
        table(
            words.automationColumns,
            evaluation.curve.points.map { point in
                [
                    "≥ \(figure(point.threshold))", "\(point.accepted)", figure(point.automation), figure(point.straightThrough),
                    "\(point.wrong)",
                    figure(point.error, places: 5),
                ]
            })
    }

    private func tallyTable(_ groups: [Evaluation.Group]) -> HTML {
        table([""] + words.tableColumns, groups.compactMap { group in group.tally.map { [group.name] + figures($0) } })
    }

    private func figures(_ tally: Tally) -> [String] {
        [tally.f1, tally.precision, tally.recall, tally.acceptedPrecision, tally.straightThrough, tally.cellF1, tally.factsShare].map {
            figure($0)
        }
    }

    private func groupTable(_ groups: [Evaluation.Group]) -> HTML {
        table(
            [""] + words.groupColumns,
            groups.map { group in
                [
                    group.name, "\(group.claims)", figure(group.right), figure(group.confidence), "\(group.accepted)",
                    "\(group.acceptedWrong)",
                    figure(group.calibrationError),
                ]
            })
    }

    private var documents: HTML {
        table(
            [words.document] + words.tableColumns,
            evaluation.documents.map { [$0.failure.map { why in "✗ \(why)" } ?? $0.document] + figures($0.tally) })
    }

    private var errors: HTML {
        let rows = evaluation.documents.flatMap { document in
            document.errors.map { error in
                [
                    document.document, words.kind(error.kind), error.label, error.wanted ?? "", error.found ?? "", figure(error.confidence),
                    error.decision?.rawValue ?? "",
                ]
            }
        }
        return table(words.errorColumns, Array(rows.prefix(Self.mostErrors)), numbers: [5])
    }

    /// All columns but the first hold numbers, unless said otherwise.
    private func table(_ names: [String], _ rows: [[String]], numbers: Set<Int>? = nil) -> HTML {
        let numbers = numbers ?? Set(1..<max(2, names.count))
        let lines: [HTML] = rows.map { row in
            let cells: [HTML] = row.enumerated().map { index, text in
                let style: HTML = numbers.contains(index) ? " class=\"num\"" : .empty
                return "<td\(style)>\(text)</td>"
            }
            return "<tr>\(cells)</tr>"
        }
        return "<div class=\"scroll\"><table>\(HTML.head(names, numbers: numbers))<tbody>\(lines)</tbody></table></div>"
    }

    private func figure(_ value: Double?, places: Int = 4) -> String {
        guard let value else { return "–" }
        let text = String(format: "%.\(places)f", value)
        return words.language == .vietnamese ? text.replacing(".", with: ",") : text
    }
}
