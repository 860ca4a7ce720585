import DocumentModel
import Foundation
import RecordModel

/// One agency of a group run.
package struct GroupMember: Sendable {
    package var record: Record
    package var judgements: Judgements?
    /// What the figures that were agreed on change; from `Scorer.agreedChanges`, one for each of `judgements.figures`.
    package var agreed: [FieldChange]
    /// Its figures about the agencies below it, beside the reports of these.
    package var crossCheck: CrossCheck?

    package init(record: Record, judgements: Judgements? = nil, agreed: [FieldChange] = [], crossCheck: CrossCheck? = nil) {
        self.record = record
        self.judgements = judgements
        self.agreed = agreed
        self.crossCheck = crossCheck
    }
}

/// All agencies of a group, scored together.
package struct GroupResult: Hashable, Sendable {
    /// One card for each member, in the members' order, with ranks.
    package var cards: [ScoreCard]
    /// Indices of `cards` from the first place down; equal places keep the members' order.
    package var order: [Int]
    /// The values that rows relative to the best agency were measured against.
    package var best: [String: BestValue]
    package var warnings: [String]
}

extension Scorer {
    /// Scores many agencies: best values first, then every card, then ranks within the group and within each hạng mục.
    ///
    /// Ranks go by level, total, then points of the last part (results); equal agencies share a place.
    ///
    /// - Parameter parameters: figures that no report holds, by name.
    package func scoreGroup(_ members: [GroupMember], parameters: [String: Decimal] = [:]) -> GroupResult {
        func run(_ version: FigureVersions.Version) -> GroupResult {
            scoreGroup(sideBySide(members) { index($0, version) }, judgements: members.map(\.judgements), parameters: parameters)
        }
        // Another agency's correction may move everybody: each version is a run of its own.
        let agreed = run(.agreed)
        let declared = members.allSatisfy(\.agreed.isEmpty) ? agreed : run(.declared)
        var result = countedVersion == .declared ? declared : agreed
        for (index, member) in members.enumerated() {
            addCrossCheck(&result.cards[index], member)
            addVersions(&result.cards[index], member, declared: declared.cards[index], agreed: agreed.cards[index])
        }
        return result
    }

    /// One agency alone, with both versions of its figures.
    package func score(_ member: GroupMember, parameters: [String: Decimal] = [:]) -> ScoreCard {
        let group = GroupContext(parameters: parameters)
        let agreed = score(index(member, .agreed), judgements: member.judgements, group: group)
        let declared = member.agreed.isEmpty ? agreed : score(index(member, .declared), judgements: member.judgements, group: group)
        var card = countedVersion == .declared ? declared : agreed
        addCrossCheck(&card, member)
        addVersions(&card, member, declared: declared, agreed: agreed)
        return card
    }

    func scoreGroup(_ records: [RecordIndex], judgements: [Judgements?], parameters: [String: Decimal]) -> GroupResult {
        let context = GroupContext(best: bestValues(records, judgements), parameters: parameters)
        var cards = sideBySide(Array(zip(records, judgements))) { score($0.0, judgements: $0.1, group: context) }
        let order = rank(&cards)
        var warnings: [String] = []
        for (path, best) in context.best.sorted(by: { $0.key < $1.key }) {
            guard let criterion = rubric.criterion(path) else { continue }
            warnings.append(
                "\(path) “\(criterion.title)”: giá trị lớn nhất \(best.value.written(places: 2)) của \(best.holders); "
                    + "khi số này được sửa, điểm của mọi cơ quan trong nhóm thay đổi.")
            if !best.isComplete {
                warnings.append("\(path): còn cơ quan chưa có hoặc chưa duyệt số liệu, giá trị lớn nhất có thể thay đổi.")
            }
        }
        return GroupResult(cards: cards, order: order, best: context.best, warnings: warnings)
    }

    // MARK: The best agency

    private func bestValues(_ records: [RecordIndex], _ judgements: [Judgements?]) -> [String: BestValue] {
        // An agency alone has nobody to be compared with.
        guard records.count > 1 else { return [:] }
        var best: [String: BestValue] = [:]
        for criterion in rubric.criteria {
            guard let rule = criterion.rule(under: policies).body as? RelativeRule else { continue }
            var top: BestValue?
            var isComplete = true
            for (record, judgement) in zip(records, judgements) {
                let isRejected = judgement?.annulment != nil || judgement?.criteria[criterion.path]?.falseDeclaration == true
                if isRejected { continue }
                var context = RuleContext(record: record, policies: policies, path: criterion.path, max: criterion.max)
                switch rule.figure(&context) {
                case .gap(let gap):
                    if gap.isOpen { isComplete = false }
                case .value(let figure):
                    if context.inputs.contains(where: { $0.decision == .review && context.decisive.contains($0.field) }) {
                        isComplete = false
                    }
                    let name = record.agency ?? "?"
                    if let known = top, known.value > figure.value { continue }
                    if top?.value == figure.value {
                        top?.agencies.append(name)
                    } else {
                        top = BestValue(value: figure.value, agencies: [name])
                    }
                }
            }
            top?.isComplete = isComplete
            best[criterion.path] = top
        }
        return best
    }

    // MARK: Ranks

    private struct Standing: Comparable {
        /// Position in the level table, the number of levels for an unranked agency.
        var level: Int
        var total: Decimal
        var results: Decimal

        /// A better standing is smaller, so that sorting puts the first place first.
        static func < (left: Standing, right: Standing) -> Bool {
            if left.level != right.level { return left.level < right.level }
            if left.total != right.total { return left.total > right.total }
            return left.results > right.results
        }
    }

    private func rank(_ cards: inout [ScoreCard]) -> [Int] {
        let levels = Levels(rubric: rubric, policies: policies).table?.levels.map(\.name) ?? []
        let standings = cards.map { card in
            Standing(
                level: levels.firstIndex { $0 == card.level } ?? levels.count, total: card.total,
                results: card.parts.last?.points ?? card.total)
        }
        let order = cards.indices.sorted { (standings[$0], $0) < (standings[$1], $1) }
        for (position, index) in order.enumerated() {
            let previous = position > 0 ? order[position - 1] : nil
            let isTie = previous.map { standings[$0] == standings[index] } ?? false
            cards[index].rank = isTie ? previous.flatMap { cards[$0].rank } : position + 1
            cards[index].rankedAgencies = cards.count
        }
        for group in rubric.groups.indices {
            let points = cards.map { $0.groups[group].points }
            for index in cards.indices { cards[index].groups[group].rank = points.count { $0 > points[index] } + 1 }
        }
        return order
    }
}

/// What a change of one agency's figures does to an agency of the group.
package struct GroupEffect: Hashable, Sendable {
    package var agency: String
    package var totalBefore: Decimal
    package var totalAfter: Decimal
    package var rankBefore: Int?
    package var rankAfter: Int?
    package var levelBefore: String?
    package var levelAfter: String?
    /// Paths of the rows whose points moved.
    package var criteria: [String]
}

extension Scorer {
    /// What moves in the group when figures of one agency change: only agencies whose points, rank or level change are listed.
    package func effects(
        of changes: [FieldChange], onMember index: Int, among members: [GroupMember], parameters: [String: Decimal] = [:]
    ) -> [GroupEffect] {
        let records = members.map(counted)
        guard records.indices.contains(index) else { return [] }
        var changed = records
        changed[index] = records[index].with(changes)
        let judgements = members.map(\.judgements)
        let before = scoreGroup(records, judgements: judgements, parameters: parameters).cards
        let after = scoreGroup(changed, judgements: judgements, parameters: parameters).cards
        return zip(before, after).compactMap { old, new in
            let moved = zip(old.criteria, new.criteria).filter { $0.points != $1.points }.map(\.0.path)
            guard !moved.isEmpty || old.rank != new.rank || old.level != new.level else { return nil }
            return GroupEffect(
                agency: old.agency ?? "?", totalBefore: old.total, totalAfter: new.total, rankBefore: old.rank, rankAfter: new.rank,
                levelBefore: old.level, levelAfter: new.level, criteria: moved)
        }
    }
}
