import DocumentModel
import Foundation

/// Why a file could not be taken in: which file, what failed, why, and what to do, in one sentence or two.
package struct IntakeError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        case notFound, noPermission, isDirectory, isSymbolicLink, isNoFile
        case tooLarge(bytes: Int, limit: Int)
        case changedWhileRead
        /// The system's own sentence, for failures that no case names.
        case system(String)
        case empty, onlyZeros, password, truncated
        /// A kind that no reader takes.
        case unsupported(FileKind)
    }

    /// As people see it, see `DisplayName`.
    package let file: String
    package let reason: Reason

    package init(file: String, reason: Reason) {
        self.file = file
        self.reason = reason
    }

    package var description: String { message(in: .english) }

    /// `FILE: what failed: why. What to do.`
    package func message(in language: Language) -> String {
        let (vietnamese, english) = sentences
        return language == .vietnamese ? "\(file): không đọc được: \(vietnamese)" : "\(file): cannot read: \(english)"
    }

    private var sentences: (String, String) {
        switch reason {
        case .notFound:
            ("không có tệp này. Hãy kiểm tra lại tên và thư mục.", "there is no such file. Check the name and the folder.")
        case .noPermission:
            ("chương trình không có quyền đọc tệp. Hãy cấp quyền đọc.", "the program may not read it. Give it the right to read the file.")
        case .isDirectory:
            (
                "đây là thư mục, không phải tệp. Hãy chỉ ra tệp bên trong, hoặc dùng `phieu batch`.",
                "it is a directory, not a file. Name the files inside, or use `phieu batch`."
            )
        case .isSymbolicLink:
            ("đây là liên kết tượng trưng. Hãy đặt chính tệp vào đây.", "it is a symbolic link. Put the file itself here.")
        case .isNoFile:
            (
                "đây là thiết bị hoặc ống dẫn, không phải tệp thường. Hãy chỉ ra một tệp.",
                "it is a device or a pipe, no regular file. Name a file."
            )
        case .tooLarge(let bytes, let limit):
            (
                "tệp có \(Self.megabytes(bytes)) MB, giới hạn là \(Self.megabytes(limit)) MB. Hãy yêu cầu gửi bản nhẹ hơn.",
                "it has \(Self.megabytes(bytes)) MB, the limit is \(Self.megabytes(limit)) MB. Ask the sender for a smaller copy."
            )
        case .changedWhileRead:
            (
                "tệp thay đổi trong khi đọc. Hãy đợi sao chép xong rồi thử lại.",
                "it changed while it was read. Wait until it is copied whole, then try again."
            )
        case .system(let sentence):
            (
                "hệ thống báo “\(sentence)”. Hãy thử lại, hoặc báo quản trị máy.",
                "the system says “\(sentence)”. Try again, or tell the administrator."
            )
        case .empty:
            ("tệp rỗng (0 byte). Hãy yêu cầu gửi lại.", "it is empty (0 bytes). Ask the sender to send it again.")
        case .onlyZeros:
            (
                "tệp chỉ toàn byte 0: bản sao bị hỏng khi truyền. Hãy yêu cầu gửi lại.",
                "it holds nothing but zero bytes: a copy that was broken off. Ask the sender to send it again."
            )
        case .password:
            ("tệp có mật khẩu. Hãy yêu cầu gửi bản không có mật khẩu.", "it asks for a password. Ask the sender for a copy without one.")
        case .truncated:
            (
                "tệp bị cắt cụt, thiếu phần cuối. Hãy yêu cầu gửi lại.",
                "it was cut off, its end is missing. Ask the sender to send it again."
            )
        case .unsupported(let kind): Self.unsupported(kind)
        }
    }

    private static func unsupported(_ kind: FileKind) -> (String, String) {
        let (vietnamese, english) = (kind.title(in: .vietnamese), kind.title(in: .english))
        return switch kind {
        case .zip, .archive:
            ("đây là \(vietnamese). Hãy giải nén rồi nộp từng tệp bên trong.", "it is \(english). Unpack it and hand in the files inside.")
        case .bmp, .gif, .heic, .webp:
            ("đây là \(vietnamese). Hãy lưu lại thành JPEG, PNG hoặc PDF.", "it is \(english). Save it as JPEG, PNG or PDF.")
        case .unknown:
            (
                "không nhận ra định dạng. Hãy gửi tệp DOCX, XLSX, PDF hoặc ảnh JPEG, PNG, TIFF.",
                "its format is unknown. Send DOCX, XLSX, PDF, or a JPEG, PNG or TIFF picture."
            )
        default:
            ("đây là \(vietnamese). Hãy lưu lại thành DOCX, XLSX hoặc PDF.", "it is \(english). Save it as DOCX, XLSX or PDF.")
        }
    }

    /// Tenths of a megabyte, so that a file just over the limit does not read as the limit.
    private static func megabytes(_ bytes: Int) -> String {
        String(format: "%.1f", Double(bytes) / 1_048_576)
    }
}
