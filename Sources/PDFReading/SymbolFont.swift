/// Reads the code points of symbol fonts, which have no meaning without the font: boxes become `☐` and `☒`, ticks and bullets what they show.
struct SymbolFont {
    private static let emptyBox: Unicode.Scalar = "\u{2610}"
    private static let crossedBox: Unicode.Scalar = "\u{2612}"
    private static let tick: Unicode.Scalar = "\u{2713}"
    private static let cross: Unicode.Scalar = "\u{2717}"
    private static let bullet: Unicode.Scalar = "\u{2022}"
    private static let square: Unicode.Scalar = "\u{25AA}"
    private static let arrow: Unicode.Scalar = "\u{27A2}"

    /// Code points of Microsoft's symbol fonts (the character tables in the fonts themselves); Word numbers them from U+F000 as well.
    private static let wingdings: [UInt32: Unicode.Scalar] = [
        0x6F: emptyBox, 0x71: emptyBox, 0x72: emptyBox, 0xA8: emptyBox, 0x78: crossedBox, 0xFD: crossedBox, 0xFE: crossedBox,
        0xFC: tick, 0xFB: cross, 0x6C: bullet, 0x9F: bullet, 0xA7: square, 0xD8: arrow,
    ]
    private static let wingdings2: [UInt32: Unicode.Scalar] = [
        0x2A: emptyBox, 0x30: emptyBox, 0xA3: emptyBox, 0x52: crossedBox, 0x53: crossedBox, 0x54: crossedBox, 0x50: tick, 0x4F: cross,
    ]
    private static let symbol: [UInt32: Unicode.Scalar] = [0xB7: bullet]
    /// ZapfDingbats, the font of boxes in AcroForm fields.
    private static let dingbats: [UInt32: Unicode.Scalar] = [
        0x6E: "\u{25A0}", 0x6F: emptyBox, 0x71: emptyBox, 0x33: tick, 0x34: tick, 0x38: crossedBox, 0x6C: bullet,
    ]

    /// The table of the font's symbols; nil for fonts of letters.
    private let table: [UInt32: Unicode.Scalar]?

    /// - Parameter font: its name, as the file has it.
    init(_ font: String?) {
        let name = font?.lowercased().filter { $0 != " " && $0 != "-" } ?? ""
        if name.contains("wingdings2") {
            table = Self.wingdings2
        } else if name.contains("wingdings") {
            table = Self.wingdings
        } else if name.contains("dingbats") {
            table = Self.dingbats
        } else {
            table = nil
        }
    }

    /// A symbol of a font that does not say its name (subset names, OpenSymbol in Word's stead): Word's bullets and boxes.
    private static let unnamed = symbol.merging(wingdings) { first, _ in first }

    func readable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let isPrivate = (0xF000...0xF0FF).contains(scalar.value)
        guard isPrivate || table != nil && scalar.value < 0x100 else { return scalar }
        let code = isPrivate ? scalar.value - 0xF000 : scalar.value
        return (table ?? Self.unnamed)[code] ?? scalar
    }
}
