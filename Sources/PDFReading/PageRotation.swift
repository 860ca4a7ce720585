import CPoppler
import DocumentModel

/// Finds out how a page is turned, and turns pages upright whose text runs up or down.
enum PageRotation {
    /// A page is turned when at least this share of its letters (those in words of two letters and more) run the same way up or down.
    private static let turnedShare = 0.7

    /// Degrees clockwise by which the file says that the page is to be turned for viewing. The library turns all coordinates
    /// accordingly but does not tell by how much; a rectangle that it translates for a new annotation does.
    static func stored(_ page: borrowing PDFPageHandle) -> Int {
        var asked = PopplerRectangle(x1: 10, y1: 20, x2: 40, y2: 30)
        guard let annotation = poppler_annot_text_new(page.document, &asked) else { return 0 }
        defer { g_object_unref(UnsafeMutableRawPointer(annotation)) }
        poppler_page_add_annot(page.page, annotation)
        var stored = PopplerRectangle()
        poppler_annot_get_rectangle(annotation, &stored)
        poppler_page_remove_annot(page.page, annotation)
        var crop = PopplerRectangle()
        poppler_page_get_crop_box(page.page, &crop)
        // A rectangle at the lower left of the page that a person sees lies in another corner of the stored one.
        let isRight = stored.x1 - min(crop.x1, crop.x2) > abs(crop.x2 - crop.x1) / 2
        let isUpper = stored.y1 - min(crop.y1, crop.y2) > abs(crop.y2 - crop.y1) / 2
        switch (isRight, isUpper) {
        case (false, false): return 0
        case (true, false): return 90
        case (true, true): return 180
        case (false, true): return 270
        }
    }

    static func turnUpright(_ content: inout PageContent) {
        var letters: [Int: Int] = [:]
        for word in content.words where word.characters.count > 1 { letters[word.turn, default: 0] += word.characters.count }
        let all = letters.values.reduce(0, +)
        for turn in [90, 180, 270] where Double(letters[turn] ?? 0) > turnedShare * Double(all) {
            content.turn(againstTextTurned: turn)
        }
    }
}

extension PageRect {
    /// The rectangle on a page of the given size (before turning) after text turned by `turn` degrees clockwise was set upright.
    func upright(turn: Int, width: Double, height: Double) -> PageRect {
        switch turn {
        case 90: PageRect(x0: y0, y0: width - x1, x1: y1, y1: width - x0)
        case 180: PageRect(x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0)
        case 270: PageRect(x0: height - y1, y0: x0, x1: height - y0, y1: x1)
        default: self
        }
    }
}

extension PageContent {
    fileprivate mutating func turn(againstTextTurned turn: Int) {
        func upright(_ rect: PageRect) -> PageRect { rect.upright(turn: turn, width: width, height: height) }
        words = words.map { word in
            var word = word
            word.rect = upright(word.rect)
            for index in word.characters.indices { word.characters[index].rect = upright(word.characters[index].rect) }
            word.turn = (word.turn - turn + 360) % 360
            return word
        }
        drawing.strokes = drawing.strokes.map { PageDrawing.Stroke(rect: upright($0.rect), width: $0.width) }
        drawing.marks = drawing.marks.map(upright)
        drawing.fills = drawing.fills.map { PageDrawing.Fill(rect: upright($0.rect), lightness: $0.lightness) }
        drawing.pictures = drawing.pictures.map(upright)
        drawing.glyphs.glyphs = drawing.glyphs.glyphs.map { glyph in
            let point = upright(PageRect(x0: glyph.x, y0: glyph.baseline, x1: glyph.x, y1: glyph.baseline))
            return PageGlyphs.Glyph(outline: glyph.outline, x: point.x0, baseline: point.y0)
        }
        if turn != 180 { (width, height) = (height, width) }
        textTurn = turn
        rotation = (rotation + 360 - turn) % 360
    }
}
