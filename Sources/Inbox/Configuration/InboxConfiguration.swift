import DocumentModel
import Foundation

/// How the inbox is worked on. Every value has a default that is right for one office and one machine; `docs/inbox.md` says what each does.
package struct InboxConfiguration: Hashable, Sendable {
    /// The folder that people put files into.
    package let inbox: String
    /// Where everything else lies. By default beside the inbox, so that taking a file is a rename.
    package let work: String
    package var language = Language.vietnamese
    package var logLevel = "info"

    /// Workers at a time. Two: the design's machine has two processors.
    package var jobs = 2
    /// How long a file must have stood still. Windows copies pause for seconds on a busy network.
    package var settleSeconds = 10.0
    /// A full scan however quiet the events are: network shares report none.
    package var scanSeconds = 120.0
    package var ignore = NameRules.standard

    package var maximumFileBytes = 100 << 20
    package var room = WorkerRoom.standard
    /// How often a file that crashes, hangs or exhausts its room is tried in all.
    package var attempts = 2
    /// What the room is multiplied by for another attempt.
    package var enlargement = 2.0
    /// Work stops before the disk is full: the ledger, the system and others need some.
    package var minimumFreeBytes = 500 << 20

    package var retention = Retention()
    package var logFileBytes = 10 << 20
    package var logFiles = 10
    package var expected = ExpectedReports()

    package init(inbox: String, work: String? = nil) {
        self.inbox = Self.absolute(inbox)
        self.work = Self.absolute(work ?? Self.defaultWork(for: inbox))
    }

    /// Workers begin in folders of their own: a path must mean the same there.
    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// `/srv/hop-nhan` → `/srv/hop-nhan-phieu`.
    package static func defaultWork(for inbox: String) -> String {
        var path = inbox
        while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
        return path + "-phieu"
    }

    /// Days after which things are removed; nil keeps them.
    package struct Retention: Hashable, Sendable {
        package var originalDays: Int?
        package var quarantineDays: Int?
        package var recordDays: Int?
        package var summaryDays: Int?

        package init() {}
    }

    /// Whose reports are awaited, for the list of those still missing.
    package struct ExpectedReports: Hashable, Sendable {
        /// The period that is being collected; any when nil.
        package var period: String?
        /// The form; any when nil.
        package var form: String?
        package var agencies: [Agency] = []

        package init() {}
    }

    package struct Agency: Hashable, Sendable {
        package var name: String
        /// Other names that its reports bear.
        package var aliases: [String]

        package init(name: String, aliases: [String] = []) {
            self.name = name
            self.aliases = aliases
        }
    }
}
