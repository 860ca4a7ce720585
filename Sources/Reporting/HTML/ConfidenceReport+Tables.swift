import RecordModel

/// List tables, unmapped texts and the account of how each page was read.
extension ConfidenceReport {
    var listTables: HTML {
        guard !record.tables.isEmpty else { return .empty }
        return """
            <section aria-labelledby="lists"><h2 id="lists">\(words.listTables)</h2>
            \(record.tables.enumerated().map { listTable($1, number: $0) })
            </section>
            """
    }

    private func listTable(_ table: RecordTable, number: Int) -> HTML {
        let heads: [HTML] = table.columns.map { "<th scope=\"col\" lang=\"vi\">\($0.title)</th>" }
        var rows: [HTML] = []
        for (index, cells) in table.rows.enumerated() {
            rows += table.groups.filter { $0.beforeRow == index }.map(groupLine(columns: table.columns.count + 1))
            rows.append("<tr><td class=\"num muted\">\(index + 1)</td>\(cells.map(cell))</tr>\n")
        }
        rows += table.groups.filter { $0.beforeRow >= table.rows.count }.map(groupLine(columns: table.columns.count + 1))
        let body: HTML =
            rows.isEmpty
            ? "<p class=\"muted\">\(words.emptyTable)</p>"
            : """
            <div class="scroll"><table aria-labelledby="t\(number)"><thead><tr><th scope="col" class="num">#</th>\(heads)</tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
        return """
            <h3 id="t\(number)"><span lang="vi">\(table.title)</span><small>\(words.rows(table.rows.count))</small></h3>
            \(body)
            """
    }

    private func groupLine(columns: Int) -> (RecordGroup) -> HTML {
        { "<tr class=\"groupline\"><th colspan=\"\(columns)\" scope=\"rowgroup\" lang=\"vi\">\($0.text)</th></tr>\n" }
    }

    /// A cell of a list has no decision of its own; one that is likelier to be wrong than the report's weakest accepted field is marked.
    private func cell(_ cell: RecordCell) -> HTML {
        let isWeak = !cell.raw.isEmpty && cell.confidence < Self.weakCell
        let number = cell.value?.number
        let text = cell.value.map { format.value($0) } ?? cell.raw
        let style = [number == nil ? "" : "num", isWeak ? "weak" : ""].filter { !$0.isEmpty }.joined(separator: " ")
        let doubt: HTML? = isWeak ? " <span class=\"muted conf\">\(format.percent(cell.confidence))</span>" : nil
        return "<td class=\"\(style)\" lang=\"vi\"><span class=\"pre\">\(text)</span>\(doubt)</td>"
    }

    /// Probability below which a list's cell is marked for the eye: one in ten wrong is more than a reader should take on trust.
    private static let weakCell = 0.9

    var unmapped: HTML {
        guard !record.unmapped.isEmpty else { return .empty }
        let rows: [HTML] = record.unmapped.map { entry in
            "<tr><td class=\"muted\">\(words.place(entry.evidence))</td><td class=\"pre\" lang=\"vi\">\(entry.text)</td></tr>\n"
        }
        return """
            <section aria-labelledby="unmapped"><h2 id="unmapped">\(words.unmapped)</h2>
            <p class="muted">\(words.unmappedExplanation)</p>
            <table aria-labelledby="unmapped"><colgroup><col style="width:170px"><col></colgroup>
            <thead><tr><th scope="col">\(words.place)</th><th scope="col">\(words.text)</th></tr></thead>
            <tbody>\(rows)</tbody></table></section>
            """
    }

    var pageTable: HTML {
        guard !record.document.pages.isEmpty else { return .empty }
        let rows: [HTML] = record.document.pages.map { page in
            var notes = page.why.map { [$0] } ?? []
            if page.rotation != 0 { notes.append("\(words.rotation) \(page.rotation)°") }
            if abs(page.skew) >= Self.visibleSkew { notes.append("\(words.skew) \(page.skew.formatted(places: 1))°") }
            return """
                <tr><td class="num">\(page.number)</td><td>\(words.source(page.source))</td>
                <td class="num">\(page.textQuality.map { format.percent($0) } ?? "–")</td><td>\(notes.joined(separator: "; "))</td></tr>

                """
        }
        return """
            <section aria-labelledby="pages"><h2 id="pages">\(words.howPagesWereRead)</h2>
            <table aria-labelledby="pages"><thead><tr><th scope="col" class="num">\(words.pageHeading)</th><th scope="col">\(words.readFrom)</th>
            <th scope="col" class="num">\(words.textQuality)</th><th scope="col">\(words.why)</th></tr></thead><tbody>\(rows)</tbody></table></section>
            """
    }

    /// Degrees; less is not seen on a page.
    private static let visibleSkew = 0.2
}
