import CPoppler
import DocumentModel

/// Reads one page: text layer, drawing, form fields and annotations, put together and turned upright.
enum PageContentReader {
    static func read(_ page: borrowing PDFPageHandle, limits: PDFLimits) throws(PDFReadingError) -> PageContent {
        let text = try TextLayer.words(of: page, limits: limits)
        var drawing = PageDrawing()
        if text.isEmpty {
            // Where pictures cover the page there is nothing to find a place for, and they are had without drawing them.
            drawing.pictures = pictures(of: page)
        }
        if !text.isEmpty || !isScan(drawing, page) {
            drawing = try PageDrawing.read(page, limits: limits)
        }
        let controls = PageControls.insert(into: text, of: page)
        drawing.removeGlyphs(in: controls.areas)
        var content = PageContent(
            number: page.number, width: page.width, height: page.height, rotation: PageRotation.stored(page), words: controls.words,
            drawing: drawing)
        PageRotation.turnUpright(&content)
        content.words = GlyphMatching.match(content.words, with: content.drawing)
        HiddenText.separate(in: &content, of: page)
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
