import Foundation

/// A decision's way of scoring as data: criteria in printed order, maxima, levels, and the switches for what it leaves open.
package struct Rubric: Sendable {
    /// The file's name without its ending.
    package var id: String
    package var title: String
    /// The decision that prints it, for the head of score sheets.
    package var decision: String
    /// The form that the rubric was written for.
    package var form: String
    /// Who is scored together ("các sở, ngành cấp tỉnh").
    package var agencies: String
    package var max: Decimal
    package var policies: [Policy]
    package var parts: [RubricPart]
    package var groups: [RubricGroup]
    package var criteria: [Criterion]
    /// Classes of each group by its share of the maximum, best first (Tốt, Khá, Trung bình).
    package var classes: [RubricClass]
    /// Level tables, the first whose `when` holds is in force; empty where the decision has no levels.
    package var levelTables: [LevelTable]
    /// What an agency gets that misses the lowest level.
    package var unranked: String
    /// Differences in the decision itself that are known, with the policy that settles each.
    package var inconsistencies: [Inconsistency]

    package func group(_ path: String) -> RubricGroup? { groups.first { $0.path == path } }

    package func criterion(_ path: String) -> Criterion? { criteria.first { $0.path == path } }

    /// The row that a heading stands before.
    package func firstCriterion(under heading: RubricHeading) -> Criterion? { criteria.first { $0.headings.contains(heading.path) } }
}

package struct RubricPart: Hashable, Sendable {
    package var path: String
    package var title: String
    package var max: Decimal
}

/// A hạng mục or nhóm tiêu chí: the level at which the decision prints a maximum and a class or level is given.
package struct RubricGroup: Hashable, Sendable {
    package var path: String
    /// The part that the group belongs to, "" where there is one part only.
    package var part: String
    package var title: String
    package var max: Decimal
    package var headings: [RubricHeading]
}

/// A printed row above criteria that carries a label, and often a maximum of its own.
package struct RubricHeading: Hashable, Sendable {
    package var path: String
    package var number: String
    package var title: String
    package var max: Decimal?
    /// Paths of enclosing headings, outermost first.
    package var parents: [String]
    package var rule: String?
    package var note: String?
}

package struct RubricClass: Hashable, Sendable {
    package var name: String
    /// Per cent of the group's maximum from which the class is reached.
    package var from: Decimal
}

package struct LevelTable: Hashable, Sendable {
    package var when: [String: String]
    /// Best level first.
    package var levels: [RubricLevel]
}

package struct RubricLevel: Hashable, Sendable {
    package var name: String
    package var conditions: [LevelCondition]
}

/// One cell of a level table: the least points of a group or of a part.
package struct LevelCondition: Hashable, Sendable {
    /// Path of a group, or of a part when no group has it.
    package var path: String
    package var points: Decimal
    /// As the decision prints it ("90% x300").
    package var printed: String
    package var isTotal: Bool
}

/// Something in the decision that does not add up or contradicts itself.
package struct Inconsistency: Hashable, Sendable {
    /// The auditor's number ("A3").
    package var id: String
    /// Paths of the criteria, headings or groups that it touches.
    package var touches: [String]
    package var text: String
    package var policy: String?
    /// A printed sum that the rows do not give; acknowledges the linter's finding.
    package var printed: Decimal?
    package var rows: Decimal?
}

/// Something that the linter has to say about a rubric file.
package struct RubricFinding: Hashable, Sendable, CustomStringConvertible {
    package enum Severity: String, Hashable, Sendable {
        case error, warning
        /// A difference in the decision that the file acknowledges.
        case acknowledged
    }

    package var file: String
    package var line: Int?
    package var column: Int?
    package var severity: Severity
    package var message: String

    package var description: String {
        let place = line.map { ":\($0)" + (column.map { ":\($0)" } ?? "") } ?? ""
        return "\(file)\(place): \(severity.rawValue): \(message)"
    }
}
