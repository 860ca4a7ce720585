import DocumentModel

/// What one place of the file (a run, a style) says about how text is set; nil where it says nothing.
struct RunProperties {
    enum Font: Hashable {
        case named(String)
        /// A font of the document's theme.
        case major, minor
    }

    var bold: Bool?
    var italic: Bool?
    var underline: Bool?
    var strikethrough: Bool?
    var hidden: Bool?
    var font: Font?
    /// Points.
    var size: Double?
    /// The character style.
    var style: String?
    /// For the mark of a paragraph: it was deleted with change tracking, so that the paragraph runs on into the next.
    var isDeleted = false

    /// Where `other` says something, it wins.
    func overlaid(with other: RunProperties) -> RunProperties {
        var result = self
        result.bold = other.bold ?? bold
        result.italic = other.italic ?? italic
        result.underline = other.underline ?? underline
        result.strikethrough = other.strikethrough ?? strikethrough
        result.hidden = other.hidden ?? hidden
        result.font = other.font ?? font
        result.size = other.size ?? size
        return result
    }
}

extension XMLPartReader where Name == WordElement {
    /// Reads `w:rPr`, which was entered last.
    mutating func readRunProperties() throws -> RunProperties {
        let element = depth
        var properties = RunProperties()
        while let child = try nextChild(of: element) {
            switch child {
            case .b: properties.bold = isOn()
            case .i: properties.italic = isOn()
            case .u: properties.underline = isOn()
            case .strike, .dstrike: properties.strikethrough = isOn() || properties.strikethrough == true
            case .vanish: properties.hidden = isOn()
            case .rFonts: properties.font = font()
            case .sz: properties.size = attribute("val").flatMap(Self.points)
            case .rStyle: properties.style = attribute("val")
            case .del, .moveFrom: properties.isDeleted = true
            default: continue
            }
        }
        return properties
    }

    private func font() -> RunProperties.Font? {
        if let theme = attribute("asciiTheme") ?? attribute("hAnsiTheme") {
            return theme.hasPrefix("major") ? .major : .minor
        }
        return (attribute("ascii") ?? attribute("hAnsi")).map { .named($0) }
    }

    /// Transitional files give half points; strict ones may give a length with a unit.
    private static func points(_ text: String) -> Double? {
        if text.hasSuffix("pt") { return Double(text.dropLast(2)) }
        return Double(text).map { $0 / 2 }
    }
}
