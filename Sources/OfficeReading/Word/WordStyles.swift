import DocumentModel

/// The styles of a Word document, resolved as far as they tell something about the text: set in bold, hidden, in a legacy font, numbered.
struct WordStyles {
    struct Style {
        var basedOn: String?
        var run = RunProperties()
        var numbering = NumberingReference()
        /// For table styles: whether lines are drawn; nil where the style says nothing.
        var hasBorders: Bool?
    }

    /// Names of the theme's fonts.
    struct ThemeFonts {
        var major: String?
        var minor: String?
    }

    private var styles: [String: Style] = [:]
    private var defaults = RunProperties()
    private var defaultParagraphStyle: String?
    private var fonts = ThemeFonts()
    private var resolved: [String: RunProperties] = [:]

    /// A document without styles.
    init() {}

    /// Reads `styles.xml`, and the theme's fonts where there is a theme.
    init(package: inout OfficePackage, styles: String?, theme: String?) throws {
        if let theme, package.contains(theme) { fonts = try Self.readFonts(package.reader(of: theme)) }
        guard let styles, package.contains(styles) else { return }
        var xml: XMLPartReader<WordElement> = try package.reader(of: styles)
        _ = try xml.openRoot()
        while let element = try xml.nextChild(of: 0) {
            switch element {
            case .docDefaults: try readDefaults(&xml)
            case .style: try readStyle(&xml)
            default: continue
            }
        }
    }

    /// What a paragraph of this style (or of the default style) gives its runs.
    mutating func paragraphProperties(style: String?) -> RunProperties {
        guard let id = style ?? defaultParagraphStyle else { return defaults }
        return defaults.overlaid(with: properties(of: id))
    }

    /// What a style and those it is based on say.
    mutating func properties(of id: String) -> RunProperties {
        if let known = resolved[id] { return known }
        let result = chain(of: id).reversed().reduce(RunProperties()) { $0.overlaid(with: $1.run) }
        resolved[id] = result
        return result
    }

    /// The numbering that a paragraph style gives.
    func numbering(style: String?) -> NumberingReference {
        guard let id = style ?? defaultParagraphStyle else { return NumberingReference() }
        let chain = chain(of: id)
        return NumberingReference(
            number: chain.lazy.compactMap(\.numbering.number).first, level: chain.lazy.compactMap(\.numbering.level).first)
    }

    func tableHasBorders(style: String) -> Bool {
        chain(of: style).lazy.compactMap(\.hasBorders).first ?? false
    }

    func textStyle(_ properties: RunProperties) -> TextStyle {
        let font: String? =
            switch properties.font {
            case .named(let name): name
            case .major: fonts.major
            case .minor: fonts.minor
            case nil: nil
            }
        return TextStyle(
            bold: properties.bold ?? false, italic: properties.italic ?? false, underline: properties.underline ?? false,
            strikethrough: properties.strikethrough ?? false, font: font, size: properties.size)
    }

    /// Styles that are followed from one: people build on three or four.
    private static let longestChain = 64

    /// The style and what it is based on, nearest first; a circle ends where it closes.
    private func chain(of id: String) -> [Style] {
        var chain: [Style] = []
        var seen: Set<String> = []
        var next: String? = id
        while let current = next, chain.count < Self.longestChain, seen.insert(current).inserted, let style = styles[current] {
            chain.append(style)
            next = style.basedOn
        }
        return chain
    }

    // MARK: Reading

    private mutating func readDefaults(_ xml: inout XMLPartReader<WordElement>) throws {
        let element = xml.depth
        while let child = try xml.nextChild(of: element) {
            guard child == .rPrDefault else { continue }
            let wrapper = xml.depth
            while let inner = try xml.nextChild(of: wrapper) {
                if inner == .rPr { defaults = try xml.readRunProperties() }
            }
        }
    }

    private mutating func readStyle(_ xml: inout XMLPartReader<WordElement>) throws {
        guard let id = xml.attribute("styleId") else { return }
        if xml.attribute("type") == "paragraph", let flag = xml.attribute("default"), flag != "0", flag != "false" {
            defaultParagraphStyle = id
        }
        let element = xml.depth
        var style = Style()
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .basedOn: style.basedOn = xml.attribute("val")
            case .rPr: style.run = try xml.readRunProperties()
            case .pPr:
                let properties = xml.depth
                while let property = try xml.nextChild(of: properties) {
                    if property == .numPr { style.numbering = try xml.readNumberingReference() }
                }
            case .tblPr:
                let properties = xml.depth
                while let property = try xml.nextChild(of: properties) {
                    if property == .tblBorders { style.hasBorders = try xml.readBorders() }
                }
            default: continue
            }
        }
        styles[id] = style
    }

    private static func readFonts(_ theme: consuming XMLPartReader<WordElement>) throws -> ThemeFonts {
        var fonts = ThemeFonts()
        _ = try theme.openRoot()
        var isMajor = true
        while let element = try theme.nextDescendant(of: 0) {
            switch element {
            case .majorFont: isMajor = true
            case .minorFont: isMajor = false
            case .latin:
                if isMajor { fonts.major = fonts.major ?? theme.attribute("typeface") }
                if !isMajor { fonts.minor = fonts.minor ?? theme.attribute("typeface") }
            default: continue
            }
        }
        return fonts
    }
}

extension XMLPartReader where Name == WordElement {
    /// Reads the borders of a table or of a cell, which were entered last: whether any line is drawn.
    mutating func readBorders() throws -> Bool {
        let element = depth
        var isDrawn = false
        while let side = try nextChild(of: element) {
            switch side {
            case .top, .left, .start, .bottom, .right, .end, .insideH, .insideV:
                let kind = attribute("val")
                if kind != nil && kind != "nil" && kind != "none" { isDrawn = true }
            default: continue
            }
        }
        return isDrawn
    }
}
