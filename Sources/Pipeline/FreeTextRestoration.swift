import DocumentModel
import FormMapping
import RecordModel
import VietnameseText

/// Offers what the free text of a record said before its document lost letters: labels are matched through the channel, but what the sender
/// wrote is matched with nothing, and only a language model knows what it may have been.
///
/// `raw` stays; whatever was put back goes to review. A person's name is offered beside what stands there, never in its place.
struct FreeTextRestoration {
    private static let reason = (
        code: "letters-restored", vietnamese: "chữ bị mất đã được khôi phục theo ngữ cảnh", english: "lost letters were put back by context"
    )
    private static let nameReason = (
        code: "name-may-be-damaged", vietnamese: "tên người có thể mất dấu, xem gợi ý",
        english: "the name may have lost letters, see the alternatives"
    )
    /// A guess is never sure enough to be accepted.
    private static let mostConfidence = 0.9

    private let restorer: Restorer
    private let language: Language

    /// Nil where the channel loses no letters, or the model is not there.
    init?(channel: LossyChannel, language: Language) {
        guard channel.losesLetters, let model = try? LanguageModel.bundled() else { return nil }
        restorer = Restorer(model: model, channel: channel)
        self.language = language
    }

    func restore(_ mapped: MappedDocument) -> MappedDocument {
        var mapped = mapped
        for index in mapped.fields.indices { restore(&mapped.fields[index]) }
        for table in mapped.tables.indices {
            for row in mapped.tables[table].rows.indices {
                for cell in mapped.tables[table].rows[row].indices { restore(&mapped.tables[table].rows[row][cell]) }
            }
        }
        if let agency = mapped.agency { mapped.agency = restorer.restore(agency).text }
        if let place = mapped.place { mapped.place = restorer.restore(place).text }
        return mapped
    }

    private func restore(_ field: inout RecordField) {
        guard field.state == .filled, field.type.isWritten, let raw = field.raw, let value = field.value else { return }
        let isName = field.type == .name
        guard let (restored, confidence, hasName) = restored(value, isName: isName), restored != value else { return }
        let reason = hasName ? Self.nameReason : Self.reason
        if hasName {
            field.alternatives.insert(Alternative(value: restored, raw: raw, confidence: min(confidence, Self.mostConfidence)), at: 0)
        } else {
            field.value = restored
            field.confidence = min(field.confidence, confidence, Self.mostConfidence)
        }
        field.decision = .review
        field.reasons.append(language == .vietnamese ? reason.vietnamese : reason.english)
        field.reasonCodes.append(reason.code)
    }

    /// - Returns: the value with its letters put back, how sure that is, and whether a person is named in it.
    private func restored(_ value: FieldValue, isName: Bool) -> (FieldValue, Double, hasName: Bool)? {
        switch value {
        case .string(let text):
            guard text.contains(where: \.isLetter) else { return nil }
            let restored = restorer.restore(text, isName: isName)
            return (.string(restored.text), restored.confidence, isName || restored.words.contains(where: \.isName))
        case .list(let texts):
            let restored = texts.map { restorer.restore($0) }
            return (
                .list(restored.map(\.text)), restored.map(\.confidence).min() ?? 1, restored.contains { $0.words.contains(where: \.isName) }
            )
        case .number, .bool: return nil
        }
    }

    private func restore(_ cell: inout RecordCell) {
        guard case .string(let text)? = cell.value, text.contains(where: \.isLetter), !text.contains("@"), !text.contains("://") else {
            return
        }
        let restored = restorer.restore(text)
        guard restored.text != text, !restored.words.contains(where: \.isName) else { return }
        cell.value = .string(restored.text)
        cell.confidence = min(cell.confidence, restored.confidence, Self.mostConfidence)
    }
}
