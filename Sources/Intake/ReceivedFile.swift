import DocumentModel
import Foundation

/// One file as it was received: its bytes, their hash, and what they are by content.
package struct ReceivedFile: Hashable, Sendable {
    package let url: URL
    /// The file's name as people see it: NFC, without control characters.
    package let name: String
    package let bytes: [UInt8]
    /// 64 lower-case hexadecimal digits.
    package let sha256: String
    package let kind: FileKind

    package var mediaType: String { kind.mediaType }

    /// For bytes that lie in no file of their own.
    package init(url: URL, bytes: [UInt8]) {
        self.url = url
        name = DisplayName.of(url.lastPathComponent)
        self.bytes = bytes
        sha256 = ContentHash.sha256(bytes)
        kind = KindSniffer.kind(of: bytes)
    }

    /// Reads a regular file whole. Throws `IntakeError` for anything else, for one over the limit, and for one that changes meanwhile.
    /// Kinds that no reader takes open, too: ask `checkReadable()`.
    package static func open(path: String, limits: IntakeLimits = IntakeLimits()) throws(IntakeError) -> ReceivedFile {
        let url = URL(fileURLWithPath: path)
        let bytes = try FileBytes.read(path: path, name: DisplayName.of(url.lastPathComponent), limits: limits)
        return ReceivedFile(url: url, bytes: bytes)
    }

    /// Throws when no reader takes the file, with the sentence for the person who sent it.
    package func checkReadable() throws(IntakeError) {
        switch kind {
        case .empty: throw IntakeError(file: name, reason: bytes.isEmpty ? .empty : .onlyZeros)
        case .protectedOffice: throw IntakeError(file: name, reason: .password)
        case .docx, .xlsx, .xlsb, .odt, .ods, .zip:
            guard ZipDirectory(bytes).isComplete else { throw IntakeError(file: name, reason: .truncated) }
            if kind == .zip { throw IntakeError(file: name, reason: .unsupported(.zip)) }
        case _ where !kind.isReadable: throw IntakeError(file: name, reason: .unsupported(kind))
        default: break
        }
    }

    /// A warning when the name's extension promises another kind than the content is; nil when they agree or the extension says nothing.
    package var extensionFinding: Finding? {
        let suffix = url.pathExtension.lowercased()
        guard !suffix.isEmpty, !kind.extensions.contains(suffix), FileKind.allCases.contains(where: { $0.extensions.contains(suffix) })
        else {
            return nil
        }
        return Finding(
            vietnamese: "tên tệp có đuôi .\(suffix) nhưng nội dung là \(kind.title(in: .vietnamese)); đã đọc theo nội dung",
            english: "the name ends in .\(suffix), the content is \(kind.title(in: .english)); read as what it is")
    }
}
