import Foundation
import RecordModel

/// One scored row of the decision.
package struct Criterion: Sendable {
    package var path: String
    package var number: String
    package var title: String
    package var group: String
    /// Paths of the enclosing headings, outermost first.
    package var headings: [String]
    package var max: Decimal
    /// As printed.
    package var rule: String
    /// The decision's remark column.
    package var note: String?
    package var base: Rule
    /// Other readings of the same row, taken when all their switches hold; the first that fits wins.
    package var variants: [Variant]
    /// A slot that says whether the thing exists at all.
    package var dependsOn: Dependence?
    package var inspection: Inspection?
    /// Sentences for the score sheet: what is odd about the row and how it was read.
    package var remarks: [String]
    /// Set when the answer of the form does not settle the row and a person has to confirm it.
    package var isProvisional: Bool
    package var examples: [Example]
    /// Line in the rubric file, for findings.
    package var line: Int?

    package struct Variant: Sendable {
        package var when: [String: String]
        package var rule: Rule
    }

    /// What part V.4 of the decision wants looked at, besides the report.
    package enum Inspection: String, Hashable, Sendable {
        case portal, service
    }

    package struct Dependence: Hashable, Sendable {
        package var field: String
        /// The answers that mean "yes" besides a boolean true.
        package var yes: [String]
        /// Whether a "no" settles the row at 0 even when it has no figures of its own.
        package var settles: Bool
    }

    /// A worked case: field values in, points out.
    package struct Example: Hashable, Sendable {
        package var name: String
        package var values: [String: String]
        package var tables: [String: [[String: String]]]
        package var answer: JudgementAnswer?
        package var policies: [String: String]
        package var best: Decimal?
        package var parameters: [String: Decimal]
        package var points: Decimal
        package var line: Int?
    }

    package func rule(under policies: Policies) -> Rule {
        for variant in variants where variant.when.allSatisfy({ policies[$0.key] == $0.value }) {
            return variant.rule
        }
        return base
    }

    /// Names of the switches that choose among the variants.
    package var switches: [String] {
        var names: [String] = []
        for variant in variants {
            for name in variant.when.keys.sorted() where !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Ids of all fields that may feed the row.
    package var fields: [String] {
        var seen: Set<String> = []
        return ([base] + variants.map(\.rule)).flatMap(\.fields).appending(dependsOn?.field).filter { seen.insert($0).inserted }
    }

    package var tables: [String] {
        var seen: Set<String> = []
        return ([base] + variants.map(\.rule)).flatMap(\.tables).filter { seen.insert($0).inserted }
    }
}

extension [String] {
    fileprivate func appending(_ element: String?) -> [String] { element.map { self + [$0] } ?? self }
}
