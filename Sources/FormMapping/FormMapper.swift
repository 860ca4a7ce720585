import DocumentModel
import Foundation
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
    package var tables: [RecordTable]
    package var unmapped: [UnmappedText]
    package var findings: [Finding]
}

/// Maps documents to forms: recognises the form, aligns the two as wholes, reads every slot.
package struct FormMapper: Sendable {
    /// Share of a form's weight that must be found in a document for it to be that form. Other documents of the same ministries stay below
    /// 0.2; the shortest extract of the corpus (one page of eleven) has 0.15 and is told by its likeness instead.
    private static let recognised = 0.3
    /// Forms that are aligned in full, of those that the quick look ranks highest.
    private static let aligned = 2

    /// Share of the likeliest form's likeness that another must have to be tried: sister forms of one family have 0.75 to 0.95 of it.
    private static let contending = 0.7

    private let forms: [FormDefinition]
    private let language: Language

    package init(forms: [FormDefinition], language: Language = .vietnamese) {
        self.forms = forms.sorted { $0.id < $1.id }
        self.language = language
    }

    /// - Parameter formID: the form to use, where the caller knows it.
    package func map(_ document: Document, formID: String? = nil) -> MappedDocument {
        let trials = trials(document, formID: formID)
        guard let best = trials.first, isRecognised(best, formID: formID) else { return unknown(document, nearest: trials.first) }
        var mapped = best.read(language: language)
        let second = trials.dropFirst().first
        mapped.formConfidence = Self.formConfidence(best: best.share, second: second?.share ?? 0)
        mapped.runnerUp = second.map { ($0.form.id, max(0, 1 - mapped.formConfidence)) }
        return mapped
    }

    /// Which rule took each row and line of a document, what was left and what is missing; nil where there is no form to compare with.
    package func explain(_ document: Document, formID: String? = nil) -> Explanation? {
        trials(document, formID: formID).first.map { $0.explanation(isRecognised: isRecognised($0, formID: formID)) }
    }

    private func isRecognised(_ trial: FormTrial, formID: String?) -> Bool {
        formID != nil || trial.share >= Self.recognised && trial.isConvincing
    }

    /// The likeliest forms aligned with the document, the best first.
    private func trials(_ document: Document, formID: String?) -> [FormTrial] {
        let text = document.sections.flatMap { section in section.blocks.map(\.text) }.joined(separator: "\n")
        let candidates = formID.map { id in forms.filter { $0.id == id } } ?? forms
        let recognizer = FormRecognizer(forms: candidates)
        let guesses = recognizer.guesses(text, channels: [.intact, .outsideLatin1Dropped, .diacriticsStripped, .outsideASCIIDropped, .tcvn3AsLatin1, .vniAsLatin1])
        var trials: [FormTrial] = []
        for guess in guesses where trials.count < (formID == nil ? Self.aligned : 1) {
            if trials.contains(where: { $0.form.id == candidates[guess.form].id }) { continue }
            // a form far behind the likeliest needs no alignment to be ruled out
            if let best = trials.first, guess.likeness < best.likeness * Self.contending, best.share >= Self.recognised { continue }
            trials.append(FormTrial(document: document, form: candidates[guess.form], channel: guess.channel, likeness: guess.likeness))
        }
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
        let generic = GenericReader(document: DocumentItems(document, channel: .intact)).read(language: language)
        let letterhead = Letterhead(DocumentItems(document, channel: .intact).items)
        return MappedDocument(
            form: nil, formConfidence: 0, runnerUp: nil, channel: .intact, agency: generic.agency, period: generic.period, number: letterhead.number,
            date: letterhead.date, place: letterhead.place, fields: generic.fields, tables: generic.tables, unmapped: generic.unmapped, findings: findings)
    }
}
