import Foundation
import RecordModel

/// The JSON that leaves the program: `phieu.record/1`, `phieu.scorecard/1`, `phieu.batch/1`. Members stand in the order of the contract, and
/// the same value gives the same bytes.
package enum RecordJSON {
    package enum Style: Sendable {
        /// For people: two spaces a level, short values on one line, a line end at the end.
        case pretty
        /// One line without a line end, as NDJSON wants it.
        case compact
    }

    /// Throws `EncodingError` where a number is not finite.
    package static func text(_ record: Record, style: Style) throws -> String { try print(record, style) }

    package static func text(_ card: ScoreCard, style: Style) throws -> String { try print(card, style) }

    package static func text(_ summary: BatchSummary, style: Style) throws -> String { try print(summary, style) }

    /// One object a line.
    package static func lines(_ records: [Record]) throws -> String {
        try records.map { try print($0, .compact) + "\n" }.joined()
    }

    package static func lines(_ cards: [ScoreCard]) throws -> String {
        try cards.map { try print($0, .compact) + "\n" }.joined()
    }

    /// Reads a record back. Throws `DecodingError` where the bytes are no record.
    package static func record(_ data: Data) throws -> Record {
        try JSONDecoder().decode(Record.self, from: data)
    }

    package static func scoreCard(_ data: Data) throws -> ScoreCard {
        try JSONDecoder().decode(ScoreCard.self, from: data)
    }

    private static func print(_ value: some Encodable, _ style: Style) throws -> String {
        let node = try OrderedEncoder.node(of: value)
        return switch style {
        case .pretty: JSONPrinter.pretty(node) + "\n"
        case .compact: JSONPrinter.compact(node)
        }
    }
}
