/// A calendar date as Vietnamese documents write it.
package struct DateReading: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int

    /// "2019-08-11".
    package var iso: String { "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))" }

    /// Years that a document of this kind can bear.
    static let plausibleYears = 1945...2099

    package init?(year: Int, month: Int, day: Int) {
        guard Self.plausibleYears.contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The first date in `text`: "ngày 11 tháng 8 năm 2019" (also without marks, behind any lossy channel), "11/8/2019", "11-08-2019",
    /// "08.12.2019", "2019-08-11". Day before month.
    package static func read(_ text: String) -> DateReading? {
        let numbers = NumbersInText(text)
        for start in numbers.parts.indices where start + 2 < numbers.parts.count {
            let (a, b, c) = (numbers.parts[start], numbers.parts[start + 1], numbers.parts[start + 2])
            let between = (numbers.between(start), numbers.between(start + 1))
            if between.0.skeleton == "thng", between.1.skeleton == "nm", a.digits <= 2, b.digits <= 2, c.digits == 4,
                let date = DateReading(year: c.value, month: b.value, day: a.value)
            {
                return date
            }
            guard let mark = between.0.mark, between.1.mark == mark else { continue }
            if a.digits <= 2, b.digits <= 2, c.digits == 4, let date = DateReading(year: c.value, month: b.value, day: a.value) {
                return date
            }
            if mark == "-", a.digits == 4, b.digits == 2, c.digits == 2, let date = DateReading(year: a.value, month: b.value, day: c.value)
            {
                return date
            }
        }
        return nil
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// The runs of digits in a text, and what stands between them.
struct NumbersInText {
    struct Part {
        var value: Int
        var digits: Int
        /// Places in `scalars`.
        var range: Range<Int>
    }

    struct Between {
        /// The separator, where one of / - . – and white space is all there is.
        var mark: Unicode.Scalar?
        /// The ASCII letters without a: "thng" for tháng, tháng behind any channel, and thang; "nm" for năm.
        var skeleton: String
    }

    let scalars: [Unicode.Scalar]
    let parts: [Part]

    /// Longer runs are no part of a date or a period.
    private static let maximumDigits = 6

    init(_ text: String) {
        let scalars = Array(plainSpaces(nfc(text)).unicodeScalars)
        var parts: [Part] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index].isASCIIDigit else {
                index += 1
                continue
            }
            let start = index
            var value = 0
            while index < scalars.count, scalars[index].isASCIIDigit {
                if index - start < Self.maximumDigits { value = value * 10 + Int(scalars[index].value - 0x30) }
                index += 1
            }
            if index - start <= Self.maximumDigits { parts.append(Part(value: value, digits: index - start, range: start..<index)) }
        }
        self.scalars = scalars
        self.parts = parts
    }

    /// What stands between the part at `index` and the next.
    func between(_ index: Int) -> Between {
        let gap = scalars[parts[index].range.upperBound..<parts[index + 1].range.lowerBound]
        var skeleton = ""
        var marks: [Unicode.Scalar] = []
        for scalar in gap where scalar != " " && scalar != "\n" && scalar != "\t" {
            // Leaders of the blank around the numbers.
            if scalar == "…" || scalar == "_" { continue }
            let small = lowercase(scalar)
            if ("b"..."z").contains(small) {
                skeleton.unicodeScalars.append(small)
            } else if ["/", "-", ".", "–", "−"].contains(scalar) {
                marks.append(scalar == "–" || scalar == "−" ? "-" : scalar)
            }
        }
        let isMark = skeleton.isEmpty && marks.count == 1 && gap.allSatisfy { !$0.properties.isAlphabetic }
        return Between(mark: isMark ? marks.first : nil, skeleton: skeleton)
    }
}
