import Foundation
import RecordModel
import VietnameseText

/// A date of the report lies in the window of its period and not after the report itself.
package struct DateRule: CheckRule {
    package static let kind = "date"
    package static let placeholders: Set<String> = ["date", "date.name", "from", "to"]

    let date: String
    /// The field of the period; the letterhead's is taken where it is blank.
    let period: String?
    /// How long after the period's end a report is still in time, in months.
    let monthsAfter: Int
    /// Dates that this one must not be later than: field ids, or `document.date` for the letterhead.
    let notAfter: [String]

    /// The letterhead's date, which is no field.
    package static let letterhead = "document.date"

    package var fields: [String] { ([date] + (period.map { [$0] } ?? []) + notAfter).filter { $0 != Self.letterhead }.uniqued() }
    package var trust: CheckTrust { .loose }

    package func types(of field: String) -> Set<FieldType> { field == period ? [.period] : [.date] }

    package func evaluate(_ figures: Figures) -> CheckOutcome {
        guard let text = value(date, figures), let day = CalendarDay(iso: text) else { return .silent }
        var known: [String: CheckFacts.Fact] = ["date": .date(text), "date.name": .name(date)]
        func facts(with other: [String]) -> CheckFacts {
            CheckFacts(fields: ([date] + other).filter { $0 != Self.letterhead }, known)
        }
        for other in notAfter {
            guard let otherText = value(other, figures), let limit = CalendarDay(iso: otherText), day > limit else { continue }
            known["to"] = .date(otherText)
            return .fails(CheckFailure(facts(with: [other]), variant: "after"))
        }
        let periodText = period.flatMap { figures[$0]?.value.string } ?? figures.documentPeriod
        guard let window = periodText.flatMap(ReportPeriod.read).flatMap({ Self.window($0, monthsAfter: monthsAfter) }) else {
            return .silent
        }
        known["from"] = .date(window.lowerBound.iso)
        known["to"] = .date(window.upperBound.iso)
        let found = facts(with: period.map { figures[$0] == nil ? [] : [$0] } ?? [])
        return window.contains(day) ? .holds(chance: trust.chance, facts: found) : .fails(CheckFailure(found))
    }

    private func value(_ id: String, _ figures: Figures) -> String? {
        id == Self.letterhead ? figures.documentDate : figures[id]?.value.string
    }

    /// From the first day of the period: reports are often asked for before it ends.
    private static func window(_ period: ReportPeriod, monthsAfter: Int) -> ClosedRange<CalendarDay>? {
        guard let year = period.year else { return nil }
        let (first, last): (Int, Int) =
            switch period.span {
            case .year: (1, 12)
            case .quarter(let quarter): (quarter * 3 - 2, quarter * 3)
            case .half(let half): (half * 6 - 5, half * 6)
            case .firstMonths(let months): (1, months)
            case .month(let month): (month, month)
            }
        let end = CalendarDay(year: year, month: last + monthsAfter, day: CalendarDay.lastPossibleDay)
        return CalendarDay(year: year, month: first, day: 1)...end
    }
}

/// A day that can be compared; months beyond December run on into the next year.
struct CalendarDay: Comparable, Hashable, Sendable {
    static let lastPossibleDay = 31
    let year: Int
    let month: Int
    let day: Int

    init(year: Int, month: Int, day: Int) {
        self.year = year + (month - 1) / 12
        self.month = (month - 1) % 12 + 1
        self.day = day
    }

    /// - Returns: nil for what is not "2019-05-25".
    init?(iso: String) {
        let parts = iso.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], (1...12).contains(month) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    var iso: String { String(format: "%04d-%02d-%02d", year, month, min(day, daysInMonth)) }

    static func < (one: CalendarDay, other: CalendarDay) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }

    private var daysInMonth: Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
