import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import ReviewServer

/// Each point of the issue's list, by trying the attack.
@Suite struct SecurityTests {
    private static let paths = [
        "/queue", "/documents", "/documents/1", "/documents/1/score", "/documents/1/settle", "/documents/1/settle/1",
        "/documents/1/fields/0", "/alike",
        "/alike/a-1", "/sample", "/double-entry", "/ranking", "/summaries", "/accuracy", "/aliases", "/trail", "/upload",
    ]

    private func open(_ bureau: Bureau, _ work: @Sendable (Browser) async throws -> Void) async throws {
        try await bureau.server().application().test(.router) { try await work(Browser($0)) }
    }

    // MARK: Starting

    @Test func onlyThisMachineIsAnsweredUnlessAsked() {
        #expect(ReviewServer.Settings().host == "127.0.0.1")
        #expect(ReviewServer.isLoopback(ReviewServer.Settings().host))
    }

    @Test(arguments: ["0.0.0.0", "192.168.1.4", "::", "phieu.example.vn", "128.0.0.1", "127.0.0.1.example.vn"])
    func refusesToStartBeyondThisMachineWithoutAccounts(host: String) throws {
        let bureau = try Bureau()
        #expect(throws: StartProblem.needsAccounts(host)) { try bureau.server { $0.host = host } }
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        _ = try bureau.server { $0.host = host }
    }

    @Test func refusesToStandBehindAProxyWithoutAccounts() throws {
        let bureau = try Bureau()
        #expect(throws: StartProblem.needsAccounts("127.0.0.1")) {
            try bureau.server { $0.publicAddress = PublicAddress("https://phieu.example.vn") }
        }
    }

    @Test func aSpoiltFileOfAccountsDoesNotOpenTheDoor() throws {
        let bureau = try Bureau()
        try Data("[{".utf8).write(to: URL(filePath: bureau.inbox.work + "/accounts.json"))
        #expect(throws: StartProblem.self) { try bureau.server() }
    }

    // MARK: Passwords and sessions

    @Test func passwordsAreKeptAsArgon2idAndReadableByTheOwnerOnly() throws {
        let bureau = try Bureau()
        try bureau.book.add("lan", role: .chief, password: Bureau.password)
        let path = bureau.inbox.work + "/accounts.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("$argon2id$") || text.contains("$argon2id"))
        #expect(!text.contains(Bureau.password))
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(throws: AccountProblem.shortPassword) { try bureau.book.add("ba", role: .reader, password: "123456789") }
        #expect(throws: AccountProblem.name) { try bureau.book.add("../ba", role: .reader, password: Bureau.password) }
    }

    @Test func nothingIsSeenWithoutLoggingIn() async throws {
        let bureau = try Bureau()
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        try await open(bureau) { browser in
            for path in Self.paths + ["/trail.csv", "/calibration.jsonl", "/documents/1/pages/1", "/documents/1/fields/0/crop"] {
                let response = try await browser.get(path)
                #expect(response.status == .seeOther, "\(path)")
                #expect(!String(buffer: response.body).contains("script"))
            }
            let settle = try await browser.json("/documents/1/fields/0/settle", #"{"revision":1,"action":"confirm"}"#, token: "0")
            #expect(settle.status == .unauthorized)
        }
        #expect(await bureau.desk.settled.isEmpty)
    }

    @Test func aSessionsCookieIsOutOfReachOfScriptsAndOtherSites() async throws {
        let bureau = try Bureau()
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        try await open(bureau) { browser in
            let response = try await browser.logIn("lan")
            let cookie = try #require(response.headers[values: .setCookie].first { $0.hasPrefix("phieu=") })
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
            #expect(try await browser.get("/queue").status == .ok)
            // A token that nobody was given opens nothing.
            browser.cookies["phieu"] = String(repeating: "a", count: 64)
            #expect(try await browser.get("/queue").status == .seeOther)
        }
    }

    @Test func behindTLSCookiesAreSecureAndBoundToTheHost() async throws {
        let bureau = try Bureau()
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        let server = try bureau.server { $0.publicAddress = PublicAddress("https://localhost") }
        try await server.application().test(.router) { client in
            let response = try await Browser(client).logIn("lan")
            let cookie = try #require(response.headers[values: .setCookie].first { $0.hasPrefix("__Host-phieu=") })
            #expect(cookie.contains("Secure"))
            #expect(response.headers[.strictTransportSecurity] != nil)
        }
    }

    @Test func sessionsEndByLoggingOutByIdlenessAndWithTheAccount() async throws {
        let bureau = try Bureau()
        for name in ["lan", "minh", "hoa"] { try bureau.book.add(name, role: .analyst, password: Bureau.password) }
        try await open(bureau) { browser in
            try await browser.logIn("lan")
            let kept = browser.cookies
            #expect(try await browser.form("/logout", ["csrf": browser.token]).status == .seeOther)
            browser.cookies = kept
            #expect(try await browser.get("/queue").status == .seeOther)

            try await browser.logIn("minh")
            bureau.wait(Sessions.idleSeconds + 1)
            #expect(try await browser.get("/queue").status == .seeOther)

            try await browser.logIn("hoa")
            try bureau.book.remove("hoa")
            #expect(try await browser.get("/queue").status == .seeOther)
        }
    }

    @Test func passwordsCannotBeTriedOut() async throws {
        let bureau = try Bureau()
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        try await open(bureau) { browser in
            for _ in 0..<LoginDesk.attemptsByName {
                #expect(try await browser.logIn("lan", "wrong password").status == .unauthorized)
            }
            // Even the right one has to wait now.
            let refused = try await browser.logIn("lan")
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter].flatMap(Int.init) ?? 0 > 0)
            bureau.wait(LoginDesk.windowSeconds + 1)
            #expect(try await browser.logIn("lan").status == .seeOther)
        }
    }

    @Test func namesCannotBeTriedOutFromOneAddress() async throws {
        let bureau = try Bureau()
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        try await open(bureau) { browser in
            for number in 0..<LoginDesk.attemptsByAddress { _ = try await browser.logIn("user\(number)", "wrong password") }
            #expect(try await browser.logIn("lan").status == .tooManyRequests)
        }
    }

    @Test func unknownAndKnownNamesAreRefusedAlike() async throws {
        let bureau = try Bureau()
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        try await open(bureau) { browser in
            let known = try await browser.logIn("lan", "wrong password")
            let unknown = try await browser.logIn("nan", "wrong password")
            #expect(known.status == unknown.status)
            let strip: (TestResponse) -> String = { response in
                String(buffer: response.body).replacing(/[0-9a-f]{64}/, with: "").replacingOccurrences(of: "\"nan\"", with: "\"lan\"")
            }
            #expect(strip(known) == strip(unknown))
        }
    }

    @Test func anAddressCannotBeMadeUpToTryFurther() async throws {
        let bureau = try Bureau()
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
        @Sendable func attempt(_ browser: Browser, _ number: Int, from address: String) async throws -> HTTPResponse.Status {
            _ = try await browser.get("/login")
            return try await browser.form(
                "/login", ["name": "user\(number)", "password": "wrong password", "csrf": browser.token], headers: [forwarded: address]
            ).status
        }
        // Without a proxy the header is what the attacker writes.
        try await open(bureau) { browser in
            for number in 0..<LoginDesk.attemptsByAddress { _ = try await attempt(browser, number, from: "10.0.0.\(number)") }
            #expect(try await attempt(browser, 99, from: "10.0.1.1") == .tooManyRequests)
        }
        // Behind one, what the proxy added last counts, whatever was sent before it.
        let server = try bureau.server { $0.publicAddress = PublicAddress("https://localhost") }
        try await server.application().test(.router) { client in
            let browser = Browser(client)
            for number in 0..<LoginDesk.attemptsByAddress { _ = try await attempt(browser, number, from: "10.1.0.\(number), 203.0.113.9") }
            #expect(try await attempt(browser, 99, from: "10.1.1.1, 203.0.113.9") == .tooManyRequests)
            #expect(try await attempt(browser, 98, from: "203.0.113.9, 198.51.100.2") == .unauthorized)
        }
    }

    @Test func aSessionThatWasThereBeforeTheLoginIsNotTakenOver() async throws {
        let bureau = try Bureau()
        for name in ["lan", "minh"] { try bureau.book.add(name, role: .analyst, password: Bureau.password) }
        try await open(bureau) { browser in
            let planted = String(repeating: "b", count: 64)
            browser.cookies["phieu"] = planted
            try await browser.logIn("lan")
            let first = try #require(browser.cookies["phieu"])
            #expect(first != planted)
            // Logging in as another ends the session before.
            try await browser.logIn("minh")
            #expect(browser.cookies["phieu"] != first)
            browser.cookies["phieu"] = first
            #expect(try await browser.get("/queue").status == .seeOther)
        }
    }

    @Test func aPasswordIsNeitherHandedBackNorTakenFromAnAddress() async throws {
        let bureau = try Bureau()
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        try await open(bureau) { browser in
            let wrong = try await browser.logIn("lan", "a wrong password that nobody has")
            #expect(!String(buffer: wrong.body).contains("a wrong password that nobody has"))
            let address = try await browser.get(
                "/login?name=lan&password=\(Bureau.password.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")")
            #expect(address.status == .ok && !address.headers[values: .setCookie].contains { $0.hasPrefix("phieu=") })
        }
    }

    // MARK: Roles

    @Test func rolesMayDoWhatTheyMay() async throws {
        let bureau = try Bureau()
        for role in Role.allCases { try bureau.book.add(role.rawValue, role: role, password: Bureau.password) }
        try await open(bureau) { browser in
            try await browser.logIn("reader")
            let body = #"{"revision":1,"action":"confirm"}"#
            #expect(try await browser.json("/documents/1/fields/0/settle", body).status == .forbidden)
            #expect(try await browser.form("/alike/a-1", ["csrf": browser.token, "f-1-0-1": "confirm"]).status == .forbidden)
            #expect(try await browser.get("/trail.csv").status == .forbidden)
            #expect(try await browser.get("/calibration.jsonl").status == .forbidden)

            try await browser.logIn("analyst")
            #expect(try await browser.json("/documents/1/fields/0/settle", body).status == .ok)
            #expect(try await browser.form("/aliases/1/try", ["csrf": browser.token]).status == .forbidden)
            #expect(try await browser.get("/trail.json").status == .forbidden)

            try await browser.logIn("chief")
            #expect(try await browser.form("/aliases/1/try", ["csrf": browser.token]).status == .seeOther)
            #expect(try await browser.get("/trail.csv").status == .ok)
        }
        let settled = await bureau.desk.settled
        #expect(settled.map(\.who) == ["analyst"])
        #expect(await bureau.desk.tried == [1])
    }

    // MARK: Requests from elsewhere

    @Test func requestsWithoutTheTokenChangeNothing() async throws {
        let bureau = try Bureau()
        try await open(bureau) { browser in
            _ = try await browser.get("/queue")
            let body = #"{"revision":1,"action":"confirm"}"#
            for token in ["", "0", String(repeating: "a", count: 64)] {
                #expect(try await browser.json("/documents/1/fields/0/settle", body, token: token).status == .forbidden)
                #expect(try await browser.form("/alike/a-1", ["csrf": token, "f-1-0-1": "confirm"]).status == .forbidden)
            }
            // What a foreign form can send: text that looks like JSON.
            let plain = try await browser.send(
                "/documents/1/fields/0/settle", .post, [.contentType: "text/plain"], ByteBuffer(string: body))
            #expect(plain.status == .forbidden)
            #expect(try await browser.json("/documents/1/fields/0/settle", body).status == .ok)
        }
        #expect(await bureau.desk.settled.count == 1)
    }

    @Test func otherOriginsAreRefusedEvenWithTheToken() async throws {
        let bureau = try Bureau()
        try await open(bureau) { browser in
            _ = try await browser.get("/queue")
            for origin in ["http://evil.example", "null", "https://localhost", "http://localhost:81"] {
                let response = try await browser.json(
                    "/documents/1/fields/0/settle", #"{"revision":1,"action":"confirm"}"#, headers: [.origin: origin])
                #expect(response.status == .forbidden, "\(origin)")
            }
            let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
            let cross = try await browser.json(
                "/documents/1/fields/0/settle", #"{"revision":1,"action":"confirm"}"#, headers: [site: "cross-site"])
            #expect(cross.status == .forbidden)
        }
        #expect(await bureau.desk.settled.isEmpty)
    }

    @Test func foreignLoginFormsAreRefused() async throws {
        let bureau = try Bureau()
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        try await open(bureau) { browser in
            let response = try await browser.form("/login", ["name": "lan", "password": Bureau.password, "csrf": "a"])
            #expect(response.status == .forbidden)
        }
    }

    @Test func aForeignNameThatPointsHereGetsNothing() async throws {
        let bureau = try Bureau()
        // The test client says "localhost"; a server that listens under another name must not answer to it.
        try bureau.book.add("lan", role: .analyst, password: Bureau.password)
        let server = try bureau.server { $0.publicAddress = PublicAddress("https://phieu.example.vn") }
        try await server.application().test(.router) { client in
            for path in ["/", "/login", "/queue", "/static/review.js"] {
                let response = try await Browser(client).get(path)
                #expect(response.status == .misdirectedRequest)
            }
        }
    }

    // MARK: Pages

    @Test func everyAnswerForbidsForeignScriptsFramesAndCaches() async throws {
        let bureau = try Bureau()
        try await open(bureau) { browser in
            for path in Self.paths + ["/nowhere", "/documents/99", "/documents/1/pages/7", "/static/review.js"] {
                let response = try await browser.get(path)
                let policy = try #require(response.headers[.contentSecurityPolicy], "\(path)")
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
                #expect(response.headers[.xContentTypeOptions] == "nosniff")
                if !path.hasPrefix("/static") { #expect(response.headers[.cacheControl] == "no-store", "\(path)") }
            }
        }
    }

    @Test(arguments: paths)
    func whatADocumentSaysNeverBecomesMarkup(path: String) async throws {
        let bureau = try Bureau()
        try await open(bureau) { browser in
            let page = String(buffer: try await browser.get(path).body)
            #expect(!page.contains("<script>"), "\(path)")
            #expect(!page.contains("\" onload"), "\(path)")
            // The policy has no room for inline styles and scripts: nothing of ours may need them.
            let bare = page.replacing(/"[^"]*"/, with: "\"\"")
            #expect(bare.firstMatch(of: /<[a-z][^>]*\s(style|on[a-z]+)=/) == nil, "\(path)")
        }
    }

    @Test(arguments: [
        "/documents/..%2f..%2fetc%2fpasswd", "/documents/1/pages/..%2f..", "/static/..%2f..%2fetc%2fpasswd", "/static/../accounts.json",
        "/summaries/..%2faccounts", "/summaries/%2e%2e%2faccounts", "/documents/-1", "/documents/99999999999999999999", "/alike/..%2f",
    ])
    func pathsInRequestsReachNoFile(path: String) async throws {
        let bureau = try Bureau()
        try bureau.book.add("chief", role: .chief, password: Bureau.password)
        try await open(bureau) { browser in
            try await browser.logIn("chief")
            let response = try await browser.get(path)
            #expect(response.status == .notFound || response.status == .badRequest)
            #expect(!String(buffer: response.body).contains("argon2"))
        }
    }

    // MARK: Bodies

    @Test func largeBodiesAreRefused() async throws {
        let bureau = try Bureau()
        try await open(bureau) { browser in
            _ = try await browser.get("/queue")
            let text = String(repeating: "a", count: Form.maximumBytes + 1)
            let response = try await browser.json("/documents/1/fields/0/understand", "{\"text\":\"\(text)\"}")
            #expect(response.status == .contentTooLarge)
        }
    }

    @Test func bodiesThatTrickleInAreGivenUp() async throws {
        await #expect(throws: Refusal.self) {
            try await Form.within(0.05) { try await Task.sleep(for: .seconds(60)) }
        }
        #expect(Form.seconds <= 30)
    }

    @Test func filesComeFromAnalystsOfThisSiteOnly() async throws {
        let bureau = try Bureau()
        for role in [Role.reader, .analyst] { try bureau.book.add(role.rawValue, role: role, password: Bureau.password) }
        try await open(bureau) { browser in
            let name = try #require(HTTPField.Name("X-File-Name"))
            let token = try #require(HTTPField.Name("X-CSRF-Token"))
            func send(_ value: String) async throws -> HTTPResponse.Status {
                try await browser.send(
                    "/upload", .post,
                    [.contentType: "application/octet-stream", name: "a.docx", token: value, .accept: "application/json"],
                    ByteBuffer(string: "x")
                ).status
            }
            #expect(try await send("") == .unauthorized)
            try await browser.logIn("reader")
            #expect(try await send(browser.token) == .forbidden)
            try await browser.logIn("analyst")
            #expect(try await send("0") == .forbidden)
            #expect(try FileManager.default.contentsOfDirectory(atPath: bureau.inbox.inbox).isEmpty)
            #expect(try await send(browser.token) == .ok)
        }
    }

    @Test func malformedBodiesAreRefusedWithASentence() async throws {
        let bureau = try Bureau()
        try await open(bureau) { browser in
            _ = try await browser.get("/queue")
            for body in ["", "{", "[]", #"{"revision":"x","action":"confirm"}"#, #"{"revision":1,"action":"drop"}"#] {
                let response = try await browser.json("/documents/1/fields/0/settle", body)
                #expect(response.status == .badRequest)
                #expect(String(buffer: response.body).contains("error"))
            }
            let box = try await browser.json("/documents/1/fields/0/reading", #"{"page":1,"box":[1,2,3]}"#)
            #expect(box.status == .badRequest)
        }
    }

    @Test func twoAnalystsDoNotOverwriteEachOther() async throws {
        let bureau = try Bureau()
        await bureau.desk.setConflict("minh")
        try await open(bureau) { browser in
            _ = try await browser.get("/queue")
            let response = try await browser.json("/documents/1/fields/0/settle", #"{"revision":1,"action":"confirm"}"#)
            #expect(response.status == .conflict)
            #expect(String(buffer: response.body).contains("minh"))
        }
        #expect(await bureau.desk.settled.isEmpty)
    }
}
