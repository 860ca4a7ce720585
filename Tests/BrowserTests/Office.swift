import Foundation
import GRDB
import RecordModel

#if canImport(Glibc)
    import Glibc
#endif

/// An inbox that the program has read, in a folder of its own, and the analysts' pages over it: both as a user starts them.
final class Office: Sendable {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    /// Generous: a debug build on a machine that does other work.
    private static let patience = Duration.seconds(300)

    let folder: URL
    var inbox: String { folder.path + "/in" }
    var work: String { folder.path + "/in-phieu" }

    private init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "phieu-office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "in"), withIntermediateDirectories: true)
    }

    /// Has the nightly run read documents of `Corpus`.
    /// - Parameter documents: name in the inbox → path below the project.
    static func afterTheNight(_ documents: [String: String]) async throws -> Office {
        let office = try Office()
        for (name, path) in documents {
            let file = office.folder.appending(path: "in/\(name)")
            try FileManager.default.copyItem(at: root.appending(path: path), to: file)
            // Files that lie still for a while are taken at once.
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: file.path)
        }
        let log = office.folder.appending(path: "batch.log")
        let process = try office.start(["batch", office.inbox, "--jobs", "2"], log: log)
        try await wait(patience) { !process.isRunning }
        guard process.terminationStatus == 0 else {
            throw Failure(description: "phieu batch failed:\n" + ((try? String(contentsOf: log, encoding: .utf8)) ?? ""))
        }
        return office
    }

    /// Leaves fields of a document to people, whatever confidence was fitted last: these tests are about the desk, not about calibration.
    func putInDoubt(_ file: String, _ isMeant: (RecordField) -> Bool) throws {
        let queue = try DatabaseQueue(path: work + "/ledger.sqlite")
        try queue.write { database in
            let json = try Data.fetchOne(
                database, sql: "SELECT record.json FROM record JOIN delivery ON delivery.id = record.delivery WHERE delivery.name = ?",
                arguments: [file])
            guard let json else { throw Failure(description: "\(file) was not read") }
            var record = try JSONDecoder().decode(Record.self, from: json)
            for index in record.fields.indices where isMeant(record.fields[index]) { record.fields[index].decision = .review }
            try database.execute(
                sql: "UPDATE record SET json = ? WHERE delivery = (SELECT id FROM delivery WHERE name = ?)",
                arguments: [try JSONEncoder().encode(record), file])
        }
    }

    /// The same inbox once more, for a test that changes it.
    func copy() throws -> Office {
        let other = try Office()
        try FileManager.default.removeItem(at: other.folder)
        try FileManager.default.copyItem(at: folder, to: other.folder)
        return other
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    // MARK: The pages

    struct Desk: Sendable {
        let address: String
        let process: Process

        func close() async {
            process.terminate()
            try? await Office.wait(.seconds(10)) { !process.isRunning }
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
    }

    /// Starts `phieu review` on a free port of this machine.
    func openDesk(_ options: [String] = []) async throws -> Desk {
        for _ in 0..<5 {
            let port = try Self.freePort()
            let log = folder.appending(path: "review.log")
            let process = try start(["review", "--inbox", inbox, "--listen", "127.0.0.1:\(port)"] + options, log: log)
            func said() -> String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }
            try await Self.wait(Self.patience) { !process.isRunning || said().contains("http://127.0.0.1:\(port)") }
            if process.isRunning { return Desk(address: "http://127.0.0.1:\(port)", process: process) }
            // Somebody else took the port meanwhile.
            guard said().lowercased().contains("address already in use") else {
                throw Failure(description: "phieu review failed:\n\(said())")
            }
        }
        throw Failure(description: "no free port for phieu review in five tries")
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(description: "no socket") }
        defer { close(descriptor) }
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) | getsockname(descriptor, $0, &length) }
        }
        guard status == 0 else { throw Failure(description: "no free port") }
        return Int(UInt16(bigEndian: place.sin_port))
    }

    // MARK: The program

    /// The build under test; `PHIEU_PROGRAM` names another one (a release build, to measure).
    static let program: URL? = {
        if let given = ProcessInfo.processInfo.environment["PHIEU_PROGRAM"] { return URL(filePath: given) }
        let beside = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let bundle = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let candidates = [beside, bundle, root.appending(path: ".build/debug")].map { $0.appending(path: "phieu") }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    static var isReleaseBuild: Bool { program?.path.contains("release") == true }

    /// Runs the program to its end, with a text as its input.
    func run(_ arguments: [String], input: String) throws {
        let log = folder.appending(path: "run.log")
        let process = try start(arguments, log: log, input: input)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "phieu \(arguments) failed:\n" + ((try? String(contentsOf: log, encoding: .utf8)) ?? ""))
        }
    }

    private func start(_ arguments: [String], log: URL, input: String? = nil) throws -> Process {
        guard let program = Self.program else { throw Failure(description: "phieu is not built: swift build") }
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = Self.root
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        let pipe = input.map { _ in Pipe() }
        if let pipe { process.standardInput = pipe } else { process.standardInput = FileHandle.nullDevice }
        try process.run()
        if let pipe, let input {
            try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try pipe.fileHandleForWriting.close()
        }
        return process
    }

    static func wait(_ limit: Duration, until condition: () -> Bool) async throws {
        let clock = ContinuousClock()
        let end = clock.now + limit
        while !condition() {
            guard clock.now < end else { throw Failure(description: "waited \(limit) in vain") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
