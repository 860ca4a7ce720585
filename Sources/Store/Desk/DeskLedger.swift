import Foundation

/// The desk's part of the store. Each call is one transaction; values go through prepared statements only.
package protocol DeskLedger: Sendable {
    // Taking in.
    /// Deliveries with a record that the desk does not know yet, in order of arrival.
    func recordsNotOnDesk(limit: Int) throws -> [Int64]
    /// Puts a document on the desk; does nothing where it is there already or its record has gone meanwhile.
    func putOnDesk(_ write: DeskWrite) throws

    // Lists.
    func deskListings(_ query: DeskQuery, limit: Int, offset: Int) throws -> [DeskListing]
    /// Documents, and the fields open in them.
    func deskTotals(_ query: DeskQuery) throws -> (documents: Int, open: Int)
    func deskListing(_ id: Int64) throws -> DeskListing?
    /// Documents with something open, by `column`.
    func deskFacet(_ column: DeskFacet) throws -> [DeskCount]
    func deskFields(of id: Int64) throws -> [DeskFieldRow]
    /// Accepted fields from a place of the lot on, around.
    func deskLot(from lot: Int64, limit: Int) throws -> [DeskFieldRow]
    func deskShapes(limit: Int) throws -> [AlikeGroup]
    func deskFields(shape: String, limit: Int, offset: Int) throws -> [DeskFieldRow]

    // Writing.
    /// All or nothing. Returns the number of the first document that has another revision than expected; then nothing was written.
    func settle(_ writes: [DeskWrite]) throws -> Int64?

    // The trail.
    func trail(_ filter: TrailFilter, limit: Int, offset: Int) throws -> [TrailRow]
    /// Fields settled in the interval, each once, by whom; undone ones not.
    func settledCounts(_ interval: Range<Date>) throws -> [DeskCount]
    /// Documents in which nothing is open since a moment in the interval.
    func documentsDone(_ interval: Range<Date>) throws -> Int
    /// Settlements that count, with their features, oldest first.
    func settlements(_ interval: Range<Date>?) throws -> [TrailRow]
    /// Fields and accepted fields of documents by the moment they came in.
    func arrivals(_ interval: Range<Date>) throws -> [DeskArrival]

    // Wordings.
    func aliases() throws -> [AliasProposal]
    func updateAlias(_ id: Int64, state: AliasProposal.State, findings: [String]?, who: String, at now: Date) throws
    /// Rubrics with their periods and documents.
    func deskRubrics() throws -> [(rubric: String, period: String?, documents: Int)]
}

package enum DeskFacet: Hashable, Sendable {
    case agency, form, period, reason
}

/// Fields that share the same doubt.
package struct AlikeGroup: Hashable, Sendable {
    /// Letters, digits, `-`.
    package var key: String
    /// What is in question: the reading and the other reading ("ố" and "ổ", "1" and "7"); equal when it is the same whole text everywhere.
    package var reading: String
    package var other: String?
    package var fields: Int
    package var documents: Int

    package init(key: String, reading: String, other: String?, fields: Int, documents: Int) {
        self.key = key
        self.reading = reading
        self.other = other
        self.fields = fields
        self.documents = documents
    }
}

package struct DeskArrival: Hashable, Sendable {
    package var at: Date
    package var fields: Int
    package var accepted: Int
}
