import Foundation

/// One call of the system that failed on one path.
package struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package var operation: String
    package var path: String
    package var code: Int32

    init(_ operation: String, _ path: RawPath, _ code: Int32 = errno) {
        self.operation = operation
        self.path = path.string
        self.code = code
    }

    package var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
    package var isMissingRight: Bool { code == EACCES || code == EPERM || code == EROFS }

    package var description: String { "\(path): cannot \(operation): \(String(cString: strerror(code)))" }
}
