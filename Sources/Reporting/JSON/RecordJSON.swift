import Foundation
import RecordModel

/// The JSON that leaves the program: `phieu.record/1`, `phieu.scorecard/1`, `phieu.batch/1`. Members stand in the order of the contract,
/// and the same value gives the same bytes.
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

    /// Reads records back: one object, or several with one a line. Throws `RecordReadingError`.
    package static func records(_ data: Data) throws -> [Record] { try values(data, schema: Record.schemaName) }

    /// Reads score cards back, as `records` does.
    package static func scoreCards(_ data: Data) throws -> [ScoreCard] { try values(data, schema: ScoreCard.schemaName) }

    /// What the first object says it is ("phieu.record/1"); nil for anything that is not JSON of this program.
    package static func schema(of data: Data) -> String? {
        if let first = firstName(data) { return first }
        guard let first = objects(in: data).first else { return nil }
        return try? JSONDecoder().decode(SchemaName.self, from: first).schema
    }

    /// What this program writes says first what it is: no need to read a whole record for it.
    private static func firstName(_ data: Data) -> String? {
        let head = String(decoding: data.prefix(longestHead), as: UTF8.self)
        return head.prefixMatch(of: /\s*\{\s*"schema"\s*:\s*"([a-z.\/0-9-]+)"/).map { String($0.1) }
    }

    private static let longestHead = 100

    private struct SchemaName: Decodable { var schema: String }

    /// An object that says what it is; another kind is refused before it is read.
    private struct Tagged<Value: Decodable>: Decodable {
        static var schema: CodingUserInfoKey? { CodingUserInfoKey(rawValue: "schema") }
        var value: Value

        init(from decoder: any Decoder) throws {
            let found = try SchemaName(from: decoder).schema
            if let wanted = Self.schema.flatMap({ decoder.userInfo[$0] as? String }), wanted != found {
                throw RecordReadingError(schema: wanted, why: "its schema is \(found)")
            }
            value = try Value(from: decoder)
        }
    }

    private static func values<Value: Decodable>(_ data: Data, schema: String) throws -> [Value] {
        let decoder = JSONDecoder()
        if let key = Tagged<Value>.schema { decoder.userInfo[key] = schema }
        return try objects(in: data).map { object in
            do {
                return try decoder.decode(Tagged<Value>.self, from: object).value
            } catch let error as DecodingError {
                throw RecordReadingError(schema: schema, why: RecordReadingError.sentence(error))
            }
        }
    }

    /// The whole, or its lines where each is an object of its own.
    private static func objects(in data: Data) -> [Data] {
        guard firstLineIsWhole(data) else { return [data] }
        // On the bytes: `Data` splits ten times slower.
        let lines = data.withUnsafeBytes { bytes in
            bytes.split(separator: UInt8(ascii: "\n")).filter { line in line.contains { $0 > UInt8(ascii: " ") } }.map { line in
                let isObject = line.first == UInt8(ascii: "{") && line.last { $0 > UInt8(ascii: " ") } == UInt8(ascii: "}")
                return (range: line.startIndex..<line.endIndex, isObject: isObject)
            }
        }
        guard lines.count > 1, lines.allSatisfy(\.isObject) else { return [data] }
        return lines.map { line in
            Data(data[data.startIndex.advanced(by: line.range.lowerBound)..<data.startIndex.advanced(by: line.range.upperBound)])
        }
    }

    /// A value printed for people has an opening bracket on its first line, one of several on a line its closing one as well.
    private static func firstLineIsWhole(_ data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            let start = bytes.firstIndex { $0 > UInt8(ascii: " ") } ?? bytes.endIndex
            let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
            return line.last { $0 > UInt8(ascii: " ") } == UInt8(ascii: "}")
        }
    }

    private static func print(_ value: some Encodable, _ style: Style) throws -> String {
        let node = try OrderedEncoder.node(of: value)
        return switch style {
        case .pretty: JSONPrinter.pretty(node) + "\n"
        case .compact: JSONPrinter.compact(node)
        }
    }
}

/// Why a file is not what it should hold.
package struct RecordReadingError: Error, CustomStringConvertible {
    package let description: String

    init(schema: String, why: String) {
        description = "not a \(schema): \(why). Make it again with this version of phieu."
    }

    /// Where in the object, and what is wrong there.
    static func sentence(_ error: DecodingError) -> String {
        let (context, what): (DecodingError.Context, String) =
            switch error {
            case .keyNotFound(let key, let context): (context, "lacks \(key.stringValue)")
            case .valueNotFound(_, let context): (context, "is null")
            case .typeMismatch(let type, let context): (context, "is no \(type)")
            case .dataCorrupted(let context): (context, context.debugDescription)
            @unknown default: (.init(codingPath: [], debugDescription: ""), "cannot be read")
            }
        let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? "." + $0.stringValue }.joined()
        return "$\(path) \(what)".trimmingCharacters(in: CharacterSet(charactersIn: ". "))
    }
}
