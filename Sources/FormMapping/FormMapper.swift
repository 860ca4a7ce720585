import DocumentModel
import RecordModel
import VietnameseText

/// What a form's mapping makes of a document, before cross-field checks.
package struct MappedDocument: Sendable {
    package var form: FormDefinition?
    package var formConfidence: Double
    /// The next best form and its confidence.
    package var runnerUp: (id: String, confidence: Double)?
    package var channel: LossyChannel
    package var agency: String?
    package var period: String?
    package var number: String?
    package var date: String?
    package var place: String?
    package var fields: [RecordField]
    /// What the confidence of each field was made of, in the order of `fields`; empty for documents of no known form.
    package var features: [FieldFeatures] = []
    package var tables: [RecordTable]
    package var unmapped: [UnmappedText]
    package var findings: [Finding]
}

/// Maps documents to forms: recognises the form, aligns the two as wholes, reads every slot.
package struct FormMapper: Sendable {
    /// Share of a form's weight that must be found in a document for it to be that form. Other documents of the same ministries stay below
    /// 0.2; pages of a form have less, and are told by how well a stretch of the form explains them.
    private static let recognised = 0.3
    /// Forms that are aligned in full, of those that the quick look ranks highest.
    private static let aligned = 2

    /// Share of the likeliest form's likeness that another must have to be tried: sister forms of one family have 0.75 to 0.95 of it.
    private static let contending = 0.7

    /// Letters of a part of a form that it must explain better than any other form does: sisters share whole pages, and then nobody can tell.
    private static let excerptLead = 0.04
    /// A page is never more surely a form's than this: of 39 single pages taken for a form while their own was hidden or there, 4 were a sister's,
    /// word for word. Nothing of a part is accepted without a look.
    private static let surestExcerpt = 0.9

    private let forms: [FormDefinition]
    private let language: Language
    private let confidence: ConfidenceModel

    package init(forms: [FormDefinition], language: Language = .vietnamese, confidence: ConfidenceModel = .bundled) {
        self.confidence = confidence
        self.forms = forms.sorted { $0.id < $1.id }
        self.language = language
    }

    /// - Parameter formID: the form to use, where the caller knows it.
    package func map(_ document: Document, formID: String? = nil) -> MappedDocument {
        let trials = trials(document, formID: formID)
        guard let choice = choice(among: trials, formID: formID) else { return unknown(document, nearest: trials.first) }
        var mapped = choice.trial.read(language: language, confidence: confidence)
        mapped.formConfidence = choice.confidence
        mapped.runnerUp = choice.runnerUp.map { ($0, max(0, 1 - choice.confidence)) }
        if choice.isExcerpt {
            for index in mapped.fields.indices where mapped.fields[index].state != .missing {
                mapped.fields[index].decision = .review
                mapped.features[index].isForAPerson = true
                mapped.fields[index].reasons.append(Reason.partOfForm.sentence(language))
                mapped.fields[index].reasonCodes.append(Reason.partOfForm.code)
            }
            let share = max(1, Int((choice.trial.share * 100).rounded()))
            mapped.findings.append(
                Finding(
                    vietnamese:
                        "Văn bản chỉ là một phần của biểu mẫu \(choice.trial.form.id) (khoảng \(share) %); phần còn lại không có trong tệp.",
                    english:
                        "The document is only a part of the form \(choice.trial.form.id) (about \(share) %); the rest is not in the file."))
        }
        return mapped
    }

    /// Which rule took each row and line of a document, what was left and what is missing; nil where there is no form to compare with.
    package func explain(_ document: Document, formID: String? = nil) -> Explanation? {
        let trials = trials(document, formID: formID)
        if let choice = choice(among: trials, formID: formID) { return choice.trial.explanation(isRecognised: true) }
        return trials.first.map { $0.explanation(isRecognised: false) }
    }

    private struct Choice {
        var trial: FormTrial
        var confidence: Double
        /// The next best form.
        var runnerUp: String?
        /// Whether the document is only a part of the form.
        var isExcerpt: Bool
    }

    /// The form of the document; nil where it is none of the known ones, or sisters explain it equally well.
    private func choice(among trials: [FormTrial], formID: String?) -> Choice? {
        guard let first = trials.first else { return nil }
        if formID != nil || first.share >= Self.recognised && first.isConvincing {
            let second = trials.dropFirst().first
            return Choice(
                trial: first, confidence: Self.formConfidence(best: first.share, second: second?.share ?? 0), runnerUp: second?.form.id,
                isExcerpt: false)
        }
        // the share of a whole form says nothing about a page of it: how much of the page the form explains does
        let ranked = trials.map { (trial: $0, explained: $0.explained) }
            .sorted { ($0.explained, $0.trial.likeness) > ($1.explained, $1.trial.likeness) }
        guard let best = ranked.first, best.trial.isExcerpt else { return nil }
        let second = ranked.dropFirst().first
        guard best.explained - (second?.explained ?? 0) >= Self.excerptLead else { return nil }
        return Choice(
            trial: best.trial,
            confidence: min(Self.surestExcerpt, Self.formConfidence(best: best.explained, second: second?.explained ?? 0)),
            runnerUp: second?.trial.form.id, isExcerpt: true)
    }

    /// The likeliest forms aligned with the document, the best first.
    private func trials(_ document: Document, formID: String?) -> [FormTrial] {
        let text = document.sections.flatMap { section in section.blocks.map(\.text) }.joined(separator: "\n")
        let candidates = formID.map { id in forms.filter { $0.id == id } } ?? forms
        let recognizer = FormRecognizer(forms: candidates)
        let guesses = recognizer.guesses(
            text, channels: [.intact, .outsideLatin1Dropped, .diacriticsStripped, .outsideASCIIDropped, .tcvn3AsLatin1, .vniAsLatin1])
        var likeliest: [FormRecognizer.Guess] = []
        for guess in guesses where !likeliest.contains(where: { $0.form == guess.form }) {
            likeliest.append(guess)
            if likeliest.count == Self.aligned { break }
        }
        let channels = Set(likeliest.map(\.channel))
        let items = Dictionary(uniqueKeysWithValues: channels.map { ($0, DocumentItems(document, channel: $0)) })
        func tried(_ guesses: ArraySlice<FormRecognizer.Guess>) -> [FormTrial] {
            sideBySide(guesses.compactMap { guess in items[guess.channel].map { (guess, $0) } }) { guess, items in
                FormTrial(
                    items: items, pages: document.pages, form: candidates[guess.form], channel: guess.channel, likeness: guess.likeness)
            }
        }
        // a form far behind the likeliest needs no alignment to be ruled out
        let contending = likeliest.prefix { $0.likeness >= (likeliest.first?.likeness ?? 0) * Self.contending }
        var trials = tried(contending)
        if (trials.map(\.share).max() ?? 0) < Self.recognised { trials += tried(likeliest[contending.endIndex...]) }
        trials.sort { ($0.share, $0.likeness) > ($1.share, $1.likeness) }
        return trials
    }

    /// Two forms of one family share most of their rows: the lead counts, not the share alone.
    private static func formConfidence(best: Double, second: Double) -> Double {
        let lead = best - second
        let confidence = min(0.999, 0.5 + 0.5 * min(1, lead / 0.15)) * min(1, 0.7 + best)
        return (min(0.999, confidence) * 1000).rounded() / 1000
    }

    private func unknown(_ document: Document, nearest: FormTrial?) -> MappedDocument {
        var findings: [Finding] = []
        if let nearest {
            let share = Int((nearest.share * 100).rounded())
            findings.append(
                Finding(
                    vietnamese: "Văn bản không thuộc biểu mẫu nào đã biết; gần nhất là \(nearest.form.id) (\(share) % nội dung).",
                    english: "The document is none of the known forms; the nearest is \(nearest.form.id) (\(share) % of its content)."))
        }
        let items = DocumentItems(document, channel: .intact)
        let generic = GenericReader(document: items).read(language: language)
        let letterhead = Letterhead(items.items)
        return MappedDocument(
            form: nil, formConfidence: 0, runnerUp: nil, channel: .intact, agency: generic.agency, period: generic.period,
            number: letterhead.number,
            date: letterhead.date, place: letterhead.place, fields: generic.fields, tables: generic.tables, unmapped: generic.unmapped,
            findings: findings)
    }
}
