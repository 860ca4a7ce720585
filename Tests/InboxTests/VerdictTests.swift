import Foundation
import RecordModel
import Store
import Testing

@testable import Inbox

@Suite("What a worker's end means")
struct VerdictTests {
    func verdict(
        _ exit: WorkerResult.Exit, output: String = "", errors: String = "", timedOut: Bool = false, overflowed: Bool = false,
        peakBytes: Int = 0, inheritedBytes: Int = 0
    ) -> String {
        let result = WorkerResult(
            exit: exit, output: Array(output.utf8), errors: errors, seconds: 1, cpuSeconds: 1, peakBytes: peakBytes,
            inheritedBytes: inheritedBytes, timedOut: timedOut, overflowed: overflowed)
        return switch WorkerVerdict.of(result, file: "a.pdf", sha256: "x", room: .standard, in: .english) {
        case .read: "read"
        case .refused(let reason): "refused \(reason)"
        case .failed(let ending, let detail): "failed \(ending.rawValue): \(detail)"
        case .misconfigured(let detail): "misconfigured \(detail)"
        case .later(let detail): "later \(detail)"
        }
    }

    @Test("only a whole record of these very bytes is one")
    func records() throws {
        let facts = DocumentFacts(file: "a", sha256: "x", bytes: 1, mediaType: "")
        let json = String(decoding: try JSONEncoder().encode(Record(document: facts, fields: [])), as: UTF8.self)
        #expect(verdict(.code(0), output: json) == "read")
        #expect(verdict(.code(0), output: String(json.dropLast())) == "failed crashed: its output is no valid record")
        #expect(
            verdict(.code(0), output: json.replacingOccurrences(of: "\"x\"", with: "\"y\""))
                == "failed crashed: its record is of other bytes")
        #expect(
            verdict(.code(0), output: json.replacingOccurrences(of: "record\\/1", with: "record\\/9"))
                == "failed crashed: its output is no valid record")
    }

    @Test("the last line on standard error is the reason")
    func reasons() {
        #expect(verdict(.code(1), errors: "warning\n  a.pdf: cannot read: x. Do y.  \n\n") == "refused cannot read: x. Do y.")
        #expect(verdict(.code(1)) == "failed crashed: exit code 1 without a reason")
    }

    @Test("limits are told apart from crashes")
    func limits() {
        #expect(verdict(.signal(SIGKILL), timedOut: true) == "failed timed-out: longer than 900 seconds")
        #expect(verdict(.signal(SIGKILL), overflowed: true) == "failed output-limit: more than 64 MB of output")
        #expect(verdict(.signal(SIGXCPU)) == "failed timed-out: more than 600 seconds of processor")
        #expect(verdict(.signal(SIGABRT), peakBytes: 390 << 20) == "failed crashed: used up its 400 MB of memory")
        #expect(
            verdict(.signal(SIGABRT), peakBytes: 391 << 20, inheritedBytes: 390 << 20)
                == "failed crashed: ended by signal 6 (Aborted), perhaps having used up its 400 MB of memory")
        #expect(
            verdict(.signal(SIGABRT), peakBytes: 101 << 20, inheritedBytes: 100 << 20) == "failed crashed: ended by signal 6 (Aborted)")
        #expect(verdict(.signal(SIGSEGV)) == "failed crashed: ended by signal 11 (Segmentation fault)")
    }

    @Test("faults of the installation and \"later\" are not the file's")
    func others() {
        #expect(verdict(.code(78), errors: "Mappings: broken") == "misconfigured exit code 78: Mappings: broken")
        #expect(verdict(.code(75), errors: "busy") == "later busy")
    }
}
