import Foundation
import RecordModel

/// The fields: first those that want a person, then all of them in the form's order.
extension ConfidenceReport {
    // MARK: Under review

    var reviewList: HTML {
        let cards = underReview.map(card)
        let list: HTML = cards.isEmpty ? "<p class=\"muted\">\(words.nothingToReview)</p>" : "<ol class=\"cards\">\(cards)</ol>"
        return """
            <section aria-labelledby="review"><h2 id="review">\(words.fieldsToReview)</h2>
            \(list)</section>
            """
    }

    private func card(_ index: Int) -> HTML {
        let field = record.fields[index]
        let crumbs = ([field.section] + field.parents.filter { $0 != field.section }).filter { !$0.isEmpty }.joined(separator: " › ")
        let picture = pictures[index].map { data in
            let place = field.evidence.map(words.place) ?? ""
            let image = PictureAlbum.image(data, alternative: words.pictureOf(field.label, place))
            return HTML("<figure>\(image)<figcaption>\(place)</figcaption></figure>")
        }
        let number: HTML = field.number.isEmpty ? .empty : "<span class=\"muted\">\(field.number)</span> "
        return """
            <li id="r\(index)" class="\(picture == nil ? "" : "pictured")">
            <div>
            <p class="crumbs" lang="vi">\(crumbs)</p>
            <h3 lang="vi">\(number)\(field.label)</h3>
            <div class="answer val"><span class="found" lang="vi">\(shown(field))</span>\(unit(of: field))
            <span class="conf" title="\(words.confidence)">\(meter(field.confidence))</span></div>
            <dl>\(particulars(of: field, withPlace: picture == nil))</dl>
            <p class="goto"><a href="#f\(index)">\(words.seeInForm)</a>\(settle(index))</p>
            </div>
            \(picture)
            </li>
            """
    }

    private func settle(_ index: Int) -> HTML? {
        link(index).map { " <a class=\"settle\" href=\"\($0)\">\(words.settle)</a>" }
    }

    // MARK: In form order

    var fieldTables: HTML {
        guard !record.fields.isEmpty else { return .empty }
        let choices: [(String, String)] = [
            ("all", words.all), ("review", words.review), ("blank", words.blank), ("missing", words.missing),
        ]
        let radios: [HTML] = choices.map { name, text in
            let checked: HTML = name == "all" ? " checked" : .empty
            return "<label><input type=\"radio\" name=\"show\" id=\"show-\(name)\"\(checked)> \(text)</label>"
        }
        return """
            <section aria-labelledby="fields"><h2 id="fields">\(words.allFields)</h2>
            <fieldset class="filter"><legend>\(words.show)</legend>\(radios)</fieldset>
            \(outline.sections.enumerated().map { sectionTable($1, number: $0) })
            </section>
            """
    }

    private func sectionTable(_ section: FormOutline.Section, number: Int) -> HTML {
        let indices = section.groups.joined().compactMap { if case .field(let index, _) = $0 { index } else { nil } }
        let review = indices.count { record.fields[$0].decision == .review }
        let name = section.name.isEmpty ? words.noSection : section.name
        let counts = words.sectionCounts(total: indices.count, review: review)
        let bodies: [HTML] = section.groups.map { "<tbody>\($0.map(row))</tbody>\n" }
        return """
            <div class="part">
            <h3 id="s\(number)"><span lang="vi">\(name)</span><small>\(counts)</small></h3>
            <div class="scroll"><table class="form" aria-labelledby="s\(number)">
            <colgroup><col class="c-n"><col><col class="c-v"><col class="c-c"><col class="c-d"></colgroup>
            \(HTML.head([words.ordinal, words.content, words.value, words.confidence, words.decision]))
            \(bodies)</table></div>
            </div>

            """
    }

    private func row(_ row: FormOutline.Row) -> HTML {
        switch row {
        case .heading(let text, let depth):
            return """
                <tr class="h"><td></td><th class="label d\(min(depth, HTML.deepest))" colspan="4" lang="vi">\(text)</th></tr>

                """
        case .field(let index, let depth):
            return fieldRow(index, depth: depth)
        }
    }

    private func fieldRow(_ index: Int, depth: Int) -> HTML {
        let field = record.fields[index]
        let isReview = field.decision == .review
        let style = "f \(field.state.rawValue)" + (isReview ? " review" : "")
        let label: HTML =
            isReview
            ? "<span lang=\"vi\">\(field.label)</span> <a class=\"goto\" href=\"#r\(index)\">\(words.seeInReview)</a>"
            : "<details><summary lang=\"vi\">\(field.label)</summary><div class=\"inside\">\(inside(index))</div></details>"
        let why: HTML? = isReview && !field.reasons.isEmpty ? "<span class=\"why\">\(field.reasons.joined(separator: "; "))</span>" : nil
        return """
            <tr id="f\(index)" class="\(style)"><td lang="vi">\(field.number)</td>
            <th scope="row" class="label d\(min(depth, HTML.deepest))">\(label)</th>
            <td class="val">\(value(of: field))</td><td class="\(isReview ? "conf low" : "conf")">\(meter(field.confidence))</td>
            <td><span class="verdict">\(words.name(field.decision))</span>\(why)</td></tr>

            """
    }

    private func value(of field: RecordField) -> HTML {
        let style = field.state == .filled ? (isFigure(field) ? "main" : "long") : "empty"
        let raw: HTML? =
            differsFromRaw(field) ? "<span class=\"raw\">\(words.rawText): <span lang=\"vi\">“\(field.raw ?? "")”</span></span>" : nil
        let note: HTML? = field.note.flatMap {
            $0.isEmpty ? nil : "<span class=\"note\">\(words.note): <span lang=\"vi\">\($0)</span></span>"
        }
        return "<span class=\"\(style)\" lang=\"vi\">\(shown(field))</span>\(unit(of: field))\(raw)\(note)"
    }

    private func inside(_ index: Int) -> HTML {
        let field = record.fields[index]
        let picture = pictures[index].map { data in
            PictureAlbum.image(data, alternative: words.pictureOf(field.label, field.evidence.map(words.place) ?? ""))
        }
        return "<dl>\(particulars(of: field, withPlace: true))</dl>\(picture)\(settle(index))"
    }

    // MARK: Particulars of one field

    private func particulars(of field: RecordField, withPlace: Bool) -> HTML {
        let alternatives = field.alternatives.map { alternative in
            let value = alternative.value.map { format.value($0, type: field.type) } ?? alternative.raw
            return "\(value) (\(format.percent(alternative.confidence)))"
        }
        // The label as read says something only where it is not the form's own.
        let readAs = field.evidence?.readAs.flatMap { Self.bare($0) == Self.bare(field.label) ? nil : $0 }
        let place = field.evidence.map(words.place) ?? ""
        let source = field.evidence?.source.map(words.source)
        let placeAndSource = [place, source ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        return """
            \(detail(words.reasons, HTML.list(field.reasons)))
            \(detail(words.rawText, field.raw.flatMap { $0.isEmpty ? nil : "<span class=\"pre\" lang=\"vi\">\($0)</span>" }))
            \(detail(words.readLabel, readAs.flatMap { $0.isEmpty ? nil : "<span lang=\"vi\">\($0)</span>" }))
            \(detail(words.otherReadings, alternatives.isEmpty ? nil : "\(alternatives.joined(separator: "; "))"))
            \(withPlace ? detail(words.place, placeAndSource.isEmpty ? nil : "\(placeAndSource)") : nil)
            \(detail(words.fieldName, field.id.map { "<code>\($0)</code>" }))
            """
    }

    private static func bare(_ label: String) -> String {
        label.trimmingCharacters(in: CharacterSet(charactersIn: " -–:.").union(.whitespacesAndNewlines)).lowercased()
    }

    func detail(_ name: String, _ value: HTML?) -> HTML? {
        value.map { "<dt>\(name)</dt><dd>\($0)</dd>" }
    }

    private func shown(_ field: RecordField) -> HTML {
        switch field.state {
        case .blank: "<span class=\"empty\">\(words.blank.lowercased())</span>"
        case .missing: "<span class=\"empty\">\(words.missing.lowercased())</span>"
        case .filled:
            if case .list(let items)? = field.value, items.count > 1 {
                "<ul class=\"plain\">\(items.map { "<li>\($0)</li>" as HTML })</ul>"
            } else if let value = field.value {
                "\(format.value(value, type: field.type))"
            } else {
                "\(field.raw ?? "")"
            }
        }
    }

    /// Choices print their options where a unit would stand ("1/0 (1: Có; 0: Không)"): no unit of a value that is shown in words.
    private func unit(of field: RecordField) -> HTML? {
        guard field.state == .filled, field.type.isNumeric, let unit = field.unit, !unit.isEmpty else { return nil }
        return " <span class=\"unit\" lang=\"vi\">\(unit)</span>"
    }

    /// Whether the value is a figure or an answer, which the eye looks for, rather than prose.
    private func isFigure(_ field: RecordField) -> Bool {
        switch field.type {
        case .count, .percent, .decimal, .money, .ratio, .yesno, .choice, .date: true
        default: false
        }
    }

    /// Whether a person would want to see what stands on the page beside what was understood.
    private func differsFromRaw(_ field: RecordField) -> Bool {
        guard field.state == .filled, let raw = field.raw, let value = field.value else { return false }
        switch value {
        case .list, .string:
            return field.type != .longtext && value.string != nil && value.string != raw && format.value(value, type: field.type) != raw
        case .number(let number): return raw != number.description && raw != ValueFormat(.vietnamese).number(number)
        case .bool: return !Self.plainAnswers.contains(raw.lowercased())
        }
    }

    /// Answers to yes/no questions that need no explanation.
    private static let plainAnswers: Set<String> = ["1", "0", "có", "không"]

    func meter(_ confidence: Double) -> HTML {
        "\(HTML.meter(confidence))\(format.percent(confidence))"
    }
}
