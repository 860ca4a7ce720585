import Foundation
import RecordModel

/// The inbox's memory: every file ever seen, what became of it, and the records read. The engine needs nothing else of a store, so that one on
/// a server can take the place of the file. Each call is one transaction: it has happened whole when it returns, power failure included.
package protocol Ledger: Sendable {
    // Taking files in.
    func begin(_ source: SourceFile, at now: Date) throws -> Delivery
    /// The file never left the inbox: as if `begin` had not been.
    func cancel(_ id: Int64) throws
    func markTaken(_ id: Int64, sha256: String, isSourceRemoved: Bool) throws
    func markSourceRemoved(_ id: Int64) throws

    // Looking up.
    func delivery(_ id: Int64) throws -> Delivery?
    func deliveries(in states: Set<DeliveryState>) throws -> [Delivery]
    func unsettled() throws -> [Delivery]
    /// Deliveries that ended in `interval`, by id.
    func finished(in interval: Range<Date>) throws -> [Delivery]
    /// The first delivery of these bytes that was not forgotten or withdrawn.
    func first(withHash sha256: String) throws -> Delivery?
    func counts() throws -> [DeliveryState: Int]
    func history(of id: Int64) throws -> [LedgerEvent]

    // Reading.
    func startAttempt(_ id: Int64, at now: Date) throws -> Attempt
    func endAttempt(_ id: Int64, _ attempt: Attempt) throws
    func attempts(of id: Int64) throws -> [Attempt]

    // Ending.
    /// Ends a delivery. A record of the same subject as earlier ones supersedes them by order of arrival.
    func finish(_ id: Int64, _ outcome: Outcome, at now: Date) throws
    func markSettled(_ id: Int64) throws
    /// Puts a refused delivery back to be read again.
    func reopen(_ id: Int64, at now: Date) throws
    func record(of id: Int64) throws -> RecordEntry?
    func facts(of id: Int64) throws -> RecordFacts?
    func supersession(ofNewer id: Int64) throws -> Supersession?
    func supersession(ofOlder id: Int64) throws -> Supersession?
    /// Facts of every record that no later one supersedes.
    func currentRecords() throws -> [CurrentRecord]

    // Keeping house.
    /// Asks for a delivery and every other of the same bytes to be forgotten.
    func requestForgetting(_ id: Int64, at now: Date) throws
    func forgetRequests() throws -> [Int64]
    /// Blanks everything about a delivery but that there was one.
    func forget(_ id: Int64, at now: Date) throws
    func markOriginalRemoved(_ id: Int64, at now: Date) throws
    /// Removes the record's JSON, too.
    func markRecordRemoved(_ id: Int64, at now: Date) throws

    // Runs.
    func saveRun(kind: String, from start: Date, to end: Date) throws
    /// Numbers up to this one are taken already (by a ledger that was lost).
    func reserveIDs(through id: Int64) throws
}

package enum Outcome: Hashable, Sendable {
    case read(RecordEntry)
    case refused(reason: String)
    /// `reason` when the first one was refused.
    case duplicate(of: Int64, reason: String?)
    case withdrawn
}

package struct Supersession: Hashable, Sendable {
    package var older: Int64
    package var newer: Int64
    package var difference: RecordDifference
}

package struct CurrentRecord: Hashable, Sendable {
    package var delivery: Int64
    package var facts: RecordFacts
}

package struct LedgerEvent: Hashable, Sendable {
    package var at: Date
    package var what: String
    package var detail: String?
}
