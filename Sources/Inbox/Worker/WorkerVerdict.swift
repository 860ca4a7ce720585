import DocumentModel
import Foundation
import Store

/// What a worker's end means for its document.
enum WorkerVerdict: Sendable {
    case read(RecordEntry)
    /// The worker understood the file well enough to say why it cannot be read: trying again would say the same.
    case refused(String)
    /// A crash, a hang or an exhausted limit: `detail` for people.
    case failed(Attempt.Ending, detail: String)
    /// The installation is at fault; the file goes back to wait.
    case misconfigured(String)
    /// The worker asks to be called later.
    case later(String)

    /// Reasons longer than this are no sentence for a clerk.
    private static let maximumReasonCharacters = 1000

    /// Of its memory, that a process has used which fell for want of more: the last request, the one refused, is often a large one.
    private static let memoryShare = 0.7
    /// Share of what it inherited by which a process must have passed it for the peak to be its own: the kernel's counts are a little behind.
    private static let ownShare = 1.05

    static func of(_ result: WorkerResult, file: String, sha256: String?, room: WorkerRoom, in language: Language) -> WorkerVerdict {
        let vietnamese = language == .vietnamese
        if result.timedOut {
            let seconds = Int(room.wallSeconds)
            return .failed(.timedOut, detail: vietnamese ? "quá \(seconds) giây" : "longer than \(seconds) seconds")
        }
        if result.overflowed {
            let megabytes = room.outputBytes >> 20
            return .failed(.outputLimit, detail: vietnamese ? "kết quả lớn hơn \(megabytes) MB" : "more than \(megabytes) MB of output")
        }
        switch result.exit {
        case .code(0): return record(result, sha256: sha256, in: language)
        case .code(1):
            let reason = sentence(result.errors, of: file)
            guard !reason.isEmpty else {
                return .failed(.crashed, detail: vietnamese ? "kết thúc với mã 1 không lý do" : "exit code 1 without a reason")
            }
            return .refused(reason)
        case .code(75): return .later(sentence(result.errors))
        case .code(let code) where [64, 78, 126, 127].contains(code): return .misconfigured("exit code \(code): \(sentence(result.errors))")
        case .code(let code): return .failed(.crashed, detail: vietnamese ? "kết thúc với mã \(code)" : "exit code \(code)")
        case .signal(let signal) where signal == SIGXCPU:
            return .failed(
                .timedOut, detail: vietnamese ? "quá \(room.cpuSeconds) giây xử lý" : "more than \(room.cpuSeconds) seconds of processor")
        case .signal(let signal) where signal == SIGXFSZ:
            return .failed(.outputLimit, detail: vietnamese ? "ghi tệp tạm quá lớn" : "a temporary file over the limit")
        case .signal(let signal): return .failed(.crashed, detail: fallen(by: signal, result, room: room, vietnamese: vietnamese))
        }
    }

    /// A process that asks for more than its memory falls by whatever signal its libraries end it with; the peak tells why. Where its starter
    /// has itself used as much, the kernel's count cannot tell the two apart, and the sentence says that.
    private static func fallen(by signal: Int32, _ result: WorkerResult, room: WorkerRoom, vietnamese: Bool) -> String {
        let megabytes = room.memoryBytes >> 20
        let isFull = Double(result.peakBytes) > memoryShare * Double(room.memoryBytes)
        let isOwn = Double(result.peakBytes) > ownShare * Double(result.inheritedBytes)
        if isFull && isOwn { return vietnamese ? "hết \(megabytes) MB bộ nhớ được cấp" : "used up its \(megabytes) MB of memory" }
        let name = String(cString: strsignal(signal))
        let ending = vietnamese ? "bị ngắt bởi tín hiệu \(signal) (\(name))" : "ended by signal \(signal) (\(name))"
        guard isFull else { return ending }
        return ending
            + (vietnamese ? ", có thể do hết \(megabytes) MB bộ nhớ được cấp" : ", perhaps having used up its \(megabytes) MB of memory")
    }

    private static func record(_ result: WorkerResult, sha256: String?, in language: Language) -> WorkerVerdict {
        let vietnamese = language == .vietnamese
        guard let entry = try? RecordEntry(json: Data(result.output)) else {
            return .failed(.crashed, detail: vietnamese ? "kết quả không phải là bản ghi hợp lệ" : "its output is no valid record")
        }
        guard entry.record.document.sha256 == sha256 else {
            return .failed(.crashed, detail: vietnamese ? "bản ghi thuộc về nội dung khác" : "its record is of other bytes")
        }
        return .read(entry)
    }

    /// The last line that says something: warnings come before it.
    private static func sentence(_ errors: String, of file: String = "") -> String {
        let line = errors.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.last { !$0.isEmpty }
        // Wherever the reason is shown, the file's name stands beside it.
        let prefix = file + ": "
        let reason = (line ?? "").hasPrefix(prefix) ? (line ?? "").dropFirst(prefix.count) : (line ?? "")[...]
        return String(reason.prefix(maximumReasonCharacters))
    }
}
