import Foundation
import RecordModel

/// A score card as the decision lays it out: groups, headings, criteria; and what is at stake where evidence is missing.
struct ScoreOutline {
    enum Row {
        case heading(RubricHeading)
        /// `index` into the card's criteria.
        case criterion(index: Int)
    }

    struct Group {
        /// Nil for criteria that no group of the card holds.
        var score: GroupScore?
        var rows: [Row]
        /// Paths of the groups directly inside this one.
        var children: [String]
        /// What its criteria and the groups directly inside it add up to, before any cap.
        var sum: Decimal = 0
    }

    /// A criterion that wants evidence, with the points that hang on it.
    struct Gap {
        var index: Int
        var atStake: Decimal
        /// Fields that feed it and are blank, missing or under review.
        var open: [CriterionInput]
    }

    let groups: [Group]
    /// Paths of the groups that stand in no other group: their points make the total.
    let topLevel: [String]
    let gaps: [Gap]

    init(_ card: ScoreCard, headings: [RubricHeading]) {
        let paths = card.groups.map(\.path)
        func home(_ path: String) -> String? {
            paths.filter { path.hasPrefix($0 + "/") || path == $0 }.max { $0.count < $1.count }
        }
        var groups: [Group] = card.groups.map { group in
            let children = paths.filter { path in
                path != group.path && path.hasPrefix(group.path + "/")
                    && !paths.contains { $0 != path && $0 != group.path && path.hasPrefix($0 + "/") && $0.hasPrefix(group.path + "/") }
            }
            return Group(score: group, rows: [], children: children)
        }
        var strays = Group(score: nil, rows: [], children: [])
        let opening = Dictionary(grouping: headings, by: \.before)
        for (index, criterion) in card.criteria.enumerated() {
            let rows = (opening[criterion.path] ?? []).map(Row.heading) + [.criterion(index: index)]
            if let home = home(criterion.path), let place = groups.firstIndex(where: { $0.score?.path == home }) {
                groups[place].rows += rows
            } else {
                strays.rows += rows
            }
        }
        groups += strays.rows.isEmpty ? [] : [strays]
        for index in groups.indices {
            let own = groups[index].rows.reduce(Decimal(0)) { sum, row in
                if case .criterion(let index) = row { sum + card.criteria[index].points } else { sum }
            }
            groups[index].sum = card.groups.filter { groups[index].children.contains($0.path) }.reduce(own) { $0 + $1.points }
        }
        self.groups = groups
        topLevel = paths.filter { path in !paths.contains { $0 != path && path.hasPrefix($0 + "/") } }
        gaps = Self.gaps(card)
    }

    static func gaps(_ card: ScoreCard) -> [Gap] { card.criteria.enumerated().compactMap(gap) }

    private static func gap(_ index: Int, _ criterion: CriterionScore) -> Gap? {
        let open = criterion.inputs.filter { $0.state != .filled || $0.decision == .review }
        guard criterion.state != .scored || !open.isEmpty else { return nil }
        let width = criterion.range.count == 2 ? criterion.range[1] - criterion.range[0] : 0
        // A criterion that was not scored can still earn what is left to its maximum; a score on doubtful figures can move within its
        // range, and where no range was worked out, all of its points hang on those figures.
        let atStake = criterion.state == .scored ? (width > 0 ? width : criterion.max) : Swift.max(width, criterion.max - criterion.points)
        return Gap(index: index, atStake: atStake, open: open)
    }
}
