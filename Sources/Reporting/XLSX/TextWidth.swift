import Foundation

/// How wide text is in Times New Roman, and how many lines it fills in a cell. Excel would fit rows when it opens a file; LibreOffice and printing
/// services do not, and a row too low hides words.
enum TextWidth {
    /// Advances in thousandths of the type size, from the font's own table (Tinos, which has Times New Roman's widths); all else has a digit's.
    private static let advances: [(width: Int, characters: String)] = [
        (180, "'"), (200, "|"), (250, " ,."), (278, "/:;\\ijlt"), (333, "!()-I[]`fr‘’"), (389, "Js"), (408, "\""), (444, "?acez“”"),
        (530, "ơư"), (556, "FPS"), (564, "+<=>×≤≥"), (611, "ELTZ"), (667, "BCR"), (722, "ADGHKNOQUVXYwĐƠ"), (778, "&m☐☒Ư"), (833, "%"),
        (889, "M"), (944, "W"), (1000, "@—…"),
    ]
    private static let digit = 500
    /// Bold type is wider by this, measured on the criteria of the rubrics (1.056).
    private static let bold = 1.06

    /// By scalar up to the last that Vietnamese uses (U+1EF9), letters with marks as wide as without.
    private static let table: [UInt16] = {
        var widths: [Unicode.Scalar: Int] = [:]
        for (width, characters) in advances {
            for scalar in characters.unicodeScalars { widths[scalar] = width }
        }
        return (0..<UInt32(0x2700)).map { value in
            guard let scalar = Unicode.Scalar(value) else { return UInt16(digit) }
            if let width = widths[scalar] { return UInt16(width) }
            guard let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first else { return UInt16(digit) }
            return UInt16(widths[base] ?? digit)
        }
    }()

    /// Lines that wrapped text fills.
    /// - Parameter room: width of the cell, in sizes of its type.
    static func lines(of text: String, room: Double, isBold: Bool) -> Int {
        let room = max(room * 1000 / (isBold ? bold : 1), 1)
        return table.withUnsafeBufferPointer { table in
            var lines = 1
            var line = 0.0
            var word = 0.0
            func place() {
                if line > 0, line + word > room {
                    lines += 1
                    line = 0
                }
                // A word longer than the cell is broken where the cell ends.
                let rest = line + word
                if rest > room { lines += Int((rest / room).rounded(.up)) - 1 }
                line = rest > room ? rest.truncatingRemainder(dividingBy: room) : rest
                word = 0
            }
            for scalar in text.unicodeScalars {
                if scalar == "\n" {
                    place()
                    lines += 1
                    line = 0
                    continue
                }
                let isCombining = (0x300...0x36F).contains(scalar.value)
                let width = isCombining ? 0 : Int(scalar.value) < table.count ? Int(table[Int(scalar.value)]) : 2 * digit
                word += Double(width)
                if scalar == " " {
                    // The space at a line's end takes no room.
                    word -= Double(width)
                    place()
                    line += Double(width)
                }
            }
            place()
            return lines
        }
    }
}
