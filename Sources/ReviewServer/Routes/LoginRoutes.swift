import DocumentModel
import Foundation
import HTTPTypes
import Hummingbird
import Reporting

/// Logging in and out, and the language.
struct LoginRoutes {
    let site: Site

    /// Ties the login form to the browser that it was sent to.
    private var preCookie: String { site.isSecure ? "__Host-phieu-login" : "phieu_login" }

    func add(to router: Router<ReviewContext>) {
        router.get("/login") { request, context in form(request, context, name: "", sentence: nil) }
        router.post("/login") { request, context in try await login(request, context) }
        let inside = router.group().add(middleware: SignedIn(site: site))
        inside.post("/logout") { request, _ in
            if let token = request.cookies[site.cookieName]?.value { await site.sessions.end(token) }
            var response = Answer.redirect("/login")
            response.setCookie(site.cookie(site.cookieName, "", seconds: 0))
            return response
        }
        router.get("/language/:language") { _, context in
            guard let language = context.parameters.get("language").flatMap(Language.init) else { throw Refusal.notFound }
            var response = Answer.redirect("/queue")
            response.setCookie(site.cookie(Site.languageCookie, language.rawValue, seconds: 365 * 24 * 3600))
            return response
        }
    }

    private func form(
        _ request: Request, _ context: ReviewContext, name: String, sentence: String?, status: HTTPResponse.Status = .ok
    ) -> Response {
        let page = Page(context, "Đăng nhập", "Log in")
        let token = Token.make()
        let problem: HTML? = sentence.map { "<p class=\"problem\" role=\"alert\">\($0)</p>" }
        let other = context.language == .vietnamese ? Language.english : .vietnamese
        var response = page.response(
            """
            <form class="login" method="post" action="/login">
            <h1>Phieu</h1>
            <p class="muted">\(page.say("Trang xem lại số liệu báo cáo", "Review of report figures"))</p>
            \(problem)
            <input type="hidden" name="csrf" value="\(token)">
            <label>\(page.say("Tài khoản", "Account"))<input name="name" value="\(name)" autocomplete="username" autocapitalize="none" required autofocus></label>
            <label>\(page.say("Mật khẩu", "Password"))<input type="password" name="password" autocomplete="current-password" required></label>
            <button class="main">\(page.say("Đăng nhập", "Log in"))</button>
            <p><a href="/language/\(other.rawValue)" lang="\(other.rawValue)">\(other == .english ? "English" : "Tiếng Việt")</a></p>
            </form>
            """, status: status)
        response.setCookie(site.cookie(preCookie, token, seconds: 3600))
        return response
    }

    private func login(_ request: Request, _ context: ReviewContext) async throws -> Response {
        guard let token = request.cookies[preCookie]?.value, !token.isEmpty else { throw Refusal.foreign }
        let fields = try await Form.read(request, csrf: token)
        let name = fields["name"] ?? ""
        let now = site.now()
        let address = site.isSecure ? forwarded(request) ?? context.peer : context.peer
        switch await site.logins.attempt(name: name, password: fields["password"] ?? "", address: address, at: now) {
        case .welcome(let account):
            // A session that was open in this browser ends: nobody goes on under another's name.
            if let old = request.cookies[site.cookieName]?.value { await site.sessions.end(old) }
            let (token, _) = await site.sessions.begin(account, at: now)
            var response = Answer.redirect("/queue")
            response.setCookie(site.cookie(site.cookieName, token))
            response.setCookie(site.cookie(preCookie, "", seconds: 0))
            context.logger.info("login", metadata: ["account": "\(account.name)"])
            return response
        case .wrong:
            context.logger.warning("login refused", metadata: ["from": "\(address)"])
            let page = Page(context, "", "")
            return form(
                request, context, name: name,
                sentence: page.say("Tài khoản hoặc mật khẩu không đúng.", "The account or the password is wrong."),
                status: .unauthorized)
        case .wait(let seconds):
            let minutes = max(1, (seconds + 59) / 60)
            throw Refusal(
                status: .tooManyRequests, vietnamese: "Sai mật khẩu quá nhiều lần. Hãy đợi \(minutes) phút rồi thử lại.",
                english: "Too many wrong passwords. Wait \(minutes) minutes, then try again.", retryAfter: seconds)
        }
    }

    /// The address that the proxy on this machine saw, which it adds last.
    private func forwarded(_ request: Request) -> String? {
        HTTPField.Name("X-Forwarded-For").flatMap { request.headers[$0] }?.split(separator: ",").last.map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }
}
