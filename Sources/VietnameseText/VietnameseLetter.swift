/// The six tones, in the order in which Vietnamese dictionaries list them.
package enum Tone: UInt8, CaseIterable, Sendable {
    case level, falling, hook, tilde, rising, dot
}

/// One of the 134 letters of Vietnamese that ASCII lacks, or one of the twelve plain vowel letters, taken apart.
package struct VietnameseLetter: Hashable, Sendable {
    /// The small letter without its tone: a ă â e ê i o ô ơ u ư y đ.
    package let base: Unicode.Scalar
    package let tone: Tone
    package let isUppercase: Bool

    /// The letter as one precomposed scalar.
    package var scalar: Unicode.Scalar {
        let row = Self.rows[Int(Self.rowOfBase(base))]
        let scalar = row[Int(tone.rawValue) % row.count]
        return isUppercase ? Self.uppercase(scalar) : scalar
    }

    /// The ASCII letter that is left when all marks are taken away.
    package var plain: Unicode.Scalar {
        let small = Self.plainOfRow[Int(Self.rowOfBase(base))]
        return isUppercase ? Self.uppercase(small) : small
    }

    package init(base: Unicode.Scalar, tone: Tone, isUppercase: Bool = false) {
        self.base = base
        self.tone = tone
        self.isUppercase = isUppercase
    }

    /// Nil for everything that is not a Vietnamese vowel letter or đ.
    package init?(_ scalar: Unicode.Scalar) {
        guard scalar.value < UInt32(Self.table.count) else { return nil }
        let entry = Self.table[Int(scalar.value)]
        guard entry.row != Entry.none else { return nil }
        base = entry.base
        tone = entry.tone
        isUppercase = entry.isUppercase
    }

    package func with(tone: Tone) -> VietnameseLetter {
        VietnameseLetter(base: base, tone: tone, isUppercase: isUppercase)
    }

    private struct Entry {
        static let none: UInt8 = 255
        var row = none
        var base: Unicode.Scalar = "a"
        var tone = Tone.level
        var isUppercase = false
    }

    private static let rows: [[Unicode.Scalar]] = [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ", "đ",
    ].map { Array($0.unicodeScalars) }

    private static let plainOfRow: [Unicode.Scalar] = Array("aaaeeiooouuyd".unicodeScalars)

    /// By scalar value, up to the last Vietnamese letter (U+1EF9).
    private static let table: [Entry] = {
        var table = [Entry](repeating: Entry(), count: 0x1EFA)
        for (row, scalars) in rows.enumerated() {
            for (scalar, tone) in zip(scalars, Tone.allCases) {
                table[Int(scalar.value)] = Entry(row: UInt8(row), base: scalars[0], tone: tone, isUppercase: false)
                table[Int(uppercase(scalar).value)] = Entry(row: UInt8(row), base: scalars[0], tone: tone, isUppercase: true)
            }
        }
        return table
    }()

    private static func rowOfBase(_ base: Unicode.Scalar) -> UInt8 { table[Int(base.value)].row }

    private static func uppercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
    }
}

/// The blocks of Unicode beyond ASCII that hold the letters of Vietnamese (Latin-1, Latin Extended-A and -B, Latin Extended Additional), counted through:
/// for tables of what each of their scalars means.
enum VietnameseBlocks {
    private static let lower: Range<UInt32> = 0x80..<0x250
    private static let upper: Range<UInt32> = 0x1E00..<0x1F00

    static let scalars = (Array(lower) + Array(upper)).compactMap(Unicode.Scalar.init)

    static func contains(_ scalar: Unicode.Scalar) -> Bool { lower.contains(scalar.value) || upper.contains(scalar.value) }

    /// The place of a scalar of the blocks among `scalars`.
    static func index(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < lower.upperBound { return Int(scalar.value - lower.lowerBound) }
        return lower.count + Int(scalar.value - upper.lowerBound)
    }
}
