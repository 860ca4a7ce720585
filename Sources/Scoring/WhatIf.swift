import Foundation
import RecordModel

/// A score before and after some figures are changed.
package struct WhatIfResult: Hashable, Sendable {
    package struct Move: Hashable, Sendable {
        package var path: String
        package var title: String
        package var before: Decimal
        package var after: Decimal
    }

    package var before: ScoreCard
    package var after: ScoreCard
    /// Rows whose points change.
    package var moves: [Move]
}

extension Scorer {
    /// The score if these fields had these values.
    package func whatIf(
        _ record: Record, changes: [FieldChange], judgements: Judgements? = nil, group: GroupContext = GroupContext()
    ) -> WhatIfResult {
        whatIf(RecordIndex(record), changes: changes, judgements: judgements, group: group)
    }

    package func whatIf(
        _ index: RecordIndex, changes: [FieldChange], judgements: Judgements? = nil, group: GroupContext = GroupContext()
    ) -> WhatIfResult {
        let before = score(index, judgements: judgements, group: group)
        let after = score(index.with(changes), judgements: judgements, group: group)
        let moves = zip(before.criteria, after.criteria).filter { $0.points != $1.points }.map { old, new in
            WhatIfResult.Move(path: old.path, title: old.title, before: old.points, after: new.points)
        }
        return WhatIfResult(before: before, after: after, moves: moves)
    }

    /// Reads `FIELD=VALUE` as a person types it: numbers in the Vietnamese way, yes and no as Có and Không, options as printed.
    ///
    /// - Throws: `ScoringError.unknownField` or `.unreadableValue`.
    package func change(_ text: String, for record: Record) throws -> FieldChange {
        let halves = text.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        guard halves.count == 2, !halves[1].isEmpty else {
            throw ScoringError.unreadableValue(field: text, text: text, expected: "TRƯỜNG=GIÁ_TRỊ")
        }
        let (id, value) = (halves[0], halves[1])
        let known = Set(record.fields.compactMap(\.id)).union(rubric.criteria.flatMap(\.fields))
        guard known.contains(id) else {
            throw ScoringError.unknownField(id, nearest: Self.nearest(id, among: known))
        }
        guard let type = record.fields.first(where: { $0.id == id })?.type else {
            return FieldChange(field: id, value: Decimal(typed: value, isWhole: false).map { .number($0) } ?? .string(value))
        }
        switch type {
        case .count, .money, .percent, .decimal:
            guard let number = Decimal(typed: value, isWhole: type == .count || type == .money) else {
                throw ScoringError.unreadableValue(field: id, text: value, expected: "một số")
            }
            return FieldChange(field: id, value: .number(number))
        case .yesno:
            guard let answer = Answers.yesNo(value, yes: []) else {
                throw ScoringError.unreadableValue(field: id, text: value, expected: "Có hoặc Không")
            }
            return FieldChange(field: id, value: .bool(answer))
        default:
            return FieldChange(field: id, value: .string(value))
        }
    }

    private static let mostSuggestions = 3

    private static func nearest(_ id: String, among known: Set<String>) -> [String] {
        let words = Set(id.split(separator: "."))
        let shared = known.map { (id: $0, count: words.intersection($0.split(separator: ".")).count) }.filter { $0.count > 0 }
        return shared.sorted { ($1.count, $0.id) < ($0.count, $1.id) }.prefix(mostSuggestions).map(\.id)
    }
}
