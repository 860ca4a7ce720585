import DocumentModel

/// The complex fields (`w:fldChar` begin … separate … end) that are open. Of a field only its result is text.
struct WordFieldStack {
    enum Kind {
        case other
        case checkBox(isChecked: Bool)
        case textInput
        /// The choice that is shown.
        case dropDown(String)
    }

    struct Field {
        var kind: Kind
        var isInResult = false
        /// The number of runs of the paragraph when the result began; nil once the paragraph has ended.
        var firstRun: Int?
    }

    private(set) var open: [Field] = []

    /// Text here belongs to a field's instruction, or is what a form field shows only by itself.
    var isInInstruction: Bool {
        open.contains { !$0.isInResult }
    }

    var isInTextInput: Bool {
        if case .textInput = open.last?.kind { true } else { false }
    }

    /// Word nests no more than 20; a file that goes far beyond is made to cost time.
    private static let deepest = 64

    mutating func begin(_ kind: Kind) {
        guard open.count < Self.deepest else { return }
        open.append(Field(kind: kind))
    }

    /// The instruction of the innermost field ends, its result begins.
    mutating func separate(firstRun: Int) {
        guard let last = open.indices.last else { return }
        switch open[last].kind {
        case .checkBox, .dropDown: break
        case .other, .textInput:
            open[last].isInResult = true
            open[last].firstRun = firstRun
        }
    }

    mutating func end() -> Field? {
        open.popLast()
    }

    /// A damaged file may leave a field without its end: an instruction does not reach beyond its paragraph.
    mutating func endParagraph() {
        open.removeAll { !$0.isInResult }
        for index in open.indices { open[index].firstRun = nil }
    }
}

extension WordBodyParser {
    /// Reads `w:fldChar`, which was entered last.
    mutating func readFieldCharacter(style: RunStyle, into paragraph: inout ParagraphBuilder) throws {
        switch xml.attribute("fldCharType") {
        case "begin":
            fields.begin(try readFieldKind())
        case "separate":
            let isTextInput = fields.isInTextInput
            fields.separate(firstRun: isTextInput ? paragraph.close() : paragraph.runs.count)
        case "end":
            guard let field = fields.end() else { return }
            switch field.kind {
            case .other: break
            case .checkBox(let isChecked): emit(isChecked ? "☒" : "☐", style: style, into: &paragraph)
            case .textInput:
                if !fields.isInInstruction, !style.isHidden, let first = field.firstRun { paragraph.closeControl(from: first) }
            case .dropDown(let choice):
                guard !fields.isInInstruction, !style.isHidden else { return }
                let start = paragraph.close()
                paragraph.append(choice, style: style.text, origin: .control(isPlaceholder: false))
                paragraph.closeControl(from: start)
            }
        default: return
        }
    }

    /// What `w:ffData` in the beginning of a field says: only form fields have it.
    private mutating func readFieldKind() throws -> WordFieldStack.Kind {
        let element = xml.depth
        var kind = WordFieldStack.Kind.other
        while let child = try xml.nextChild(of: element) {
            guard child == .ffData else { continue }
            let data = xml.depth
            while let field = try xml.nextChild(of: data) {
                switch field {
                case .checkBox: kind = .checkBox(isChecked: try readCheckBoxField())
                case .textInput: kind = .textInput
                case .ddList: kind = .dropDown(try readDropDownField())
                default: continue
                }
            }
        }
        return kind
    }

    private mutating func readCheckBoxField() throws -> Bool {
        let element = xml.depth
        var byDefault = false
        var isChecked: Bool?
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .default: byDefault = xml.isOn()
            case .checked: isChecked = xml.isOn()
            default: continue
            }
        }
        return isChecked ?? byDefault
    }

    private mutating func readDropDownField() throws -> String {
        let element = xml.depth
        var entries: [String] = []
        var byDefault = 0
        var result: Int?
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .default: byDefault = xml.integerAttribute("val") ?? 0
            case .result: result = xml.integerAttribute("val")
            case .listEntry: entries.append(xml.attribute("val") ?? "")
            default: continue
            }
        }
        let index = result ?? byDefault
        return entries.indices.contains(index) ? entries[index] : ""
    }
}
