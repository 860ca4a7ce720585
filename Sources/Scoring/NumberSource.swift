import Foundation
import RecordModel

/// Where a rule takes a figure from. In rubric files a field's id, a number, or a mapping with one of the keys below.
///
/// ```yaml
/// part: staff.it.agency.total
/// part: {sum: [signature.agency.staff, signature.affiliates.staff]}
/// whole: {first: [staff.with_affiliates.total, staff.total]}            # the first that is filled in
/// tthc: {same: [services.level3.share.denominator, services.total]}      # one figure asked in several places: said so where they differ
/// n3: {rows: services.level3, named: name, declared: [services.level3.share.numerator]}
/// r3: {mean_rate: services.level3, part: online_files, whole: all_files}
/// tthc: {by_policy: dvc_denominator, agency: services.total, literal: {parameter: tthc_tinh}}
/// ```
package indirect enum NumberSource: Hashable, Sendable {
    case field(String)
    case constant(Decimal)
    /// Blank parts of a sum are left out and said so; a sum of blanks is blank.
    case sum([NumberSource])
    case first([NumberSource])
    /// Like `first`, for one figure that a form asks for in several places.
    case same([NumberSource])
    /// How many rows of a list name something, under the policy `dvc_count` against the number declared.
    case rows(table: String, named: String, declared: [String])
    /// The mean over a list's named rows of one column's share of another, as a fraction; rows without figures count as 0.
    case meanRate(table: String, named: String, part: String, whole: String)
    /// A figure from outside the report.
    case parameter(String)
    case byPolicy(String, [String: NumberSource])

    package static let keys = ["sum", "first", "same", "rows", "named", "declared", "mean_rate", "part", "whole", "parameter", "by_policy"]

    package init?(_ node: RubricNode?) {
        guard let node else { return nil }
        if let number = node.number {
            self = .constant(number)
        } else if let text = node.text {
            self = .field(text)
        } else if let items = node["sum"]?.items {
            self = .sum(items.compactMap(NumberSource.init))
        } else if let items = node["first"]?.items {
            self = .first(items.compactMap(NumberSource.init))
        } else if let items = node["same"]?.items {
            self = .same(items.compactMap(NumberSource.init))
        } else if let table = node.text("rows") {
            self = .rows(table: table, named: node.requiredText("named", in: "rows"), declared: node.texts("declared"))
        } else if let table = node.text("mean_rate") {
            self = .meanRate(
                table: table, named: node.requiredText("named", in: "mean_rate"), part: node.requiredText("part", in: "mean_rate"),
                whole: node.requiredText("whole", in: "mean_rate"))
        } else if let name = node.text("parameter") {
            self = .parameter(name)
        } else if let name = node.text("by_policy") {
            let choices = node.pairs.filter { $0.key != "by_policy" }.compactMap { pair in NumberSource(pair.value).map { (pair.key, $0) } }
            self = .byPolicy(name, Dictionary(choices) { first, _ in first })
        } else {
            node.note("không hiểu nguồn số liệu này; viết mã trường, một số, hoặc một trong: \(Self.keys.joined(separator: ", "))")
            return nil
        }
    }

    package var fields: [String] {
        switch self {
        case .field(let id): [id]
        case .constant, .parameter, .meanRate: []
        case .sum(let sources), .first(let sources), .same(let sources): sources.flatMap(\.fields)
        case .rows(_, _, let declared): declared
        case .byPolicy(_, let choices): choices.keys.sorted().compactMap { choices[$0] }.flatMap(\.fields)
        }
    }

    package var tables: [String] {
        switch self {
        case .field, .constant, .parameter: []
        case .sum(let sources), .first(let sources), .same(let sources): sources.flatMap(\.tables)
        case .rows(let table, _, _), .meanRate(let table, _, _, _): [table]
        case .byPolicy(_, let choices): choices.values.flatMap(\.tables)
        }
    }

    /// Policies that reading the figure asks for.
    package var switches: [String] {
        switch self {
        case .field, .constant, .parameter, .meanRate: []
        case .sum(let sources), .first(let sources), .same(let sources): sources.flatMap(\.switches)
        case .rows(_, _, let declared): declared.isEmpty ? [] : ["dvc_count"]
        case .byPolicy(let name, let choices): [name] + choices.values.flatMap(\.switches)
        }
    }

    /// A figure with the way it is written in a working.
    package struct Quantity: Hashable, Sendable {
        package var value: Decimal
        package var written: String

        init(_ value: Decimal, written: String? = nil) {
            self.value = value
            self.written = written ?? value.written()
        }
    }

    package func read(_ context: inout RuleContext) -> Reading<Quantity> {
        switch self {
        case .constant(let value):
            return .value(Quantity(value))
        case .field(let id):
            return context.number(id).map { Quantity($0) }
        case .sum(let sources):
            return Self.sum(sources, &context)
        case .first(let sources):
            return Self.first(sources, comparing: false, &context)
        case .same(let sources):
            return Self.first(sources, comparing: true, &context)
        case .rows(let table, let named, let declared):
            return Self.count(table, named: named, declared: declared, &context)
        case .meanRate(let table, let named, let part, let whole):
            return Self.meanRate(table, named: named, part: part, whole: whole, &context)
        case .parameter(let name):
            guard let value = context.group.parameters[name] else {
                context.note("Cần số liệu “\(name)” của tỉnh, báo cáo của cơ quan không có.")
                return .gap(.notAsked)
            }
            return .value(Quantity(value))
        case .byPolicy(let name, let choices):
            return choices[context.policy(name)]?.read(&context) ?? .gap(.unusable)
        }
    }

    private static func sum(_ sources: [NumberSource], _ context: inout RuleContext) -> Reading<Quantity> {
        var parts: [Quantity] = []
        var gaps: [Gap] = []
        for source in sources {
            switch source.read(&context) {
            case .value(let quantity): parts.append(quantity)
            case .gap(let gap): gaps.append(gap)
            }
        }
        guard !parts.isEmpty else { return .gap(gaps.max() ?? .blank) }
        if !gaps.isEmpty {
            context.note("\(gaps.count) trong \(sources.count) số liệu của tổng không có, chỉ cộng phần đã khai.")
        }
        let total = parts.map(\.value).reduce(0, +)
        return .value(Quantity(total, written: parts.count > 1 ? "(" + parts.map(\.written).joined(separator: " + ") + ")" : nil))
    }

    private static func first(_ sources: [NumberSource], comparing: Bool, _ context: inout RuleContext) -> Reading<Quantity> {
        var found: Quantity?
        var gaps: [Gap] = []
        for source in sources where comparing || found == nil {
            switch source.read(&context) {
            case .gap(let gap):
                gaps.append(gap)
            case .value(let quantity):
                if let found {
                    context.setAside(source.fields)
                    if found.value != quantity.value {
                        context.note("Cùng một số liệu khai khác nhau: \(found.written) và \(quantity.written); lấy \(found.written).")
                    }
                } else {
                    found = quantity
                }
            }
        }
        return found.map { .value($0) } ?? .gap(gaps.min() ?? .blank)
    }

    // MARK: List tables

    /// Values of dvc_count.
    private static let declaredCount = "declared"
    private static let smallerCount = "min"

    private static func count(
        _ id: String, named: String, declared: [String], _ context: inout RuleContext
    ) -> Reading<Quantity> {
        let listed = context.table(id).map { Decimal(namedRows($0, column: named).count) }
        let counted = first(declared.map { .field($0) }, comparing: false, &context)
        guard case .value(let quantity) = counted else {
            if case .gap(let gap) = listed { return .gap(declared.isEmpty ? gap : min(gap, counted.gap ?? gap)) }
            return listed.map { Quantity($0) }
        }
        let stated = quantity.value
        guard case .value(let listed) = listed else { return .value(Quantity(stated)) }
        let policy = context.policy("dvc_count")
        if listed != stated {
            context.note("Khai \(stated.written()) dịch vụ nhưng danh sách có tên \(listed.written()) dịch vụ.")
        }
        switch policy {
        case declaredCount: return .value(Quantity(stated))
        case smallerCount: return .value(Quantity(min(listed, stated)))
        default: return .value(Quantity(listed > 0 ? listed : stated))
        }
    }

    private static func meanRate(
        _ id: String, named: String, part: String, whole: String, _ context: inout RuleContext
    ) -> Reading<Quantity> {
        guard case .value(let table) = context.table(id) else {
            // The list's own note: no figures means that no files came in that way.
            context.note("Bảng danh sách không có dòng nào: tỷ lệ hồ sơ trực tuyến tính bằng 0.")
            return .value(Quantity(0))
        }
        let rows = namedRows(table, column: named)
        guard !rows.isEmpty, let part = table.column(part), let whole = table.column(whole) else { return .value(Quantity(0)) }
        var total: Decimal = 0
        var over = 0
        for row in rows {
            guard let numerator = row.number(part), let denominator = row.number(whole), numerator >= 0, denominator > 0 else { continue }
            if numerator > denominator { over += 1 }
            total += min(numerator / denominator, 1)
        }
        if over > 0 { context.note("\(over) dịch vụ khai hồ sơ trực tuyến nhiều hơn tổng hồ sơ, tính 100 %.") }
        let mean = total / Decimal(rows.count)
        return .value(Quantity(mean, written: "\((mean * 100).written(places: 2)) %"))
    }

    private static func namedRows(_ table: RecordTable, column: String) -> [[RecordCell]] {
        guard let index = table.column(column) else { return table.rows }
        return table.rows.filter { index < $0.count && !$0[index].raw.allSatisfy(\.isWhitespace) }
    }
}

extension RecordTable {
    func column(_ id: String) -> Int? { columns.firstIndex { $0.id == id } }
}

extension [RecordCell] {
    func number(_ column: Int) -> Decimal? {
        guard column < count else { return nil }
        return self[column].value?.number ?? Decimal(rubricText: self[column].raw)
    }
}

extension Reading {
    func map<Other>(_ transform: (Value) -> Other) -> Reading<Other> {
        switch self {
        case .value(let value): .value(transform(value))
        case .gap(let gap): .gap(gap)
        }
    }
}
