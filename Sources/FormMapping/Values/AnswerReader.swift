import DocumentModel
import Foundation
import MappingFiles
import RecordModel

/// What a person types in place of a reading, as a value of the field's type. The same rules as for what senders write, without their leniency:
/// a repaired number or words beside it are refused, because the person can be asked.
package struct AnswerReader: Sendable {
    package struct Answer: Hashable, Sendable {
        /// Nil where nothing stands there.
        package var value: FieldValue?
        /// NFC, without spaces at the ends.
        package var raw: String
        package var isBlank: Bool
        /// False where the text is no value of the type; `sentence` then says what is wanted.
        package var isUnderstood: Bool
        /// What is odd about it, or why it was not understood.
        package var sentence: String?
    }

    private let slots: [String: FormSlot]
    private let language: Language

    /// - Parameter form: the form of the document; nil where it is unknown.
    package init(form: FormDefinition?, language: Language) {
        slots = Dictionary((form?.slots ?? []).map { ($0.field, $0) }) { first, _ in first }
        self.language = language
    }

    package func read(_ text: String, as field: RecordField) -> Answer {
        let slot = slot(of: field)
        // The person writes the Vietnamese way: 1.234 is a thousand.
        let reading = ValueReader(decimalMark: ",").read(text, slot: slot)
        let raw = reading.raw ?? text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
        if reading.state == .blank {
            return Answer(value: nil, raw: raw, isBlank: true, isUnderstood: true, sentence: nil)
        }
        let odd = reading.reasons.filter { !Self.harmless($0) }
        guard let value = reading.value, !odd.contains(where: { Self.isRefused($0, raw, slot.type) }) else {
            return Answer(value: nil, raw: raw, isBlank: false, isUnderstood: false, sentence: wanted(raw, slot, odd.first))
        }
        return Answer(value: value, raw: raw, isBlank: false, isUnderstood: true, sentence: odd.first?.sentence(language))
    }

    /// Fields of unknown forms, and of forms whose mapping has changed since, have no slot.
    private func slot(of field: RecordField) -> FormSlot {
        if let id = field.id, var slot = slots[id] {
            slot.type = field.type
            return slot
        }
        return FormSlot(
            field: field.id ?? "", section: field.section, number: field.number, label: field.label, parents: field.parents,
            type: field.type,
            unit: field.unit, entry: 0, place: MappingPlace(file: "", line: 0, column: 0))
    }

    private static func harmless(_ reason: Reason) -> Bool {
        switch reason {
        // Settled by the mark that a person is taken to write.
        case .separatorAmbiguous, .leadingZeroRestored: true
        default: false
        }
    }

    private static func isRefused(_ reason: Reason, _ raw: String, _ type: FieldType) -> Bool {
        switch reason {
        // what the sender wrote may be no whole address, and a person says so
        case .notTheType where type == .email || type == .url: !raw.contains { ".@".contains($0) }
        case .notTheType, .answerUnclear, .numberRepaired, .textBesideNumber, .valueOutsideSlot: true
        default: false
        }
    }

    private func wanted(_ raw: String, _ slot: FormSlot, _ reason: Reason?) -> String {
        let vietnamese = language == .vietnamese
        let kind: String =
            switch slot.type {
            case .count: vietnamese ? "một số nguyên, ví dụ 1.234" : "a whole number such as 1.234"
            case .money: vietnamese ? "số tiền, ví dụ 342.628.000" : "a sum of money such as 342.628.000"
            case .percent: vietnamese ? "tỷ lệ phần trăm, ví dụ 51,7" : "a percentage such as 51,7"
            case .decimal: vietnamese ? "một số, ví dụ 1.234,5" : "a number such as 1.234,5"
            case .yesno: vietnamese ? "Có hoặc Không" : "Có or Không"
            case .choice where !slot.options.isEmpty: slot.options.joined(separator: " / ")
            case .date: vietnamese ? "ngày/tháng/năm, ví dụ 26/5/2019" : "day/month/year such as 26/5/2019"
            case .period: vietnamese ? "kỳ báo cáo, ví dụ Quý II/2019" : "a period such as Quý II/2019"
            case .phone: vietnamese ? "số điện thoại" : "a telephone number"
            case .email: vietnamese ? "địa chỉ thư điện tử" : "an e-mail address"
            case .url: vietnamese ? "địa chỉ trang web" : "a web address"
            case .ratio: vietnamese ? "tỷ số, ví dụ 144/229" : "a ratio such as 144/229"
            default: vietnamese ? "nội dung đúng kiểu của ô" : "content of the field's type"
            }
        let why = reason.map { " (\($0.sentence(language)))" } ?? ""
        return vietnamese ? "Không hiểu “\(raw)”\(why). Ô này cần \(kind)." : "“\(raw)” was not understood\(why). The field takes \(kind)."
    }
}
