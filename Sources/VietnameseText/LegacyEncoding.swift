/// Encodings of Vietnamese from before Unicode, as they stand in documents: their bytes shown as if they were Windows-1252 or Latin-1 text.
package enum LegacyEncoding: String, CaseIterable, Sendable, Hashable {
    /// TCVN 5712 as the ABC fonts use it (.VnTime). Toned capitals have no code: their small letters' codes are typed, and fonts whose names end
    /// in H draw them, and a–z too, as capitals.
    case tcvn3
    /// VNI-Windows: a letter and a mark.
    case vni
    case viscii
    case vps
    /// Windows-1258: a letter and a combining tone.
    case cp1258
    /// Unicode with the tone as a combining mark of its own ("Unicode tổ hợp"), or fully decomposed.
    case compoundUnicode

    /// Whether every Vietnamese text survives `decode(encode(text))`.
    package var isLossless: Bool { self != .tcvn3 }

    /// The text as a program shows it that takes the encoding's bytes for Windows-1252. Scalars that are no Vietnamese letters stay as they are.
    ///
    /// - Parameter inCapitalFont: TCVN3 only: the text is to be drawn in a font of capitals, so all of it is written in small letters.
    package func encode(_ text: String, inCapitalFont: Bool = false) -> String {
        let text = nfc(text)
        if self == .compoundUnicode { return CompoundUnicode.decomposedTones(text) }
        let codes = LegacyCodec.of(self).codes
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let written = inCapitalFont && self == .tcvn3 ? lowercase(scalar) : scalar
            guard !written.isASCII, let code = codes[written] else {
                result.append(written)
                continue
            }
            result.append(contentsOf: code)
        }
        return String(result)
    }

    /// Unicode text from text that shows the encoding's bytes; characters that the encoding does not use stay as they are.
    ///
    /// U+2212 and U+2219, as which Acrobat Distiller shows two bytes of TCVN3, are understood next to letters.
    /// - Parameter inCapitalFont: TCVN3 only: the run's font draws small letters as capitals.
    package func decode(_ text: String, inCapitalFont: Bool = false) -> String {
        if self == .compoundUnicode { return nfc(text) }
        let decoded = LegacyCodec.of(self).decode(Array(text.unicodeScalars))
        let string = String(scalars: decoded)
        return inCapitalFont && self == .tcvn3 ? string.uppercased() : string
    }
}

/// Unicode whose tones are combining marks of their own.
enum CompoundUnicode {
    static func decomposedTones(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard let letter = VietnameseLetter(scalar), letter.tone != .level else {
                result.append(scalar)
                continue
            }
            result.append(letter.with(tone: .level).scalar)
            result.append(mark(letter.tone))
        }
        return String(result)
    }

    private static func mark(_ tone: Tone) -> Unicode.Scalar {
        switch tone {
        case .level: "\u{34F}"
        case .falling: "\u{300}"
        case .hook: "\u{309}"
        case .tilde: "\u{303}"
        case .rising: "\u{301}"
        case .dot: "\u{323}"
        }
    }
}
