import Foundation
import RecordModel

/// Compares the reports of upper agencies with those of the agencies below, among all records of a run.
package struct CrossChecker: Sendable {
    private struct Below: Sendable {
        var area: AreaList.Area
        var period: String?
        var file: String
        var record: RecordIndex
    }

    private let definitions: [(definition: CrossCheckDefinition, areas: AreaList)]
    /// Reports of agencies below, by the definition's id, with what could not be placed.
    private let below: [String: [Below]]
    private let unplaced: [String: [String]]

    package init(_ shelf: CrossCheckShelf, among records: [Record]) {
        definitions = shelf.definitions.compactMap { definition in shelf.areas(definition.areas).map { (definition, $0) } }
        var below: [String: [Below]] = [:]
        var unplaced: [String: [String]] = [:]
        for (definition, areas) in definitions where records.contains(where: { $0.document.form == definition.upper }) {
            for record in records where record.document.form == definition.lower {
                if let area = areas.commune(in: Self.names(record)) {
                    below[definition.id, default: []].append(
                        Below(area: area, period: record.document.period, file: record.document.file, record: RecordIndex(record)))
                } else {
                    unplaced[definition.id, default: []].append(record.document.agency ?? record.document.file)
                }
            }
        }
        self.below = below
        self.unplaced = unplaced
    }

    /// Where a record says what area it is of: the agency's name, then its address.
    private static func names(_ record: Record) -> [String] {
        [record.document.agency, record.fields.first { $0.id == addressField }?.value?.string].compactMap(\.self)
    }

    private static let addressField = "agency.address"

    /// - Parameter policies: those of the upper agency's rubric.
    /// - Returns: nil where the record is no upper agency's, or no report of an agency below it is in the run.
    package func check(_ record: Record, policies: Policies) -> CrossCheck? {
        for (definition, areas) in definitions where definition.upper == record.document.form {
            guard let own = areas.district(in: Self.names(record)) else { continue }
            let reports = (below[definition.id] ?? []).filter { report in
                report.area.district == own.district && Self.same(report.period, record.document.period)
            }
            guard !reports.isEmpty else { continue }
            return check(RecordIndex(record), definition, areas, district: own.district, reports, policies)
        }
        return nil
    }

    /// A report that does not say its period is taken for one of the period at hand.
    private static func same(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return true }
        return AgencyName.folded(left) == AgencyName.folded(right)
    }

    private func check(
        _ record: RecordIndex, _ definition: CrossCheckDefinition, _ areas: AreaList, district: Int, _ reports: [Below],
        _ policies: Policies
    ) -> CrossCheck {
        let ofCommune = Dictionary(grouping: reports, by: \.area.commune)
        let members = areas.districts[district].communes.enumerated().map { place, unit in
            CrossCheck.Member(unit: unit, files: (ofCommune[place] ?? []).map(\.file))
        }
        let single = members.indices.compactMap { place in members[place].files.count == 1 ? ofCommune[place]?.first : nil }
        let names = members.filter { $0.files.count == 1 }.map(\.unit)
        let figures = CrossCheckFigures(records: single.map(\.record), total: members.count, policies: policies)
        var notes = members.filter { $0.files.count > 1 }.map {
            "\($0.unit) có \($0.files.count) báo cáo (\($0.files.joined(separator: ", "))): không biết bản nào đúng, chưa dùng bản nào."
        }
        if let strangers = unplaced[definition.id] {
            notes.append("Không rõ của xã nào nên không đối chiếu: \(strangers.joined(separator: "; ")).")
        }
        return CrossCheck(
            definition: definition.id, title: definition.title, unit: areas.districts[district].name, members: members,
            figures: definition.figures.compactMap { figure($0, record, figures, names, policies) }, notes: notes)
    }

    // MARK: Declared beside derived

    private func figure(
        _ figure: CrossCheckDefinition.Figure, _ record: RecordIndex, _ figures: CrossCheckFigures, _ names: [String], _ policies: Policies
    ) -> CrossCheck.Figure? {
        guard let field = record.field(figure.field) else { return nil }
        var context = RuleContext(record: record, policies: policies, path: "", max: 0)
        let declared = context.number(figure.field).value
        let result = figures.evaluate(figure.rule)
        // The other figure takes the place of the declared one only where all is there, settled, and quite the same was asked.
        let isFit = result.derived != nil && !result.isWaiting && figure.bound == nil && figures.records.count == figures.total
        let wantsCommunes = policies[CrossCheck.policy] == CrossCheck.Source.communes.rawValue
        return CrossCheck.Figure(
            field: figure.field, label: figure.label ?? Self.label(field), unit: figure.rule.isRate ? "%" : nil, declared: declared,
            derived: result.derived, low: result.low, high: result.high, reported: result.reported,
            silent: result.silent.map { names[$0] }, working: result.working,
            state: Self.state(declared, result, figure, tolerance: Decimal(rubricText: policies["mismatch_pp"]) ?? 0),
            bound: figure.bound, remark: figure.remark,
            provisional: result.isWaiting || field.decision == .review, counted: isFit && wantsCommunes ? .communes : .declared)
    }

    private static func state(
        _ declared: Decimal?, _ result: CrossCheckFigures.Result, _ figure: CrossCheckDefinition.Figure, tolerance: Decimal
    ) -> CrossCheck.State {
        guard let declared else { return .notDeclared }
        let slack = figure.rule.isRate ? tolerance : 0
        let isTooLow = figure.bound != .atMost && result.low.map { declared + slack < $0 } ?? false
        let isTooHigh = figure.bound != .atLeast && result.high.map { declared - slack > $0 } ?? false
        if isTooLow || isTooHigh { return .differs }
        return result.derived == nil ? .incomplete : .agrees
    }

    /// A rate that stands on the line of its count is named by it.
    private static func label(_ field: RecordField) -> String {
        field.label == rateLabel ? [field.parents.last, field.label].compactMap(\.self).joined(separator: ": ") : field.label
    }

    private static let rateLabel = "Tỷ lệ"
}

extension CrossCheck {
    /// The switch that says which of the two figures counts.
    static let policy = "commune_figures"

    /// The figures that take the place of declared ones.
    var changes: [FieldChange] {
        figures.compactMap { figure in
            guard figure.counted == .communes, let derived = figure.derived else { return nil }
            return FieldChange(field: figure.field, value: .number(derived))
        }
    }
}
