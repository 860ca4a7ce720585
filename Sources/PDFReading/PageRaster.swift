import CPoppler
import DocumentModel

/// A page drawn on white as a raster, for text recognition: four bytes a pixel, blue, green, red, unused.
package struct PageRaster: Sendable {
    package var bytes: [UInt8]
    package var width: Int
    package var height: Int
    package var rowBytes: Int
    package var dotsPerInch: Double
}

extension PDFDocumentHandle {
    /// Draws a whole page as the file stores it.
    /// - Parameters:
    ///   - number: counted from 1.
    ///   - dotsPerInch: pixels an inch.
    /// - Throws: `noSuchPage`, `pageTooLarge`, `pictureFailed`.
    package func raster(page number: Int, dotsPerInch: Double) throws(PDFReadingError) -> PageRaster {
        let limit = limits.picturePixels
        return try withPage(number) { (page) throws(PDFReadingError) in
            let scale = dotsPerInch / 72
            let width = (page.width * scale).rounded(.up)
            let height = (page.height * scale).rounded(.up)
            guard width >= 1, height >= 1 else { throw .pictureFailed(page: number) }
            guard width * height <= Double(limit) else {
                let side = Double(limit).squareRoot() / scale
                throw .pageTooLarge(page: number, width: page.width, height: page.height, limit: side.rounded(.down))
            }
            let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
            defer { RenderingLock.during { cairo_surface_destroy(surface) } }
            let context = cairo_create(surface)
            cairo_scale(context, scale, scale)
            PageDrawing.draw(page, on: context)
            let isDrawn = cairo_status(context) == CAIRO_STATUS_SUCCESS
            RenderingLock.during { cairo_destroy(context) }
            cairo_surface_flush(surface)
            guard isDrawn, let data = cairo_image_surface_get_data(surface) else { throw .pictureFailed(page: number) }
            let rowBytes = Int(cairo_image_surface_get_stride(surface))
            let bytes = [UInt8](UnsafeBufferPointer(start: data, count: rowBytes * Int(height)))
            return PageRaster(bytes: bytes, width: Int(width), height: Int(height), rowBytes: rowBytes, dotsPerInch: dotsPerInch)
        }
    }
}
