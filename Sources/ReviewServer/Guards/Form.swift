import Foundation
import Hummingbird
import NIOCore

/// Bodies of requests: read up to a limit, within a time, and as what they say they are.
enum Form {
    /// A grid of 200 crops with its choices is about 20 kB.
    static let maximumBytes = 256 << 10
    /// A form comes in one piece; slower is somebody holding a connection.
    static let seconds = 20.0

    static func isForm(_ request: Request) -> Bool {
        request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true
    }

    /// A form's fields; its `csrf` must be the visitor's. Nil for `visitor` at the login, whose token is in a cookie.
    static func read(_ request: Request, csrf: String) async throws -> [String: String] {
        guard isForm(request) else { throw Refusal.malformed }
        let fields = parse(String(buffer: try await body(request)))
        guard Token.same(fields["csrf"] ?? "", csrf) else { throw Refusal.foreign }
        return fields
    }

    /// A JSON body; the token was in a header.
    static func json<Value: Decodable>(_ type: Value.Type, _ request: Request) async throws -> Value {
        guard request.headers[.contentType]?.hasPrefix("application/json") == true else { throw Refusal.malformed }
        let buffer = try await body(request)
        guard let value = try? JSONDecoder().decode(type, from: Data(buffer: buffer)) else { throw Refusal.malformed }
        return value
    }

    private static func body(_ request: Request) async throws -> ByteBuffer {
        try await within(seconds) {
            do {
                return try await request.body.collect(upTo: maximumBytes)
            } catch is NIOTooManyBytesError {
                throw Refusal.tooLarge
            }
        }
    }

    static func within<Value: Sendable>(_ seconds: Double, _ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw Refusal.slow
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw Refusal.slow }
            return value
        }
    }

    static func parse(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[decode(parts[0])] = parts.count > 1 ? decode(parts[1]) : ""
        }
        return fields
    }

    private static func decode(_ text: Substring) -> String {
        text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding ?? ""
    }
}
