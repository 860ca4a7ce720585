import Foundation

/// A field or a sum of fields: `a`, `a + b`, `a - b`. A number stands for itself: `100`.
package struct FieldSum: Hashable, Sendable {
    package enum Operand: Hashable, Sendable {
        case field(String)
        case number(Decimal)
    }

    package struct Term: Hashable, Sendable {
        package var operand: Operand
        package var isSubtracted: Bool
    }

    package let terms: [Term]

    /// - Returns: nil where `text` is no such sum.
    package init?(_ text: String) {
        var terms: [Term] = []
        var isSubtracted = false
        var wantsOperand = true
        for word in text.split(whereSeparator: \.isWhitespace) {
            if wantsOperand {
                guard let operand = Self.operand(String(word)) else { return nil }
                terms.append(Term(operand: operand, isSubtracted: isSubtracted))
            } else {
                guard word == "+" || word == "-" else { return nil }
                isSubtracted = word == "-"
            }
            wantsOperand.toggle()
        }
        guard !terms.isEmpty, !wantsOperand else { return nil }
        self.terms = terms
    }

    init(fields: [String]) {
        terms = fields.map { Term(operand: .field($0), isSubtracted: false) }
    }

    private static func operand(_ word: String) -> Operand? {
        if let first = word.first, first.isNumber {
            return Decimal(string: word, locale: Locale(identifier: "en_US_POSIX")).map(Operand.number)
        }
        return word.allSatisfy { $0.isLetter || $0.isNumber || "._*".contains($0) } ? .field(word) : nil
    }

    var fields: [String] {
        terms.compactMap { if case .field(let id) = $0.operand { id } else { nil } }
    }

    var isSingle: Bool { terms.count == 1 }

    /// The signed numbers that are there, in order, and whether all are.
    func values(_ figures: Figures) -> (values: [Decimal], isComplete: Bool) {
        var values: [Decimal] = []
        var isComplete = true
        for term in terms {
            let number: Decimal? =
                switch term.operand {
                case .number(let number): number
                case .field(let id): figures[id]?.number
                }
            guard let number else {
                isComplete = false
                continue
            }
            values.append(term.isSubtracted ? -number : number)
        }
        return (values, isComplete)
    }

    /// Whether the form asks for all the fields and one has no number.
    func isLeftBlank(_ figures: Figures) -> Bool {
        fields.allSatisfy { figures.hasSlot($0) } && fields.contains { figures[$0]?.number == nil }
    }

    /// The sum; nil where a field is not there.
    func total(_ figures: Figures) -> Decimal? {
        let (values, isComplete) = values(figures)
        return isComplete ? values.reduce(0, +) : nil
    }
}
