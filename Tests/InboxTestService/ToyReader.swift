import Foundation
import Intake
import RecordModel

/// Reads toy reports: the first word says what happens, `key=value` words after it what the record says.
enum ToyReader {
    static func read(_ path: String) -> Never {
        do {
            let file = try ReceivedFile.open(path: path)
            try file.checkReadable()
            let text = String(decoding: file.bytes, as: UTF8.self)
            let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
            let values = Dictionary(words.compactMap(pair), uniquingKeysWith: { $1 })
            act(words.first ?? "", values)
            // A half-copied report lacks its end and must never become a record.
            guard words.last == "END" else { refuse("\(file.name): cannot read: its end is missing. Ask the sender to send it again.") }
            if let milliseconds = values["slow"].flatMap(Int.init) { usleep(UInt32(milliseconds) * 1000) }
            FileHandle.standardOutput.write(try JSONEncoder().encode(record(file, values)))
            exit(0)
        } catch let error as IntakeError {
            refuse(error.message(in: .english))
        } catch {
            refuse("\(error)")
        }
    }

    private static func act(_ word: String, _ values: [String: String]) {
        switch word {
        case "GOOD": return
        case "CRASH": abort()
        case "HANG": while true { sleep(60) }
        case "SPIN": while true {}
        case "FLOOD":
            let block = Data(repeating: 65, count: 1 << 16)
            while true { FileHandle.standardOutput.write(block) }
        case "COMPLAINTS":
            let block = Data(String(repeating: "some font thing failed\n", count: 4096).utf8)
            for _ in 0..<20 { FileHandle.standardError.write(block) }
            refuse("cannot read: page 18 is damaged. Send it again.")
        case "MEMORY":
            var blocks: [[UInt8]] = []
            while true { blocks.append([UInt8](repeating: UInt8(blocks.count & 1) + 1, count: 8 << 20)) }
        case "DISK":
            // The limit's signal would end the process; ignored, the write fails.
            let descriptor = open("big", O_CREAT | O_WRONLY, 0o600)
            let block = [UInt8](repeating: 1, count: 1 << 20)
            while write(descriptor, block, block.count) > 0 {}
            refuse("the disk limit held")
        case "DESCRIPTORS":
            let links = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
            let targets = links.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0) }
            refuse(targets.contains { $0.hasSuffix("/inherited") } ? "inherited" : "nothing inherited")
        case "NETWORK":
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            refuse(descriptor < 0 && errno == EACCES ? "no network" : "there is a network")
        case "ORPHAN":
            var process = pid_t()
            var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("300"), nil]
            posix_spawnp(&process, "sleep", nil, nil, &arguments, environ)
            refuse("orphan \(process)")
        case "GARBAGE":
            print("{}")
            exit(0)
        case "MISCONFIGURED": exit(78)
        case "ENVIRONMENT":
            let own = ProcessInfo.processInfo.environment
            let folder = FileManager.default.currentDirectoryPath
            refuse(
                "\(own["OMP_THREAD_LIMIT"] ?? "-") \(own["SWIFT_BACKTRACE"] ?? "-") \(own["SECRET"] ?? "-") \(own["TMPDIR"] == folder) \(umask(0))"
            )
        default: refuse("cannot read: not a report. Send the report.")
        }
    }

    private static func record(_ file: ReceivedFile, _ values: [String: String]) -> Record {
        let facts = DocumentFacts(
            file: file.name, sha256: file.sha256, bytes: file.bytes.count, mediaType: file.mediaType, form: values["form"],
            agency: values["agency"], period: values["period"],
            pages: (1...3).map { PageFacts(number: $0, width: 595, height: 842, source: "text-layer") })
        let field = RecordField(
            id: "count", section: "1", label: "Số máy", type: .count, state: .filled, raw: values["count"] ?? "0",
            value: .number(Decimal(string: values["count"] ?? "0") ?? 0), confidence: 0.9, decision: .accepted)
        return Record(document: facts, fields: [field])
    }

    private static func pair(_ word: String) -> (String, String)? {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }

    private static func refuse(_ reason: String) -> Never {
        FileHandle.standardError.write(Data("a warning first\n\(reason)\n".utf8))
        exit(1)
    }
}
