import CPoppler
import DocumentModel

/// Reads one page: text layer, drawing, form fields and annotations, put together and turned upright.
enum PageContentReader {
    static func read(_ page: borrowing PDFPageHandle, limits: PDFLimits) throws(PDFReadingError) -> PageContent {
        let text = try TextLayer.words(of: page, limits: limits)
        var drawing = PageDrawing()
        if text.isEmpty {
            // Nothing to find a place for: the pictures are enough, and are had without drawing them.
            drawing.pictures = pictures(of: page)
        } else {
            drawing = try PageDrawing.read(page, limits: limits)
        }
        var words = GlyphMatching.match(text, with: drawing)
        words = PageControls.insert(into: words, of: page)
        var content = PageContent(
            number: page.number, width: page.width, height: page.height, rotation: PageRotation.stored(page), words: words, drawing: drawing
        )
        HiddenText.separate(in: &content, of: page)
        PageRotation.turnUpright(&content)
        return content
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
