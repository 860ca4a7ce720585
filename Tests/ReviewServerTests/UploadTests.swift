import Foundation
import HTTPTypes
import HummingbirdTesting
import Inbox
import NIOCore
import Testing

@testable import ReviewServer

@Suite struct UploadTests {
    private func upload(_ bureau: Bureau, _ name: String, _ body: String) async throws -> TestResponse {
        try await bureau.server().application().test(.router) { client in
            let browser = Browser(client)
            _ = try await browser.get("/upload")
            var headers: HTTPFields = [.contentType: "application/octet-stream", .accept: "application/json"]
            if let token = HTTPField.Name("X-CSRF-Token") { headers[token] = browser.token }
            if let field = HTTPField.Name("X-File-Name") {
                headers[field] = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
            }
            return try await browser.send("/upload", .post, headers, ByteBuffer(string: body))
        }
    }

    private func files(_ bureau: Bureau) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: bureau.inbox.inbox).sorted()
    }

    @Test func aFileLandsInTheInboxUnderItsNameAndReplacesNone() async throws {
        let bureau = try Bureau()
        #expect(try await upload(bureau, "Báo cáo.docx", "one").status == .ok)
        #expect(try await upload(bureau, "Báo cáo.docx", "two").status == .ok)
        #expect(try files(bureau) == ["Báo cáo (2).docx", "Báo cáo.docx"])
        #expect(try String(contentsOfFile: bureau.inbox.inbox + "/Báo cáo.docx", encoding: .utf8) == "one")
    }

    @Test(arguments: ["../../accounts.json", "/etc/passwd", "..", "a/../../b"])
    func aNameIsNoPath(name: String) async throws {
        let bureau = try Bureau()
        _ = try await upload(bureau, name, "x")
        #expect(try files(bureau).allSatisfy { !$0.contains("/") })
        #expect(!FileManager.default.fileExists(atPath: bureau.top + "/accounts.json"))
        #expect(!FileManager.default.fileExists(atPath: bureau.top + "/b"))
    }

    @Test(arguments: ["~$mau.docx", ".hidden", "a.part", "Thumbs.db"])
    func whatTheInboxLeavesAloneIsRefused(name: String) async throws {
        let bureau = try Bureau()
        let response = try await upload(bureau, name, "x")
        #expect(response.status == .unprocessableContent)
        #expect(try files(bureau).isEmpty)
    }

    @Test func filesAboveTheLimitLeaveNothingBehind() async throws {
        let bureau = try Bureau()
        let response = try await upload(bureau, "a.pdf", String(repeating: "a", count: bureau.inbox.maximumFileBytes + 1))
        #expect(response.status == .contentTooLarge)
        #expect(try await upload(bureau, "b.pdf", "").status == .unprocessableContent)
        #expect(try files(bureau).isEmpty)
    }
}
