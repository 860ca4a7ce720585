import Foundation

/// The command line that reads one document: the record's JSON on standard output; exit 0 read, 1 refused with a sentence on standard error,
/// 64 or 78 when the installation is at fault, 75 for "later".
package struct WorkerCommand: Hashable, Sendable {
    package static let filePlace = "{file}"

    package var executable: String
    /// `filePlace` stands for the document's path.
    package var arguments: [String]
    /// Added to the little that workers inherit.
    package var environment: [String: String]

    package init(executable: String, arguments: [String] = [WorkerCommand.filePlace], environment: [String: String] = [:]) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
    }

    /// This very program with other arguments.
    package static func thisProgram(arguments: [String]) throws -> WorkerCommand {
        WorkerCommand(executable: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"), arguments: arguments)
    }

    func line(file: RawPath) -> [[UInt8]] {
        [Array(executable.utf8)] + arguments.map { $0 == Self.filePlace ? file.bytes : Array($0.utf8) }
    }

    /// What a reader needs, and nothing that the engine's environment may hold besides.
    private static let inherited = ["PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "TZ"]

    func variables(scratch: RawPath, room: WorkerRoom) -> [String: String] {
        let own = ProcessInfo.processInfo.environment
        var variables = Dictionary(uniqueKeysWithValues: Self.inherited.compactMap { name in own[name].map { (name, $0) } })
        variables["HOME"] = scratch.string
        variables["TMPDIR"] = scratch.string
        variables["LANG"] = "C.UTF-8"
        // Without it tesseract's threads fight for the processors: 2.5 times slower.
        variables["OMP_THREAD_LIMIT"] = "1"
        // A crash is to end at once, not to collect a trace for seconds.
        variables["SWIFT_BACKTRACE"] = "enable=no"
        variables.merge(room.environment) { $1 }
        variables.merge(environment) { $1 }
        return variables
    }
}
