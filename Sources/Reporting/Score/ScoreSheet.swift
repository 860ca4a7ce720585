import DocumentModel
import Foundation
import RecordModel

/// The score sheet: one self-contained HTML file in the decision's numbering, whose every point opens to rule, working, figures and places.
package struct ScoreSheet {
    let card: ScoreCard
    let rubric: RubricFacts?
    let format: ValueFormat
    let words: ReportWords
    let outline: ScoreOutline
    /// Notes about the decision itself, which the agency cannot mend.
    let methods: Set<String>
    private let fields: [String: RecordField]
    private let picture: (Evidence) -> Data?
    private let link: (CriterionInput) -> String?

    /// `record` is the one that was scored; it gives the labels of the fields. `picture` gives a PNG of a place on a page, nil where
    /// there is none; it is asked for figures under review only.
    package init(
        _ card: ScoreCard, record: Record? = nil, rubric: RubricFacts? = nil, language: Language,
        picture: @escaping (Evidence) -> Data? = { _ in nil }, link: @escaping (CriterionInput) -> String? = { _ in nil }
    ) {
        self.card = card
        self.rubric = rubric
        self.picture = picture
        self.link = link
        format = ValueFormat(language)
        words = ReportWords(language)
        outline = ScoreOutline(card, headings: rubric?.headings ?? [])
        methods = Set((rubric?.inconsistencies ?? []).map(\.note))
        let named = (record?.fields ?? []).compactMap { field in field.id.map { ($0, field) } }
        fields = Dictionary(named, uniquingKeysWith: { first, _ in first })
    }

    /// The whole file, UTF-8.
    package var html: String {
        let body: HTML = "\(header)<main>\(content)</main><footer>\(words.scoreFooter)</footer>"
        let title = [words.scoreSheet, card.agency, card.period].compactMap(\.self).joined(separator: " – ")
        return HTML.page(title: title, language: words.language, body: body).text
    }

    /// Groups, criteria, missing evidence, policies.
    package var content: HTML {
        """
        \(groupTable)
        \(cardNotes)
        \(agreedFigures)
        \(outline.groups.enumerated().map { criterionTable($1, number: $0) })
        \(crossCheck)
        \(missingEvidence)
        \(policies)
        """
    }

    // MARK: Head

    /// Who, how many points, which level.
    package var header: HTML {
        let low = format.points(card.range.first ?? card.total)
        let high = format.points(card.range.last ?? card.total)
        let max = format.points(card.max)
        let banner: HTML =
            card.provisional
            ? "<p class=\"banner\"><b>\(words.provisional).</b> \(words.provisionalBanner(low: low, high: high, max: max))</p>" : .empty
        let failing: HTML? = HTML.list(card.levelFailed).map { "<div class=\"failing\"><p>\(words.failing):</p>\($0)</div>" }
        let openRange: HTML = low == high ? .empty : "<dd class=\"detail\">\(words.totalRange(low: low, high: high))</dd>"
        let otherVersion: HTML? = card.versions.map { "<dd class=\"detail\">\(words.otherVersion($0, format))</dd>" }
        return """
            <header>
            <p class="kicker">\(words.scoreSheet)</p>
            <h1 lang="vi">\(card.agency ?? words.unknownAgency)</h1>
            <p class="subtitle" lang="vi">\(subtitle)</p>
            \(banner)
            <div class="tiles score">
            <div><dl><dt>\(words.total)</dt><dd class="figure">\(format.points(card.total))</dd>
            <dd class="detail">\(words.ofMaximum(max)), \(words.basis(card))</dd>\(otherVersion)
            <dd class="detail">\(words.verifiedDetail(format.points(card.totalVerified)))</dd>\(openRange)</dl></div>
            <div><dl><dt>\(words.level)</dt><dd class="figure level">\(words.level(of: card))</dd></dl>\(failing)</div>
            </div>
            </header>
            """
    }

    private var subtitle: HTML {
        let parts = [card.period, rubric?.title ?? card.rubric, rubric?.issuer].compactMap(\.self)
        return "\(parts.joined(separator: " · "))"
    }

    // MARK: Groups

    private var groupTable: HTML {
        guard !card.groups.isEmpty else { return .empty }
        let rows: [HTML] = card.groups.enumerated().map { index, group in
            let depth = group.path.count { $0 == "/" }
            let name: HTML = "<a href=\"#g\(index)\">\(group.title)</a>"
            return """
                <tr><td lang="vi">\(group.path)</td><th scope="row" class="label d\(min(depth, HTML.deepest))" lang="vi">\(name)</th>
                <td class="num">\(format.points(group.max))</td><td class="num strong">\(format.points(group.points))</td>
                <td class="num">\(share(group.points, of: group.max))</td><td lang="vi">\(words.level(of: group) ?? "–")</td></tr>

                """
        }
        return """
            <section aria-labelledby="groups"><h2 id="groups">\(words.groups)</h2>
            <table class="form sums" aria-labelledby="groups">
            <colgroup><col class="c-n"><col><col class="c-p"><col class="c-p"><col class="c-c"><col class="c-d"></colgroup>
            \(HTML.head([words.ordinal, words.criterionGroup, words.maximum, words.points, words.share, words.level], numbers: [2, 3, 4]))
            <tbody>\(rows)</tbody>
            <tfoot>\(card.parts.map(partRow))<tr><td></td><th scope="row" class="label">\(words.total)</th><td class="num">\(format.points(card.max))</td>
            <td class="num">\(format.points(card.total))</td><td class="num">\(share(card.total, of: card.max))</td>
            <td lang="vi">\(card.level ?? "–")</td></tr></tfoot></table></section>
            """
    }

    private func partRow(_ part: PartScore) -> HTML {
        """
        <tr><td lang="vi">\(part.path)</td><th scope="row" class="label" lang="vi">\(part.title)</th><td class="num">\(format.points(part.max))</td>
        <td class="num">\(format.points(part.points))</td><td class="num">\(share(part.points, of: part.max))</td><td></td></tr>

        """
    }

    /// What holds for the whole card: limits of the decision, an annulment.
    private var cardNotes: HTML? {
        HTML.list(card.notes).map { "<section aria-labelledby=\"notes\"><h2 id=\"notes\">\(words.cardNotes)</h2>\($0)</section>" }
    }

    private func share(_ points: Decimal, of max: Decimal) -> String {
        guard max > 0 else { return "–" }
        return format.number((points * 100 / max).rounded(places: 1)) + "\u{A0}%"
    }

    // MARK: Criteria

    private func criterionTable(_ group: ScoreOutline.Group, number: Int) -> HTML {
        guard !group.rows.isEmpty || !group.children.isEmpty else { return .empty }
        let title: HTML = group.score.map { "\($0.path). \($0.title)" } ?? "\(words.otherCriteria)"
        let sum: HTML = group.score.map { "<small>\(format.points($0.points))/\(format.points($0.max))</small>" } ?? .empty
        let heading: HTML = "<h2 id=\"g\(number)\"><span lang=\"vi\">\(title)</span>\(sum)</h2>"
        // A group of groups is a heading; its criteria stand in the groups inside it.
        guard !group.rows.isEmpty else { return "<section>\(heading)\(remark(group))</section>" }
        let hint: HTML = number == 0 ? "<p class=\"muted goto\">\(words.pointOpens)</p>" : .empty
        return """
            <section aria-labelledby="g\(number)">\(heading)
            \(remark(group))\(hint)
            <div class="scroll"><table class="form" aria-labelledby="g\(number)">
            <colgroup><col class="c-n"><col><col class="c-p"><col class="c-p"><col class="c-d"></colgroup>
            \(HTML.head([words.ordinal, words.criterion, words.maximum, words.points, words.state], numbers: [2, 3]))
            <tbody>\(group.rows.map(row))</tbody></table></div></section>
            """
    }

    /// Why the points of a group are not what its rows add up to, where they are not.
    private func remark(_ group: ScoreOutline.Group) -> HTML? {
        guard let score = group.score, group.sum != score.points else { return nil }
        let sum = format.points(group.sum)
        let isCapped = score.points == score.max && group.sum > score.max
        return "<p class=\"muted\">\(isCapped ? words.cappedAt(format.points(score.max), sum: sum) : words.notASum(sum))</p>"
    }

    private func row(_ row: ScoreOutline.Row) -> HTML {
        switch row {
        case .heading(let heading):
            return """
                <tr class="h"><td lang="vi">\(heading.number)</td><th class="label" lang="vi">\(heading.title)</th>
                <td class="num muted">\(heading.max.map(format.points) ?? "")</td><td></td><td></td></tr>

                """
        case .criterion(let index):
            return criterionRow(index)
        }
    }

    private func criterionRow(_ index: Int) -> HTML {
        let criterion = card.criteria[index]
        // What nobody reported stays quiet; only what a person can settle now stands out.
        let isOpen = criterion.state == .needsAssessor || criterion.inputs.contains { $0.decision == .review }
        let range = criterion.range.count == 2 && criterion.range[0] != criterion.range[1] ? criterion.range : []
        let span: HTML? =
            range.isEmpty ? nil : "<span class=\"span\">\(format.points(range[0]))–\(format.points(range[1]))</span>"
        // A criterion without points of its own yet shows no nought: a blank is not a zero.
        let points: HTML = criterion.state == .scored || criterion.points > 0 ? "\(format.points(criterion.points))" : "–"
        return """
            <tr id="k\(index)" class="f\(isOpen ? " review" : "")"><td lang="vi">\(criterion.number)</td>
            <th scope="row" class="label"><details><summary lang="vi">\(criterion.title)</summary>\(inside(criterion))</details></th>
            <td class="num">\(format.points(criterion.max))</td><td class="num strong">\(points)\(span)</td>
            <td>\(status(criterion))</td></tr>

            """
    }

    private func status(_ criterion: CriterionScore) -> HTML {
        let isDoubtful = criterion.state == .scored && criterion.inputs.contains { $0.decision == .review }
        let name = isDoubtful ? words.waitsForReview : words.name(criterion.state)
        // How the decision was read stands in the annex, and behind the criterion's name.
        let notes = criterion.notes.filter { !methods.contains($0) }
        let why: HTML? =
            criterion.state == .scored || notes.isEmpty ? nil : "<span class=\"why\">\(notes.joined(separator: " "))</span>"
        return "<span class=\"verdict\">\(name)</span>\(why)"
    }

    private func inside(_ criterion: CriterionScore) -> HTML {
        let policies = (rubric?.policies ?? []).enumerated().filter { $1.paths.contains(criterion.path) }
        let links: [HTML] = policies.map { "<a href=\"#p\($0)\"><code>\($1.name) = \($1.value)</code></a> " }
        let items: [(String, HTML?)] = [
            (words.rulePrinted, criterion.rule.isEmpty ? nil : "<span class=\"pre\" lang=\"vi\">\(criterion.rule)</span>"),
            (words.working, criterion.working.isEmpty ? nil : "<span class=\"pre working\">\(criterion.working)</span>"),
            (words.notes, HTML.list(criterion.notes)),
            (words.policies, links.isEmpty ? nil : "\(links)"),
            (words.confidence, criterion.state == .scored ? "\(format.percent(criterion.confidence))" : nil),
        ]
        return """
            <div class="inside"><dl>\(items.compactMap { name, value in value.map { "<dt>\(name)</dt><dd>\($0)</dd>" as HTML } })</dl>
            \(figures(criterion.inputs))</div>
            """
    }

    private func figures(_ inputs: [CriterionInput]) -> HTML? {
        guard !inputs.isEmpty else { return nil }
        let rows: [HTML] = inputs.map { input in
            let isReview = input.decision == .review
            let image = isReview ? input.evidence.flatMap(picture) : nil
            let place = input.evidence.map(words.place) ?? "–"
            let whereabouts: HTML = link(input).map { "<a href=\"\($0)\">\(place)</a>" } ?? "\(place)"
            let shown: HTML? = image.map { data in
                "<tr><td colspan=\"4\">\(PictureAlbum.image(data, alternative: words.pictureOf(label(input), place)))</td></tr>\n"
            }
            return """
                <tr><td lang="vi">\(label(input))<br><code>\(input.field)</code></td><td class="num" lang="vi">\(value(input))</td>
                <td>\(whereabouts)</td><td>\(words.name(input.decision))</td></tr>
                \(shown)
                """
        }
        return """
            <table class="figures"><caption>\(words.figures)</caption>
            \(HTML.head([words.content, words.value, words.place, words.decision], numbers: [1]))
            <tbody>\(rows)</tbody></table>
            """
    }

    func label(_ input: CriterionInput) -> String {
        guard let field = fields[input.field] else { return input.label ?? input.field }
        return ReportWords.title(of: field)
    }

    private func value(_ input: CriterionInput) -> HTML {
        guard input.state == .filled, let value = input.value else {
            return "<span class=\"empty\">\(words.name(input.state == .filled ? .blank : input.state).lowercased())</span>"
        }
        let field = fields[input.field]
        let unit = field.flatMap { $0.type.isNumeric ? $0.unit : nil }.map { " \($0)" } ?? ""
        return "\(format.value(value, type: field?.type) + unit)"
    }
}
