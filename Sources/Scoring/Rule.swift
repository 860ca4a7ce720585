import Foundation
import RecordModel

/// A way in which the decision turns answers into points. One kind, one file in `Rules`.
package protocol RuleKind: Sendable {
    /// The name in rubric files.
    static var kind: String { get }
    /// Keys that the kind reads besides those of every criterion.
    static var keys: [String] { get }

    init(_ node: RubricNode, max: Decimal)

    /// Ids of the fields and list tables that may feed the rule.
    var fields: [String] { get }
    var tables: [String] { get }

    /// Switches that the rule asks for, so that a rubric without them is refused.
    var switches: [String] { get }

    func evaluate(_ context: inout RuleContext) -> RuleOutcome

    /// Changes of single fields that would bring the row to its maximum, for the search for the next level.
    func improvements(_ context: RuleContext) -> [Improvement]

    /// Questions that a person answers where the report cannot.
    var questions: [AssessorQuestion] { get }
}

extension RuleKind {
    package var tables: [String] { [] }
    package var switches: [String] { [] }
    package func improvements(_ context: RuleContext) -> [Improvement] { [] }
    package var questions: [AssessorQuestion] { [] }
}

/// A rule with its kind's name.
package struct Rule: Sendable {
    package var kind: String
    package var body: any RuleKind

    package var fields: [String] { body.fields }
    package var tables: [String] { body.tables }

    /// All kinds, by name.
    package static let kinds: [String: any RuleKind.Type] = {
        let all: [any RuleKind.Type] = [
            RateRule.self, YesNoRule.self, ChoiceRule.self, TiersRule.self, StepsRule.self, CountRule.self, DocumentsRule.self,
            CompletenessRule.self, FormulaRule.self, RelativeRule.self, JudgementRule.self,
        ]
        return Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })
    }()
}

/// What a rule makes of a record, before rounding and before the row's maximum is applied.
package struct RuleOutcome: Hashable, Sendable {
    package var points: Decimal
    package var low: Decimal
    package var high: Decimal
    package var state: CriterionState
    package var cause: CriterionCause?
    package var working: String
    package var declaredRate: Decimal?
    package var recomputedRate: Decimal?
    /// The answer counts for now, but a person has to confirm it.
    package var isProvisional = false
    /// The row leaves the maximum of its group under the policy `na=exclude`.
    package var isExcluded = false

    package static func scored(_ points: Decimal, working: String) -> RuleOutcome {
        RuleOutcome(points: points, low: points, high: points, state: .scored, working: working)
    }

    /// The report says nothing: 0 points; what may still turn up is in the range.
    package static func notReported(_ gap: Gap, max: Decimal) -> RuleOutcome {
        RuleOutcome(
            points: 0, low: 0, high: gap.isOpen ? max : 0, state: gap == .unusable ? .notComputable : .notReported, cause: gap.cause,
            working: "")
    }

    package static func notComputable(_ cause: CriterionCause, max: Decimal) -> RuleOutcome {
        RuleOutcome(points: 0, low: 0, high: max, state: .notComputable, cause: cause, working: "")
    }

    package static func needsAssessor(max: Decimal) -> RuleOutcome {
        RuleOutcome(points: 0, low: 0, high: max, state: .needsAssessor, cause: .needsAssessor, working: "")
    }
}

/// Why a value is not there, the most final reason first.
package enum Gap: Int, Hashable, Sendable, Comparable {
    /// Asked and left empty: the decision gives 0 points.
    case blank
    /// Not found in the document: it may be there and unread.
    case missing
    /// Something stands there that cannot be used.
    case unusable
    /// The form does not ask.
    case notAsked

    package var isOpen: Bool { self != .blank }

    package var cause: CriterionCause {
        switch self {
        case .blank: .blank
        case .missing: .missing
        case .unusable: .unusable
        case .notAsked: .notAsked
        }
    }

    package static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
}

package enum Reading<Value: Hashable & Sendable>: Hashable, Sendable {
    case value(Value)
    case gap(Gap)

    package var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    package var gap: Gap? {
        if case .gap(let gap) = self { gap } else { nil }
    }
}

/// One field set to a value, as text a person would write.
package struct FieldChange: Hashable, Sendable {
    package var field: String
    package var value: FieldValue

    package init(field: String, value: FieldValue) {
        self.field = field
        self.value = value
    }
}

/// A change that would raise a row, and what that means for the agency.
package struct Improvement: Hashable, Sendable {
    package var change: FieldChange
    /// What to do, in Vietnamese.
    package var advice: String

    init(_ field: String, _ value: FieldValue, advice: String? = nil) {
        change = FieldChange(field: field, value: value)
        self.advice = advice ?? "đạt \(value.written)"
    }
}
