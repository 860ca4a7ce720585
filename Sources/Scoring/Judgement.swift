import Foundation

/// A question that only a person can answer, with the answers that the decision prints.
package struct AssessorQuestion: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        /// One of these.
        case pick([Option])
        /// Any of these, points added.
        case ticks([Option])
        /// How complete, 0–100 %; points fall in steps of this size.
        case share(step: Decimal)
        /// A rate, 0–100 %, that the rule itself turns into points.
        case percent
        /// How many, each with these points (negative: points taken off).
        case count(each: Decimal)
    }

    package struct Option: Hashable, Sendable {
        package var label: String
        package var points: Decimal
    }

    /// Short name in judgement files.
    package var id: String
    package var text: String
    package var form: Form
}

/// What a person answered for one criterion.
package struct JudgementAnswer: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case number(Decimal)
        case text(String)
        case texts([String])
    }

    /// Answers by question id.
    package var answers: [String: Value]
    /// Points given outright, in place of everything else.
    package var points: Decimal?
    /// The declaration was inspected and holds.
    package var confirmed: Bool
    /// The declaration was inspected and is not true: 0 points by part V.3.1.b.
    package var falseDeclaration: Bool
    package var reason: String?
    package var by: String?
    /// ISO 8601.
    package var date: String?

    package init(
        answers: [String: Value] = [:], points: Decimal? = nil, confirmed: Bool = false, falseDeclaration: Bool = false,
        reason: String? = nil,
        by: String? = nil, date: String? = nil
    ) {
        self.answers = answers
        self.points = points
        self.confirmed = confirmed
        self.falseDeclaration = falseDeclaration
        self.reason = reason
        self.by = by
        self.date = date
    }

    package var isEmpty: Bool { answers.isEmpty && points == nil && !confirmed && !falseDeclaration }
}

/// All that people judged about one agency.
package struct Judgements: Hashable, Sendable {
    /// Who and why, when an official annulled the result (part V.4.2.c.ii).
    package struct Annulment: Hashable, Sendable {
        package var reason: String
        package var by: String?

        package init(reason: String, by: String? = nil) {
            self.reason = reason
            self.by = by
        }
    }

    package var rubric: String
    package var agency: String?
    /// By path of the criterion.
    package var criteria: [String: JudgementAnswer]
    package var annulment: Annulment?
    /// Figures that the agency and the assessing office settled on.
    package var figures: [AgreedFigure]

    package init(
        rubric: String, agency: String? = nil, criteria: [String: JudgementAnswer] = [:], annulment: Annulment? = nil,
        figures: [AgreedFigure] = []
    ) {
        self.rubric = rubric
        self.agency = agency
        self.criteria = criteria
        self.annulment = annulment
        self.figures = figures
    }
}

extension [Judgements] {
    /// The judgements that are about this agency, by its name; the last of several, so that a later worksheet replaces an earlier one.
    package func about(_ agency: String?) -> Judgements? {
        guard let agency else { return nil }
        return last { $0.agency.map { Answers.plain($0) == Answers.plain(agency) } ?? false }
    }
}

extension AssessorQuestion {
    /// Points and their working for an answer.
    ///
    /// - Returns: nil for an answer that does not fit the question.
    func points(for value: JudgementAnswer.Value, max: Decimal, roundsToNearest: Bool) -> (points: Decimal, working: String)? {
        switch (form, value) {
        case (.pick(let options), .text(let label)):
            guard let option = options.first(where: { Answers.plain($0.label) == Answers.plain(label) }) else { return nil }
            return (option.points, "\(option.label): \(option.points.written())")
        case (.ticks(let options), .text(let label)):
            return ticked([label], of: options)
        case (.ticks(let options), .texts(let labels)):
            return ticked(labels, of: options)
        case (.share(let step), .number(let percent)):
            guard (0...100).contains(percent) else { return nil }
            return Self.stepped(percent, step: step, max: max, roundsToNearest: roundsToNearest)
        case (.count(let each), .number(let count)):
            guard count >= 0 else { return nil }
            return (count * each, "\(count.written()) x \(each.written())")
        default:
            return nil
        }
    }

    private func ticked(_ labels: [String], of options: [Option]) -> (points: Decimal, working: String)? {
        var total: Decimal = 0
        var workings: [String] = []
        for label in labels {
            guard let option = options.first(where: { Answers.plain($0.label) == Answers.plain(label) }) else { return nil }
            total += option.points
            workings.append(option.points.written())
        }
        return (total, workings.isEmpty ? "0" : workings.joined(separator: " + "))
    }

    /// "Giảm điểm theo bước … theo tỉ lệ đầy đủ".
    private static func stepped(
        _ percent: Decimal, step: Decimal, max: Decimal, roundsToNearest: Bool
    ) -> (points: Decimal, working: String) {
        let exact = percent / 100 * max
        let steps = exact / step
        let whole = roundsToNearest ? steps.rounded(toPlaces: 0) : steps.roundedDown
        return (whole * step, "\(percent.written()) % x \(max.written()) = \(exact.written()), bước \(step.written())")
    }
}
