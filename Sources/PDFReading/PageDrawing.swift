import CPoppler
import DocumentModel

/// What a page draws besides meaning: glyphs with identity, straight lines, filled rectangles, pictures.
struct PageDrawing: Hashable, Sendable {
    /// A straight line, upright or level, as it was stroked.
    struct Stroke: Hashable, Sendable {
        var rect: PageRect
        /// Points.
        var width: Double
    }

    struct Fill: Hashable, Sendable {
        var rect: PageRect
        /// 0 black … 1 white.
        var lightness: Double
    }

    var glyphs = PageGlyphs()
    /// Beside each glyph of `glyphs`: whether it is drawn in (nearly) white, and how many pictures were drawn before it.
    var glyphIsWhite: [Bool] = []
    var glyphAfterPictures: [Int] = []
    var strokes: [Stroke] = []
    var fills: [Fill] = []
    /// Small things drawn that are neither straight lines nor rectangles: what ticks and crosses are drawn with.
    var marks: [PageRect] = []
    /// In drawing order.
    var pictures: [PageRect] = []

    /// Renders the page to an SVG surface in memory and reads that.
    /// - Throws: `pageTooComplex` when the drawing outgrows the limit.
    static func read(_ page: borrowing PDFPageHandle, limits: PDFLimits) throws(PDFReadingError) -> PageDrawing {
        let sink = ByteSink(limit: limits.drawingBytes)
        let closure = Unmanaged.passUnretained(sink).toOpaque()
        let write: cairo_write_func_t = { closure, data, length in ByteSink.write(closure, data, length) }
        return try withExtendedLifetime(sink) { () throws(PDFReadingError) in
            let surface = cairo_svg_surface_create_for_stream(write, closure, page.width, page.height)
            defer { RenderingLock.during { cairo_surface_destroy(surface) } }
            let context = cairo_create(surface)
            draw(page, on: context)
            RenderingLock.during {
                cairo_destroy(context)
                cairo_surface_finish(surface)
            }
            guard !sink.isFull else { throw .pageTooComplex(page: page.number) }
            return SVGDrawingReader.read(sink.bytes)
        }
    }

    static func draw(_ page: borrowing PDFPageHandle, on context: OpaquePointer?) {
        // The paper. cairo keeps the region that has been drawn on so far, and adds to it with each word: once it is the whole page, that costs nothing.
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        RenderingLock.during { poppler_page_render(page.page, context) }
    }

    /// Forgets the glyphs whose origins lie in one of the areas.
    mutating func removeGlyphs(in areas: [PageRect]) {
        guard !areas.isEmpty else { return }
        let kept = glyphs.glyphs.indices.filter { index in
            let glyph = glyphs.glyphs[index]
            return !areas.contains { ($0.x0...$0.x1).contains(glyph.x) && ($0.y0...$0.y1).contains(glyph.baseline) }
        }
        glyphs.glyphs = kept.map { glyphs.glyphs[$0] }
        glyphIsWhite = kept.map { glyphIsWhite[$0] }
        glyphAfterPictures = kept.map { glyphAfterPictures[$0] }
    }
}
