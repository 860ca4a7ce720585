import RecordModel

/// List tables, unmapped texts and the account of how each page was read.
extension ConfidenceReport {
    var listTables: HTML {
        guard !record.tables.isEmpty else { return .empty }
        let isWide = record.tables.contains { $0.columns.count > Self.columnsOfAnUprightPage }
        return """
            <section class="\(isWide ? "wide" : "")" aria-labelledby="lists"><h2 id="lists">\(words.listTables)</h2>
            \(record.tables.enumerated().map { listTable($1, number: $0) })
            </section>
            """
    }

    /// Lists with more columns than this are printed on pages turned on their side.
    private static let columnsOfAnUprightPage = 5

    private func listTable(_ table: RecordTable, number: Int) -> HTML {
        let heads: [HTML] = table.columns.map { "<th scope=\"col\" lang=\"vi\">\($0.title)</th>" }
        var rows: [HTML] = []
        for (index, cells) in table.rows.enumerated() {
            rows += table.groups.filter { $0.beforeRow == index }.map(groupLine(columns: table.columns.count + 1))
            rows.append("<tr><td class=\"num order muted\">\(index + 1)</td>\(cells.map(cell))</tr>\n")
        }
        rows += table.groups.filter { $0.beforeRow >= table.rows.count }.map(groupLine(columns: table.columns.count + 1))
        let body: HTML =
            rows.isEmpty
            ? "<p class=\"muted\">\(words.emptyTable)</p>"
            : """
            <div class="scroll"><table class="list" aria-labelledby="t\(number)">
            <thead><tr><th scope="col" class="num order">#</th>\(heads)</tr></thead>
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
            <table aria-labelledby="unmapped"><colgroup><col class="c-place"><col></colgroup>
            \(HTML.head([words.place, words.text]))
            <tbody>\(rows)</tbody></table></section>
            """
    }

    var pageTable: HTML {
        guard !record.document.pages.isEmpty else { return .empty }
        // Pages that were read alike stand on one line.
        var runs: [(first: Int, last: Int, cells: HTML)] = []
        for page in record.document.pages {
            let cells = pageCells(page)
            if let run = runs.last, run.cells == cells, run.last + 1 == page.number {
                runs[runs.count - 1].last = page.number
            } else {
                runs.append((page.number, page.number, cells))
            }
        }
        let rows: [HTML] = runs.map { first, last, cells in
            "<tr><td class=\"num\">\(first == last ? "\(first)" : "\(first)–\(last)")</td>\(cells)</tr>\n"
        }
        return """
            <section aria-labelledby="pages"><h2 id="pages">\(words.howPagesWereRead)</h2>
            <table aria-labelledby="pages">
            \(HTML.head([words.pageHeading, words.readFrom, words.textQuality, words.why], numbers: [0, 2]))
            <tbody>\(rows)</tbody></table></section>
            """
    }

    private func pageCells(_ page: PageFacts) -> HTML {
        var notes = page.why.map { [$0] } ?? []
        if page.rotation != 0 { notes.append("\(words.rotation) \(page.rotation)°") }
        if abs(page.skew) >= Self.visibleSkew { notes.append("\(words.skew) \(format.degrees(page.skew))") }
        let quality = page.textQuality.map { format.percent($0) } ?? "–"
        return "<td>\(words.source(page.source))</td><td class=\"num\">\(quality)</td><td>\(notes.joined(separator: "; "))</td>"
    }

    /// Degrees; less is not seen on a page.
    private static let visibleSkew = 0.2
}
