import CPoppler
import DocumentModel

/// A picture of a page or a part of it, for reports and for people who review.
package struct PagePicture: Hashable, Sendable {
    package var png: [UInt8]
    /// Pixels.
    package var width: Int
    package var height: Int
}

extension PDFDocumentHandle {
    private static let pointsPerInch = 72.0

    /// Draws a page, or a clip of it, on white.
    /// - Parameters:
    ///   - page: counted from 1.
    ///   - clip: points on the upright page, as all places in a `Document` are; nil for the whole page.
    ///   - dpi: pixels an inch.
    ///   - rotation: `Page.rotation` of the document that was read, for pages that were turned upright although the file does not say so.
    ///   - quarters: quarter turns clockwise on top of what the file says, in place of `rotation`: how recognition counts.
    /// - Throws: `noSuchPage`, `pageTooLarge`, `pictureFailed`.
    package func png(
        page number: Int, clip: PageRect? = nil, dpi: Double = 150, rotation: Int? = nil, quarters: Int? = nil
    ) throws(PDFReadingError) -> PagePicture {
        let limit = limits.picturePixels
        return try withPage(number) { (page) throws(PDFReadingError) in
            let turn = quarters.map { (($0 % 4) + 4) % 4 * 90 } ?? rotation.map { ($0 - PageRotation.stored(page) + 360) % 360 } ?? 0
            let size = turn % 180 == 0 ? (width: page.width, height: page.height) : (width: page.height, height: page.width)
            let area = clip ?? PageRect(x0: 0, y0: 0, x1: size.width, y1: size.height)
            let scale = dpi / Self.pointsPerInch
            let width = (area.width * scale).rounded(.up)
            let height = (area.height * scale).rounded(.up)
            guard width >= 1, height >= 1, width * height <= Double(limit) else { throw .pictureFailed(page: number) }
            let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
            defer { RenderingLock.during { cairo_surface_destroy(surface) } }
            let context = cairo_create(surface)
            cairo_scale(context, scale, scale)
            cairo_translate(context, -area.x0, -area.y0)
            switch turn {
            case 90: cairo_translate(context, page.height, 0)
            case 180: cairo_translate(context, page.width, page.height)
            case 270: cairo_translate(context, 0, page.width)
            default: break
            }
            cairo_rotate(context, Double(turn) * .pi / 180)
            PageDrawing.draw(page, on: context)
            let isDrawn = cairo_status(context) == CAIRO_STATUS_SUCCESS
            RenderingLock.during { cairo_destroy(context) }
            let sink = ByteSink(limit: .max)
            let write: cairo_write_func_t = { closure, data, length in ByteSink.write(closure, data, length) }
            let status = withExtendedLifetime(sink) {
                cairo_surface_write_to_png_stream(surface, write, Unmanaged.passUnretained(sink).toOpaque())
            }
            guard isDrawn, status == CAIRO_STATUS_SUCCESS else { throw .pictureFailed(page: number) }
            return PagePicture(png: sink.bytes, width: Int(width), height: Int(height))
        }
    }
}
