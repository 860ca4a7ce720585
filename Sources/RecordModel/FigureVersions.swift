import Foundation

/// Both versions of an agency's figures: as it declared them, and as it and the assessing office agreed on them.
package struct FigureVersions: Codable, Hashable, Sendable {
    package enum Version: String, Codable, Hashable, Sendable {
        case declared, agreed
    }

    /// What one version of the figures comes to.
    package struct Standing: Codable, Hashable, Sendable {
        package var total: Decimal
        package var totalVerified: Decimal
        package var level: String?
        package var rank: Int?

        enum CodingKeys: String, CodingKey {
            case total
            case totalVerified = "total_verified"
            case level, rank
        }

        package init(_ card: ScoreCard) {
            total = card.total
            totalVerified = card.totalVerified
            level = card.level
            rank = card.rank
        }
    }

    package struct Change: Codable, Hashable, Sendable {
        package var field: String
        package var label: String
        package var declared: FieldValue?
        package var agreed: FieldValue
        package var by: String
        /// ISO 8601.
        package var date: String
        package var reason: String
        /// Rows that the figure feeds, with their points under each version.
        package var rows: [Row]

        package init(
            field: String, label: String, declared: FieldValue?, agreed: FieldValue, by: String, date: String, reason: String, rows: [Row]
        ) {
            self.field = field
            self.label = label
            self.declared = declared
            self.agreed = agreed
            self.by = by
            self.date = date
            self.reason = reason
            self.rows = rows
        }
    }

    package struct Row: Codable, Hashable, Sendable {
        package var path: String
        package var declared: Decimal
        package var agreed: Decimal

        package init(path: String, declared: Decimal, agreed: Decimal) {
            self.path = path
            self.declared = declared
            self.agreed = agreed
        }
    }

    /// The version that the card's own points rest on.
    package var counted: Version
    package var declared: Standing
    package var agreed: Standing
    /// The agency's own changed figures; empty where only another agency's change moves it.
    package var changes: [Change]

    package init(counted: Version, declared: Standing, agreed: Standing, changes: [Change]) {
        self.counted = counted
        self.declared = declared
        self.agreed = agreed
        self.changes = changes
    }
}
