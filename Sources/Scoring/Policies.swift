import Foundation

/// A named switch for something that the decision leaves open, misprints, or contradicts itself about.
package struct Policy: Hashable, Sendable {
    package var name: String
    package var standard: String
    /// All values that the switch takes; empty for a free number.
    package var values: [String]
    /// What the switch decides, in Vietnamese.
    package var question: String
    /// Why the standard value is the standard.
    package var reason: String
}

/// The switches in force: the rubric's standard values, and what a run sets otherwise.
package struct Policies: Hashable, Sendable {
    package private(set) var values: [String: String]

    /// - Throws: `ScoringError` for a switch that the rubric does not have or a value that it does not take.
    package init(rubric: Rubric, overrides: [String: String] = [:]) throws {
        var values = Dictionary(rubric.policies.map { ($0.name, $0.standard) }) { first, _ in first }
        for (name, value) in overrides {
            guard let policy = rubric.policies.first(where: { $0.name == name }) else {
                throw ScoringError.unknownPolicy(name, known: rubric.policies.map(\.name))
            }
            guard policy.values.isEmpty || policy.values.contains(value) else {
                throw ScoringError.policyValue(name, value: value, allowed: policy.values)
            }
            values[name] = value
        }
        self.values = values
    }

    package subscript(name: String) -> String { values[name] ?? "" }
}

package enum ScoringError: Error, Hashable, CustomStringConvertible {
    case unknownPolicy(String, known: [String])
    case policyValue(String, value: String, allowed: [String])
    case invalidRubric(file: String, findings: [RubricFinding])
    case invalidJudgements(file: String, problems: [String])
    case unknownField(String, nearest: [String])
    case unreadableValue(field: String, text: String, expected: String)

    package var description: String {
        switch self {
        case .unknownPolicy(let name, let known):
            "Không có chính sách “\(name)”. Các chính sách của bộ tiêu chí này: \(known.sorted().joined(separator: ", "))."
        case .policyValue(let name, let value, let allowed):
            "Chính sách “\(name)” không nhận giá trị “\(value)”. Chọn một trong: \(allowed.joined(separator: ", "))."
        case .invalidRubric(let file, let findings):
            "\(file): bộ tiêu chí có lỗi, chưa chấm điểm được:\n"
                + findings.filter { $0.severity == .error }.map(\.description).joined(separator: "\n")
        case .invalidJudgements(let file, let problems):
            "\(file): phiếu thẩm định có lỗi, sửa rồi nộp lại:\n" + problems.joined(separator: "\n")
        case .unknownField(let field, let nearest):
            "Hồ sơ không có trường “\(field)”." + (nearest.isEmpty ? "" : " Gần giống: \(nearest.joined(separator: ", ")).")
        case .unreadableValue(let field, let text, let expected):
            "“\(text)” không phải giá trị hợp lệ cho trường \(field): cần \(expected)."
        }
    }
}
