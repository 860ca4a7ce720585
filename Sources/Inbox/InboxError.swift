import DocumentModel
import Foundation
import Store

/// Why the inbox cannot be worked on at all. What is wrong with one file is no error but that file's outcome.
package enum InboxError: Error, Sendable, CustomStringConvertible {
    case inboxMissing(String)
    case inboxUnusable(FileFailure)
    case workFolder(FileFailure)
    case foldersInsideEachOther(inbox: String, work: String)
    case diskFull(path: String, freeBytes: Int?, neededBytes: Int)
    case locked(path: String, process: Int32?)
    case ledger(path: String, detail: String)
    /// The worker says that the installation or configuration is at fault, not the file.
    case worker(String)
    case workerMissing(String)

    /// 75: try again later; 78: mend the configuration first.
    package var exitCode: Int32 {
        switch self {
        case .diskFull, .locked: 75
        case .workFolder(let failure) where failure.isDiskFull: 75
        default: 78
        }
    }

    package var description: String { message(in: .english) }

    package func message(in language: Language) -> String {
        let (vietnamese, english) = sentences
        return language == .vietnamese ? vietnamese : english
    }

    private var sentences: (String, String) {
        switch self {
        case .inboxMissing(let path):
            (
                "\(path): không có thư mục này. Hãy tạo thư mục hộp nhận, hoặc sửa mục `inbox`.",
                "\(path): no such folder. Make the inbox folder, or set `inbox` right."
            )
        case .inboxUnusable(let failure):
            (
                "\(failure.path): không dùng được làm hộp nhận: \(failure.reason). Hãy cấp quyền đọc và ghi thư mục này cho người dùng chạy chương trình.",
                "\(failure.path): cannot be the inbox: \(failure.reason). Give the program's user the right to read and write this folder."
            )
        case .workFolder(let failure) where failure.isDiskFull:
            (
                "\(failure.folder): đĩa đã đầy. Hãy dọn bớt rồi chạy lại; không có tệp nào bị mất.",
                "\(failure.folder): the disk is full. Free some space and run again; no file was lost."
            )
        case .workFolder(let failure):
            (
                "\(failure.path): không ghi được vào thư mục làm việc: \(failure.reason). Hãy cấp quyền ghi, hoặc sửa mục `work`.",
                "\(failure.path): cannot write to the work folder: \(failure.reason). Give the right to write, or set `work` right."
            )
        case .foldersInsideEachOther(let inbox, let work):
            (
                "Thư mục làm việc \(work) và hộp nhận \(inbox) không được nằm trong nhau. Hãy sửa mục `work`.",
                "The work folder \(work) and the inbox \(inbox) must not lie in one another. Set `work` to another place."
            )
        case .diskFull(let path, let free, let needed):
            (
                "\(path): đĩa sắp đầy: còn \(Self.megabytes(free)) MB, cần \(Self.megabytes(needed)) MB. Hãy dọn bớt rồi chạy lại; không có tệp nào bị mất.",
                "\(path): the disk is nearly full: \(Self.megabytes(free)) MB left, \(Self.megabytes(needed)) MB needed. Free some space and run again; no file was lost."
            )
        case .locked(let path, let process):
            (
                "\(path): một chương trình khác (tiến trình \(process.map(String.init) ?? "?")) đang làm việc ở đây. Hãy đợi hoặc dừng nó rồi thử lại.",
                "\(path): another run (process \(process.map(String.init) ?? "?")) is at work here. Wait for it or stop it, then try again."
            )
        case .ledger(let path, let detail):
            (
                "\(path): không mở được sổ cái: \(detail). Hãy khôi phục từ bản sao lưu, hoặc báo quản trị máy.",
                "\(path): cannot open the ledger: \(detail). Restore it from a backup, or tell the administrator."
            )
        case .worker(let detail):
            (
                "Chương trình đọc tài liệu chưa được cài đặt đúng: \(detail). Hãy chạy `phieu doctor`.",
                "The reading program is not set up right: \(detail). Run `phieu doctor`."
            )
        case .workerMissing(let path):
            (
                "\(path): không chạy được chương trình đọc. Hãy cài lại, hoặc chạy `phieu doctor`.",
                "\(path): cannot run the reading program. Install it again, or run `phieu doctor`."
            )
        }
    }

    private static func megabytes(_ bytes: Int?) -> String { bytes.map { String($0 / 1_048_576) } ?? "?" }
}

extension FileFailure {
    /// The system's own sentence.
    package var reason: String { String(cString: strerror(code)) }

    /// Drafts have names that say nothing to people.
    var folder: String { RawPath(path).parent.string }
}
