import Foundation

/// The score of one record under one rubric: `phieu.scorecard/1`. A total is derived; every part says why.
package struct ScoreCard: Codable, Hashable, Sendable {
    package static let schemaName = "phieu.scorecard/1"

    package var schema: String
    package var rubric: String
    package var agency: String?
    package var period: String?
    /// One entry for each row of the decision that is scored, in its order.
    package var criteria: [CriterionScore]
    package var groups: [GroupScore]
    /// The parts that groups belong to (readiness and results of districts and communes); empty where the decision has one part only.
    package var parts: [PartScore]
    package var total: Decimal
    /// What of `total` does not rest on declarations that the decision wants inspected and that nobody has inspected yet.
    package var totalVerified: Decimal
    /// Lowest and highest total that what is still open allows.
    package var range: [Decimal]
    package var max: Decimal
    package var level: String?
    /// The conditions of the next better level that fail, groups before totals.
    package var levelFailed: [String]
    package var provisional: Bool
    /// Every policy switch that was in force, so that the score can be made again.
    package var policies: [String: String]
    /// What a reader must know about the whole card: limits of the decision itself, annulment, checks across criteria.
    package var notes: [String]
    /// Place within the group of agencies, counted from 1; nil when scored alone.
    package var rank: Int?
    package var rankedAgencies: Int?
    /// The agency's figures about those below it, beside their own reports; nil where none of these was in the run.
    package var crossCheck: CrossCheck?
    /// Both versions of the figures; nil where nothing was agreed on otherwise than declared.
    package var versions: FigureVersions?

    enum CodingKeys: String, CodingKey {
        case schema, rubric, agency, period, criteria, groups, parts, total
        case totalVerified = "total_verified"
        case range, max, level
        case
            levelFailed = "level_failed"
        case provisional, policies, notes, rank
        case rankedAgencies = "ranked_agencies"
        case crossCheck = "cross_check"
        case versions
    }

    package init(
        rubric: String, agency: String?, period: String?, criteria: [CriterionScore], groups: [GroupScore], parts: [PartScore] = [],
        total: Decimal, totalVerified: Decimal? = nil, range: [Decimal], max: Decimal, level: String?, levelFailed: [String],
        provisional: Bool, policies: [String: String], notes: [String] = [], rank: Int? = nil, rankedAgencies: Int? = nil,
        crossCheck: CrossCheck? = nil, versions: FigureVersions? = nil
    ) {
        self.schema = Self.schemaName
        self.rubric = rubric
        self.agency = agency
        self.period = period
        self.criteria = criteria
        self.groups = groups
        self.parts = parts
        self.total = total
        self.totalVerified = totalVerified ?? total
        self.range = range
        self.max = max
        self.level = level
        self.levelFailed = levelFailed
        self.provisional = provisional
        self.policies = policies
        self.notes = notes
        self.rank = rank
        self.rankedAgencies = rankedAgencies
        self.crossCheck = crossCheck
        self.versions = versions
    }
}

package enum CriterionState: String, Codable, Hashable, Sendable {
    case scored
    case notReported = "not-reported"
    case notComputable = "not-computable"
    case needsAssessor = "needs-assessor"
}

/// Why a criterion is in its state, finer than `CriterionState`.
package enum CriterionCause: String, Codable, Hashable, Sendable {
    /// The form asks, the agency left it empty.
    case blank
    /// The slot was not found in the document.
    case missing
    /// The form that the agency filled in does not ask for it.
    case notAsked = "not-asked"
    /// Something stands there that is no value of the kind needed.
    case unusable
    /// The whole of a ratio is zero: the criterion does not apply to this agency.
    case notApplicable = "not-applicable"
    /// Normalised to the best agency: computable only once the group is complete.
    case needsGroup = "needs-group"
    /// A figure that the report does not hold (the province's number of procedures) was not given.
    case needsParameter = "needs-parameter"
    case needsAssessor = "needs-assessor"
    /// An official declared it false or annulled it.
    case rejected
}

package struct CriterionScore: Codable, Hashable, Sendable {
    package var path: String
    package var number: String
    package var title: String
    /// Path of the group that the points count for.
    package var group: String
    /// Printed headings between the group and the criterion, outermost first.
    package var headings: [String]
    /// The rule's kind as the rubric file names it: rate, yesno, tiers …
    package var kind: String
    package var max: Decimal
    package var points: Decimal
    /// Lowest and highest points that what is still open allows.
    package var range: [Decimal]
    package var state: CriterionState
    package var cause: CriterionCause?
    /// As the decision prints it.
    package var rule: String
    /// The decision's own remark column ("Ghi chú").
    package var printedNote: String?
    package var working: String
    package var inputs: [CriterionInput]
    /// The rate that the report states and the one its counts give, in per cent.
    package var declaredRate: Decimal?
    package var recomputedRate: Decimal?
    package var confidence: Double
    /// Sentences in Vietnamese.
    package var notes: [String]
    /// `name=value` of each policy that had a say here.
    package var policies: [String]
    /// False while the decision wants an inspection and none is recorded.
    package var verified: Bool
    package var provisional: Bool

    enum CodingKeys: String, CodingKey {
        case path, number, title, group, headings, kind, max, points, range, state, cause, rule
        case printedNote = "printed_note"
        case working,
            inputs
        case declaredRate = "declared_rate"
        case recomputedRate = "recomputed_rate"
        case confidence, notes, policies, verified, provisional
    }

    package init(
        path: String, number: String, title: String, group: String = "", headings: [String] = [], kind: String = "", max: Decimal,
        points: Decimal, range: [Decimal], state: CriterionState, cause: CriterionCause? = nil, rule: String, printedNote: String? = nil,
        working: String, inputs: [CriterionInput], declaredRate: Decimal? = nil, recomputedRate: Decimal? = nil, confidence: Double,
        notes: [String], policies: [String] = [], verified: Bool = true, provisional: Bool = false
    ) {
        self.path = path
        self.number = number
        self.title = title
        self.group = group
        self.headings = headings
        self.kind = kind
        self.max = max
        self.points = points
        self.range = range
        self.state = state
        self.cause = cause
        self.rule = rule
        self.printedNote = printedNote
        self.working = working
        self.inputs = inputs
        self.declaredRate = declaredRate
        self.recomputedRate = recomputedRate
        self.confidence = confidence
        self.notes = notes
        self.policies = policies
        self.verified = verified
        self.provisional = provisional
    }
}

package struct CriterionInput: Codable, Hashable, Sendable {
    /// The field's id; for a list table its id.
    package var field: String
    package var label: String?
    package var value: FieldValue?
    /// As written in the document.
    package var raw: String?
    package var state: FieldState
    package var decision: Decision
    package var evidence: Evidence?

    package init(
        field: String, label: String? = nil, value: FieldValue?, raw: String? = nil, state: FieldState, decision: Decision,
        evidence: Evidence?
    ) {
        self.field = field
        self.label = label
        self.value = value
        self.raw = raw
        self.state = state
        self.decision = decision
        self.evidence = evidence
    }
}

package struct GroupScore: Codable, Hashable, Sendable {
    package var path: String
    package var title: String
    package var max: Decimal
    package var points: Decimal
    package var range: [Decimal]
    package var verified: Decimal
    package var level: String?
    /// Place of this group's points within the group of agencies, counted from 1.
    package var rank: Int?
    package var notes: [String]

    package init(
        path: String, title: String, max: Decimal, points: Decimal, range: [Decimal] = [], verified: Decimal? = nil, level: String?,
        rank: Int? = nil, notes: [String] = []
    ) {
        self.path = path
        self.title = title
        self.max = max
        self.points = points
        self.range = range.isEmpty ? [points, points] : range
        self.verified = verified ?? points
        self.level = level
        self.rank = rank
        self.notes = notes
    }
}

/// A part of the decision above the groups, with a total of its own.
package struct PartScore: Codable, Hashable, Sendable {
    package var path: String
    package var title: String
    package var max: Decimal
    package var points: Decimal
    package var range: [Decimal]

    package init(path: String, title: String, max: Decimal, points: Decimal, range: [Decimal]) {
        self.path = path
        self.title = title
        self.max = max
        self.points = points
        self.range = range
    }
}
