/// What a PDF may ask of the reader before it is refused. The defaults leave an honest report far from every limit.
package struct PDFLimits: Hashable, Sendable {
    /// Pages in a file. The longest known report has 27; a bound book of a whole province stays under 500.
    package var pages: Int
    /// The longest side of a page in points. 14 400 (200 inches) is what PDF 1.7 itself names as the limit.
    package var pageSide: Double
    /// Scalars of text on a page. A dense page of small print has about 10 000.
    package var scalarsPerPage: Int
    /// Bytes of the vector drawing of a page. A dense table page has about half a megabyte; pictures count too.
    package var drawingBytes: Int
    /// Pixels of a picture of a page. A3 at 600 dpi has 70 million.
    package var picturePixels: Int
    /// Time for the whole file, looked at between pages; nil for no limit (the worker process has its own).
    package var time: Duration?

    package init(
        pages: Int = 500, pageSide: Double = 14_400, scalarsPerPage: Int = 200_000, drawingBytes: Int = 96 << 20,
        picturePixels: Int = 80_000_000, time: Duration? = nil
    ) {
        self.pages = pages
        self.pageSide = pageSide
        self.scalarsPerPage = scalarsPerPage
        self.drawingBytes = drawingBytes
        self.picturePixels = picturePixels
        self.time = time
    }
}
