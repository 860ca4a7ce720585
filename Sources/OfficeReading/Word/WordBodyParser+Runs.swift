import DocumentModel

extension WordBodyParser {
    /// How the text of one run is set.
    struct RunStyle {
        var text: TextStyle
        var isHidden: Bool
        var symbols: SymbolCharacters.Font?
    }

    /// Reads runs and what wraps them inside the element that was entered last.
    mutating func readInlines(into paragraph: inout ParagraphBuilder) throws {
        let element = xml.depth
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .r: try readRun(into: &paragraph)
            case .pPr: try readParagraphProperties(into: &paragraph)
            case .hyperlink, .fldSimple, .smartTag, .customXml, .ins, .moveTo, .dir, .bdo, .math: try readInlines(into: &paragraph)
            case .mathText: emit(try xml.text(), style: runStyle(RunProperties(), in: paragraph), into: &paragraph)
            case .sdt: try readInlineControl(into: &paragraph)
            default: continue
            }
        }
    }

    private mutating func readInlineControl(into paragraph: inout ParagraphBuilder) throws {
        let start = paragraph.close()
        let control = try readControl(isInline: true) { parser in
            try parser.readInlines(into: &paragraph)
            parser.drawOpenCheckBox(into: &paragraph)
        }
        if case .slot = control, !controls.contains(where: \.isCheckBox), !fields.isInInstruction {
            paragraph.closeControl(from: start)
        } else {
            paragraph.close()
        }
    }

    private mutating func readRun(into paragraph: inout ParagraphBuilder) throws {
        let element = xml.depth
        var style = runStyle(RunProperties(), in: paragraph)
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .rPr: style = runStyle(try xml.readRunProperties(), in: paragraph)
            case .t: emit(try readText(symbols: style.symbols), style: style, into: &paragraph)
            case .tab, .ptab: emit("\t", style: style, into: &paragraph)
            case .br: readBreak(style: style, into: &paragraph)
            case .cr: emit("\n", style: style, into: &paragraph)
            case .noBreakHyphen: emit("\u{2011}", style: style, into: &paragraph)
            case .softHyphen: emit("\u{AD}", style: style, into: &paragraph)
            case .sym: emit(symbol(), style: style, into: &paragraph)
            case .fldChar: try readFieldCharacter(style: style, into: &paragraph)
            case .drawing, .pict, .object: try readDrawing(isHidden: style.isHidden, into: &paragraph)
            case .ruby: try readRuby(into: &paragraph)
            default: continue
            }
        }
    }

    private mutating func runStyle(_ properties: RunProperties, in paragraph: ParagraphBuilder) -> RunStyle {
        var all = paragraph.base
        if let style = properties.style { all = all.overlaid(with: styles.properties(of: style)) }
        all = all.overlaid(with: properties)
        let text = styles.textStyle(all)
        return RunStyle(text: text, isHidden: all.hidden ?? false, symbols: text.font.flatMap(SymbolCharacters.font))
    }

    /// Text goes through here: it is dropped, marked or replaced as the fields and controls around it want.
    mutating func emit(_ text: String, style: RunStyle, into paragraph: inout ParagraphBuilder) {
        guard !text.isEmpty, !fields.isInInstruction else { return }
        guard !style.isHidden else {
            findings.addHidden(text)
            return
        }
        if controls.contains(where: \.isCheckBox) {
            drawOpenCheckBox(into: &paragraph, style: style.text)
        } else if case .slot(let isPlaceholder)? = controls.last(where: { $0 != .plain }) {
            paragraph.append(text, style: style.text, origin: .control(isPlaceholder: isPlaceholder))
        } else {
            paragraph.append(text, style: style.text, origin: fields.isInTextInput ? .control(isPlaceholder: false) : .text)
        }
    }

    /// Draws the box of the check box control around this place, if it was not drawn yet. Other controls within it (some writers nest
    /// them) count for nothing.
    mutating func drawOpenCheckBox(into paragraph: inout ParagraphBuilder, style: TextStyle = TextStyle()) {
        guard let index = controls.firstIndex(where: \.isCheckBox), case .checkBox(let isChecked) = controls[index] else { return }
        paragraph.append(isChecked ? "☒" : "☐", style: style, origin: .text)
        controls[index] = .drawnCheckBox
    }

    /// Reads `w:t`. As in Word, line ends are spaces, and white space at the ends counts only where the file says so.
    private mutating func readText(symbols: SymbolCharacters.Font?) throws -> String {
        let preservesSpace = xml.preservesSpace
        var text = try xml.text()
        if !preservesSpace, let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            Self.isXMLSpace(first) || Self.isXMLSpace(last)
        {
            text = Self.trimmed(text)
        }
        if text.utf8.contains(where: { $0 < 0x20 }) {
            text = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        }
        return symbols.map { SymbolCharacters.text(text, font: $0) } ?? text
    }

    private static func isXMLSpace(_ scalar: UnicodeScalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isXMLSpace($0) }), let last = scalars.lastIndex(where: { !isXMLSpace($0) }) else {
            return ""
        }
        return String(scalars[first...last])
    }

    private mutating func readBreak(style: RunStyle, into paragraph: inout ParagraphBuilder) {
        switch xml.attribute("type") {
        case "page", "column":
            if !style.isHidden { paragraph.breakPage() }
        default: emit("\n", style: style, into: &paragraph)
        }
    }

    private func symbol() -> String {
        guard let code = xml.attribute("char").flatMap({ UInt32($0, radix: 16) }), let scalar = UnicodeScalar(code) else { return "" }
        let font = xml.attribute("font").flatMap(SymbolCharacters.font)
        // A symbol of any other font than those we know is told by its code alone when it lies in the private use area.
        if font == nil && code < 0xF000 { return String(scalar) }
        if let known = SymbolCharacters.character(code, font: font) { return String(known) }
        return String((0x20...0xFF).contains(code) ? UnicodeScalar(0xF000 + code) ?? scalar : scalar)
    }

    private mutating func readRuby(into paragraph: inout ParagraphBuilder) throws {
        let element = xml.depth
        while let child = try xml.nextChild(of: element) {
            if child == .rubyBase { try readInlines(into: &paragraph) }
        }
    }

    /// Word keeps a second copy of a drawing for older programs: the same picture counts once.
    private mutating func notePicture(_ relationship: String?) {
        guard let relationship else {
            findings.pictures += 1
            return
        }
        if !openPictures.contains(relationship) { openPictures.append(relationship) }
    }

    /// Looks for pictures and text boxes in a drawing. Fields and controls around the anchor do not reach into them.
    private mutating func readDrawing(isHidden: Bool, into paragraph: inout ParagraphBuilder) throws {
        guard !isHidden, !fields.isInInstruction else { return }
        let element = xml.depth
        while let child = try xml.nextDescendant(of: element) {
            switch child {
            case .blip: notePicture(xml.attribute("embed"))
            case .imageData: notePicture(xml.attribute("id"))
            case .txbxContent:
                let outerFields = fields
                let outerControls = controls
                fields = WordFieldStack()
                controls = []
                var list = BlockList()
                try readBlocks(into: &list)
                paragraph.boxes += list.finished()
                fields = outerFields
                controls = outerControls
            default: continue
            }
        }
    }
}
