import DocumentModel
import Foundation
import Store

/// What is where, proved by comparing ledger and folders: `phieu.status/1`. N files in are N accounted for, or `problems` says which are not.
package struct InboxStatus: Codable, Hashable, Sendable {
    package var schema = "phieu.status/1"
    /// The process at work here, nil when none is.
    package var process: Int32?
    package var inbox: String
    package var work: String
    /// In the inbox now, not taken yet; temporary names and links apart.
    package var inInbox: Int
    package var leftAlone: Int
    /// Deliveries ever taken.
    package var deliveries: Int
    package var states: [String: Int]
    package var files: FileCounts
    /// Every disagreement between ledger and folders, in sentences.
    package var problems: [String]

    package struct FileCounts: Codable, Hashable, Sendable {
        package var taken: Int
        package var archive: Int
        package var quarantine: Int
        package var records: Int
    }

    package var isSound: Bool { problems.isEmpty }

    enum CodingKeys: String, CodingKey {
        case schema, process, inbox, work
        case inInbox = "in_inbox"
        case leftAlone = "left_alone"
        case deliveries, states, files, problems
    }

    /// Compares without changing anything. `checkingContents` reads every original and compares its hash. Throws `InboxError`.
    package static func make(_ configuration: InboxConfiguration, checkingContents: Bool = false) throws -> InboxStatus {
        let folders = WorkFolders(root: RawPath(configuration.work))
        let ledger = try ledger(folders)
        let all = try ledger.deliveries(in: Set(DeliveryState.allCases))
        let audit = FolderAudit(folders: folders, deliveries: all, checkingContents: checkingContents)
        let scan = InboxScanner(root: RawPath(configuration.inbox), rules: NameRules(patterns: configuration.ignore)).scan()
        return InboxStatus(
            process: FolderLock.holder(path: folders.lock), inbox: configuration.inbox, work: configuration.work, inInbox: scan.files.count,
            leftAlone: scan.leftAlone.count, deliveries: all.count,
            states: Dictionary(grouping: all, by: \.state.rawValue).mapValues(\.count), files: audit.counts,
            problems: scan.problems + audit.problems(in: configuration.language))
    }

    /// The ledger for whoever only asks. Throws `InboxError` where there is none yet.
    static func ledger(_ folders: WorkFolders) throws -> SQLiteLedger {
        guard Disk.exists(folders.ledger) else {
            throw InboxError.ledger(path: folders.ledger.string, detail: "there is none yet; `phieu batch` makes it")
        }
        do {
            return try SQLiteLedger(path: folders.ledger.string)
        } catch {
            throw InboxError.ledger(path: folders.ledger.string, detail: "\(error)")
        }
    }

    package func text(in language: Language) -> String {
        let vietnamese = language == .vietnamese
        func count(_ state: DeliveryState) -> Int { states[state.rawValue] ?? 0 }
        var lines = [
            "\(vietnamese ? "Hộp nhận" : "Inbox"):    \(inbox)", "\(vietnamese ? "Làm việc" : "Work"):    \(work)",
            process.map { vietnamese ? "Đang chạy:   tiến trình \($0)" : "Running:   process \($0)" }
                ?? (vietnamese ? "Đang chạy:   không" : "Running:   no"),
            vietnamese
                ? "Trong hộp nhận: \(inInbox) chờ nhận, \(leftAlone) bỏ qua (tệp tạm, liên kết)"
                : "In the inbox: \(inInbox) to be taken, \(leftAlone) left alone (temporary files, links)",
            vietnamese ? "Đã nhận: \(deliveries)" : "Taken so far: \(deliveries)",
        ]
        let names: [(DeliveryState, String, String)] = [
            (.read, "đã đọc", "read"), (.refused, "bị từ chối", "refused"), (.duplicate, "trùng lặp", "duplicates"),
            (.taken, "chờ đọc", "waiting"), (.taking, "đang nhận", "being taken"), (.withdrawn, "đã rút", "withdrawn"),
            (.forgotten, "đã xóa theo yêu cầu", "forgotten on request"),
        ]
        lines += names.filter { count($0.0) > 0 }.map { "  \(count($0.0)) \(vietnamese ? $0.1 : $0.2)" }
        if isSound {
            lines.append(vietnamese ? "Sổ cái và thư mục khớp nhau." : "Ledger and folders agree.")
        } else {
            lines.append(
                vietnamese ? "Sổ cái và thư mục KHÔNG khớp (\(problems.count)):" : "Ledger and folders DISAGREE (\(problems.count)):")
            lines += problems.map { "  \($0)" }
        }
        return lines.joined(separator: "\n")
    }
}
