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
        base = Self.rows[Int(entry.row)][0]
        tone = entry.tone
        isUppercase = entry.isUppercase
    }

    package func with(tone: Tone) -> VietnameseLetter {
        VietnameseLetter(base: base, tone: tone, isUppercase: isUppercase)
    }

    private struct Entry {
        static let none: UInt8 = 255
        var row = none
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
                table[Int(scalar.value)] = Entry(row: UInt8(row), tone: tone, isUppercase: false)
                table[Int(uppercase(scalar).value)] = Entry(row: UInt8(row), tone: tone, isUppercase: true)
            }
        }
        return table
    }()

    private static func rowOfBase(_ base: Unicode.Scalar) -> UInt8 { table[Int(base.value)].row }

    private static func uppercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
    }
}
