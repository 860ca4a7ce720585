/// Text of old encodings as other programs than those that take its bytes for Windows-1252 show it, brought to how those show it.
enum LegacyAppearance {
    /// Characters of fonts that are marked as symbol fonts (old Vietnamese ones are) come as U+F020–F0FF; bytes that Windows-1252 does not have
    /// come from LibreOffice as U+F180–F19F.
    static func withoutPrivateUse(_ text: String, font: String?) -> String {
        guard text.unicodeScalars.contains(where: isPrivate), !isSymbolFont(font) else { return text }
        let shown = text.unicodeScalars.map { isPrivate($0) ? LegacyCodec.scalar(of: UInt8($0.value & 0xFF)) : $0 }
        return String(String.UnicodeScalarView(shown))
    }

    /// Fonts whose characters are signs.
    private static func isSymbolFont(_ name: String?) -> Bool {
        guard let name = name?.lowercased() else { return false }
        return ["symbol", "dings", "marlett", "math", "mt extra"].contains(where: name.contains)
    }

    private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
        (0xF020...0xF0FF).contains(scalar.value) || (0xF180...0xF19F).contains(scalar.value)
    }

    /// Text whose bytes were taken for Windows-1258, as fonts with the Vietnamese character set are; nil where it has nothing of the kind.
    static func fromWindows1258(_ text: String) -> String? {
        guard text.unicodeScalars.contains(where: { bytes[$0] != nil }) else { return nil }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { bytes[$0].map(LegacyCodec.scalar) ?? $0 }))
    }

    /// Where Windows-1258 differs from Windows-1252.
    private static let bytes: [Unicode.Scalar: UInt8] = [
        "Ă": 0xC3, "\u{300}": 0xCC, "Đ": 0xD0, "\u{309}": 0xD2, "Ơ": 0xD5, "Ư": 0xDD, "\u{303}": 0xDE, "ă": 0xE3, "\u{301}": 0xEC,
        "đ": 0xF0,
        "\u{323}": 0xF2, "ơ": 0xF5, "ư": 0xFD, "₫": 0xFE,
    ]
}
