import RecordModel

/// What stands behind the points: the evidence that is missing and the methods that were used.
extension ScoreSheet {
    var missingEvidence: HTML {
        let rows: [HTML] = outline.gaps.map { gap in
            let criterion = card.criteria[gap.index]
            return """
                <tr><td lang="vi">\(criterion.path)</td><th scope="row" class="label" lang="vi"><a href="#k\(gap.index)">\(criterion.title)</a></th>
                <td class="num strong">\(format.points(gap.atStake))</td><td>\(words.gap(criterion, open: gap.open, label: label))</td></tr>

                """
        }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"muted\">\(words.nothingMissing)</p>"
            : """
            <p class="muted">\(words.missingEvidenceExplanation)</p>
            <div class="scroll"><table class="form sums" aria-labelledby="gaps">
            <colgroup><col class="c-path"><col><col class="c-p"><col class="c-gap"></colgroup>
            <thead><tr><th scope="col">\(words.ordinal)</th><th scope="col">\(words.criterion)</th><th scope="col" class="num">\(words.atStake)</th>
            <th scope="col">\(words.whatIsMissing)</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
        return "<section aria-labelledby=\"gaps\"><h2 id=\"gaps\">\(words.missingEvidence)</h2>\(table)</section>"
    }

    var policies: HTML {
        let described = rubric?.policies ?? []
        let names = Set(described.map(\.name))
        let bare = card.policies.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
        guard !described.isEmpty || !bare.isEmpty else { return .empty }
        let rows: [HTML] =
            described.enumerated().map { index, policy in
                // What was in force is what the card says, whatever the rubric's default.
                let value = card.policies[policy.name] ?? policy.value
                return """
                    <tr id="p\(index)"><td><code>\(policy.name)</code><br><code><b>\(value)</b></code></td><td>\(policy.title)</td><td>\(policy.why)</td>
                    <td><code>\(policy.alternatives.joined(separator: ", "))</code></td><td>\(policy.paths.joined(separator: "; "))</td></tr>

                    """
            }
            + bare.map { name, value in
                "<tr><td><code>\(name)</code><br><code><b>\(value)</b></code></td><td>–</td><td>–</td><td>–</td><td>–</td></tr>\n"
            }
        return """
            <section aria-labelledby="policies"><h2 id="policies">\(words.policiesTitle)</h2>
            <p class="muted">\(words.policiesExplanation)</p>
            <div class="scroll"><table aria-labelledby="policies"><thead><tr><th scope="col">\(words.policy)</th><th scope="col">\(words.policyIssue)</th>
            <th scope="col">\(words.policyWhy)</th><th scope="col">\(words.policyAlternatives)</th><th scope="col">\(words.policyTouches)</th></tr></thead>
            <tbody>\(rows)</tbody></table></div></section>
            """
    }
}
