import Foundation

/// Times as people and programs read them.
enum Timestamp {
    /// `2026-11-23T22:20:17Z`.
    static func utc(_ date: Date) -> String { date.formatted(.iso8601) }

    /// `2026-11-23 22:20:17` in the machine's time zone.
    static func local(_ date: Date) -> String {
        var style = Date.ISO8601FormatStyle(timeZone: .current)
        style = style.year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false)
        return date.formatted(style)
    }

    /// `2026-11-23`.
    static func day(_ date: Date) -> String { date.formatted(Date.ISO8601FormatStyle(timeZone: .current).year().month().day()) }

    /// `2026-11-23T222017`, for file names.
    static func fileName(_ date: Date) -> String {
        local(date).replacingOccurrences(of: " ", with: "T").replacingOccurrences(of: ":", with: "")
    }
}
