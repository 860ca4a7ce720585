/// Recognizes the row that numbers the columns of an official form: "(1) (2) (3) …".
package enum IndexRow {
    /// The number of one column.
    package static func number(_ text: String) -> Int? {
        guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
        return Int(text.dropFirst().dropLast())
    }

    /// Share of a row's cells that must look like the numbers of columns where letters may be misread: "l1)", "(4".
    private static let numbered = 0.6
    /// Characters of a column's number with its brackets.
    private static let longestNumber = 4

    /// Whether recognised texts of a row's cells are such numbers.
    package static func isLikely(_ texts: [String]) -> Bool {
        let numbers = texts.filter { $0.count <= longestNumber && ($0.hasPrefix("(") || $0.hasSuffix(")")) }
        return numbers.count > 1 && Double(numbers.count) >= numbered * Double(texts.count)
    }
}
