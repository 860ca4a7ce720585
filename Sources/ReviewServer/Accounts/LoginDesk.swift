import Foundation

/// Lets people in, and slows down whoever tries passwords out. Hashing takes 64 MiB: one attempt at a time.
actor LoginDesk {
    enum Outcome: Sendable {
        case welcome(Account)
        case wrong
        case wait(seconds: Int)
    }

    /// Wrong passwords after which an account, or an address, has to wait.
    static let attemptsByName = 5
    static let attemptsByAddress = 20
    /// How long wrong passwords count.
    static let windowSeconds = 15.0 * 60
    /// Names and addresses kept in mind; beyond, the oldest are let go.
    private static let maximumKeys = 10_000

    private let book: AccountBook
    private var failures: [String: [Date]] = [:]
    /// Verified against when there is no such account, so that the time taken does not tell.
    private lazy var nobody = PasswordHash.make(Token.make()) ?? ""

    init(book: AccountBook) { self.book = book }

    func attempt(name: String, password: String, address: String, at now: Date) -> Outcome {
        let keys = [("n:" + String(name.prefix(64)), Self.attemptsByName), ("a:" + address, Self.attemptsByAddress)]
        for (key, limit) in keys {
            let recent = (failures[key] ?? []).filter { now.timeIntervalSince($0) < Self.windowSeconds }
            failures[key] = recent.isEmpty ? nil : recent
            if recent.count >= limit, let first = recent.first {
                return .wait(seconds: Int((Self.windowSeconds - now.timeIntervalSince(first)).rounded(.up)))
            }
        }
        let account = book[name]
        let isRight = PasswordHash.verify(password, against: account?.hash ?? nobody)
        if isRight, let account {
            failures["n:" + account.name] = nil
            return .welcome(account)
        }
        if failures.count > Self.maximumKeys {
            failures = failures.filter { now.timeIntervalSince($1.last ?? .distantPast) < Self.windowSeconds }
        }
        for (key, _) in keys { failures[key, default: []].append(now) }
        return .wrong
    }
}
