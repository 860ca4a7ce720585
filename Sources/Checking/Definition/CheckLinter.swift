import DocumentModel
import MappingFiles
import RecordModel

/// Checks the checks: unknown fields, wrong types, messages that name what the kind does not know, rates that nothing checks,
/// and every example.
package struct CheckLinter: Sendable {
    private let library: CheckLibrary
    private let lists: Set<String>?

    /// - Parameter lists: ids of the list tables of all forms; nil leaves them unchecked.
    package init(_ library: CheckLibrary, lists: Set<String>? = nil) {
        self.library = library
        self.lists = lists
    }

    /// Problems in the order of files and lines.
    package func problems() -> [MappingProblem] {
        let problems =
            library.problems + library.checks.flatMap(fieldProblems) + library.checks.flatMap(messageProblems) + kindMessageProblems()
            + library.examples.compactMap(exampleProblem) + coverageProblems()
        return problems.uniqued().sorted {
            ($0.place.file, $0.place.line, $0.place.column, $0.english) < ($1.place.file, $1.place.line, $1.place.column, $1.english)
        }
    }

    private func fieldProblems(_ check: Check) -> [MappingProblem] {
        var problems: [MappingProblem] = []
        for field in check.fields {
            let types = check.rule.types(of: field)
            guard let found = library.catalogue.fields[field] else {
                problems.append(
                    MappingProblem(
                        check.place, vietnamese: "“\(check.id)”: trường “\(field)” không có trong danh mục (Mappings/fields)",
                        english: "“\(check.id)”: field “\(field)” is not in the catalogue (Mappings/fields)"))
                continue
            }
            guard types.contains(found.type) else {
                let wanted = types.map(\.rawValue).sorted().joined(separator: ", ")
                problems.append(
                    MappingProblem(
                        check.place, vietnamese: "“\(check.id)”: trường “\(field)” có kiểu \(found.type.rawValue), cần \(wanted)",
                        english: "“\(check.id)”: field “\(field)” is of type \(found.type.rawValue), wanted is \(wanted)"))
                continue
            }
        }
        if let unless = check.unless, library.catalogue.fields[unless] == nil {
            problems.append(
                MappingProblem(
                    check.place, vietnamese: "“\(check.id)”: trường “\(unless)” không có trong danh mục (Mappings/fields)",
                    english: "“\(check.id)”: field “\(unless)” is not in the catalogue (Mappings/fields)"))
        }
        if let rows = check.rule as? RowsRule, let lists, !lists.contains(rows.list) {
            problems.append(
                MappingProblem(
                    check.place, vietnamese: "“\(check.id)”: không biểu mẫu nào có bảng “\(rows.list)”",
                    english: "“\(check.id)”: no form has the list “\(rows.list)”"))
        }
        if let exclusive = check.rule as? ExclusiveRule, exclusive.cases.count < 2 {
            problems.append(
                MappingProblem(
                    check.place, vietnamese: "“\(check.id)”: cần ít nhất hai trường",
                    english: "“\(check.id)”: at least two fields are needed"))
        }
        return problems
    }

    private func messageProblems(_ check: Check) -> [MappingProblem] {
        let kind = type(of: check.rule)
        if check.message == nil, library.messages[kind.kind] == nil {
            return [
                MappingProblem(
                    check.place, vietnamese: "“\(check.id)”: chưa có câu thông báo cho loại \(kind.kind)",
                    english: "“\(check.id)”: there is no message for the kind \(kind.kind)")
            ]
        }
        return check.message.map { Self.placeholderProblems($0, kind.placeholders, check.place) } ?? []
    }

    private static let kinds: [any CheckRule.Type] = [
        ShareRule.self, SumRule.self, LimitRule.self, RangeRule.self, SameRule.self, RowsRule.self, ImpliesRule.self, DateRule.self,
        ExclusiveRule.self,
    ]

    private func kindMessageProblems() -> [MappingProblem] {
        library.messages.sorted { $0.key < $1.key }.flatMap { name, entry -> [MappingProblem] in
            let kind = name.split(separator: ".").first.map(String.init) ?? name
            guard let type = Self.kinds.first(where: { $0.kind == kind }) else {
                return [MappingProblem(entry.place, vietnamese: "không có loại “\(kind)”", english: "there is no kind “\(kind)”")]
            }
            return Self.placeholderProblems(entry.message, type.placeholders, entry.place)
        }
    }

    private static func placeholderProblems(_ message: CheckMessage, _ known: Set<String>, _ place: MappingPlace) -> [MappingProblem] {
        Language.allCases.flatMap { message.template($0).placeholders }.filter { !known.contains($0) }.uniqued().map { name in
            let all = known.sorted().joined(separator: ", ")
            return MappingProblem(place, vietnamese: "không có {\(name)}; có: \(all)", english: "there is no {\(name)}; there are: \(all)")
        }
    }

    private func exampleProblem(_ example: CheckExample) -> MappingProblem? {
        guard let check = library.checks.first(where: { $0.id == example.check }) else {
            return MappingProblem(
                example.place, vietnamese: "không có kiểm tra “\(example.check)”", english: "there is no check “\(example.check)”")
        }
        let result = CheckRunner(library).result(of: check, example.figures, .vietnamese)
        let found: CheckExample.Result
        switch (result?.severity, check.evaluate(example.figures)) {
        case (.error, _): found = .error
        case (.warning, _): found = .warning
        case (nil, .silent): found = .silent
        case (nil, _): found = .holds
        }
        if found != example.gives {
            return MappingProblem(
                example.place, vietnamese: "ví dụ không đúng: cần \(example.gives.rawValue), được \(found.rawValue)",
                english: "the example does not hold: wanted \(example.gives.rawValue), found \(found.rawValue)")
        }
        if let says = example.says, says != result?.message {
            return MappingProblem(
                example.place, vietnamese: "ví dụ không đúng: câu là “\(result?.message ?? "")”",
                english: "the example does not hold: it says “\(result?.message ?? "")”")
        }
        return nil
    }

    /// Every rate of the catalogue has a share check, or the file says why it cannot have one.
    private func coverageProblems() -> [MappingProblem] {
        let rates = Set(library.checks.compactMap { ($0.rule as? ShareRule)?.rate })
        var problems = library.catalogue.ids.filter {
            library.catalogue.fields[$0]?.type == .percent && !rates.contains($0) && library.unchecked[$0] == nil
        }.map { id in
            MappingProblem(
                MappingPlace(file: "checks", line: 1, column: 1), severity: .warning,
                vietnamese: "tỷ lệ “\(id)” chưa có kiểm tra share và không có trong “unchecked”",
                english: "the rate “\(id)” has no share check and is not under “unchecked”")
        }
        for (field, place) in library.unchecked where rates.contains(field) || library.catalogue.fields[field]?.type != .percent {
            problems.append(
                MappingProblem(
                    place, vietnamese: "“\(field)” nằm trong “unchecked” nhưng có kiểm tra hoặc không phải tỷ lệ",
                    english: "“\(field)” is under “unchecked” but has a check, or is no rate"))
        }
        return problems
    }
}
