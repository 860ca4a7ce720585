import Foundation
import Store

/// Which documents the queue shows. Nil means any.
package struct QueueFilter: Hashable, Sendable {
    package enum Progress: String, Hashable, Sendable, CaseIterable {
        /// With at least one field that waits for a person.
        case open
        /// Nothing waits any more (or never did).
        case done
        case all
    }

    package var progress = Progress.open
    /// As `QueueFacets` spells it.
    package var agency: String?
    package var form: String?
    package var period: String?
    /// A reason code; documents with a waiting field that has it.
    package var reason: String?
    /// Part of the file's name or the agency's, case and tone marks as typed.
    package var text: String?
    /// Documents that a later report of the same subject replaced are left out unless this is set.
    package var includesSuperseded = false

    package init() {}
}

package struct QueuePage: Hashable, Sendable {
    package var items: [DeskListing]
    /// Documents that the filter lets through.
    package var total: Int
    /// Fields that wait in them.
    package var open: Int
    package var facets: QueueFacets
    /// Documents that were read and are not on the desk yet (`Desk.catchUp`); more there may be.
    package var arriving: Int
}

/// What can be filtered by, with the number of documents in the store that have it open; the most frequent first.
package struct QueueFacets: Hashable, Sendable {
    package struct Choice: Hashable, Sendable {
        package var value: String
        package var documents: Int
    }

    package var agencies: [Choice]
    package var forms: [Choice]
    package var periods: [Choice]
    package var reasons: [Choice]
}

/// What people did between two moments, and what is left.
package struct DayProgress: Hashable, Sendable {
    /// Fields settled (each once, undone ones not).
    package var settled: Int
    /// By whom, most first.
    package var byPerson: [Share]
    /// Documents in which nothing waits any more since.
    package var documentsDone: Int
    package var open: Int
    package var openDocuments: Int

    package struct Share: Hashable, Sendable {
        package var who: String
        package var settled: Int
    }
}

/// One field of one document: its index in `Record.fields`, counted from 0, which no revision changes.
package struct FieldReference: Hashable, Sendable, Codable {
    package var document: Int64
    package var position: Int

    package init(document: Int64, position: Int) {
        self.document = document
        self.position = position
    }
}

/// A field that was accepted without a look, drawn by lot.
package struct SampledField: Hashable, Sendable {
    package var field: FieldReference
    package var file: String
    package var agency: String?
    package var form: String?
    package var label: String
    package var confidence: Double
    /// Of the document, for `SettleOrder`.
    package var revision: Int
}
