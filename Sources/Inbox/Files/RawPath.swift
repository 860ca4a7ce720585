import Foundation

/// A path to the byte. Names on a share need not be valid UTF-8, and NFC and NFD are different files; a `String` would lose that.
package struct RawPath: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    package init(_ path: String) { bytes = Array(path.utf8) }

    /// Path with one component or a relative path behind it.
    package func appending(_ part: [UInt8]) -> RawPath {
        if bytes.isEmpty { return RawPath(bytes: part) }
        return RawPath(bytes: bytes + (bytes.last == Self.slash ? [] : [Self.slash]) + part)
    }

    package func appending(_ part: String) -> RawPath { appending(Array(part.utf8)) }

    package var components: [[UInt8]] { bytes.split(separator: Self.slash).map(Array.init) }

    package var lastComponent: [UInt8] { components.last ?? [] }

    package var parent: RawPath {
        guard let cut = bytes.lastIndex(of: Self.slash) else { return RawPath(bytes: []) }
        return RawPath(bytes: cut == 0 ? [Self.slash] : Array(bytes[..<cut]))
    }

    /// For messages, and for paths that were made of valid text.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether `other` lies in this folder or is it.
    package func contains(_ other: RawPath) -> Bool { other.components.starts(with: components) }

    func withCString<Result, Failure: Error>(_ body: (UnsafePointer<CChar>) throws(Failure) -> Result) throws(Failure) -> Result {
        try Self.withCString(bytes, body)
    }

    static func withCString<Result, Failure: Error>(
        _ bytes: [UInt8], _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
        return try terminated.withUnsafeBufferPointer { buffer throws(Failure) in
            guard let start = buffer.baseAddress else { preconditionFailure("a terminated path is never empty") }
            return try body(start)
        }
    }

    private static let slash = UInt8(ascii: "/")
}
