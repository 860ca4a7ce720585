import Foundation
import RecordModel

/// A figure that went back to the agency and was settled with it (part VII of the decision): who agreed, when, and why it is another.
package struct AgreedFigure: Hashable, Sendable {
    package var field: String
    /// As typed into the worksheet.
    package var text: String
    package var by: String
    /// ISO 8601.
    package var date: String
    package var reason: String

    package init(field: String, text: String, by: String, date: String, reason: String) {
        self.field = field
        self.text = text
        self.by = by
        self.date = date
        self.reason = reason
    }
}

extension Scorer {
    /// The switch that says which version of the figures counts.
    static let versionPolicy = "figure_version"

    /// What the agreed figures of a worksheet change in the record.
    ///
    /// - Throws: `ScoringError.invalidJudgements` with every figure that the record does not have or that cannot be read.
    package func agreedChanges(_ judgements: Judgements?, for record: Record) throws -> [FieldChange] {
        var problems: [String] = []
        let changes = (judgements?.figures ?? []).compactMap { figure -> FieldChange? in
            do {
                return try change("\(figure.field)=\(figure.text)", for: record)
            } catch {
                problems.append("figures: \(error)")
                return nil
            }
        }
        guard problems.isEmpty else {
            throw ScoringError.invalidJudgements(file: record.document.agency ?? record.document.file, problems: problems)
        }
        return changes
    }

    /// The record as it counts: with what comes of the communes' reports and with the agreed figures, where the switches say so.
    package func counted(_ member: GroupMember) -> RecordIndex {
        index(member, countedVersion)
    }

    var countedVersion: FigureVersions.Version {
        policies[Self.versionPolicy] == FigureVersions.Version.declared.rawValue ? .declared : .agreed
    }

    func index(_ member: GroupMember, _ version: FigureVersions.Version) -> RecordIndex {
        let own = RecordIndex(member.record)
        let changes = (member.crossCheck?.changes ?? []) + (version == .agreed ? member.agreed : [])
        return changes.isEmpty ? own : own.with(changes)
    }

    /// Both versions beside each other on the card that counts.
    func addVersions(_ card: inout ScoreCard, _ member: GroupMember, declared: ScoreCard, agreed: ScoreCard) {
        guard !member.agreed.isEmpty || declared.total != agreed.total || declared.rank != agreed.rank else { return }
        let record = RecordIndex(member.record)
        let changes = zip(member.judgements?.figures ?? [], member.agreed).map { figure, change in
            let field = record.field(figure.field)
            let rows = zip(declared.criteria, agreed.criteria).filter { pair in
                pair.0.inputs.contains { $0.field == figure.field } || pair.1.inputs.contains { $0.field == figure.field }
            }
            return FigureVersions.Change(
                field: figure.field, label: field?.label ?? figure.field, declared: field?.state == .filled ? field?.value : nil,
                agreed: change.value, by: figure.by, date: figure.date, reason: figure.reason,
                rows: rows.map { FigureVersions.Row(path: $0.path, declared: $0.points, agreed: $1.points) })
        }
        let counted = countedVersion
        card.versions = FigureVersions(
            counted: counted, declared: FigureVersions.Standing(declared), agreed: FigureVersions.Standing(agreed), changes: changes)
        for change in changes {
            let note =
                "Số liệu “\(change.label)”: khai báo \(change.declared?.written ?? "để trống"), đã thống nhất \(change.agreed.written) "
                + "(\(change.by), \(change.date): \(change.reason)); tính theo số \(counted == .agreed ? "đã thống nhất" : "khai báo")."
            for path in change.rows.map(\.path) { card.note(note, policy: "\(Self.versionPolicy)=\(counted.rawValue)", at: path) }
        }
    }
}

extension ScoreCard {
    mutating func note(_ text: String, policy: String, at path: String) {
        guard let index = criteria.firstIndex(where: { $0.path == path }) else { return }
        if !criteria[index].notes.contains(text) { criteria[index].notes.append(text) }
        if !criteria[index].policies.contains(policy) { criteria[index].policies.append(policy) }
    }
}
