import DocumentModel
import Foundation
import Hummingbird
import Inbox
import Reporting
import ReviewDesk

/// What all pages share.
struct Site: Sendable {
    let desk: any Desk
    let inbox: InboxConfiguration
    let book: AccountBook
    let sessions: Sessions
    let logins: LoginDesk
    /// The person at this machine where there are no accounts; nil where accounts are a must.
    let local: Visitor?
    let isSecure: Bool
    let standardLanguage: Language
    let now: @Sendable () -> Date

    /// `__Host-`: no other host and no plain connection can set it.
    var cookieName: String { isSecure ? "__Host-phieu" : "phieu" }
    static let languageCookie = "phieu_lang"

    func language(of request: Request) -> Language {
        request.cookies[Self.languageCookie].flatMap { Language(rawValue: $0.value) } ?? standardLanguage
    }

    func cookie(_ name: String, _ value: String, seconds: Int? = nil) -> Cookie {
        Cookie(name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true, sameSite: .strict)
    }
}
