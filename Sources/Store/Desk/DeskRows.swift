import Foundation

/// A document on the desk: counts for lists, kept up with every settlement.
package struct DeskDocumentRow: Hashable, Sendable {
    package var delivery: Int64
    /// Counts up with each entry of the document's trail.
    package var revision: Int
    package var fields: Int
    /// Of `fields`, those that the machine accepted.
    package var accepted: Int
    /// Fields that wait for a person, those that wait for another entry included.
    package var open: Int
    /// Fields that people have settled.
    package var settled: Int
    /// Of `open`, those that wait for a second or third entry.
    package var awaiting: Int
    package var failedChecks: Int
    /// Points of the rubric's rows to which an open field belongs; 0 where no rubric applies.
    package var stake: Double
    package var rubric: String?
    package var total: Double?
    package var maximum: Double?
    /// What is searched for text, small letters.
    package var search: String
    /// When nothing was open any more; nil while something is, and where nothing ever was.
    package var doneAt: Date?

    package init(
        delivery: Int64, revision: Int = 0, fields: Int, accepted: Int, open: Int, settled: Int = 0, awaiting: Int = 0, failedChecks: Int,
        stake: Double, rubric: String? = nil, total: Double? = nil, maximum: Double? = nil, search: String, doneAt: Date? = nil
    ) {
        self.delivery = delivery
        self.revision = revision
        self.fields = fields
        self.accepted = accepted
        self.open = open
        self.settled = settled
        self.awaiting = awaiting
        self.failedChecks = failedChecks
        self.stake = stake
        self.rubric = rubric
        self.total = total
        self.maximum = maximum
        self.search = search
        self.doneAt = doneAt
    }
}

/// A document of the desk with what the ledger knows of it.
package struct DeskListing: Hashable, Sendable {
    package var row: DeskDocumentRow
    /// The file's.
    package var name: String
    package var folder: String
    package var takenAt: Date
    package var form: String?
    package var agency: String?
    package var period: String?
    package var pages: Int
    package var isSuperseded: Bool

    /// Number of the delivery.
    package var id: Int64 { row.delivery }

    package init(
        row: DeskDocumentRow, name: String, folder: String, takenAt: Date, form: String?, agency: String?, period: String?, pages: Int,
        isSuperseded: Bool
    ) {
        self.row = row
        self.name = name
        self.folder = folder
        self.takenAt = takenAt
        self.form = form
        self.agency = agency
        self.period = period
        self.pages = pages
        self.isSuperseded = isSuperseded
    }
}

package struct DeskFieldRow: Hashable, Sendable {
    package var delivery: Int64
    package var position: Int
    package var status: String
    /// The machine found something in the slot.
    package var isFilled: Bool
    package var confidence: Double
    /// The document's revision of the field's last settlement; 0 before the first.
    package var revision: Int
    /// A number that has nothing to do with what stands in the field; samples are drawn by it.
    package var lot: Int64
    package var shape: String?
    package var shapeReading: String?
    package var shapeOther: String?
    /// The `RecordField` as people settled it, JSON; nil while the machine's holds.
    package var current: Data?

    package init(
        delivery: Int64, position: Int, status: String, isFilled: Bool, confidence: Double, revision: Int = 0, lot: Int64,
        shape: String? = nil,
        shapeReading: String? = nil, shapeOther: String? = nil, current: Data? = nil
    ) {
        self.delivery = delivery
        self.position = position
        self.status = status
        self.isFilled = isFilled
        self.confidence = confidence
        self.revision = revision
        self.lot = lot
        self.shape = shape
        self.shapeReading = shapeReading
        self.shapeOther = shapeOther
        self.current = current
    }
}

/// A line of the trail; `old` and `new` are JSON of the desk's own.
package struct TrailRow: Hashable, Sendable {
    /// 0 before it is written.
    package var id: Int64
    package var delivery: Int64
    package var file: String
    package var revision: Int
    package var position: Int
    package var field: String?
    package var label: String
    package var action: String
    package var old: Data?
    package var new: Data?
    package var who: String
    package var at: Date
    package var why: String?
    package var undoes: Int64?
    package var isSample: Bool
    /// What the machine gave its reading.
    package var confidence: Double
    /// What the machine knew, and whether it was right, JSON, for calibration; holds nothing of the report's contents.
    package var features: Data?
    package var isForgotten: Bool
    /// A later entry takes it back. Read only.
    package var isUndone: Bool

    package init(
        id: Int64 = 0, delivery: Int64, file: String = "", revision: Int, position: Int, field: String?, label: String, action: String,
        old: Data?, new: Data?, who: String, at: Date, why: String? = nil, undoes: Int64? = nil, isSample: Bool = false, confidence: Double,
        features: Data? = nil, isForgotten: Bool = false, isUndone: Bool = false
    ) {
        self.id = id
        self.delivery = delivery
        self.file = file
        self.revision = revision
        self.position = position
        self.field = field
        self.label = label
        self.action = action
        self.old = old
        self.new = new
        self.who = who
        self.at = at
        self.why = why
        self.undoes = undoes
        self.isSample = isSample
        self.confidence = confidence
        self.features = features
        self.isForgotten = isForgotten
        self.isUndone = isUndone
    }
}

/// A label's wording that was confirmed in a document.
package struct AliasSighting: Hashable, Sendable {
    package var form: String
    package var field: String
    package var label: String
    package var wording: String
    /// What two writings of the same wording have in common.
    package var key: String

    package init(form: String, field: String, label: String, wording: String, key: String) {
        self.form = form
        self.field = field
        self.label = label
        self.wording = wording
        self.key = key
    }
}

/// What one settlement (or one order of many) writes of one document.
package struct DeskWrite: Hashable, Sendable {
    /// As it is to be; its revision is that of the last entry of `trail`.
    package var document: DeskDocumentRow
    /// As it was read; when the store has another one, nothing is written.
    package var expectedRevision: Int
    package var fields: [DeskFieldRow]
    /// How many open fields have each reason.
    package var doubts: [String: Int]
    package var trail: [TrailRow]
    package var sightings: [AliasSighting]

    package init(
        document: DeskDocumentRow, expectedRevision: Int, fields: [DeskFieldRow], doubts: [String: Int], trail: [TrailRow] = [],
        sightings: [AliasSighting] = []
    ) {
        self.document = document
        self.expectedRevision = expectedRevision
        self.fields = fields
        self.doubts = doubts
        self.trail = trail
        self.sightings = sightings
    }
}

package struct DeskQuery: Hashable, Sendable {
    /// True: only with something open; false: only with nothing open.
    package var isOpen: Bool?
    package var agency: String?
    package var form: String?
    package var period: String?
    package var reason: String?
    package var text: String?
    package var rubric: String?
    package var includesSuperseded = false

    package init() {}
}

/// Which entries of the trail. Nil means any.
package struct TrailFilter: Hashable, Sendable {
    package var document: Int64?
    package var position: Int?
    package var who: String?
    package var days: Range<Date>?

    package init(document: Int64? = nil, position: Int? = nil, who: String? = nil, days: Range<Date>? = nil) {
        self.document = document
        self.position = position
        self.who = who
        self.days = days
    }
}

/// Something counted by a name.
package struct DeskCount: Hashable, Sendable {
    package var name: String
    package var count: Int

    package init(name: String, count: Int) {
        self.name = name
        self.count = count
    }
}
