import Foundation
import RecordModel

package struct Accuracy: Hashable, Sendable {
    package struct Day: Hashable, Sendable {
        /// ISO 8601, in the zone of the machine.
        package var day: String
        /// Fields of documents that came in on that day, and how many were accepted without a person.
        package var fields: Int
        package var accepted: Int
        /// Fields settled on that day: the first reading was right, or was corrected.
        package var confirmed: Int
        package var corrected: Int
        /// Of those drawn by lot, how many were looked at, and how many were wrong.
        package var sampled: Int
        package var sampledWrong: Int
    }

    /// Fields whose confidence lies in a range: how often they were right.
    package struct Bin: Hashable, Sendable {
        package var from: Double
        package var to: Double
        package var fields: Int
        package var meanConfidence: Double
        package var right: Int
    }

    package var days: [Day]
    /// From fields drawn by lot: the promise about accepted fields.
    package var sampled: [Bin]
    /// From fields that were settled because they were in doubt.
    package var doubtful: [Bin]
}

package struct Ranking: Hashable, Sendable {
    package struct Place: Hashable, Sendable {
        package var document: Int64
        package var file: String
        package var card: ScoreCard
        /// Fields that wait for a person.
        package var open: Int
    }

    package var rubric: String
    package var title: String
    package var period: String?
    package var places: [Place]
    /// What moves others ("bandwidth leader"), in sentences.
    package var warnings: [String]
}

package struct RankingChoice: Hashable, Sendable {
    package var rubric: String
    package var title: String
    package var periods: [String]
    package var documents: Int
}
