import Foundation
import RecordModel

extension Scorer {
    /// What the reports of the agencies below say of this one's figures, on the card and beside the rows that use them.
    func addCrossCheck(_ card: inout ScoreCard, _ member: GroupMember) {
        guard var crossCheck = member.crossCheck else { return }
        if countedVersion == .agreed {
            let agreed = Set(member.agreed.map(\.field))
            for index in crossCheck.figures.indices where agreed.contains(crossCheck.figures[index].field) {
                crossCheck.figures[index].counted = .agreed
            }
        }
        card.crossCheck = crossCheck
        for figure in crossCheck.figures where figure.state == .differs || figure.counted == .communes {
            for row in card.criteria where row.inputs.contains(where: { $0.field == figure.field }) {
                card.note(crossCheck.sentence(figure), policy: "\(CrossCheck.policy)=\(figure.counted.rawValue)", at: row.path)
            }
        }
    }
}

extension CrossCheck {
    /// A contradiction with its numbers, for the rows that use the figure.
    func sentence(_ figure: Figure) -> String {
        let unit = figure.unit.map { " \($0)" } ?? ""
        func written(_ value: Decimal?) -> String { value.map { $0.written(places: 2) + unit } ?? "?" }
        let derived: String
        if let exact = figure.derived {
            derived = written(exact)
        } else if let low = figure.low, let high = figure.high {
            derived = "từ \(written(low)) đến \(written(high))"
        } else {
            derived = "ít nhất \(written(figure.low))"
        }
        let reports = "\(figure.reported)/\(members.count) xã có số liệu\(figure.provisional ? ", còn số chờ xem lại" : "")"
        let counted =
            switch figure.counted {
            case .declared: "tính theo số huyện khai"
            case .communes: "tính theo báo cáo của các xã"
            case .agreed: "tính theo số đã thống nhất"
            }
        return
            "“\(figure.label)”: huyện khai \(figure.declared.map { written($0) } ?? "để trống"), theo báo cáo của các xã \(derived) (\(reports)); \(counted)."
    }
}
