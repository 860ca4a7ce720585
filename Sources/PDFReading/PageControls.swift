import CPoppler
import DocumentModel

/// Reads AcroForm fields and free-text annotations and puts their content among the words of the page.
enum PageControls {
    private struct Control {
        var text: String
        var rect: PageRect
        var origin: TextRun.Origin
        /// A box has no text of its own: whatever is drawn inside it shows its state.
        var isBox: Bool
    }

    /// Line height of text in a field whose size is not known, points; Acrobat sets automatic text at most so high.
    private static let usualLineHeight = 14.0

    /// The words with the controls' own among them, and the areas for which the controls spoke: what is drawn there is said already.
    static func insert(into words: [PageWord], of page: borrowing PDFPageHandle) -> (words: [PageWord], areas: [PageRect]) {
        var words = words
        var areas: [PageRect] = []
        for control in fields(of: page) {
            let inside = words.indices.filter { control.rect.contains(words[$0].rect) }
            let drawn = inside.map { words[$0].text }.joined()
            if !control.isBox, drawn == control.text.filter({ !$0.isWhitespace }) || control.text.isEmpty && !drawn.isEmpty {
                for index in inside { words[index].origin = control.origin }
                if !inside.isEmpty { continue }
            }
            for index in inside.reversed() { words.remove(at: index) }
            words += self.words(of: control, order: words.count)
            areas.append(control.rect)
        }
        for note in freeTexts(of: page) where !words.contains(where: { note.rect.contains($0.rect) }) {
            words += self.words(of: note, order: words.count)
            areas.append(note.rect)
        }
        return (words, areas)
    }

    private static func fields(of page: borrowing PDFPageHandle) -> [Control] {
        let list = poppler_page_get_form_field_mapping(page.page)
        defer { poppler_page_free_form_field_mapping(list) }
        var controls: [Control] = []
        var node = list
        while let entry = node {
            defer { node = entry.pointee.next }
            guard let data = entry.pointee.data else { continue }
            let mapping = data.assumingMemoryBound(to: PopplerFormFieldMapping.self).pointee
            guard let field = mapping.field else { continue }
            let rect = upright(mapping.area, on: page)
            switch poppler_form_field_get_field_type(field) {
            case POPPLER_FORM_FIELD_TEXT:
                controls.append(control(taken(poppler_form_field_text_get_text(field)), rect: rect))
            case POPPLER_FORM_FIELD_CHOICE:
                controls.append(control(choice(field), rect: rect))
            case POPPLER_FORM_FIELD_BUTTON:
                guard poppler_form_field_button_get_button_type(field) != POPPLER_FORM_BUTTON_PUSH else { continue }
                let isOn = poppler_form_field_button_get_state(field) != 0
                controls.append(
                    Control(text: isOn ? "\u{2612}" : "\u{2610}", rect: rect, origin: .control(isPlaceholder: false), isBox: true))
            default: continue
            }
        }
        return controls
    }

    private static func control(_ text: String, rect: PageRect) -> Control {
        Control(text: text, rect: rect, origin: .control(isPlaceholder: text.isEmpty), isBox: false)
    }

    private static func choice(_ field: OpaquePointer) -> String {
        var chosen: [String] = []
        for index in 0..<max(0, poppler_form_field_choice_get_n_items(field))
        where poppler_form_field_choice_is_item_selected(field, index) != 0 {
            chosen.append(taken(poppler_form_field_choice_get_item(field, index)))
        }
        return chosen.isEmpty ? taken(poppler_form_field_choice_get_text(field)) : chosen.joined(separator: "; ")
    }

    private static func freeTexts(of page: borrowing PDFPageHandle) -> [Control] {
        let list = poppler_page_get_annot_mapping(page.page)
        defer { poppler_page_free_annot_mapping(list) }
        var notes: [Control] = []
        var node = list
        while let entry = node {
            defer { node = entry.pointee.next }
            guard let data = entry.pointee.data else { continue }
            let mapping = data.assumingMemoryBound(to: PopplerAnnotMapping.self).pointee
            guard let annotation = mapping.annot, poppler_annot_get_annot_type(annotation) == POPPLER_ANNOT_FREE_TEXT else { continue }
            let text = taken(poppler_annot_get_contents(annotation))
            guard !text.isEmpty else { continue }
            notes.append(Control(text: text, rect: upright(mapping.area, on: page), origin: .text, isBox: false))
        }
        return notes
    }

    /// Takes over a string of the library's.
    private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String {
        guard let text else { return "" }
        defer { g_free(text) }
        return String(cString: text)
    }

    /// The library gives these areas in points from the bottom left.
    private static func upright(_ area: PopplerRectangle, on page: borrowing PDFPageHandle) -> PageRect {
        PageRect(
            x0: min(area.x1, area.x2), y0: page.height - max(area.y1, area.y2), x1: max(area.x1, area.x2),
            y1: page.height - min(area.y1, area.y2))
    }

    /// Lays a control's text out inside its rectangle, since the file may not draw it at all.
    private static func words(of control: Control, order: Int) -> [PageWord] {
        let lines = control.text.split(omittingEmptySubsequences: true) { $0.isNewline }
        guard !lines.isEmpty else {
            return [
                PageWord(characters: [], style: TextStyle(), rect: control.rect, order: order, followsSpace: true, origin: control.origin)
            ]
        }
        let height = min(control.rect.height / Double(lines.count), control.isBox ? control.rect.height : usualLineHeight)
        let longest = lines.map(\.unicodeScalars.count).max() ?? 1
        let advance = min(control.rect.width / Double(max(1, longest)), height / 2)
        var words: [PageWord] = []
        for (row, line) in lines.enumerated() {
            let top = lines.count == 1 ? control.rect.midY - height / 2 : control.rect.y0 + Double(row) * height
            var x = control.rect.x0
            for piece in line.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: { $0.properties.isWhitespace }) {
                var characters: [PageCharacter] = []
                for scalar in piece {
                    characters.append(PageCharacter(scalar: scalar, rect: PageRect(x0: x, y0: top, x1: x + advance, y1: top + height)))
                    x += advance
                }
                x += advance
                guard let first = characters.first, let last = characters.last else { continue }
                words.append(
                    PageWord(
                        characters: characters, style: TextStyle(), rect: first.rect.union(last.rect), order: order + words.count,
                        followsSpace: true, origin: control.origin))
            }
        }
        return words
    }
}
