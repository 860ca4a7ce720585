import Foundation

/// One worker, started and waited for: what the analysts' desk has drawn and read, with the same limits as the inbox's readers.
package enum WorkerOnce {
    /// Seconds between two looks at the worker; pictures are waited for by people.
    private static let pollSeconds = 0.004

    /// - Parameter scratch: a folder of the worker's own, made and removed here.
    /// - Throws: `FileFailure` when the program cannot be started.
    package static func run(_ command: WorkerCommand, file: RawPath, scratch: RawPath, room: WorkerRoom) async throws -> WorkerResult {
        try Disk.makeFolder(scratch)
        defer { Disk.removeTree(scratch) }
        let process = try WorkerProcess(
            command.line(file: file), variables: command.variables(scratch: scratch, room: room), folder: scratch, room: room)
        while true {
            if let result = process.poll() { return result }
            // Whoever stops waiting drops the process, which ends it.
            try await Task.sleep(for: .seconds(pollSeconds))
        }
    }

    /// Writes a file of the work folder whole or not at all, closed to others.
    package static func write(_ bytes: [UInt8], to path: RawPath, scratch: RawPath) throws {
        try Disk.write(bytes, to: path, scratch: scratch)
    }
}
