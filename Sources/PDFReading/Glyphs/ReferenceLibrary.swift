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
        let told = order.map { ReferenceFont.Face(family: $0, bold: font.bold, italic: font.italic) }
        // A font of which the layer knows nothing may have been taken for another style's.
        return told + order.prefix(familiesInAllStyles).flatMap { styles(of: $0) }.filter { !told.contains($0) }
    }

    /// Styles that differ from what a font's name says are looked for in so many families.
    private static let familiesInAllStyles = 3

    static func styles(of family: String) -> [ReferenceFont.Face] {
        [(false, false), (true, false), (false, true), (true, true)].map { ReferenceFont.Face(family: family, bold: $0.0, italic: $0.1) }
    }

    private static func plain(_ name: String) -> String { name.lowercased().filter(\.isLetter) }
}
