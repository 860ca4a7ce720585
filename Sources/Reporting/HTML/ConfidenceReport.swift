import DocumentModel
import Foundation
import RecordModel

/// The confidence report: one self-contained HTML file that a clerk reads, checks against the paper and prints.
///
/// What wants a person comes first: warnings and failed checks, then every field under review with its reasons and the picture of its
/// place; then all fields in the form's order, the text that no field took, and the list tables.
package struct ConfidenceReport {
    let record: Record
    let format: ValueFormat
    let words: ReportWords
    let pictures: PictureAlbum
    let counts: FieldCounts
    let outline: FormOutline
    /// Indices of the fields under review, in form order.
    let underReview: [Int]
    private let formName: String?
    let link: (Int) -> String?

    /// `formName` is the form's name for people; its id is shown without it. `picture` gives a PNG of a place on a page, nil where there is
    /// none; it is asked for fields under review first, then for accepted numbers, until 3.3 MB of pictures are there.
    /// `link` gives the address of the page on which the field at an index can be settled, nil where there is none.
    package init(
        _ record: Record, language: Language, formName: String? = nil, picture: (Evidence) -> Data? = { _ in nil },
        link: @escaping (Int) -> String? = { _ in nil }
    ) {
        self.record = record
        self.link = link
        self.formName = formName
        format = ValueFormat(language)
        words = ReportWords(language)
        pictures = PictureAlbum(record.fields, picture: picture)
        counts = FieldCounts(record.fields)
        outline = FormOutline(record.fields)
        underReview = record.fields.indices.filter { record.fields[$0].decision == .review }
    }

    /// The whole file, UTF-8.
    package var html: String {
        let body: HTML = "\(head)<main>\(content)</main>"
        let title = [words.confidenceReport, record.document.agency, record.document.period].compactMap(\.self).joined(separator: " – ")
        return HTML.page(title: title, language: words.language, body: body).text
    }

    /// Facts and counts.
    package var head: HTML { header + summary }

    /// Warnings, fields, tables.
    package var content: HTML {
        """
        \(concerns)
        \(reviewList)
        \(fieldTables)
        \(unmapped)
        \(pageTable)
        \(listTables)
        """
    }

    // MARK: Head

    private var header: HTML {
        let document = record.document
        let letterhead: [(String, HTML?)] = [
            (words.documentNumber, document.number.map { "\($0)" }),
            (words.date, document.date.map { "\(format.date($0))" }),
            (words.placeOfIssue, document.place.map { "\($0)" }),
            (words.form, formFact),
        ]
        let file: [(String, HTML?)] = [
            (words.file, "\(document.file) (\(format.bytes(document.bytes)))"),
            (words.pages, document.pages.isEmpty ? nil : "\(document.pages.count)"),
            (words.readFrom, readFrom.map { "\($0)" }),
            (words.hash, "<code title=\"\(document.sha256)\">\(String(document.sha256.prefix(Self.shortHash)))…</code>"),
        ]
        return """
            <header>
            <p class="kicker">\(words.confidenceReport)</p>
            <h1 lang="vi">\(document.agency ?? words.unknownAgency)</h1>
            <p class="subtitle">\(document.period ?? words.pick("Chưa rõ kỳ báo cáo", "Period unknown"))</p>
            <div class="facts">
            <dl>\(letterhead.compactMap { detail($0, $1) })</dl>
            <dl>\(file.compactMap { detail($0, $1) })</dl>
            </div>
            </header>
            """
    }

    /// Digits of the hash that tell files apart by eye; the whole is in the record.
    private static let shortHash = 12

    private var formFact: HTML {
        guard let form = record.document.form else { return "<span class=\"empty\">\(words.noForm)</span>" }
        let confidence = format.percent(record.document.formConfidence)
        if let formName { return "<span lang=\"vi\">\(formName)</span> <code>\(form)</code> (\(confidence))" }
        return "<code>\(form)</code> (\(confidence))"
    }

    private var readFrom: String? {
        var sources: [String] = []
        for page in record.document.pages where !sources.contains(page.source) { sources.append(page.source) }
        return sources.isEmpty ? nil : sources.map(words.source).joined(separator: ", ")
    }

    // MARK: Summary

    private var summary: HTML {
        func count(_ state: FieldState, _ decision: Decision) -> Int {
            record.fields.count { $0.state == state && $0.decision == decision }
        }
        let accepted = words.acceptedNote(
            filled: count(.filled, .accepted), blank: count(.blank, .accepted), missing: count(.missing, .accepted))
        let review = words.acceptedNote(filled: count(.filled, .review), blank: count(.blank, .review), missing: count(.missing, .review))
        return """
            <section aria-labelledby="summary">
            <h2 id="summary">\(words.summary)</h2>
            <p class="lead">\(words.lead(counts))</p>
            <div class="tiles">
            \(tile(words.accepted, counts.accepted, accepted))
            \(tile(words.review, counts.review, review, isHot: counts.review > 0))
            \(tile(words.blank, counts.blank, words.blankMeaning))
            \(tile(words.missing, counts.missing, words.missingMeaning))
            </div>
            <p class="muted meaning">\(words.meaning)</p>
            \(contents)
            </section>
            """
    }

    private func tile(_ name: String, _ figure: Int, _ detail: String, isHot: Bool = false) -> HTML {
        let style = isHot ? "hot" : ""
        return """
            <div class="\(style)"><dl><dt>\(name)</dt><dd class="figure">\(figure)</dd><dd class="detail">\(detail)</dd></dl></div>
            """
    }

    private var contents: HTML {
        var links: [HTML] = ["<li><a href=\"#concerns\">\(words.warningsAndChecks)</a></li>"]
        links.append("<li><a href=\"#review\">\(words.fieldsToReview)</a></li>")
        links += outline.sections.enumerated().map { index, section in
            "<li><a href=\"#s\(index)\" lang=\"vi\">\(section.name.isEmpty ? words.noSection : section.name)</a></li>"
        }
        if !record.unmapped.isEmpty { links.append("<li><a href=\"#unmapped\">\(words.unmapped)</a></li>") }
        if !record.tables.isEmpty { links.append("<li><a href=\"#lists\">\(words.listTables)</a></li>") }
        return "<nav aria-label=\"\(words.summary)\"><ul>\(links)</ul></nav>"
    }

    // MARK: Warnings and checks

    private var concerns: HTML {
        let checks = record.checks.filter { $0.severity == .error } + record.checks.filter { $0.severity == .warning }
        let notices: [HTML] =
            checks.map { check in
                """
                <li class="\(check.severity.rawValue)"><b>\(words.severity(check.severity))</b> \(check.message)
                \(concerned(check.fields))</li>
                """
            } + record.document.warnings.map { "<li class=\"warning\"><b>\(words.warning)</b> \($0)</li>" }
        let cut: HTML = pictures.isCut ? "<p class=\"muted\">\(words.picturesLeftOut)</p>" : .empty
        let list: HTML = notices.isEmpty ? "<p class=\"muted\">\(words.nothingToWarn)</p>" : "<ul class=\"notices\">\(notices)</ul>"
        return """
            <section aria-labelledby="concerns"><h2 id="concerns">\(words.warningsAndChecks)</h2>
            \(list)
            \(cut)</section>
            """
    }

    private func concerned(_ ids: [String]) -> HTML? {
        let links: [HTML] = ids.map { id in
            guard let index = record.fields.firstIndex(where: { $0.id == id }) else { return "<code>\(id)</code>" }
            return "<a href=\"#f\(index)\" lang=\"vi\">\(ReportWords.title(of: record.fields[index]))</a>"
        }
        guard let first = links.first else { return nil }
        let rest: [HTML] = links.dropFirst().map { "; \($0)" }
        return "<div class=\"about\">\(words.concerns): \(first)\(rest)</div>"
    }
}
