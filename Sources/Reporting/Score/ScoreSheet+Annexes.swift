import RecordModel

/// What stands behind the points: the evidence that is missing and the methods that were used.
extension ScoreSheet {
    var missingEvidence: HTML {
        let rows: [HTML] = outline.gaps.map { gap in
            let criterion = card.criteria[gap.index]
            return """
                <tr><td lang="vi">\(criterion.path)</td>
                <th scope="row" class="label" lang="vi"><a href="#k\(gap.index)">\(criterion.title)</a></th>
                <td class="num strong">\(format.points(gap.atStake))</td><td>\(words.gap(criterion, open: gap.open, methods: methods, label: label))</td></tr>

                """
        }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"muted\">\(words.nothingMissing)</p>"
            : """
            <p class="muted">\(words.missingEvidenceExplanation)</p>
            <div class="scroll"><table class="form sums" aria-labelledby="gaps">
            <colgroup><col class="c-path"><col><col class="c-p"><col class="c-gap"></colgroup>
            \(HTML.head([words.ordinal, words.criterion, words.atStake, words.whatIsMissing], numbers: [2]))
            <tbody>\(rows)</tbody></table></div>
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
                    <tr id="p\(index)"><td><code>\(policy.name)</code><br><code><b>\(value)</b></code></td>
                    <td>\(policy.title)</td><td>\(policy.why)</td><td><code>\(policy.alternatives.joined(separator: ", "))</code></td>
                    <td>\(policy.paths.joined(separator: "; "))</td></tr>

                    """
            }
            + bare.map { name, value in
                "<tr><td><code>\(name)</code><br><code><b>\(value)</b></code></td><td>–</td><td>–</td><td>–</td><td>–</td></tr>\n"
            }
        let heads = [words.policy, words.policyIssue, words.policyWhy, words.policyAlternatives, words.policyTouches]
        return """
            <section aria-labelledby="policies"><h2 id="policies">\(words.policiesTitle)</h2>
            <p class="muted">\(words.policiesExplanation)</p>
            <div class="scroll"><table class="form" aria-labelledby="policies">
            <colgroup><col class="c-d"><col><col class="c-v"><col class="c-d"><col class="c-c"></colgroup>\(HTML.head(heads))
            <tbody>\(rows)</tbody></table></div>
            \(inconsistencies)</section>
            """
    }

    private var inconsistencies: HTML? {
        let known = rubric?.inconsistencies ?? []
        guard !known.isEmpty else { return nil }
        let rows: [HTML] = known.map { item in
            let places = item.paths.isEmpty ? words.wholeDecision : item.paths.joined(separator: "; ")
            return """
                <tr><td>\(item.id)</td><td lang="vi">\(item.text)</td><td>\(places)</td><td><code>\(item.policy ?? "–")</code></td></tr>

                """
        }
        return """
            <h3 id="inconsistencies">\(words.inconsistencies)</h3>
            <div class="scroll"><table aria-labelledby="inconsistencies">
            \(HTML.head([words.ordinal, words.readAs, words.policyTouches, words.policy]))
            <tbody>\(rows)</tbody></table></div>
            """
    }
}
