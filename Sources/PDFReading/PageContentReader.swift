import CPoppler
import DocumentModel

/// Reads pages: text layer, drawing, form fields and annotations, put together and turned upright.
enum PageContentReader {
    /// What is read of a page before its drawing is.
    private struct Draft {
        var number: Int
        var width: Double
        var height: Double
        var rotation: Int
        var words: [PageWord]
        /// Areas of controls, which speak for what is drawn there.
        var controls: [PageRect]
        var drawing: PageDrawing
        /// Whether the drawing is yet to come from the sheet.
        var isOnSheet: Bool
    }

    /// - Parameters:
    ///   - numbers: pages that may be drawn on one sheet.
    ///   - check: called before each page.
    static func read(
        _ numbers: ClosedRange<Int>, of document: borrowing PDFDocumentHandle, limits: PDFLimits,
        check: (Int) throws(PDFReadingError) -> Void
    ) throws(PDFReadingError) -> [PageContent] {
        var sheet: DrawingSheet?
        var drafts: [Draft] = []
        for number in numbers {
            try check(number)
            drafts.append(
                try document.withPage(number) { (page) throws(PDFReadingError) in
                    if sheet == nil, numbers.count > 1 { sheet = DrawingSheet(width: page.width, height: page.height, limits: limits) }
                    return try draft(page, sheet: sheet, limits: limits)
                })
        }
        try draw(&drafts, from: sheet, of: document, limits: limits)
        var contents: [PageContent] = []
        for draft in drafts { contents.append(try content(draft, of: document)) }
        return contents
    }

    private static func draft(
        _ page: borrowing PDFPageHandle, sheet: DrawingSheet?, limits: PDFLimits
    ) throws(PDFReadingError) -> Draft {
        let text = try TextLayer.words(of: page, limits: limits)
        var drawing = PageDrawing()
        if text.isEmpty {
            // Where pictures cover the page there is nothing to find a place for, and they are had without drawing them.
            drawing.pictures = pictures(of: page)
        }
        var isOnSheet = false
        if !text.isEmpty || !isScan(drawing, page) {
            isOnSheet = sheet?.draw(page) ?? false
            if !isOnSheet { drawing = try PageDrawing.read(page, limits: limits) }
        }
        let controls = PageControls.insert(into: text, of: page)
        return Draft(
            number: page.number, width: page.width, height: page.height, rotation: PageRotation.stored(page), words: controls.words,
            controls: controls.areas, drawing: drawing, isOnSheet: isOnSheet)
    }

    private static func draw(
        _ drafts: inout [Draft], from sheet: DrawingSheet?, of document: borrowing PDFDocumentHandle, limits: PDFLimits
    ) throws(PDFReadingError) {
        let waiting = drafts.indices.filter { drafts[$0].isOnSheet }
        guard let sheet, let last = waiting.last else { return }
        if let drawings = try PagePatience.during(page: drafts[last].number, { () throws(PDFReadingError) in sheet.drawings() }) {
            for (index, drawing) in zip(waiting, drawings) { drafts[index].drawing = drawing }
        } else {
            for index in waiting {
                drafts[index].drawing = try document.withPage(drafts[index].number) { (page) throws(PDFReadingError) in
                    try PageDrawing.read(page, limits: limits)
                }
            }
        }
    }

    private static func content(_ draft: Draft, of document: borrowing PDFDocumentHandle) throws(PDFReadingError) -> PageContent {
        var drawing = draft.drawing
        drawing.removeGlyphs(in: draft.controls)
        var content = PageContent(
            number: draft.number, width: draft.width, height: draft.height, rotation: draft.rotation, words: draft.words, drawing: drawing)
        PageRotation.turnUpright(&content)
        content.words = GlyphMatching.match(content.words, with: content.drawing)
        let doubtful = HiddenText.doubtful(in: content)
        if !doubtful.isEmpty {
            try document.withPage(draft.number) { (page) throws(PDFReadingError) in HiddenText.separate(doubtful, in: &content, of: page) }
        }
        return content
    }

    /// A page with less of it under pictures may draw letters although its text layer has none.
    private static let scanCoverage = 0.5

    private static func isScan(_ drawing: PageDrawing, _ page: borrowing PDFPageHandle) -> Bool {
        drawing.pictures.reduce(0) { $0 + $1.width * $1.height } > scanCoverage * page.width * page.height
    }

    private static func pictures(of page: borrowing PDFPageHandle) -> [PageRect] {
        let list = poppler_page_get_image_mapping(page.page)
        defer { poppler_page_free_image_mapping(list) }
        var rects: [PageRect] = []
        var node = list
        while let entry = node {
            defer { node = entry.pointee.next }
            guard let data = entry.pointee.data else { continue }
            let area = data.assumingMemoryBound(to: PopplerImageMapping.self).pointee.area
            rects.append(
                PageRect(x0: min(area.x1, area.x2), y0: min(area.y1, area.y2), x1: max(area.x1, area.x2), y1: max(area.y1, area.y2)))
        }
        return rects
    }
}
