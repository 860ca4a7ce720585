import DocumentModel
import Foundation
import RecordModel
import Reporting

/// Files of records among those that a command was given.
enum RecordFiles {
    /// Reads them side by side, as a province has hundreds.
    ///
    /// - Returns: for each file the records that it holds, or why they cannot be read; nil for what is no file of records.
    static func read(_ files: [String]) -> [Result<[Record], any Error>?] { sideBySide(files, read) }

    @Sendable private static func read(_ file: String) -> Result<[Record], any Error>? {
        guard let data = try? Data(contentsOf: URL(filePath: file)), RecordJSON.schema(of: data) == Record.schemaName else { return nil }
        return Result { try RecordJSON.records(data) }
    }
}
