import Foundation
import GRDB

/// Conditions of a query with their arguments, joined by AND. Their text is fixed; what people typed goes in as arguments.
struct Conditions {
    private var texts: [String]
    private(set) var arguments: StatementArguments = []

    init(_ texts: String...) {
        self.texts = texts
    }

    /// For `WHERE`; true for all rows where there is no condition.
    var sql: String { texts.isEmpty ? "1" : texts.joined(separator: " AND ") }

    mutating func add(_ text: String) { texts.append(text) }

    /// Nothing for nil: any value will do.
    mutating func add(_ text: String, _ value: (any DatabaseValueConvertible)?) {
        guard let value else { return }
        texts.append(text)
        arguments += [value]
    }

    /// From the first moment to before the second.
    mutating func add(_ column: String, within interval: Range<Date>?) {
        guard let interval else { return }
        texts.append("\(column) >= ? AND \(column) < ?")
        arguments += [interval.lowerBound.timeIntervalSince1970, interval.upperBound.timeIntervalSince1970]
    }
}
