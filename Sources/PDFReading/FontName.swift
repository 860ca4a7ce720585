import DocumentModel

/// What the name of a font tells about how its text is set.
enum FontName {
    private static let boldWords = ["bold", "black", "heavy", "semibold", "demi"]
    private static let italicWords = ["italic", "oblique", "kursiv"]

    /// - Parameter size: points; 0 where unknown.
    static func style(_ name: String?, size: Double) -> TextStyle {
        var style = TextStyle()
        style.size = size > 0 ? (size * 100).rounded() / 100 : nil
        guard let name, !name.isEmpty else { return style }
        let plain = withoutSubsetPrefix(name)
        style.font = plain
        let lower = plain.lowercased()
        style.bold = boldWords.contains { lower.contains($0) }
        style.italic = italicWords.contains { lower.contains($0) }
        return style
    }

    /// "BAAAAA+Tinos" is a subset of "Tinos": six capital letters and a plus sign.
    private static func withoutSubsetPrefix(_ name: String) -> String {
        let characters = name.utf8
        guard characters.count > 7, characters.prefix(6).allSatisfy({ (0x41...0x5A).contains($0) }) else { return name }
        let rest = name.dropFirst(6)
        return rest.first == "+" ? String(rest.dropFirst()) : name
    }
}
