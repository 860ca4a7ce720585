import Foundation
import Store

/// What became of everything in a night, or in a day of the service: `phieu.batch/1`. Names in JSON are a contract; see
/// `Mappings/schema/batch.schema.json`.
package struct BatchSummary: Codable, Hashable, Sendable {
    package static let schemaName = "phieu.batch/1"

    package enum Kind: String, Codable, Hashable, Sendable {
        case batch, watch
    }

    package var schema = BatchSummary.schemaName
    package var kind: Kind
    package var language: String
    package var started: String
    package var finished: String
    package var seconds: Double
    package var inbox: String
    /// Why the run ended before its work was done, nil when it was done.
    package var stopped: String?
    package var counts: Counts
    package var fields: FieldCounts
    package var pages: Int
    package var files: [FileLine]
    /// Numbers of the files that took longest, slowest first.
    package var slowest: [Int64]
    package var warnings: [Warning]
    /// Nil when no list of agencies is configured.
    package var missing: MissingReports?

    package struct Counts: Codable, Hashable, Sendable {
        package var read = 0
        package var refused = 0
        package var duplicates = 0
        /// Reports that a later one of this run or before replaced, by this run.
        package var superseded = 0
        package var withdrawn = 0
        /// Taken, not read yet.
        package var waiting = 0
        /// Still in the inbox.
        package var inInbox = 0

        enum CodingKeys: String, CodingKey {
            case read, refused, duplicates, superseded, withdrawn, waiting
            case inInbox = "in_inbox"
        }
    }

    package struct FieldCounts: Codable, Hashable, Sendable {
        package var accepted = 0
        package var review = 0
        package var blank = 0
        package var missing = 0
    }

    package struct FileLine: Codable, Hashable, Sendable {
        package var number: Int64
        package var file: String
        package var folder: String
        package var sha256: String?
        package var bytes: Int
        package var state: String
        package var form: String?
        package var agency: String?
        package var period: String?
        package var pages: Int?
        package var fields: FieldCounts?
        /// Of the last attempt.
        package var seconds: Double?
        package var attempts: Int
        package var peakMegabytes: Int?
        /// Relative to the work folder.
        package var record: String?
        package var original: String?
        package var reason: String?
        package var duplicateOf: Int64?
        package var supersedes: Int64?
        package var difference: RecordDifference?

        enum CodingKeys: String, CodingKey {
            case number, file, folder, sha256, bytes, state, form, agency, period, pages, fields, seconds, attempts
            case peakMegabytes = "peak_megabytes"
            case
                record, original, reason
            case duplicateOf = "duplicate_of"
            case supersedes, difference
        }
    }

    package struct Warning: Codable, Hashable, Sendable {
        package var number: Int64
        package var text: String
    }

    package struct MissingReports: Codable, Hashable, Sendable {
        package var period: String?
        package var form: String?
        package var expected: Int
        package var agencies: [String]
    }

    /// Whether any file was refused, in this run.
    package var hasRefusals: Bool {
        counts.refused > 0 || files.contains { $0.state == DeliveryState.duplicate.rawValue && $0.reason != nil }
    }
}
