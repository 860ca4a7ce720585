import DocumentModel
import RecordModel

/// Why a document was read as it was: which rule of the form took each row and line, what was left, and what is missing.
package struct Explanation: Sendable {
    /// One row or line of the document.
    package struct Row: Sendable {
        package enum Taker: Sendable, Hashable {
            /// An entry of the form: its kind, number and label, the fields of its slots.
            case entry(label: String, number: String, fields: [String], line: Int)
            /// A list's head or row.
            case list(id: String)
            /// Place and date, a signer, or the letterhead.
            case signature, letterhead
            /// The answer below a question.
            case below(field: String)
            /// A head of a fixed table.
            case head
            case nothing
        }

        package var text: String
        package var place: SourcePlace?
        package var taker: Taker
        /// 0…1: how well the rule's words fit; nil where nothing of the kind was measured.
        package var similarity: Double?
        /// The rule that fits next best.
        package var runnerUp: (label: String, similarity: Double)?
        package var why: [Why]
    }

    /// What speaks for or against a row's rule.
    package enum Why: String, Sendable, CaseIterable {
        case sameWords = "same-words"
        case reworded
        case sameNumber = "same-number"
        case otherNumber = "other-number"
        case inOrder = "in-order"
        case outOfOrder = "out-of-order"
        case joined
        case noRule = "no-rule"
        case nearRuleTaken = "near-rule-taken"
    }

    /// A slot whose row was not found.
    package struct Missing: Sendable {
        package var field: String
        package var number: String
        package var label: String
        package var section: String
    }

    /// nil where the document is none of the known forms; `nearest` then says which came closest.
    package var form: String?
    package var nearest: String?
    /// Share of the form's rows that were found, and of the document's print that the form accounts for, 0…1.
    package var share: Double
    package var explained: Double
    package var rows: [Row]
    package var missing: [Missing]
}

extension Explanation.Why {
    package func sentence(_ language: Language) -> String {
        language == .vietnamese ? vietnamese : english
    }

    private var vietnamese: String {
        switch self {
        case .sameWords: "đúng câu chữ"
        case .reworded: "khác câu chữ"
        case .sameNumber: "đúng số thứ tự"
        case .otherNumber: "khác số thứ tự"
        case .inOrder: "đúng thứ tự biểu mẫu"
        case .outOfOrder: "đứng khác thứ tự"
        case .joined: "ghép nhiều dòng"
        case .noRule: "không có dòng nào của biểu mẫu giống"
        case .nearRuleTaken: "dòng giống nhất của biểu mẫu đã có dòng khác"
        }
    }

    private var english: String {
        switch self {
        case .sameWords: "same words"
        case .reworded: "reworded"
        case .sameNumber: "same number"
        case .otherNumber: "other number"
        case .inOrder: "in the form's order"
        case .outOfOrder: "out of order"
        case .joined: "several lines joined"
        case .noRule: "no rule of the form is like it"
        case .nearRuleTaken: "the most similar rule was taken by another row"
        }
    }
}
