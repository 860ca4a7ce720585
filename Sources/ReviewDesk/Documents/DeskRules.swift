import Checking
import DocumentModel
import FormMapping
import Foundation
import RecordModel
import Scoring

/// What the mappings say, loaded once: how typed answers are read, what must fit together, what is worth how many points.
struct DeskRules: Sendable {
    let language: Language
    private let forms: [String: FormDefinition]
    private let checks: CheckLibrary
    private let shelf: RubricShelf
    private let scorers: [String: Scorer]
    /// Rows of the rubric by the field that feeds them, by rubric.
    private let criteria: [String: [String: [Criterion]]]

    /// - Throws: `DeskError.broken` where the mappings do not lint.
    init(folders: [URL], language: Language) throws {
        self.language = language
        let library = MappingLibrary.load(folders, includingFields: false)
        if let problem = library.problems.first(where: { $0.severity == .error }) {
            let place = "\(problem.place.file):\(problem.place.line):\(problem.place.column)"
            throw DeskError.broken(vietnamese: "\(place): \(problem.vietnamese)", english: "\(place): \(problem.english)")
        }
        checks = CheckLibrary.load(folders)
        if let problem = checks.problems.first(where: { $0.severity == .error }) {
            throw DeskError.broken(vietnamese: "\(problem)", english: "\(problem)")
        }
        forms = Dictionary(library.forms.map { ($0.id, $0) }) { $1 }
        do {
            shelf = try RubricShelf(folders: folders)
            scorers = Dictionary(uniqueKeysWithValues: try shelf.rubrics.map { ($0.id, try Scorer(rubric: $0)) })
        } catch {
            throw DeskError.broken(
                vietnamese: "Không dùng được bộ tiêu chí trong Mappings/rubrics: \(error)",
                english: "The rubrics in Mappings/rubrics cannot be used: \(error)")
        }
        criteria = Dictionary(
            uniqueKeysWithValues: shelf.rubrics.map { rubric in
                var byField: [String: [Criterion]] = [:]
                for criterion in rubric.criteria {
                    for field in criterion.fields { byField[field, default: []].append(criterion) }
                }
                return (rubric.id, byField)
            })
    }

    /// The scorer of a document; nil for documents of no known form.
    func scorer(_ record: Record) -> Scorer? {
        guard let form = record.document.form, let rubric = shelf.rubric(nil, form: form) else { return nil }
        return scorers[rubric.id]
    }

    func scorer(_ rubric: String) -> Scorer? { scorers[rubric] }

    func criteria(of field: String?, rubric: String?) -> [Criterion] {
        guard let field, let rubric else { return [] }
        return criteria[rubric]?[field] ?? []
    }

    func answers(_ record: Record) -> AnswerReader {
        AnswerReader(form: record.document.form.flatMap { forms[$0] }, language: language)
    }

    func failedChecks(_ record: Record) -> [CheckResult] {
        // As at reading: without a known form nothing is compared.
        record.document.form == nil ? [] : CheckRunner(checks).run(on: record, language: language)
    }

    /// Every check that could compare something in the record, as it comes out.
    func relations(_ record: Record) -> [(fields: [String], relation: FieldRelation)] {
        guard record.document.form != nil else { return [] }
        let figures = Figures(record)
        let positions = Dictionary(record.fields.enumerated().compactMap { index, field in field.id.map { ($0, index) } }) { first, _ in
            first
        }
        return checks.checks.compactMap { check in
            let places = check.fields.compactMap { positions[$0] }
            switch check.evaluate(figures) {
            case .silent: return nil
            case .holds: return (check.fields, FieldRelation(rule: check.id, holds: true, message: nil, positions: places))
            case .fails:
                let message = record.checks.first { $0.rule == check.id }?.message
                return (check.fields, FieldRelation(rule: check.id, holds: false, message: message, positions: places))
            }
        }
    }
}
