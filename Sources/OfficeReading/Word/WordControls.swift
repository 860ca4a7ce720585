import DocumentModel

/// A content control (`w:sdt`) around the current place.
enum WordControl: Hashable {
    /// One that only groups what it holds.
    case plain
    /// One whose content was filled in, or waits to be.
    case slot(isPlaceholder: Bool)
    case checkBox(isChecked: Bool)
    /// A check box whose box stands in the text already; what else it holds is passed over.
    case drawnCheckBox

    var isCheckBox: Bool {
        switch self {
        case .checkBox, .drawnCheckBox: true
        case .plain, .slot: false
        }
    }
}

extension WordBodyParser {
    /// Reads the control that was entered last; `content` reads what it holds. Returns what kind of control it was.
    @discardableResult
    mutating func readControl(isInline: Bool, content: (inout WordBodyParser) throws -> Void) throws -> WordControl {
        let element = xml.depth
        var control = WordControl.plain
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .sdtPr: control = try readControlProperties(isInline: isInline)
            case .sdtContent:
                controls.append(control)
                try content(&self)
                controls.removeLast()
            default: continue
            }
        }
        return control
    }

    /// A control within a line is a slot whatever its kind. One around whole paragraphs or cells may hold printed text as well: it is a
    /// slot only when it is a plain text, date or list control, or shows its placeholder.
    private mutating func readControlProperties(isInline: Bool) throws -> WordControl {
        let element = xml.depth
        var isSlot = isInline
        var isPlaceholder = false
        var control: WordControl?
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .checkbox2010: control = .checkBox(isChecked: try readCheckBoxState())
            case .textControl, .date, .dropDownList, .comboBox: isSlot = true
            case .showingPlcHdr:
                isPlaceholder = xml.isOn()
                isSlot = isSlot || isPlaceholder
            case .docPartObj, .docPartList, .group, .picture, .citation, .bibliography, .equation, .repeatingSection: control = .plain
            default: continue
            }
        }
        return control ?? (isSlot ? .slot(isPlaceholder: isPlaceholder) : .plain)
    }

    private mutating func readCheckBoxState() throws -> Bool {
        let element = xml.depth
        var isChecked = false
        while let child = try xml.nextChild(of: element) {
            if child == .checked2010 { isChecked = xml.isOn() }
        }
        return isChecked
    }
}
