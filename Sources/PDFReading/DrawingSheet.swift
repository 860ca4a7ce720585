import CPoppler
import DocumentModel

/// Pages drawn one after the other on one surface. The outlines of letters are most of what cairo writes of a page, and here they come once for all.
///
/// Pages that it cannot keep apart surely are drawn each alone (`PageDrawing.read`): what is read is the same to the last digit.
final class DrawingSheet {
    /// Pages on one sheet.
    static let mostPages = 16
    /// Bytes of a file for each of its pages above which its pages have pictures: those are never held in memory together.
    private static let bytesOfPage = 100_000

    private let surface: OpaquePointer
    private let sink: ByteSink
    private let width: Double
    private let height: Double
    private var pageCount = 0

    /// - Parameters:
    ///   - width: points, of every page.
    ///   - height: the same.
    init(width: Double, height: Double, limits: PDFLimits) {
        self.width = width
        self.height = height
        sink = ByteSink(limit: limits.drawingBytes)
        let write: cairo_write_func_t = { closure, data, length in ByteSink.write(closure, data, length) }
        surface = cairo_svg_surface_create_for_stream(write, Unmanaged.passUnretained(sink).toOpaque(), width, height)
        // pages of their own are of this version
        cairo_svg_surface_restrict_to_version(surface, CAIRO_SVG_VERSION_1_2)
    }

    deinit { RenderingLock.during { cairo_surface_destroy(surface) } }

    /// How many pages of a file may be drawn on one sheet.
    static func pages(ofFileWith bytes: Int, pages: Int) -> Int { bytes / max(1, pages) > bytesOfPage ? 1 : mostPages }

    /// Draws a page; false where it is of another size.
    func draw(_ page: borrowing PDFPageHandle) -> Bool {
        guard page.width == width, page.height == height else { return false }
        let context = cairo_create(surface)
        defer { RenderingLock.during { cairo_destroy(context) } }
        PageDrawing.draw(page, on: context)
        cairo_show_page(context)
        pageCount += 1
        return true
    }

    /// The drawings of the pages in the order in which they came; nil where they must be drawn each alone. Nothing can be drawn afterwards.
    func drawings() -> [PageDrawing]? {
        RenderingLock.during { cairo_surface_finish(surface) }
        guard !sink.isFull, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { return nil }
        let drawings = SVGDrawingReader.pages(sink.bytes)
        return drawings?.count == pageCount ? drawings : nil
    }
}
