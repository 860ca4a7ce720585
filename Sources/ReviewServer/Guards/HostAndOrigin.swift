import Foundation
import HTTPTypes
import Hummingbird

/// Answers only to its own names, so that a foreign name that is made to point here (DNS rebinding) gets nothing; and takes what changes
/// something only from its own pages.
struct HostAndOrigin: RouterMiddleware {
    typealias Context = ReviewContext

    /// `host:port`, in small letters, as browsers send it.
    let hosts: Set<String>
    let scheme: String

    func handle(_ request: Request, context: ReviewContext, next: (Request, ReviewContext) async throws -> Response) async throws
        -> Response
    {
        guard let host = request.head.authority?.lowercased(), hosts.contains(host) else { throw Refusal.wrongHost }
        if request.method != .get, request.method != .head {
            if let origin = request.headers[.origin] {
                guard origin.lowercased() == "\(scheme)://\(host)" else { throw Refusal.foreign }
            } else if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name], site != "same-origin" {
                throw Refusal.foreign
            }
        }
        return try await next(request, context)
    }
}
