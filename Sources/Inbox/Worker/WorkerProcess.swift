import CLinux
import Foundation

/// How a worker process ended.
package struct WorkerResult: Sendable {
    package enum Exit: Hashable, Sendable {
        case code(Int32)
        case signal(Int32)
    }

    package var exit: Exit
    package var output: [UInt8]
    package var errors: String
    package var seconds: Double
    package var cpuSeconds: Double
    /// The most memory that it had at once, by the kernel's count: never less than `inheritedBytes`.
    package var peakBytes: Int
    /// The peak of the process that started it: the kernel counts it as the child's own, whose program begins in its parent's memory.
    package var inheritedBytes = 0
    package var timedOut: Bool
    package var overflowed: Bool
}

/// One running worker: a process group of its own, its pipes, its clock. Whoever drops it kills it.
final class WorkerProcess {
    /// Standard error is kept for the sentence and for the log, not for floods.
    private static let maximumErrorBytes = 64 * 1024
    private static let chunkBytes = 64 * 1024
    private static let chunksAtOnce = 16

    private let process: pid_t
    private let room: WorkerRoom
    private let started: Double
    private let inheritedBytes: Int
    /// Open as long as the engine lives: the worker reads its end from it.
    private var lifeline: Int32
    private(set) var output: Int32
    private(set) var errors: Int32
    private var outputBytes: [UInt8] = []
    private var errorBytes: [UInt8] = []
    private var timedOut = false
    private var overflowed = false
    private var isReaped = false

    /// Starts the program. Throws `FileFailure` when it cannot be started.
    init(_ line: [[UInt8]], variables: [String: String], folder: RawPath, room: WorkerRoom) throws {
        let input = try Pipe()
        let output = try Pipe()
        let errors = try Pipe()
        let folderPath = folder.bytes.map { CChar(bitPattern: $0) } + [0]
        inheritedBytes = Self.ownPeak()
        process = try Self.spawn(line, variables, folderPath, [input.readEnd, output.writeEnd, errors.writeEnd])
        self.room = room
        started = Self.now()
        lifeline = input.takeWriteEnd()
        self.output = output.takeReadEnd()
        self.errors = errors.takeReadEnd()
        _ = phieu_set_nonblocking(self.output)
        _ = phieu_set_nonblocking(self.errors)
    }

    deinit {
        if !isReaped {
            killGroup()
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
        for descriptor in [lifeline, output, errors] where descriptor >= 0 { close(descriptor) }
    }

    /// Seconds until the time is over.
    var remainingSeconds: Double { max(0, started + room.wallSeconds - Self.now()) }

    /// Takes what has come and looks whether the process has ended. Nil while it runs.
    func poll() -> WorkerResult? {
        drain(&output, into: &outputBytes, limit: room.outputBytes + 1)
        drain(&errors, into: &errorBytes, last: Self.maximumErrorBytes)
        if outputBytes.count > room.outputBytes && !overflowed {
            overflowed = true
            killGroup()
        }
        if remainingSeconds == 0 && !timedOut {
            timedOut = true
            killGroup()
        }
        var info = siginfo_t()
        guard waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0, info.si_signo == SIGCHLD else { return nil }
        // Children that it left behind; while it is not reaped, nobody else can have its number.
        killGroup()
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(process, &status, 0, &usage) == process else { return nil }
        isReaped = true
        drain(&output, into: &outputBytes, limit: room.outputBytes + 1)
        drain(&errors, into: &errorBytes, last: Self.maximumErrorBytes)
        return WorkerResult(
            exit: status & 0x7F == 0 ? .code((status >> 8) & 0xFF) : .signal(status & 0x7F), output: outputBytes,
            errors: String(decoding: errorBytes, as: UTF8.self), seconds: Self.now() - started,
            cpuSeconds: Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime), peakBytes: Int(usage.ru_maxrss) * 1024,
            inheritedBytes: inheritedBytes, timedOut: timedOut,
            overflowed: overflowed || outputBytes.count > room.outputBytes)
    }

    private static func ownPeak() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) * 1024
    }

    private func killGroup() { kill(-process, SIGKILL) }

    /// Keeps the first `limit` bytes and reads no further.
    private func drain(_ descriptor: inout Int32, into bytes: inout [UInt8], limit: Int) {
        while let chunk = Self.chunk(&descriptor) {
            bytes += chunk.prefix(limit - bytes.count)
            if bytes.count >= limit { return }
        }
    }

    /// Keeps the last bytes: libraries complain at length, the reason comes at the end.
    private func drain(_ descriptor: inout Int32, into bytes: inout [UInt8], last limit: Int) {
        // As much as a pipe holds: a worker that never stops complaining does not hold up the others.
        for _ in 0..<Self.chunksAtOnce {
            guard let chunk = Self.chunk(&descriptor) else { return }
            bytes += chunk
            if bytes.count > limit { bytes.removeFirst(bytes.count - limit) }
        }
    }

    /// What has come; nil when nothing has, and at the end, which closes the descriptor.
    private static func chunk(_ descriptor: inout Int32) -> ArraySlice<UInt8>? {
        guard descriptor >= 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: chunkBytes)
        while true {
            let got = read(descriptor, &buffer, buffer.count)
            if got > 0 { return buffer.prefix(got) }
            if got < 0 && errno == EINTR { continue }
            if got < 0 && errno == EAGAIN { return nil }
            close(descriptor)
            descriptor = -1
            return nil
        }
    }

    private static func now() -> Double { MonotonicClock.seconds() }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

    private static func spawn(_ line: [[UInt8]], _ variables: [String: String], _ folder: [CChar], _ standard: [Int32]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (target, source) in standard.enumerated() { posix_spawn_file_actions_adddup2(&actions, source, Int32(target)) }
        _ = phieu_spawn_in_folder(&actions, folder)
        // A worker that holds a file of the inbox open by inheritance makes it look as if somebody still wrote to it.
        _ = phieu_spawn_closed(&actions)
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var arguments: [UnsafeMutablePointer<CChar>?] = line.map { part in RawPath.withCString(part) { strdup($0) } } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for pointer in arguments + environment { free(pointer) } }
        guard let program = arguments[0] else { throw FileFailure("run", RawPath(bytes: line.first ?? []), ENOENT) }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, &attributes, &arguments, &environment)
        guard code == 0 else { throw FileFailure("run", RawPath(bytes: line.first ?? []), code) }
        return process
    }
}

/// Two ends of a pipe, closed unless taken.
private struct Pipe: ~Copyable {
    private(set) var readEnd: Int32
    private(set) var writeEnd: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard phieu_pipe(&ends) == 0 else { throw FileFailure("make", RawPath("pipe")) }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        if readEnd >= 0 { close(readEnd) }
        if writeEnd >= 0 { close(writeEnd) }
    }

    consuming func takeReadEnd() -> Int32 {
        let end = readEnd
        readEnd = -1
        return end
    }

    consuming func takeWriteEnd() -> Int32 {
        let end = writeEnd
        writeEnd = -1
        return end
    }
}
