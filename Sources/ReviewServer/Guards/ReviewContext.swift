import DocumentModel
import Foundation
import Hummingbird
import NIOCore

/// What is known about a request on its way to a page.
package struct ReviewContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection, without its port; a proxy's when there is one.
    let peer: String
    /// Set by `SignedIn`; before that nobody may see a page.
    var visitor: Visitor?
    var language = Language.vietnamese
    /// The fields of a form that was sent, whose token was right.
    var form: [String: String] = [:]

    package init(source: Source) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}

/// The person behind a request.
struct Visitor: Hashable, Sendable {
    var name: String
    var role: Role
    /// Goes into every form.
    var csrf: String
    /// False on a machine without accounts, where there is nothing to log out of.
    var canLogOut: Bool
}
