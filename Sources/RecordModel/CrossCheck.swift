import Foundation

/// What one agency reports about the agencies below it, beside what those report themselves.
package struct CrossCheck: Codable, Hashable, Sendable {
    package enum Source: String, Codable, Hashable, Sendable {
        /// As the upper agency declares it.
        case declared
        /// As it follows from the reports of the agencies below.
        case communes
        /// As it was agreed on with the upper agency.
        case agreed
    }

    package enum State: String, Codable, Hashable, Sendable {
        case agrees, differs
        /// Reports are missing, and what is there does not contradict the declared figure.
        case incomplete
        /// The upper agency left the figure out.
        case notDeclared = "not-declared"
    }

    /// Which way the two figures may differ, where the forms do not ask for quite the same.
    package enum Bound: String, Codable, Hashable, Sendable, CaseIterable {
        /// The declared figure is at least what follows from the reports.
        case atLeast = "at_least"
        case atMost = "at_most"
    }

    /// An agency below, as the list of areas names it.
    package struct Member: Codable, Hashable, Sendable {
        package var unit: String
        /// Files of its reports; none where it has not reported. With several nobody knows which one holds, and none counts.
        package var files: [String]

        package init(unit: String, files: [String]) {
            self.unit = unit
            self.files = files
        }
    }

    package struct Figure: Codable, Hashable, Sendable {
        package var field: String
        package var label: String
        /// Set for rates; shown behind the figures.
        package var unit: String?
        package var declared: Decimal?
        /// What the reports give; nil while some that are needed are missing.
        package var derived: Decimal?
        /// The least and the most that it can be when all have reported; nil where nothing can be said.
        package var low: Decimal?
        package var high: Decimal?
        /// How many agencies below have the figures that it is made of.
        package var reported: Int
        /// Names of those that reported, but not these figures.
        package var silent: [String]
        package var working: String
        package var state: State
        package var bound: Bound?
        package var remark: String?
        /// A figure that it is made of waits for review.
        package var provisional: Bool
        /// Which one the points rest on.
        package var counted: Source

        package init(
            field: String, label: String, unit: String?, declared: Decimal?, derived: Decimal?, low: Decimal?, high: Decimal?,
            reported: Int, silent: [String], working: String, state: State, bound: Bound?, remark: String?, provisional: Bool,
            counted: Source
        ) {
            self.field = field
            self.label = label
            self.unit = unit
            self.declared = declared
            self.derived = derived
            self.low = low
            self.high = high
            self.reported = reported
            self.silent = silent
            self.working = working
            self.state = state
            self.bound = bound
            self.remark = remark
            self.provisional = provisional
            self.counted = counted
        }
    }

    /// Id and title of the definition in `Mappings/crosschecks`.
    package var definition: String
    package var title: String
    /// The upper agency's area, as the list of areas names it.
    package var unit: String
    package var members: [Member]
    package var figures: [Figure]
    package var notes: [String]

    package init(definition: String, title: String, unit: String, members: [Member], figures: [Figure], notes: [String]) {
        self.definition = definition
        self.title = title
        self.unit = unit
        self.members = members
        self.figures = figures
        self.notes = notes
    }

    package var present: [Member] { members.filter { $0.files.count == 1 } }
    package var absent: [Member] { members.filter { $0.files.count != 1 } }

    package func count(_ state: State) -> Int { figures.count { $0.state == state } }
}
