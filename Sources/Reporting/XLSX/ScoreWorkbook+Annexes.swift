import Foundation
import RecordModel

/// What stands behind the points: what keeps agencies from their next level, missing evidence, methods.
extension ScoreWorkbook {
    /// What keeps each agency from its next level: with many agencies too long for the summary; one agency's sheet has its own list.
    var failingSheet: Sheet? {
        guard entries.count > 1, entries.contains(where: { !$0.card.levelFailed.isEmpty }) else { return nil }
        var sheet = Sheet(
            name: words.failing, title: words.failing, heads: [(words.agency, 40), (words.level, 18), (words.failing, 120)])
        for entry in entries {
            for line in entry.card.levelFailed {
                sheet.rows.append(
                    Sheet.Row([
                        .text(entry.card.agency ?? words.unknownAgency), .text(words.level(of: entry.card), .centered), .text(line),
                    ]))
            }
        }
        return sheet
    }

    var gapSheet: Sheet {
        let several = entries.count > 1
        let heads: [(String, Double)] =
            (several ? [(words.agency, 32.0)] : []) + [
                (words.ordinal, 12), (words.criterion, 50), (words.maximum, 10), (words.atStake, 12), (words.state, 20),
                (words.whatIsMissing, 70),
            ]
        var sheet = Sheet(
            name: words.missingEvidence, title: words.missingEvidence, explanation: words.missingEvidenceExplanation, heads: heads)
        let first = sheet.rows.count
        var sum: Decimal = 0
        for entry in entries {
            let card = entry.card
            let lead: [Sheet.Cell] = several ? [.text(card.agency ?? words.unknownAgency)] : []
            let methods = Set((rubrics[card.rubric]?.inconsistencies ?? []).map(\.note))
            for gap in ScoreOutline.gaps(card) {
                let criterion = card.criteria[gap.index]
                sum += gap.atStake
                sheet.rows.append(
                    Sheet.Row(
                        lead + [
                            .text(criterion.path), .text(criterion.title), .number(criterion.max, .points), .number(gap.atStake, .points),
                            .text(criterion.state == .scored ? words.waitsForReview : words.name(criterion.state), .centered),
                            .text(words.gap(criterion, open: gap.open, methods: methods)),
                        ]))
            }
        }
        guard sheet.rows.count > first else {
            sheet.rows.append(Sheet.Row([.text(words.nothingMissing, .plain)]))
            return sheet
        }
        // Two rows below, so that the filter does not take the sum for a row; SUBTOTAL follows the filter.
        let stake = heads.count - 3
        let range = "\(CellName.a1(column: stake, row: first)):\(CellName.a1(column: stake, row: sheet.rows.count - 1))"
        sheet.filterLastRow = sheet.rows.count - 1
        sheet.rows.append(Sheet.Row([]))
        sheet.rows.append(
            Sheet.Row([
                .text(words.atStakeTotal, .bold).spanning(stake),
                .formula("=SUBTOTAL(9,\(range))", result: sum, .points.with { $0.isBold = true }),
            ]))
        return sheet
    }

    /// Everything in the decisions that does not add up, settled by a switch or not.
    var inconsistencySheet: Sheet? {
        let known = rubricsInOrder.flatMap { id in (rubrics[id]?.inconsistencies ?? []).map { (rubrics[id]?.title ?? id, $0) } }
        guard !known.isEmpty else { return nil }
        let several = rubricsInOrder.count > 1
        let heads: [(String, Double)] =
            (several ? [(words.rubric, 40.0)] : []) + [
                (words.ordinal, 8), (words.readAs, 90), (words.policyTouches, 36), (words.policy, 24),
            ]
        var sheet = Sheet(name: words.inconsistency, title: words.inconsistencies, heads: heads)
        sheet.rows += known.map { title, item in
            let places = item.paths.isEmpty ? words.wholeDecision : item.paths.joined(separator: "; ")
            return Sheet.Row(
                (several ? [.text(title)] : []) + [
                    .text(item.id, .bold), .text(item.text), .text(places), .text(item.policy ?? "–"),
                ])
        }
        return sheet
    }

    var policySheet: Sheet {
        let several = rubricsInOrder.count > 1
        var heads: [(String, Double)] = several ? [(words.rubric, 22)] : []
        heads += [
            (words.policy, 24), (words.policyValue, 18), (words.policyIssue, 48), (words.policyWhy, 56), (words.policyAlternatives, 26),
            (words.policyTouches, 30),
        ]
        var sheet = Sheet(name: words.policies, title: words.policiesTitle, explanation: words.policiesExplanation, heads: heads)
        for rubric in rubricsInOrder {
            // One run has one set of switches; the cards of a rubric share it.
            let inForce = entries.first { $0.card.rubric == rubric }?.card.policies ?? [:]
            let described = rubrics[rubric]?.policies ?? []
            let lead: [Sheet.Cell] = several ? [.text(rubrics[rubric]?.title ?? rubric)] : []
            for policy in described {
                sheet.rows.append(
                    Sheet.Row(
                        lead + [
                            .text(policy.name, .bold), .text(inForce[policy.name] ?? policy.value), .text(policy.title), .text(policy.why),
                            .text(policy.alternatives.joined(separator: ", ")), .text(policy.paths.joined(separator: "; ")),
                        ]))
            }
            let names = Set(described.map(\.name))
            for (name, value) in inForce.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
                sheet.rows.append(Sheet.Row(lead + [.text(name, .bold), .text(value)] + (0..<4).map { _ in .text(nil) }))
            }
        }
        return sheet
    }
}
