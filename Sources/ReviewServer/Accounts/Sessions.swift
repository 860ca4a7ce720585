import Foundation

/// Who is logged in. Kept in memory: a restart logs everybody out.
actor Sessions {
    struct Session: Hashable, Sendable {
        var name: String
        /// The account's hash when it logged in; another one (new password, account made anew) ends the session.
        var hash: String
        /// For forms: proves that a request comes from a page of ours.
        var csrf: String
        var begun: Date
        var seen: Date
    }

    /// Away from the desk for an hour and a half: lunch.
    static let idleSeconds = 90.0 * 60
    /// One working day.
    static let longestSeconds = 12.0 * 3600
    private static let maximum = 2000

    private var sessions: [String: Session] = [:]

    func begin(_ account: Account, at now: Date) -> (token: String, session: Session) {
        sessions = sessions.filter { isAlive($1, at: now) }
        if sessions.count >= Self.maximum, let oldest = sessions.min(by: { $0.value.seen < $1.value.seen }) {
            sessions[oldest.key] = nil
        }
        let session = Session(name: account.name, hash: account.hash, csrf: Token.make(), begun: now, seen: now)
        let token = Token.make()
        sessions[token] = session
        return (token, session)
    }

    func find(_ token: String, at now: Date) -> Session? {
        guard var session = sessions[token], isAlive(session, at: now) else {
            sessions[token] = nil
            return nil
        }
        session.seen = now
        sessions[token] = session
        return session
    }

    func end(_ token: String) { sessions[token] = nil }

    private func isAlive(_ session: Session, at now: Date) -> Bool {
        now.timeIntervalSince(session.seen) < Self.idleSeconds && now.timeIntervalSince(session.begun) < Self.longestSeconds
    }
}
