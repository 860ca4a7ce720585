import DocumentModel
import Foundation
import Hummingbird
import HummingbirdCore
import Inbox
import Logging
import NIOCore
import Reporting
import ReviewDesk

/// The analysts' pages over HTTP.
package struct ReviewServer: Sendable {
    package struct Settings: Sendable {
        package var host = "127.0.0.1"
        package var port = 8088
        /// Where browsers find the pages when a proxy stands before them: `https://phieu.example.vn`.
        package var publicAddress: PublicAddress?
        package var language = Language.vietnamese
        package var now: @Sendable () -> Date = { Date() }
        /// Who works here where there are no accounts.
        package var localName = "admin"

        package init() {}
    }

    /// Connections that say nothing are closed after this long; so are half-sent heads of requests.
    private static let idleSeconds: Int64 = 30
    /// An office has tens of analysts with six connections each.
    private static let maximumConnections = 400
    /// Heads are small: cookies, tokens, a path.
    private static let maximumHeadBytes = 16 << 10

    private let settings: Settings
    private let site: Site
    private let logger: Logger

    /// Throws `StartProblem` where the settings would leave the pages open to others.
    package init(desk: any Desk, inbox: InboxConfiguration, settings: Settings, logger: Logger) throws {
        let book: AccountBook
        do {
            book = try AccountBook(work: inbox.work)
        } catch let problem as AccountProblem {
            throw StartProblem.accounts(problem)
        }
        let isAlone = Self.isLoopback(settings.host) && settings.publicAddress == nil
        if !isAlone, book.all.isEmpty { throw StartProblem.needsAccounts(settings.host) }
        guard PasswordHash.isReady else { throw StartProblem.noRandomness }
        self.settings = settings
        self.logger = logger
        site = Site(
            desk: desk, inbox: inbox, book: book, sessions: Sessions(), logins: LoginDesk(book: book),
            local: isAlone ? Visitor(name: settings.localName, role: .chief, csrf: Token.make(), canLogOut: false) : nil,
            isSecure: settings.publicAddress?.scheme == "https", standardLanguage: settings.language, now: settings.now)
    }

    package static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.wholeMatch(of: /127\.\d{1,3}\.\d{1,3}\.\d{1,3}/) != nil
    }

    /// Names that requests may come under.
    private var hosts: Set<String> {
        if let address = settings.publicAddress { return [address.authority] }
        var names: Set = [settings.host.contains(":") ? "[\(settings.host)]" : settings.host.lowercased()]
        if Self.isLoopback(settings.host) { names.formUnion(["localhost", "127.0.0.1", "[::1]"]) }
        return Set(names.map { "\($0):\(settings.port)" } + (settings.port == 80 ? Array(names) : []))
    }

    package var router: Router<ReviewContext> {
        let router = Router(context: ReviewContext.self)
        router.addMiddleware {
            SecurityHeaders(isSecure: site.isSecure)
            ErrorPages(site: site)
            HostAndOrigin(hosts: hosts, scheme: settings.publicAddress?.scheme ?? "http")
        }
        StaticRoutes.add(to: router)
        LoginRoutes(site: site).add(to: router)
        let inside = router.group().add(middleware: SignedIn(site: site))
        QueueRoutes(site: site).add(to: inside)
        DocumentRoutes(site: site).add(to: inside)
        SettleRoutes(site: site).add(to: inside)
        ManyRoutes(site: site).add(to: inside)
        FigureRoutes(site: site).add(to: inside)
        ReturnRoutes(site: site).add(to: inside)
        UploadRoutes(site: site).add(to: inside)
        return router
    }

    /// How often records are looked for that the nightly run or the service has made since.
    private static let pause = Duration.seconds(5)

    /// Puts what was read on the desk, now and whenever there is more, until it is cancelled; pages are answered meanwhile.
    package func takeIn() async {
        while !Task.isCancelled {
            do {
                while try await site.desk.catchUp() > 0 { try Task.checkCancellation() }
                try await Task.sleep(for: Self.pause)
            } catch is CancellationError {
                return
            } catch {
                logger.error("records could not be put on the desk", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    package func application(onRunning: @escaping @Sendable (Int?) async -> Void = { _ in }) -> some ApplicationProtocol {
        let limits = HTTP1Channel.Configuration(
            idleTimeout: .seconds(Self.idleSeconds),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: Self.maximumHeadBytes, maxHeaderListSize: Self.maximumHeadBytes, maxHeaderFieldCount: 100))
        return Application(
            router: router, server: .http1(configuration: limits),
            configuration: .init(
                address: .hostname(settings.host, port: settings.port), serverName: "phieu",
                availableConnectionsDelegate: .maximum(Self.maximumConnections, logger: logger)),
            onServerRunning: { await onRunning($0.localAddress?.port) }, logger: logger)
    }
}

/// Scheme, host and port under which browsers find the pages.
package struct PublicAddress: Hashable, Sendable {
    package let scheme: String
    /// Host, and port where it is not the scheme's own, in small letters.
    package let authority: String

    /// Nil for anything but `http(s)://host[:port]`.
    package init?(_ text: String) {
        guard let match = text.lowercased().wholeMatch(of: /(https?):\/\/([a-z0-9.\-]+(?::\d{1,5})?)\/?/) else { return nil }
        scheme = String(match.1)
        authority = String(match.2)
    }
}

/// Why the server does not start, as a sentence in both languages.
package enum StartProblem: Error, Hashable, Sendable {
    case needsAccounts(String)
    case accounts(AccountProblem)
    case noRandomness

    package func message(in language: Language) -> String {
        switch self {
        case .needsAccounts(let host):
            language == .vietnamese
                ? "Chưa có tài khoản nào, nên không mở trang ra ngoài máy này (\(host)). Hãy tạo trước: phieu review account add TÊN --role chief"
                : "There are no accounts, so the pages are not opened beyond this machine (\(host)). Make one first: phieu review account add NAME --role chief"
        case .accounts(let problem): problem.message(in: language)
        case .noRandomness: language == .vietnamese ? "Máy không có nguồn số ngẫu nhiên." : "This machine has no source of randomness."
        }
    }
}
