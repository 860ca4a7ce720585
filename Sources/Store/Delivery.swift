import Foundation

/// Where a delivery stands. Each ends in exactly one of the last six.
package enum DeliveryState: String, Codable, Hashable, Sendable, CaseIterable {
    /// The engine is about to move the file out of the inbox; whether it did, the folders tell.
    case taking
    /// The file lies in the work folder and waits to be read.
    case taken
    case read
    case refused
    /// The same bytes as an earlier delivery.
    case duplicate
    /// The file went away from the inbox by another hand before it was taken.
    case withdrawn
    /// Removed on a person's request, with everything derived from it.
    case forgotten

    package var isFinal: Bool { self != .taking && self != .taken }
}

/// One file that was put into the inbox: the ledger's row. The same bytes handed in twice are two deliveries.
package struct Delivery: Hashable, Sendable {
    /// Counts up from 1, in the order of arrival; never used twice.
    package var id: Int64
    package var source: SourceFile
    /// SHA-256, known once the file is taken.
    package var sha256: String?
    package var state: DeliveryState
    /// Whether the folders are as `state` says: the original in its place, the record written.
    package var isSettled: Bool
    /// False while a copied file may still lie in the inbox.
    package var isSourceRemoved: Bool
    package var takenAt: Date
    package var finishedAt: Date?
    /// The first delivery of the same bytes.
    package var duplicateOf: Int64?
    /// For people: why it was refused.
    package var reason: String?
    /// How often the service ended while it was being read.
    package var interruptions: Int
    /// Set when retention removed the original, the record.
    package var originalRemovedAt: Date?
    package var recordRemovedAt: Date?

    package init(
        id: Int64, source: SourceFile, sha256: String? = nil, state: DeliveryState, isSettled: Bool = false, isSourceRemoved: Bool = true,
        takenAt: Date, finishedAt: Date? = nil, duplicateOf: Int64? = nil, reason: String? = nil, interruptions: Int = 0,
        originalRemovedAt: Date? = nil, recordRemovedAt: Date? = nil
    ) {
        self.id = id
        self.source = source
        self.sha256 = sha256
        self.state = state
        self.isSettled = isSettled
        self.isSourceRemoved = isSourceRemoved
        self.takenAt = takenAt
        self.finishedAt = finishedAt
        self.duplicateOf = duplicateOf
        self.reason = reason
        self.interruptions = interruptions
        self.originalRemovedAt = originalRemovedAt
        self.recordRemovedAt = recordRemovedAt
    }
}

/// A file as it lay in the inbox.
package struct SourceFile: Hashable, Sendable {
    /// Relative to the inbox, to the byte: names need not be valid text.
    package var path: [UInt8]
    /// The folders inside the inbox, as people see them, joined by "/"; empty at the top.
    package var folder: String
    /// As people see it; safe to use in a path.
    package var name: String
    package var device: UInt64
    package var inode: UInt64
    package var bytes: Int
    /// Nanoseconds since 1970.
    package var modified: Int64

    package init(path: [UInt8], folder: String, name: String, device: UInt64, inode: UInt64, bytes: Int, modified: Int64) {
        self.path = path
        self.folder = folder
        self.name = name
        self.device = device
        self.inode = inode
        self.bytes = bytes
        self.modified = modified
    }

    /// Folders and name, as people see them.
    package var shownPath: String { folder.isEmpty ? name : "\(folder)/\(name)" }
}
