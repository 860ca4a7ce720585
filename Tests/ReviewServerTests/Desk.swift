import DocumentModel
import Foundation
import HTTPTypes
import HummingbirdTesting
import Inbox
import Logging
import NIOCore
import Testing

@testable import ReviewServer

/// A server over a fake desk in a work folder of its own, with a clock that a test can turn.
final class Bureau: @unchecked Sendable {
    static let password = "Mật khẩu rất dài 1"

    let desk = FakeDesk()
    let top: String
    let inbox: InboxConfiguration
    var now = Date(timeIntervalSince1970: 1_700_000_000)
    private let lock = NSLock()

    init() throws {
        top = FileManager.default.temporaryDirectory.path + "/phieu-review-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: top + "/in", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: top + "/work", withIntermediateDirectories: true)
        var inbox = InboxConfiguration(inbox: top + "/in", work: top + "/work")
        inbox.minimumFreeBytes = 0
        inbox.maximumFileBytes = 64 << 10
        self.inbox = inbox
    }

    deinit { try? FileManager.default.removeItem(atPath: top) }

    func wait(_ seconds: Double) { lock.withLock { now = now.addingTimeInterval(seconds) } }

    var book: AccountBook { get throws { try AccountBook(work: inbox.work) } }

    func server(_ change: (inout ReviewServer.Settings) -> Void = { _ in }) throws -> ReviewServer {
        var settings = ReviewServer.Settings()
        settings.now = { [unowned self] in lock.withLock { now } }
        settings.language = .english
        // The test client asks for "localhost" without a port.
        settings.port = 80
        change(&settings)
        return try ReviewServer(
            desk: desk, inbox: inbox, settings: settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}

/// A browser: keeps cookies, sends forms and JSON with the page's token.
final class Browser: @unchecked Sendable {
    let client: any TestClientProtocol
    var cookies: [String: String] = [:]
    var token = ""

    init(_ client: any TestClientProtocol) { self.client = client }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await send(path, .get, headers.merging([.accept: "text/html"]), nil)
    }

    func form(_ path: String, _ fields: [String: String], headers: HTTPFields = [:]) async throws -> TestResponse {
        let body = fields.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }.joined(separator: "&")
        return try await send(path, .post, headers.merging([.contentType: "application/x-www-form-urlencoded"]), ByteBuffer(string: body))
    }

    func json(_ path: String, _ body: String, token: String? = nil, headers: HTTPFields = [:]) async throws -> TestResponse {
        var all = headers.merging([.contentType: "application/json", .accept: "application/json"])
        if let name = HTTPField.Name("X-CSRF-Token") { all[name] = token ?? self.token }
        return try await send(path, .post, all, ByteBuffer(string: body))
    }

    func send(_ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?) async throws -> TestResponse {
        var headers = headers
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        let response = try await client.executeRequest(uri: path, method: method, headers: headers, body: body)
        for line in response.headers[values: .setCookie] {
            let pair = line.split(separator: ";")[0].split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = pair.count > 1 && !pair[1].isEmpty ? pair[1] : nil
        }
        let page = String(buffer: response.body)
        if let match = page.firstMatch(of: /name="csrf" (?:content|value)="([0-9a-f]+)"/) { token = String(match.1) }
        return response
    }

    @discardableResult
    func logIn(_ name: String, _ password: String = Bureau.password) async throws -> TestResponse {
        _ = try await get("/login")
        let response = try await form("/login", ["name": name, "password": password, "csrf": token])
        if response.status == .seeOther { _ = try await get("/queue") }
        return response
    }
}

extension HTTPFields {
    func merging(_ other: HTTPFields) -> HTTPFields {
        var result = self
        for field in other where result[field.name] == nil { result.append(field) }
        return result
    }
}
