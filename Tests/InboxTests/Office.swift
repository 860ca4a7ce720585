import Foundation
import Inbox
import Logging
import RecordModel
import Store
import Testing

/// An inbox and a work folder of its own for one test, with the toy reader of `InboxTestService` as worker; removed with the test.
final class Office {
    let top: String
    let inbox: String
    let work: String
    var configuration: InboxConfiguration

    /// `workTop`: another place for the work folder, on another file system.
    init(workTop: String? = nil) throws {
        top = FileManager.default.temporaryDirectory.path + "/phieu-inbox-\(UUID().uuidString)"
        inbox = top + "/in"
        work = (workTop ?? top) + "/work-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        configuration = InboxConfiguration(inbox: inbox, work: work)
        configuration.settleSeconds = 0
        configuration.minimumFreeBytes = 0
        configuration.language = .english
        configuration.room = WorkerRoom(memoryBytes: 200 << 20, cpuSeconds: 20, wallSeconds: 60, outputBytes: 1 << 20, fileBytes: 1 << 20)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: top)
        try? FileManager.default.removeItem(atPath: work)
    }

    /// The test service lies beside the test runner.
    static let service: String = {
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = URL(fileURLWithPath: runner).deletingLastPathComponent().path
        let beside = folder + "/InboxTestService"
        if FileManager.default.fileExists(atPath: beside) { return beside }
        // Run by a helper of the tool chain: the arguments name the bundle.
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? ""
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().path + "/InboxTestService"
    }()

    static let worker = WorkerCommand(executable: service, arguments: ["worker", WorkerCommand.filePlace])
    static let quiet = Logger(label: "test") { _ in InboxLogHandler(file: nil, isOnStandardError: false) }

    func put(_ name: String, _ content: String) throws {
        let path = inbox + "/" + name
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    }

    static func good(_ agency: String = "A", count: Int = 1) -> String { "GOOD form=f agency=\(agency) period=Q1 count=\(count) END" }

    func engine(_ worker: WorkerCommand = Office.worker, derivatives: @escaping Derivatives = { _ in [] }) throws -> InboxEngine {
        try InboxEngine(configuration: configuration, worker: worker, log: Self.quiet, derivatives: derivatives)
    }

    @discardableResult
    func batch() throws -> BatchSummary {
        let (ending, summary) = BatchRun(engine: try engine()).run()
        if case .failed(let error) = ending { throw error }
        return try #require(summary)
    }

    var ledger: SQLiteLedger { get throws { try SQLiteLedger(path: work + "/ledger.sqlite") } }

    func status() throws -> InboxStatus { try InboxStatus.make(configuration, checkingContents: true) }

    /// Paths of all files below a folder of the work folder, relative to it.
    func files(_ folder: String) -> [String] {
        let paths = FileManager.default.enumerator(atPath: work + "/" + folder)?.allObjects.compactMap { $0 as? String } ?? []
        return paths.filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: work + "/" + folder + "/" + path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue
        }.sorted()
    }

    func inboxFiles() -> [String] {
        (FileManager.default.enumerator(atPath: inbox)?.allObjects.compactMap { $0 as? String } ?? []).sorted()
    }

    /// Starts the test service as a process of its own.
    func start(_ mode: String, settle: Double = 0.3, prefix: [String] = [], minimumFreeMegabytes: Int = 0) throws -> Process {
        let process = Process()
        let line = prefix + [Self.service, mode, inbox, work, "\(settle)", "2", "\(minimumFreeMegabytes)"]
        process.executableURL = URL(fileURLWithPath: line[0])
        process.arguments = Array(line.dropFirst())
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}

extension BatchSummary {
    var outcomes: [BatchFile.Outcome: Int] { files.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 } }
}
