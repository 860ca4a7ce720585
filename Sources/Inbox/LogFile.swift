import Foundation
import Logging
import Synchronization

/// A log in the work folder that never grows past its share: `phieu.log`, older ones `phieu.log.1`, `.2` …
package final class LogFile: Sendable {
    private struct State {
        var descriptor: Int32 = -1
        var bytes = 0
    }

    private let path: RawPath
    private let maximumBytes: Int
    private let files: Int
    private let state = Mutex(State())

    /// `files` counts the current one.
    package init(folder: RawPath, maximumBytes: Int, files: Int) {
        path = folder.appending("phieu.log")
        self.maximumBytes = maximumBytes
        self.files = max(1, files)
    }

    deinit {
        state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } }
    }

    /// A line that cannot be written (a full disk) is lost: a log must not stop the work.
    package func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        state.withLock { state in
            if state.descriptor < 0 { open(&state) }
            if state.bytes + bytes.count > maximumBytes && state.bytes > 0 {
                rotate(&state)
                open(&state)
            }
            guard state.descriptor >= 0 else { return }
            let written = bytes.withUnsafeBytes { Foundation.write(state.descriptor, $0.baseAddress, $0.count) }
            state.bytes += max(0, written)
        }
    }

    private func open(_ state: inout State) {
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW
        state.descriptor = path.withCString { Foundation.open($0, flags, Disk.privateFile) }
        state.bytes = Disk.stamp(path)?.bytes ?? 0
    }

    private func rotate(_ state: inout State) {
        close(state.descriptor)
        state.descriptor = -1
        for number in stride(from: files - 1, to: 0, by: -1) {
            let older = RawPath(bytes: path.bytes + Array(".\(number)".utf8))
            let newer = number == 1 ? path : RawPath(bytes: path.bytes + Array(".\(number - 1)".utf8))
            _ = newer.withCString { from in older.withCString { renameat(AT_FDCWD, from, AT_FDCWD, $0) } }
        }
        if files == 1 { try? Disk.remove(path) }
    }
}

/// Writes log lines to the log file, to standard error, or both: `2026-11-23T22:20:17Z warning 000012 refused: …`.
package struct InboxLogHandler: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata = Logger.Metadata()
    private let file: LogFile?
    private let isOnStandardError: Bool

    package init(file: LogFile?, isOnStandardError: Bool) {
        self.file = file
        self.isOnStandardError = isOnStandardError
    }

    package func log(event: LogEvent) {
        // Names come from outside: one event stays one line.
        let text = String(event.message.description.map { $0.isNewline ? " " : $0 })
        let line = "\(Timestamp.utc(Date())) \(event.level) \(text)"
        file?.write(line)
        if isOnStandardError { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
}
