import DocumentModel
import MappingFiles
import RecordModel

/// One check of `Mappings/checks`, on fields of the catalogue; it holds for every form that has them.
package struct Check: Sendable {
    package var id: String
    package var rule: any CheckRule
    /// What a full failure is; a small one (a habit of rounding) is a warning always.
    package var severity: CheckResult.Severity
    /// Its own wording; nil takes that of the kind.
    package var message: CheckMessage?
    /// A field that forms for which the check is not meant have; nil means it for all.
    package var unless: String?
    package var place: MappingPlace

    package var fields: [String] { rule.fields }

    package func evaluate(_ figures: Figures) -> CheckOutcome {
        if let unless, figures.hasSlot(unless) { return .silent }
        return rule.evaluate(figures)
    }
}

/// A sentence in both languages with `{placeholders}` for the numbers.
package struct CheckMessage: Hashable, Sendable {
    package var vietnamese: MessageTemplate
    package var english: MessageTemplate

    func template(_ language: Language) -> MessageTemplate { language == .vietnamese ? vietnamese : english }
}
