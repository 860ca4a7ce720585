import DocumentModel
import RecordModel

/// Runs every check on a record. A pure function: the same record gives the same results in the same order, that of the check files.
package struct CheckRunner: Sendable {
    private let library: CheckLibrary

    package init(_ library: CheckLibrary) {
        self.library = library
    }

    /// What does not fit together in the record. Checks whose fields are not all filled say nothing.
    /// - Parameter language: the language of the messages.
    package func run(on record: Record, language: Language) -> [CheckResult] {
        let figures = Figures(record)
        return library.checks.compactMap { result(of: $0, figures, language) }
    }

    func result(of check: Check, _ figures: Figures, _ language: Language) -> CheckResult? {
        guard case .fails(let failure) = check.evaluate(figures) else { return nil }
        return CheckResult(
            rule: check.id, severity: failure.size == .small ? .warning : check.severity, fields: failure.facts.fields,
            message: library.sentence(check, failure.facts, variant: failure.variant, language))
    }
}
