import Foundation
import HTTPTypes
import Hummingbird

/// Lets only people through who are logged in; without accounts (loopback only) everybody at this machine is the chief.
struct SignedIn: RouterMiddleware {
    typealias Context = ReviewContext

    let site: Site

    func handle(_ request: Request, context: ReviewContext, next: (Request, ReviewContext) async throws -> Response) async throws
        -> Response
    {
        var context = context
        context.visitor = await visitor(request)
        guard let visitor = context.visitor else {
            guard request.method == .get, request.headers[.accept]?.contains("text/html") == true else { throw Refusal.signIn }
            return Answer.redirect("/login")
        }
        // Every method that changes something carries the session's token: forms in their body, the script in a header. Looked at here, so that
        // no route can forget it.
        if request.method != .get, request.method != .head {
            if Form.isForm(request) {
                context.form = try await Form.read(request, csrf: visitor.csrf)
            } else {
                guard let name = HTTPField.Name("X-CSRF-Token"), let token = request.headers[name], Token.same(token, visitor.csrf) else {
                    throw Refusal.foreign
                }
            }
        }
        return try await next(request, context)
    }

    private func visitor(_ request: Request) async -> Visitor? {
        let accounts = site.book.all
        if accounts.isEmpty, let local = site.local { return local }
        guard let token = request.cookies[site.cookieName]?.value, let session = await site.sessions.find(token, at: site.now()),
            let account = accounts.first(where: { $0.name == session.name }), account.hash == session.hash
        else { return nil }
        return Visitor(name: account.name, role: account.role, csrf: session.csrf, canLogOut: true)
    }
}

extension ReviewContext {
    /// The visitor; throws where the role does not suffice.
    func visitor(atLeast role: Role) throws -> Visitor {
        guard let visitor else { throw Refusal.signIn }
        guard visitor.role >= role else { throw Refusal.role }
        return visitor
    }
}
