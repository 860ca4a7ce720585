/// The installed fonts that glyphs are compared with, drawn as they are needed.
struct ReferenceLibrary: Sendable {
    private var fonts: [ReferenceFont.Face: ReferenceFont] = [:]

    /// Families that hold all Vietnamese letters or stand for one that Vietnamese offices use, the likeliest first.
    private static let families = [
        "Tinos", "Times New Roman", "Arimo", "Arial", "Liberation Serif", "Liberation Sans", "DejaVu Sans", "DejaVu Serif", "Noto Serif",
        "Noto Sans", "Carlito", "Caladea", "Cousine", "DejaVu Sans Mono",
    ]

    /// The face with at least the letters that are asked for, as far as it has them.
    mutating func font(_ face: ReferenceFont.Face, with scalars: [Unicode.Scalar]) -> ReferenceFont {
        var font = fonts.removeValue(forKey: face) ?? ReferenceFont(face)
        font.add(scalars)
        fonts[face] = font
        return font
    }

    /// Faces to try for a font of the document, the likeliest first.
    static func faces(for font: GlyphInventory.Font) -> [ReferenceFont.Face] {
        let name = plain(font.name)
        let named = families.filter { name.contains(plain($0)) }
        let order = named.sorted { plain($0).count > plain($1).count } + families.filter { !named.contains($0) }
        var styles = [(font.bold, font.italic)]
        if font.name.isEmpty { styles = [(false, false), (true, false), (false, true), (true, true)] }
        return order.flatMap { family in styles.map { ReferenceFont.Face(family: family, bold: $0.0, italic: $0.1) } }
    }

    private static func plain(_ name: String) -> String { name.lowercased().filter(\.isLetter) }
}
