import HTTPTypes
import Hummingbird

/// On every answer: pages run nothing but our script, load nothing from elsewhere, stand in no frame, and are kept by no cache.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = ReviewContext

    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", "form-action 'self'",
        "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// Behind a proxy with TLS.
    let isSecure: Bool

    func handle(_ request: Request, context: ReviewContext, next: (Request, ReviewContext) async throws -> Response) async throws
        -> Response
    {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in Self.others {
            if let field = HTTPField.Name(name) { response.headers[field] = value }
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    private static let others = [
        // With "no-referrer" browsers would send our own forms with the origin "null", and `HostAndOrigin` would refuse them.
        ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ]
}
