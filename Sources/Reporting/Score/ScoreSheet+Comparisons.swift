import RecordModel

/// Figures that exist twice: declared and agreed, the district's and the communes'.
extension ScoreSheet {
    var agreedFigures: HTML? {
        guard let versions = card.versions else { return nil }
        let rows: [HTML] = versions.changes.map { change in
            let declared: HTML =
                change.declared.map { "\(format.value($0, type: nil))" }
                ?? "<span class=\"empty\">\(words.name(.blank).lowercased())</span>"
            return """
                <tr><th scope="row" class="label" lang="vi">\(change.label)<br><code>\(change.field)</code></th>
                <td class="num">\(declared)</td><td class="num strong">\(format.value(change.agreed, type: nil))</td>
                <td lang="vi">\(change.by)</td><td>\(change.date)</td><td lang="vi">\(change.reason)</td><td>\(words.rows(change, format))</td></tr>

                """
        }
        let heads = [
            words.figure, words.declaredVersion, words.agreedVersion, words.agreedBy, words.agreedOn, words.agreedWhy, words.rowsMoved,
        ]
        let table: HTML =
            rows.isEmpty
            ? .empty
            : """
            <div class="scroll"><table aria-labelledby="agreed">\(HTML.head(heads, numbers: [1, 2]))<tbody>\(rows)</tbody></table></div>
            """
        return """
            <section aria-labelledby="agreed"><h2 id="agreed">\(words.agreedFigures)</h2>
            <p class="muted">\(words.agreedExplanation)</p>
            <p>\(words.declaredVersionTotal): <b>\(format.points(versions.declared.total))</b>\(level(versions.declared)).
            \(words.agreedVersionTotal): <b>\(format.points(versions.agreed.total))</b>\(level(versions.agreed)).</p>
            \(table)</section>
            """
    }

    private func level(_ standing: FigureVersions.Standing) -> String { standing.level.map { " (\($0))" } ?? "" }

    var crossCheck: HTML? {
        guard let check = card.crossCheck else { return nil }
        let rows: [HTML] = check.figures.map { figure in
            let unit = figure.unit.map { "\u{A0}\($0)" } ?? ""
            let isOpen = figure.state == .differs
            let counted = figure.counted == .declared ? [] : ["\(words.countedSource): \(words.name(figure.counted))."]
            let remarks: HTML? = HTML.list(words.remarks(figure) + counted).map { "<div class=\"muted\">\($0)</div>" }
            return """
                <tr\(isOpen ? " class=\"review\"" as HTML : .empty)><th scope="row" class="label" lang="vi">\(figure.label)</th>
                <td class="num">\(figure.declared.map { format.number($0) + unit } ?? "–")</td>
                <td class="num strong">\(words.derived(figure, format))</td>
                <td class="num">\(figure.reported)/\(check.members.count)</td>
                <td><span class="verdict">\(words.name(figure))</span>\(remarks)</td><td>\(figure.working)</td></tr>

                """
        }
        let heads = [
            words.figure, words.declaredByDistrict, words.fromCommunes, words.communesReporting, words.verdict, words.derivation,
        ]
        let notes = [words.absentCommunes(check)].compactMap(\.self) + check.notes
        return """
            <section aria-labelledby="communes"><h2 id="communes">\(words.crossCheck)</h2>
            <p>\(words.crossCheckSummary(check))</p>\(HTML.list(notes).map { "<div class=\"muted\">\($0)</div>" as HTML })
            <div class="scroll"><table class="form" aria-labelledby="communes">
            <colgroup><col><col class="c-p"><col class="c-p"><col class="c-n"><col class="c-v"><col class="c-d"></colgroup>
            \(HTML.head(heads, numbers: [1, 2, 3]))
            <tbody>\(rows)</tbody></table></div></section>
            """
    }
}
