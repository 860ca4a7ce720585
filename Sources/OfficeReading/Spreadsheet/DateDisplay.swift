/// Shows a date or time by one section of a format.
struct DateDisplay {
    let section: NumberFormat.Section

    /// `serial` is the number behind the date, for times that run on beyond a day.
    func text(_ date: SerialDate, serial: Double) -> String {
        var date = date
        let hasFraction = section.tokens.contains { if case .secondFraction = $0 { true } else { false } }
        if !hasFraction { date.seconds = min(date.seconds.rounded(), 86_399) }
        let showsHalves = section.tokens.contains(.halfOfDay)
        var text = ""
        for token in section.tokens {
            switch token {
            case .date(let part, let count): text += show(part, count: count, of: date, showsHalves: showsHalves)
            case .elapsed(let part, let count): text += elapsed(part, count: count, serial: serial)
            case .secondFraction(let places):
                let fraction = Int((date.seconds - date.seconds.rounded(.down)) * 1000)
                text += "." + String((SerialDate.padded(fraction, 3) + "000").prefix(places))
            case .halfOfDay: text += date.seconds < 43_200 ? (section.isEnglish ? "AM" : "SA") : (section.isEnglish ? "PM" : "CH")
            case .literal(let literal): text += literal
            case .slash: text += "/"
            case .point: text += "."
            case .comma: text += ","
            default: continue
            }
        }
        return text
    }

    private func show(_ part: Character, count: Int, of date: SerialDate, showsHalves: Bool) -> String {
        let seconds = Int(date.seconds)
        switch part {
        case "y": return count <= 2 ? SerialDate.padded(date.year % 100, 2) : SerialDate.padded(date.year, 4)
        case "m": return count <= 2 ? SerialDate.padded(date.month, count) : month(date.month, count: count)
        case "d": return count <= 2 ? SerialDate.padded(date.day, count) : weekday(date.weekday, count: count)
        case "h":
            let hour = seconds / 3600
            return SerialDate.padded(showsHalves ? (hour + 11) % 12 + 1 : hour, min(count, 2))
        case "n": return SerialDate.padded(seconds / 60 % 60, min(count, 2))
        default: return SerialDate.padded(seconds % 60, min(count, 2))
        }
    }

    private func elapsed(_ part: Character, count: Int, serial: Double) -> String {
        let seconds = Int((serial * 86_400).rounded())
        return switch part {
        case "h": SerialDate.padded(seconds / 3600, count)
        case "m": SerialDate.padded(seconds / 60, count)
        default: SerialDate.padded(seconds, count)
        }
    }

    private func month(_ month: Int, count: Int) -> String {
        if section.isEnglish {
            let name = Self.englishMonths[month - 1]
            return count == 4 ? name : String(name.prefix(count == 3 ? 3 : 1))
        }
        return count == 3 ? "Thg\(month)" : count == 4 ? "Tháng \(Self.vietnameseMonths[month - 1])" : "T"
    }

    private func weekday(_ weekday: Int, count: Int) -> String {
        if section.isEnglish {
            let name = Self.englishDays[weekday - 1]
            return count == 3 ? String(name.prefix(3)) : name
        }
        if count == 3 { return weekday == 1 ? "CN" : "T\(weekday)" }
        return Self.vietnameseDays[weekday - 1]
    }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    private static let vietnameseMonths = [
        "Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai",
    ]
    private static let englishDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    private static let vietnameseDays = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"]
}
