/// A date and time of day as spreadsheets count them: days since an epoch, the time being the fraction.
struct SerialDate: Hashable {
    var year: Int
    var month: Int
    var day: Int
    /// 1 is Sunday.
    var weekday: Int
    /// Seconds of the day, with milliseconds as fraction.
    var seconds: Double

    /// The last day that spreadsheets know: 31/12/9999.
    private static let lastSerial = 2_958_465.0
    /// Days between the two epochs, 1900 and 1904.
    private static let daysTo1904 = 1_462.0
    private static let secondsPerDay = 86_400.0

    /// nil for a number that is no date.
    init?(serial: Double, uses1904: Bool) {
        let serial = uses1904 ? serial + Self.daysTo1904 : serial
        guard serial >= 0, serial <= Self.lastSerial + 1 else { return nil }
        var days = Int(serial)
        // A millisecond is as fine as what spreadsheets keep is exact.
        var seconds = ((serial - Double(days)) * Self.secondsPerDay * 1000).rounded() / 1000
        if seconds >= Self.secondsPerDay {
            seconds = 0
            days += 1
        }
        // Spreadsheets believe that 1900 was a leap year: before its March they count one day less.
        let civil = Self.civil(daysSince1970: days - 25_569 + (days < 60 ? 1 : 0))
        (year, month, day) = civil
        weekday = (days + 6) % 7 + 1
        self.seconds = seconds
    }

    /// ISO 8601: the date, with the time where `hasTime`.
    func iso(hasTime: Bool) -> String {
        let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        guard hasTime else { return date }
        let whole = Int(seconds)
        return "\(date)T\(Self.padded(whole / 3600, 2)):\(Self.padded(whole / 60 % 60, 2)):\(Self.padded(whole % 60, 2))"
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The day of the Gregorian calendar (Howard Hinnant's `civil_from_days`).
    private static func civil(daysSince1970: Int) -> (Int, Int, Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
