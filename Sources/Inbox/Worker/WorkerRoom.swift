import CLinux
import Foundation

/// What one worker process may use. The worker closes the door on itself as its first act; time and output are watched by the engine, too.
package struct WorkerRoom: Hashable, Sendable {
    /// Memory of its own (heap, stacks); an exhausted limit ends the process.
    package var memoryBytes: Int
    package var cpuSeconds: Int
    package var wallSeconds: Double
    /// Of standard output: the record's JSON.
    package var outputBytes: Int
    /// Of any one file that it or its children write.
    package var fileBytes: Int

    package init(memoryBytes: Int, cpuSeconds: Int, wallSeconds: Double, outputBytes: Int, fileBytes: Int) {
        self.memoryBytes = memoryBytes
        self.cpuSeconds = cpuSeconds
        self.wallSeconds = wallSeconds
        self.outputBytes = outputBytes
        self.fileBytes = fileBytes
    }

    /// 400 MB is what a worker may take by design; a scan of 60 pages takes about two minutes of a processor.
    package static let standard = WorkerRoom(
        memoryBytes: 400 << 20, cpuSeconds: 600, wallSeconds: 900, outputBytes: 64 << 20, fileBytes: 256 << 20)

    /// The same room, larger in memory and time.
    package func enlarged(by factor: Double) -> WorkerRoom {
        var room = self
        room.memoryBytes = Int(Double(memoryBytes) * factor)
        room.cpuSeconds = Int(Double(cpuSeconds) * factor)
        room.wallSeconds *= factor
        return room
    }

    private static let variable = "PHIEU_WORKER_ROOM"
    /// Address space counts what is mapped but never touched: libraries, fonts, LibreOffice's more than 1 GB.
    private static let addressSpacePerMemory = 12
    private static let maximumOpenFiles = 512

    var environment: [String: String] { [Self.variable: "\(memoryBytes) \(cpuSeconds) \(fileBytes)"] }

    /// To be called first thing in a worker: limits on this process and its children, no core dump, no network, and an end when the engine ends.
    /// Does nothing in a process that the engine did not start.
    package static func confineThisProcess() {
        guard let text = ProcessInfo.processInfo.environment[variable] else { return }
        let numbers = text.split(separator: " ").compactMap { UInt($0) }
        guard numbers.count == 3 else { return }
        limit(RLIMIT_DATA, numbers[0])
        limit(RLIMIT_AS, numbers[0].multipliedReportingOverflow(by: UInt(addressSpacePerMemory)).partialValue)
        limit(RLIMIT_CPU, numbers[1])
        limit(RLIMIT_FSIZE, numbers[2])
        limit(RLIMIT_NOFILE, UInt(maximumOpenFiles))
        limit(RLIMIT_CORE, 0)
        _ = phieu_deny_network()
        endWithParent()
    }

    private static func limit(_ resource: __rlimit_resource, _ value: UInt) {
        var now = rlimit()
        guard getrlimit(__rlimit_resource_t(resource.rawValue), &now) == 0 else { return }
        let bounded = min(rlim_t(value), now.rlim_max)
        // The hard limit is a little higher for processor time, so that the end comes by SIGXCPU, which says why.
        var wanted = rlimit(rlim_cur: bounded, rlim_max: resource == RLIMIT_CPU ? min(bounded + 5, now.rlim_max) : bounded)
        _ = setrlimit(__rlimit_resource_t(resource.rawValue), &wanted)
    }

    /// Standard input is a pipe that the engine holds open: its end is the engine's end.
    private static func endWithParent() {
        Thread.detachNewThread {
            var byte: UInt8 = 0
            while read(STDIN_FILENO, &byte, 1) != 0 {
                if errno != EINTR { return }
            }
            kill(0, SIGKILL)
        }
    }
}
