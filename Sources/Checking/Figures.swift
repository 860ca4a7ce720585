import Foundation
import RecordModel

/// What a report says in one slot, as far as checks need it.
package struct Figure: Hashable, Sendable {
    package var value: FieldValue
    /// As it stands on the page; its decimals say how finely a share was rounded.
    package var raw: String?

    package init(_ value: FieldValue, raw: String? = nil) {
        self.value = value
        self.raw = raw
    }

    var number: Decimal? { value.number }

    /// How many decimals were written: of `raw` where it is a plain number, else of the value itself.
    var decimals: Int {
        guard let number else { return 0 }
        let ofValue = max(0, -number.exponent)
        let digits = (raw ?? "").filter { $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }
        guard let separator = digits.lastIndex(where: { $0 == "," || $0 == "." }) else { return ofValue }
        let written = digits.distance(from: separator, to: digits.endIndex) - 1
        // "1.234" for 1234 has a separator and no decimals; "70,00" for 70 has two.
        return number == number.rounded(0) && written == Self.groupLength ? 0 : max(ofValue, written)
    }

    private static let groupLength = 3
}

/// The filled fields and the lists of one record, by id; some of them replaced by another reading where a question is "what if".
package struct Figures: Sendable {
    private let figures: [String: Figure]
    private let rowCounts: [String: Int]
    /// Every field that the form of the report has, filled or not.
    private let slots: Set<String>
    private var replaced: [String: Figure?] = [:]
    /// The date of the letterhead, ISO 8601.
    let documentDate: String?
    /// The period as the letterhead or the title words it.
    let documentPeriod: String?

    package init(
        _ figures: [String: Figure], rowCounts: [String: Int] = [:], slots: Set<String> = [], documentDate: String? = nil,
        documentPeriod: String? = nil
    ) {
        self.figures = figures
        self.slots = slots.union(figures.keys)
        self.rowCounts = rowCounts
        self.documentDate = documentDate
        self.documentPeriod = documentPeriod
    }

    package init(_ record: Record) {
        var figures: [String: Figure] = [:]
        for field in record.fields where field.state == .filled {
            guard let id = field.id, let value = field.value, figures[id] == nil else { continue }
            figures[id] = Figure(value, raw: field.raw)
        }
        let counts = record.tables.map { ($0.id, $0.rows.filter(Self.isWritten).count) }
        self.init(
            figures, rowCounts: Dictionary(counts) { $0 + $1 }, slots: Set(record.fields.compactMap(\.id)),
            documentDate: record.document.date, documentPeriod: record.document.period)
    }

    subscript(id: String) -> Figure? {
        if let figure = replaced[id] { return figure }
        return figures[id]
    }

    /// Whether the form asks for the field, answered or not.
    func hasSlot(_ id: String) -> Bool { slots.contains(id) }

    /// Filled rows of the list; nil where the document does not hold the list.
    func rowCount(of list: String) -> Int? { rowCounts[list] }

    /// The same figures with other readings in place of some; nil stands for a blank slot.
    func replacing(_ readings: [String: Figure?]) -> Figures {
        var copy = self
        copy.replaced.merge(readings) { $1 }
        return copy
    }

    /// A row with nothing but its running number is an empty line of the form.
    private static func isWritten(_ row: [RecordCell]) -> Bool {
        row.contains { cell in cell.raw.contains { $0.isLetter } }
    }
}

extension Decimal {
    func rounded(_ scale: Int) -> Decimal {
        var source = self
        var result = Decimal()
        NSDecimalRound(&result, &source, scale, .plain)
        return result
    }
}
