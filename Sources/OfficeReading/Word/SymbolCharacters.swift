/// The characters of symbol fonts (Wingdings and its kin) that mean something in a form.
///
/// Word keeps them in the private use area from U+F000, or as plain letters set in such a font.
enum SymbolCharacters {
    enum Font {
        case symbol, webdings, wingdings, wingdings2, wingdings3
    }

    /// Whether a font of this name is a symbol font.
    static func font(named name: String) -> Font? {
        // Most fonts are none: two comparisons settle it.
        guard let first = name.utf8.first, first | 0x20 == UInt8(ascii: "w") || first | 0x20 == UInt8(ascii: "s") else { return nil }
        return switch name.lowercased() {
        case "symbol": .symbol
        case "webdings": .webdings
        case "wingdings": .wingdings
        case "wingdings 2": .wingdings2
        case "wingdings 3": .wingdings3
        default: nil
        }
    }

    /// The Unicode character of `code` (0x20…0xFF, or the same in the private use area) in a symbol font; nil where forms do not use it.
    static func character(_ code: UInt32, font: Font?) -> Character? {
        let glyph = (0xF000...0xF0FF).contains(code) ? code - 0xF000 : code
        switch (font, glyph) {
        case (.wingdings2, 0x52), (.wingdings2, 0x53), (.wingdings2, 0x54): return "☒"
        case (.wingdings2, 0x50): return "✓"
        case (.wingdings2, 0x4F): return "✗"
        case (.wingdings2, 0xA2): return "■"
        case (.wingdings2, 0xA3), (.wingdings2, 0x2A), (.wingdings2, 0x30): return "☐"
        case (.wingdings2, _), (.wingdings3, _): return nil
        case (.webdings, 0x63): return "☐"
        case (.webdings, 0x61): return "✓"
        case (.webdings, 0x72): return "✗"
        case (.webdings, 0x67): return "■"
        case (.webdings, _): return nil
        case (.symbol, 0xB7): return "•"
        case (.symbol, 0x2D): return "−"
        case (.symbol, _): return nil
        case (_, 0x6F), (_, 0x71), (_, 0x72), (_, 0xA8), (_, 0xA3): return "☐"
        case (_, 0xFD), (_, 0xFE), (_, 0x78): return "☒"
        case (_, 0xFC): return "✓"
        case (_, 0xFB): return "✗"
        case (_, 0x6E): return "■"
        case (_, 0xA7): return "▪"
        case (_, 0x6C), (_, 0x9F): return "•"
        case (_, 0xD8): return "➢"
        case (_, 0x76): return "❖"
        case (_, 0xE0): return "→"
        case (nil, 0x53): return "☒"
        case (nil, 0xB7): return "•"
        default: return nil
        }
    }

    /// Text set in a symbol font, with the characters that are known replaced. Others are moved to the private use area, so that they are
    /// not taken for the letters that they are not; the letters of `Symbol` (Greek) stay.
    static func text(_ text: String, font: Font) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let code = scalar.value
                    guard (0x21...0xFF).contains(code) || (0xF021...0xF0FF).contains(code) else { return scalar }
                    if font == .symbol && code < 0xF000 && code != 0xB7 { return scalar }
                    if let known = character(code, font: font)?.unicodeScalars.first { return known }
                    return code < 0x100 ? UnicodeScalar(0xF000 + code) ?? scalar : scalar
                }))
    }

    /// The bullet of a list. Its font is not asked: the private use area says that it is a symbol.
    static func bullets(_ text: String) -> String {
        String(text.map { $0.unicodeScalars.first.flatMap { $0.value >= 0xF000 ? character($0.value, font: nil) : nil } ?? $0 })
    }
}
