import Foundation

/// One file on its way into the inbox through a page: written under a hidden name that the scanner leaves alone, then given its own, so that
/// the engine never sees half of it. What the engine's rules would leave alone is refused at once, with the sentence that says why.
package final class InboxDrop {
    package enum Refusal: Error, Hashable, Sendable {
        /// Locks, hidden and half-finished files: the engine would never take it.
        case leftAlone(name: String)
        case tooLarge(limit: Int)
        case empty
        case diskFull
        case failed(String)
    }

    /// Tries for a free name before giving up.
    private static let maximumTwins = 1000

    private let configuration: InboxConfiguration
    private let name: String
    private let draft: RawPath
    private var descriptor: Int32
    private var bytes = 0

    /// `name` is what a person's machine calls the file; it is a name and never a path: separators become marks.
    package init(name: String, configuration: InboxConfiguration) throws {
        self.configuration = configuration
        self.name = SafeName.file(Array(name.utf8))
        let inbox = RawPath(configuration.inbox)
        draft = inbox.appending(".phieu-\(UUID().uuidString).part")
        guard !NameRules(patterns: configuration.ignore).leavesAlone(Array(self.name.utf8)) else {
            throw Refusal.leftAlone(name: self.name)
        }
        if let free = Disk.freeBytes(inbox), free < configuration.minimumFreeBytes { throw Refusal.diskFull }
        descriptor = draft.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, Disk.privateFile) }
        guard descriptor >= 0 else { throw Refusal.failed("\(FileFailure("write", draft))") }
    }

    deinit { discard() }

    package func write(_ data: [UInt8]) throws {
        bytes += data.count
        guard bytes <= configuration.maximumFileBytes else { throw Refusal.tooLarge(limit: configuration.maximumFileBytes) }
        do {
            try data.withUnsafeBytes { try Disk.put($0, into: descriptor, draft) }
        } catch {
            throw errno == ENOSPC ? Refusal.diskFull : Refusal.failed("\(error)")
        }
    }

    /// Puts the file into the inbox, beside others of the same name with a number, and replaces nothing.
    /// - Returns: the name that it has there.
    package func finish() throws -> String {
        guard bytes > 0 else { throw Refusal.empty }
        guard fsync(descriptor) == 0 else { throw Refusal.failed("\(FileFailure("save", draft))") }
        for twin in 1...Self.maximumTwins {
            let shown = twin == 1 ? name : numbered(twin)
            let target = RawPath(configuration.inbox).appending(shown)
            let linked = draft.withCString { from in target.withCString { link(from, $0) } }
            if linked == 0 {
                discard()
                try? Disk.sync(RawPath(configuration.inbox))
                return shown
            }
            guard errno == EEXIST else { throw Refusal.failed("\(FileFailure("write", target))") }
        }
        throw Refusal.failed(name)
    }

    private func numbered(_ twin: Int) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(name) (\(twin))" }
        return "\(name[..<dot]) (\(twin))\(name[dot...])"
    }

    private func discard() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
        try? Disk.remove(draft)
    }
}
